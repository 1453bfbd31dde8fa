// Opening of a ZIP archive that a stranger sent: everything that could be a trick is refused before it is unpacked.
// Format: PKWARE APPNOTE 6.3.10. Overlapping entries: D. Fifield, "A better zip bomb", WOOT 2019.
import { crc32, inflateRawSync } from 'node:zlib'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { ReadLimits, TableRefusal } from './table.ts'

type Entry = {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly offset: number
}

export type ZipArchive = {
  readonly names: readonly string[]
  /** Unpacked size in bytes, 0 if there is no such part. */
  sizeOf(name: string): number
  /** undefined if there is no such part; a refusal if its bytes are not what the directory promised. */
  open(name: string): Result<Uint8Array | undefined, TableRefusal>
}

const endSignature = 0x06054b50
const directorySignature = 0x02014b50
const localSignature = 0x04034b50
const zip64LocatorSignature = 0x07064b50
const endSize = 22
const directorySize = 46
const localSize = 30
// Small parts may be packed very tightly (an empty theme, a column of equal cells) without being a bomb.
const ratioCountsFrom = 1024 * 1024

const suspicious = refused({ code: 'archive-suspicious' } as const)

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - endSize - 0xffff)
  for (let at = view.byteLength - endSize; at >= lowest; at--) {
    if (view.getUint32(at, true) === endSignature && view.getUint16(at + 20, true) === view.byteLength - at - endSize) {
      return at
    }
  }
  return -1
}

/** Reads the directory only; costs microseconds per entry whatever the archive would unpack to. */
export function openZip(bytes: Uint8Array, limits: ReadLimits): Result<ZipArchive, TableRefusal> {
  if (bytes.length < endSize) return refused({ code: 'damaged-workbook', part: 'ZIP' })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end < 0) return refused({ code: 'damaged-workbook', part: 'ZIP' })
  const entryCount = view.getUint16(end + 10, true)
  const directoryBytes = view.getUint32(end + 12, true)
  const directoryStart = view.getUint32(end + 16, true)
  const oneDisk = view.getUint16(end + 4, true) === 0 && view.getUint16(end + 6, true) === 0
  const zip64 =
    entryCount === 0xffff ||
    directoryBytes === 0xffffffff ||
    directoryStart === 0xffffffff ||
    (end >= 20 && view.getUint32(end - 20, true) === zip64LocatorSignature)
  if (!oneDisk || zip64 || view.getUint16(end + 8, true) !== entryCount) return suspicious
  if (entryCount > limits.archiveEntries || directoryStart + directoryBytes !== end) return suspicious

  const entries = new Map<string, Entry>()
  let total = 0
  let at = directoryStart
  for (let i = 0; i < entryCount; i++) {
    if (at + directorySize > end || view.getUint32(at, true) !== directorySignature) return suspicious
    const flags = view.getUint16(at + 8, true)
    const method = view.getUint16(at + 10, true)
    const nameLength = view.getUint16(at + 28, true)
    const next = at + directorySize + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) return suspicious
    const name = new TextDecoder().decode(bytes.subarray(at + directorySize, at + directorySize + nameLength))
    const entry: Entry = {
      name: name.replaceAll('\\', '/').toLowerCase(),
      method,
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    // Bits 0, 6 and 13: encrypted in one of three ways.
    if ((flags & 0x2041) !== 0 || (method !== 0 && method !== 8) || entries.has(entry.name)) return suspicious
    if (method === 0 && entry.size !== entry.packedSize) return suspicious
    total += entry.size
    if (
      total > limits.unpackedBytes ||
      (entry.size > ratioCountsFrom && entry.size > entry.packedSize * limits.archiveRatio)
    ) {
      return refused({ code: 'archive-too-big', limit: limits.unpackedBytes })
    }
    entries.set(entry.name, entry)
    at = next
  }
  if (at !== end) return suspicious
  if (total > ratioCountsFrom && total > bytes.length * limits.archiveRatio) {
    return refused({ code: 'archive-too-big', limit: limits.unpackedBytes })
  }
  if (!laidOutApart(view, [...entries.values()], directoryStart)) return suspicious

  const open = (name: string): Result<Uint8Array | undefined, TableRefusal> => {
    const entry = entries.get(name.toLowerCase())
    if (!entry) return ok(undefined)
    const start = dataStart(view, entry)
    const packed = bytes.subarray(start, start + entry.packedSize)
    try {
      // Never one byte more than the directory promised, however the stream goes on.
      const data = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) })
      if (data.length === entry.size && crc32(data) === entry.crc) return ok(data)
    } catch {
      // Falls through: broken stream or longer than promised.
    }
    return refused({ code: 'damaged-workbook', part: entry.name.slice(0, 80) })
  }
  return ok({
    names: [...entries.keys()],
    sizeOf: (name) => entries.get(name.toLowerCase())?.size ?? 0,
    open,
  })
}

const dataStart = (view: DataView, { offset }: Entry): number =>
  offset + localSize + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)

/** Every entry has its own bytes before the directory: none begins inside of another. */
function laidOutApart(view: DataView, entries: readonly Entry[], directoryStart: number): boolean {
  let free = 0
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    if (entry.offset < free || entry.offset + localSize > directoryStart) return false
    if (view.getUint32(entry.offset, true) !== localSignature) return false
    free = dataStart(view, entry) + entry.packedSize
    if (free > directoryStart) return false
  }
  return true
}
