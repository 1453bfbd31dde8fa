// Typed arrays in one buffer and back, as views on it: shared between threads and processes without parsing.

const magic = 0x5374_6532
/** magic, bytes in all, number of sections, check sum */
const headerWords = 4

export type Section = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array

const padded = (bytes: number): number => (bytes + 7) & ~7

/**
 * Writes sections into one buffer; with `isShared` a SharedArrayBuffer that threads can read together. O(size). Byte
 * order of the machine: the buffer is for processes of one machine, not for archives.
 */
export function writeSections(sections: readonly Section[], isShared = false): ArrayBufferLike {
  const tableEnd = padded((headerWords + sections.length) * 4)
  const size = sections.reduce((sum, section) => sum + padded(section.byteLength), tableEnd)
  const buffer = isShared ? new SharedArrayBuffer(size) : new ArrayBuffer(size)
  const header = new Uint32Array(buffer, 0, headerWords + sections.length)
  let at = tableEnd
  sections.forEach((section, i) => {
    header[headerWords + i] = section.byteLength
    const bytes = new Uint8Array(section.buffer, section.byteOffset, section.byteLength)
    new Uint8Array(buffer, at, section.byteLength).set(bytes)
    at += padded(section.byteLength)
  })
  header.set([magic, size, sections.length, 0])
  header[3] = checkSum(header, buffer)
  return buffer
}

/** Hands out the sections of a buffer, each once, in the order in which they were written. */
export interface SectionReader {
  bytes(): Uint8Array
  letters(): Uint16Array
  numbers(): Uint32Array
  integers(): Int32Array
  floats(): Float32Array
  doubles(): Float64Array
}

/** Undefined when the buffer is something else, has another number of sections, or is damaged. */
export function readSections(buffer: ArrayBufferLike, count: number): SectionReader | undefined {
  const tableEnd = padded((headerWords + count) * 4)
  if (buffer.byteLength < tableEnd || buffer.byteLength % 8 !== 0) return undefined
  const header = new Uint32Array(buffer, 0, headerWords + count)
  if (header[0] !== magic || header[1] !== buffer.byteLength || header[2] !== count) return undefined
  if (header[3] !== checkSum(header, buffer)) return undefined
  let at = tableEnd
  let section = 0
  const take = (): { at: number; bytes: number } => {
    const bytes = header[headerWords + section++] ?? 0
    const taken = { at, bytes }
    at += padded(bytes)
    return taken
  }
  const view =
    <T>(Kind: new (buffer: ArrayBufferLike, at: number, length: number) => T, width: number) =>
    (): T => {
      const { at: from, bytes } = take()
      return new Kind(buffer, from, bytes / width)
    }
  return {
    bytes: view<Uint8Array>(Uint8Array, 1),
    letters: view<Uint16Array>(Uint16Array, 2),
    numbers: view<Uint32Array>(Uint32Array, 4),
    integers: view<Int32Array>(Int32Array, 4),
    floats: view<Float32Array>(Float32Array, 4),
    doubles: view<Float64Array>(Float64Array, 8),
  }
}

/** FNV over 32-bit words, leaving out its own place. */
function checkSum(header: Uint32Array, buffer: ArrayBufferLike): number {
  const words = new Uint32Array(buffer, 0, buffer.byteLength >>> 2)
  const own = headerWords - 1
  let sum = 0x811c9dc5
  for (let i = 0; i < words.length; i++) if (i !== own) sum = Math.imul(sum ^ (words[i] ?? 0), 0x01000193)
  return (sum ^ header.length) >>> 0
}
