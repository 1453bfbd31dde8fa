// In which order the test files begin: those that take longest first, so that none of them runs alone at the end while the
// other processor waits. Without results of an earlier run, vitest would begin with the longest texts.
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** As measured, longest first; what is not listed follows in the order of vitest. */
const longest = [
  'tests/journeys/every-page.test.ts',
  'tests/journeys/praxistage.test.ts',
  'tests/program/commands.test.ts',
  'tests/permissions/routes.test.ts',
  'src/platform/db/embedded/embedded.test.ts',
  'tests/journeys/gaps.test.ts',
  'tests/html/kitchen-sink.test.ts',
  'src/modules/plans/changed-by-hand.test.ts',
  'tests/journeys/wishes.test.ts',
  'tests/program/start.test.ts',
  'tests/permissions/sql-lock.test.ts',
]

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = longest.findIndex((path) => moduleId.replaceAll('\\', '/').endsWith(`/${path}`))
  return rank < 0 ? longest.length : rank
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b))
  }
}
