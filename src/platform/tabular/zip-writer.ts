// A ZIP archive of a few parts in memory: the packing of a workbook. Same parts, same bytes (no clock).
import { crc32, deflateRawSync } from 'node:zlib'

export type ZipPart = { readonly name: string; readonly data: Uint8Array }

// 1980-01-01 00:00, the beginning of time for ZIP.
const dosDate = 0x0021

export function writeZip(parts: readonly ZipPart[]): Uint8Array {
  const chunks: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  let directorySize = 0
  for (const { name, data } of parts) {
    const nameBytes = new TextEncoder().encode(name)
    const packed = deflateRawSync(data)
    // The fields that the local header and the directory share: version 2.0, UTF-8 names, deflate, time, sums, sizes.
    const shared = new DataView(new ArrayBuffer(26))
    shared.setUint16(0, 20, true)
    shared.setUint16(2, 0x0800, true)
    shared.setUint16(4, 8, true)
    shared.setUint16(8, dosDate, true)
    shared.setUint32(10, crc32(data), true)
    shared.setUint32(14, packed.length, true)
    shared.setUint32(18, data.length, true)
    shared.setUint16(22, nameBytes.length, true)
    const fields = new Uint8Array(shared.buffer)
    const local = new Uint8Array(30 + nameBytes.length)
    new DataView(local.buffer).setUint32(0, 0x04034b50, true)
    local.set(fields, 4)
    local.set(nameBytes, 30)
    chunks.push(local, packed)
    const entry = new Uint8Array(46 + nameBytes.length)
    const view = new DataView(entry.buffer)
    view.setUint32(0, 0x02014b50, true)
    view.setUint16(4, 20, true)
    entry.set(fields, 6)
    view.setUint32(42, offset, true)
    entry.set(nameBytes, 46)
    directory.push(entry)
    directorySize += entry.length
    offset += local.length + packed.length
  }
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, parts.length, true)
  end.setUint16(10, parts.length, true)
  end.setUint32(12, directorySize, true)
  end.setUint32(16, offset, true)
  return Uint8Array.from(Buffer.concat([...chunks, ...directory, new Uint8Array(end.buffer)]))
}
