// Pictures for tests, made here: plain ones, with everything that cameras and programs write beside the pixels, and such
// that lie about themselves.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { crc32, deflateSync } from 'node:zlib'

const { resolve } = createRequire(import.meta.url)

interface Size {
  readonly width: number
  readonly height: number
}

/** Left half red, right half blue: what was turned or cut can be seen. */
export function pixelsOf({ width, height }: Size): ImageData {
  const data = new Uint8ClampedArray(4 * width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data.set(x < width / 2 ? [220, 30, 30, 255] : [30, 30, 220, 255], 4 * (y * width + x))
  return { data, width, height, colorSpace: 'srgb' } as unknown as ImageData
}

const compiled = async (path: string): Promise<WebAssembly.Module> => WebAssembly.compile(await readFile(resolve(path)))

export async function makeJpeg(size: Size): Promise<Buffer> {
  const { default: encode, init } = await import('@jsquash/jpeg/encode.js')
  await init(await compiled('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'))
  return Buffer.from(await encode(pixelsOf(size)))
}

export async function makeWebp(size: Size): Promise<Buffer> {
  const { default: encode, init } = await import('@jsquash/webp/encode.js')
  await init(await compiled('@jsquash/webp/codec/enc/webp_enc_simd.wasm'))
  return Buffer.from(await encode(pixelsOf(size)))
}

const chunk = (name: string, data: Uint8Array): Buffer => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(data.length)
  head.write(name, 4, 'latin1')
  const tail = Buffer.alloc(4)
  tail.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])))
  return Buffer.concat([head, data, tail])
}

/** `claimed` is what the header says, where it differs from what is there. */
export function makePng(size: Size, given: { claimed?: Size; beside?: Readonly<Record<string, string>> } = {}): Buffer {
  const header = Buffer.alloc(13)
  const said = given.claimed ?? size
  header.writeUInt32BE(said.width, 0)
  header.writeUInt32BE(said.height, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const data = Buffer.from(pixelsOf(size).data)
  const rows = Array.from({ length: size.height }, (_, y) =>
    Buffer.concat([Buffer.from([0]), data.subarray(4 * y * size.width, 4 * (y + 1) * size.width)]),
  )
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...Object.entries(given.beside ?? {}).map(([name, text]) => chunk(name, Buffer.from(text, 'latin1'))),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', new Uint8Array()),
  ])
}

/** What must never come out again: found by these words in the bytes. */
export const secrets = ['Musterweg 7', 'Kamera von Anna', 'xpacket', 'SEKRET-PROFIL', 'Notiz an mich']

const segment = (marker: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** TIFF block with orientation (tag 274), camera (271) and a pointer to a GPS block (34853). */
export function exifBlock(orientation: number): Buffer {
  const make = Buffer.from('Kamera von Anna\0', 'latin1')
  const place = Buffer.from('Musterweg 7\0', 'latin1')
  const tiff = Buffer.alloc(8 + 2 + 3 * 12 + 4)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(3, 8)
  const entry = (index: number, tag: number, type: number, count: number, value: number): void => {
    const at = 10 + index * 12
    tiff.writeUInt16LE(tag, at)
    tiff.writeUInt16LE(type, at + 2)
    tiff.writeUInt32LE(count, at + 4)
    tiff.writeUInt32LE(value, at + 8)
  }
  entry(0, 271, 2, make.length, tiff.length)
  entry(1, 274, 3, 1, orientation)
  entry(2, 34853, 4, 1, tiff.length + make.length + place.length)
  const gps = Buffer.alloc(2 + 12 + 4)
  gps.writeUInt16LE(1, 0)
  gps.writeUInt16LE(27, 2)
  gps.writeUInt16LE(2, 4)
  gps.writeUInt32LE(place.length, 6)
  gps.writeUInt32LE(tiff.length + make.length, 10)
  return Buffer.concat([tiff, make, place, gps])
}

/** With EXIF and GPS (APP1), XMP (APP1), a colour profile (APP2) and a comment (COM). */
export function withMetadata(jpeg: Buffer, orientation = 1): Buffer {
  const xmp = '<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">Musterweg 7</x:xmpmeta>'
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifBlock(orientation)])),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`, 'latin1')),
    segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01SEKRET-PROFIL', 'latin1')),
    segment(0xfe, Buffer.from('Notiz an mich', 'latin1')),
    jpeg.subarray(2),
  ])
}

const riff = (name: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.write(name, 0, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

/** An extended WebP with EXIF and XMP chunks around the picture of a simple one. */
export function webpWithMetadata(simple: Buffer, { width, height }: Size): Buffer {
  const canvas = Buffer.alloc(10)
  canvas[0] = 0b0000_1100
  canvas.writeUIntLE(width - 1, 4, 3)
  canvas.writeUIntLE(height - 1, 7, 3)
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    riff('VP8X', canvas),
    simple.subarray(12),
    riff('EXIF', exifBlock(1)),
    riff('XMP ', Buffer.from('<?xpacket?>Musterweg 7', 'latin1')),
  ])
  return riff('RIFF', body)
}

/** Names of the chunks of a WebP file, in order. */
export function webpChunks(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes)
  const names: string[] = []
  for (let at = 12; at + 8 <= buffer.length; ) {
    names.push(buffer.toString('latin1', at, at + 4))
    const length = buffer.readUInt32LE(at + 4)
    at += 8 + length + (length % 2)
  }
  return names
}

/** Colour in the middle of the left and of the right half, by a decoder of its own. */
export async function coloursOf(webp: Uint8Array): Promise<{ left: number[]; right: number[]; top: number[] }> {
  const known = globalThis as { ImageData?: unknown }
  known.ImageData ??= class {
    constructor(
      readonly data: Uint8ClampedArray,
      readonly width: number,
      readonly height: number,
    ) {}
  }
  const { default: decode, init } = await import('@jsquash/webp/decode.js')
  await init(await compiled('@jsquash/webp/codec/dec/webp_dec.wasm'))
  const { data, width, height } = await decode(new Uint8Array(webp).buffer)
  const at = (x: number, y: number) => [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)]
  const [middle, quarter] = [Math.floor(height / 2), Math.floor(width / 4)]
  return { left: at(quarter, middle), right: at(3 * quarter, middle), top: at(quarter, Math.floor(height / 8)) }
}
