// The search index of one region: from the rows of its offers to compressed bytes, and from bytes to something that
// answers. Everything but the compression is pure.

import { promisify } from 'node:util'
import { deflateSync, inflate } from 'node:zlib'
import { buildIndex } from '../../../kernel/search/index/build-index.ts'
import { readIndex, writeIndex } from '../../../kernel/search/index/index-buffer.ts'
import { wordAt, wordCount } from '../../../kernel/search/index/packed-words.ts'
import { createSearcher, type Searcher } from '../../../kernel/search/search.ts'
import { columnsOf, type OfferColumns, readColumns, writeColumns } from './offer-columns.ts'
import { documentOf, type IndexedOffer } from './offer-document.ts'
import { sameMeanings } from './same-meanings.ts'

/** Answers one query at a time, without waiting in between: its working memory is shared by all queries. */
export interface OffersIndex {
  readonly searcher: Searcher
  readonly columns: OfferColumns
}

export interface IndexBuffers {
  readonly words: ArrayBuffer
  readonly columns: ArrayBuffer
}

export interface BuiltIndex extends IndexBuffers {
  /** Both buffers, as they are stored. */
  readonly content: Uint8Array<ArrayBuffer>
}

/** Ten thousand offers take about two seconds: call it in a thread. */
export function buildOffersIndex(offers: readonly IndexedOffer[]): BuiltIndex {
  const index = buildIndex(offers.map(documentOf))
  const byId = new Map(offers.map((offer) => [offer.id, offer]))
  const inOrder = Array.from({ length: wordCount(index.ids) }, (_, document) => byId.get(wordAt(index.ids, document)))
  const words = writeIndex(index) as ArrayBuffer
  const columns = writeColumns(columnsOf(inOrder.filter((offer) => offer !== undefined))) as ArrayBuffer
  const whole = new Uint8Array(8 + words.byteLength + columns.byteLength)
  new DataView(whole.buffer).setFloat64(0, words.byteLength)
  whole.set(new Uint8Array(words), 8)
  whole.set(new Uint8Array(columns), 8 + words.byteLength)
  return { words, columns, content: new Uint8Array(deflateSync(whole, { level: 1 })) }
}

/** Undefined when the bytes are damaged, of another version, or of a machine with another byte order. */
export async function readContent(content: Uint8Array): Promise<OffersIndex | undefined> {
  let whole: Buffer
  try {
    whole = await promisify(inflate)(content)
  } catch {
    return undefined
  }
  if (whole.length < 8) return undefined
  const end = 8 + whole.readDoubleBE(0)
  if (!(end <= whole.length)) return undefined
  const copy = (from: number, to: number): ArrayBuffer => new Uint8Array(whole.subarray(from, to)).slice().buffer
  return openIndex({ words: copy(8, end), columns: copy(end, whole.length) })
}

export function openIndex(buffers: IndexBuffers): OffersIndex | undefined {
  const index = readIndex(buffers.words)
  const columns = readColumns(buffers.columns)
  if (index === undefined || columns === undefined || columns.count !== index.documentCount) return undefined
  return { searcher: createSearcher(index, sameMeanings), columns }
}
