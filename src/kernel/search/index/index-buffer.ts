// An index as one buffer and back: shared between processes and workers without copying or parsing.

import type { SearchIndex } from '../terms.ts'
import type { PackedWords } from './packed-words.ts'

const magic = 0x5374_6531
const version = 1
/** magic, version, bytes in all, documents, check sum, count of parts */
const headerWords = 6

const wordKeys = ['ids', 'groups', 'forms', 'spellings', 'stems'] as const
const listKeys = [
  'groupStarts',
  'formCounts',
  'formStems',
  'partStarts',
  'parts',
  'postingStarts',
  'postingDocuments',
  'trigramKeys',
  'trigramStarts',
  'trigramForms',
] as const

type Section = Uint32Array | Float32Array | Uint16Array

function sectionsOf(index: SearchIndex): Section[] {
  const words = wordKeys.flatMap((key) => [index[key].letters, index[key].starts, index[key].slots])
  return [...words, ...listKeys.map((key) => index[key]), index.postingImpacts]
}

const padded = (bytes: number): number => (bytes + 7) & ~7

/**
 * Writes an index into one buffer; with `isShared` a SharedArrayBuffer that workers can read together.
 * O(size). Byte order of the machine: the buffer is for processes of one machine, not for archives.
 */
export function writeIndex(index: SearchIndex, isShared = false): ArrayBufferLike {
  const sections = sectionsOf(index)
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
  header.set([magic, version, size, index.documentCount, 0, index.partCount])
  header[4] = checkSum(buffer)
  return buffer
}

/** The index in a buffer of writeIndex, as views on it, or undefined when the buffer is something else or damaged. */
export function readIndex(buffer: ArrayBufferLike): SearchIndex | undefined {
  const sectionCount = wordKeys.length * 3 + listKeys.length + 1
  const tableEnd = padded((headerWords + sectionCount) * 4)
  if (buffer.byteLength < tableEnd || buffer.byteLength % 8 !== 0) return undefined
  const header = new Uint32Array(buffer, 0, headerWords + sectionCount)
  if (header[0] !== magic || header[1] !== version || header[2] !== buffer.byteLength) return undefined
  if (header[4] !== checkSum(buffer)) return undefined
  let at = tableEnd
  let section = 0
  const take = (): { at: number; bytes: number } => {
    const bytes = header[headerWords + section++] ?? 0
    const taken = { at, bytes }
    at += padded(bytes)
    return taken
  }
  const numbers = (): Uint32Array => {
    const { at: from, bytes } = take()
    return new Uint32Array(buffer, from, bytes / 4)
  }
  const packed = (): PackedWords => {
    const letters = take()
    return { letters: new Uint16Array(buffer, letters.at, letters.bytes / 2), starts: numbers(), slots: numbers() }
  }
  const words = { ids: packed(), groups: packed(), forms: packed(), spellings: packed(), stems: packed() }
  const lists = {
    groupStarts: numbers(),
    formCounts: numbers(),
    formStems: numbers(),
    partStarts: numbers(),
    parts: numbers(),
    postingStarts: numbers(),
    postingDocuments: numbers(),
    trigramKeys: numbers(),
    trigramStarts: numbers(),
    trigramForms: numbers(),
  }
  const impacts = take()
  return {
    documentCount: header[3] ?? 0,
    partCount: header[5] ?? 0,
    ...words,
    ...lists,
    postingImpacts: new Float32Array(buffer, impacts.at, impacts.bytes / 4),
  }
}

/** FNV over 32-bit words, leaving out its own place. */
function checkSum(buffer: ArrayBufferLike): number {
  const words = new Uint32Array(buffer, 0, buffer.byteLength >>> 2)
  let sum = 0x811c9dc5
  for (let i = 0; i < words.length; i++) if (i !== 4) sum = Math.imul(sum ^ (words[i] ?? 0), 0x01000193)
  return sum >>> 0
}
