// Runs in a thread of its own, one per picture: decodes, shrinks, and encodes anew as WebP. Only pixels come through, so
// nothing that was written beside them (place, camera, names, previews, profiles) is left. Erasable TypeScript only,
// since Node starts this file directly in tests.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import decodeJpeg, { init as openJpeg } from '@jsquash/jpeg/decode.js'
import { decode as decodePng, init as openPng } from '@jsquash/png/decode.js'
import decodeWebp, { init as openWebpDecoder } from '@jsquash/webp/decode.js'
import encodeWebp, { init as openWebpEncoder } from '@jsquash/webp/encode.js'
import type { ImageKind } from './inspect-image.ts'
import { type Pixels, shrink } from './shrink.ts'

export interface ImageWork {
  readonly kind: ImageKind
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Longest sides of what is wanted, largest first. */
  readonly sides: readonly number[]
}

export interface EncodedImage {
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

// The codecs create this class of the browser, which Node does not have.
class PlainImageData implements Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>
  readonly width: number
  readonly height: number
  readonly colorSpace = 'srgb'
  readonly pixelFormat = 'rgba-unorm8'
  constructor(data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) {
    this.data = data
    this.width = width
    this.height = height
  }
}
Object.assign(globalThis, { ImageData: PlainImageData })

// From the disk: the packages themselves would fetch their code from an address.
const { resolve } = createRequire(import.meta.url)
const codeOf = (path: string): Promise<Buffer<ArrayBuffer>> => readFile(resolve(path))
const compiled = async (path: string): Promise<WebAssembly.Module> => WebAssembly.compile(await codeOf(path))

async function decode({ kind, bytes }: ImageWork): Promise<Pixels> {
  switch (kind) {
    case 'jpeg':
      await openJpeg(await compiled('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'))
      // Turned as the camera was held; afterwards nobody could know.
      return decodeJpeg(bytes.buffer, { preserveOrientation: true })
    case 'png':
      await openPng(await compiled('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'))
      return decodePng(bytes.buffer)
    case 'webp':
      await openWebpDecoder(await compiled('@jsquash/webp/codec/dec/webp_dec.wasm'))
      return decodeWebp(bytes.buffer)
  }
}

async function work(given: ImageWork): Promise<EncodedImage[]> {
  let pixels = await decode(given)
  // The package asks the same question to choose the code that belongs to the module.
  const fast = await codeOf('@jsquash/webp/codec/enc/webp_enc_simd.wasm')
  await openWebpEncoder(
    WebAssembly.validate(fast)
      ? await WebAssembly.compile(fast)
      : await compiled('@jsquash/webp/codec/enc/webp_enc.wasm'),
  )
  const encoded: EncodedImage[] = []
  for (const side of given.sides) {
    pixels = shrink(pixels, side)
    const { width, height } = pixels
    const data = new Uint8ClampedArray(pixels.data)
    const bytes = await encodeWebp(new ImageData(data, width, height), { quality: 80, method: 4 })
    encoded.push({ width, height, bytes: new Uint8Array(bytes) })
  }
  return encoded
}

const done = await work(workerData as ImageWork)
parentPort?.postMessage(
  done,
  done.map(({ bytes }) => bytes.buffer),
)
