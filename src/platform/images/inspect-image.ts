// What a file really is, read from its own bytes before anything decodes it: kind, size in pixels, and what is refused.
// Name and declared type are never asked. Pure.
import { ok, type Result, refused } from '../../kernel/result.ts'

export type ImageKind = 'jpeg' | 'png' | 'webp'

export interface InspectedImage {
  readonly kind: ImageKind
  readonly width: number
  readonly height: number
}

export type InspectRefusal =
  /** Neither JPEG nor PNG nor WebP, whatever the file is called; or cut off before its size is said. */
  | 'not-an-image'
  /** Also something else: a page or drawing with script hides in it. */
  | 'with-markup'
  | 'animated'
  | 'too-many-pixels'

/**
 * Decoded, every pixel takes four bytes, twice for a moment. 30 megapixels are more than the cameras of phones save by
 * themselves, and a file of a few kilobytes can claim a thousand times as many.
 */
export const mostPixels = 30_000_000
const longestSide = 20_000

export function inspectImage(bytes: Uint8Array): Result<InspectedImage, InspectRefusal> {
  const found = inspectJpeg(bytes) ?? inspectPng(bytes) ?? inspectWebp(bytes)
  if (found === undefined || found.width < 1 || found.height < 1) return refused('not-an-image')
  if (found.isAnimated) return refused('animated')
  if (hasMarkup(bytes)) return refused('with-markup')
  const { kind, width, height } = found
  if (width * height > mostPixels || Math.max(width, height) > longestSide) return refused('too-many-pixels')
  return ok({ kind, width, height })
}

type Found = InspectedImage & { readonly isAnimated: boolean }

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const latin = (bytes: Uint8Array, from: number, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.max(0, Math.min(length, bytes.byteLength - from))).toString(
    'latin1',
  )

/** ITU-T T.81, B.1.1: segments up to the first frame header (SOF), which says the size. */
function inspectJpeg(bytes: Uint8Array): Found | undefined {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return undefined
  const view = viewOf(bytes)
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
    if (isAlone) {
      at += 2
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) {
      if (at + 9 > bytes.length) return undefined
      return { kind: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5), isAnimated: false }
    }
    // The pixels or the end before any size was said.
    if (marker === 0xda || marker === 0xd9) return undefined
    at += 2 + Math.max(2, view.getUint16(at + 2))
  }
  return undefined
}

/** PNG (third edition), 5.2 and 11.2.1: the header comes first and has a fixed place. */
function inspectPng(bytes: Uint8Array): Found | undefined {
  if (latin(bytes, 0, 8) !== '\x89PNG\r\n\x1a\n' || bytes.length < 33 || latin(bytes, 12, 4) !== 'IHDR')
    return undefined
  const view = viewOf(bytes)
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20), isAnimated: false }
}

/** RFC 9649: RIFF chunks. Canvas and frame may claim different sizes, so the larger one counts. */
function inspectWebp(bytes: Uint8Array): Found | undefined {
  if (latin(bytes, 0, 4) !== 'RIFF' || latin(bytes, 8, 4) !== 'WEBP') return undefined
  const view = viewOf(bytes)
  let [width, height, isAnimated] = [0, 0, false]
  for (let at = 12; at + 18 <= bytes.length; ) {
    const name = latin(bytes, at, 4)
    const data = at + 8
    const [w, h] =
      name === 'VP8X' && data + 10 <= bytes.length
        ? [(view.getUint32(data + 4, true) & 0xffffff) + 1, (view.getUint32(data + 6, true) >>> 8) + 1]
        : name === 'VP8 '
          ? [view.getUint16(data + 6, true) & 0x3fff, view.getUint16(data + 8, true) & 0x3fff]
          : name === 'VP8L'
            ? sizeOfLossless(view.getUint32(data + 1, true))
            : [0, 0]
    width = Math.max(width, w)
    height = Math.max(height, h)
    isAnimated ||= name === 'ANIM' || name === 'ANMF'
    const length = view.getUint32(at + 4, true)
    at = data + length + (length % 2)
  }
  return { kind: 'webp', width, height, isAnimated }
}

const sizeOfLossless = (bits: number): [number, number] => [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1]

// Long enough not to appear by chance in ten megabytes of pixels. The short `<svg` counts at the two ends only, where a
// reader that guesses would look.
const markup = /<script[\s>/]|<!doctype|<html[\s>]|<foreignobject/i
const drawing = /<svg[\s>]/i

function hasMarkup(bytes: Uint8Array): boolean {
  const end = 4096
  return (
    markup.test(latin(bytes, 0, bytes.length)) ||
    drawing.test(latin(bytes, 0, end)) ||
    drawing.test(latin(bytes, Math.max(0, bytes.length - end), end))
  )
}
