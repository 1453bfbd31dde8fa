// What a test file leaves behind is put away when the file is done, wherever it was made: an afterAll that is called inside
// a beforeAll is never run, and the files of one worker share its process.

const waiting: (() => unknown)[] = []

/** Done after all tests and hooks of the file, last first. */
export function whenFileIsDone(work: () => unknown): void {
  waiting.push(work)
}

/** Does all of it, and fails with the first of its errors. */
export async function finishFile(): Promise<void> {
  const errors: unknown[] = []
  for (const work of waiting.splice(0).reverse())
    try {
      await work()
    } catch (error) {
      errors.push(error)
    }
  if (errors.length > 0) throw errors[0]
}
