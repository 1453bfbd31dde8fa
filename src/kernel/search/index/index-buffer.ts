// An index as one buffer and back.

import type { SearchIndex } from '../terms.ts'
import type { PackedWords } from './packed-words.ts'
import { readSections, type Section, writeSections } from './sections.ts'

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
/** Grows with every change of the shape, so that an older buffer is built anew and not misread. */
const version = 1

/** O(size); `isShared` as in writeSections. */
export function writeIndex(index: SearchIndex, isShared = false): ArrayBufferLike {
  const words = wordKeys.flatMap((key) => [index[key].letters, index[key].starts, index[key].slots])
  const sections: Section[] = [
    Uint32Array.of(version, index.documentCount, index.partCount),
    ...words,
    ...listKeys.map((key) => index[key]),
    index.postingImpacts,
  ]
  return writeSections(sections, isShared)
}

/** The index in a buffer of writeIndex, as views on it, or undefined when the buffer is something else or damaged. */
export function readIndex(buffer: ArrayBufferLike): SearchIndex | undefined {
  const sections = readSections(buffer, 2 + wordKeys.length * 3 + listKeys.length)
  if (sections === undefined) return undefined
  const [found, documentCount = 0, partCount = 0] = sections.numbers()
  if (found !== version) return undefined
  const packed = (): PackedWords => ({
    letters: sections.letters(),
    starts: sections.numbers(),
    slots: sections.numbers(),
  })
  const words = { ids: packed(), groups: packed(), forms: packed(), spellings: packed(), stems: packed() }
  const lists = {
    groupStarts: sections.numbers(),
    formCounts: sections.numbers(),
    formStems: sections.numbers(),
    partStarts: sections.numbers(),
    parts: sections.numbers(),
    postingStarts: sections.numbers(),
    postingDocuments: sections.numbers(),
    trigramKeys: sections.numbers(),
    trigramStarts: sections.numbers(),
    trigramForms: sections.numbers(),
  }
  return { documentCount, partCount, ...words, ...lists, postingImpacts: sections.floats() }
}
