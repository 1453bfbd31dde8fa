import { expect, test } from 'vitest'
import {
  coloursOf,
  makeJpeg,
  makePng,
  makeWebp,
  secrets,
  webpChunks,
  webpWithMetadata,
  withMetadata,
} from '../../../tests/support/pictures.ts'
import { inspectImage } from './inspect-image.ts'
import { mostImageBytes, prepareImage } from './prepare-image.ts'

const sides = [120, 48]
const small = { width: 300, height: 200 }

const done = async (bytes: Uint8Array) => {
  const prepared = await prepareImage({ bytes, sides })
  if (!prepared.ok) throw new Error(prepared.error)
  return prepared.value
}
const refusalOf = async (bytes: Uint8Array) => {
  const prepared = await prepareImage({ bytes, sides })
  return prepared.ok ? 'taken' : prepared.error
}
const isRed = ([red = 0, , blue = 0]: number[]) => red > 150 && blue < 100
const isBlue = ([red = 0, , blue = 0]: number[]) => blue > 150 && red < 100

const everyKind = [
  { kind: 'jpeg', make: async () => withMetadata(await makeJpeg(small)) },
  {
    kind: 'png',
    make: async () =>
      makePng(small, {
        beside: {
          tEXt: 'Comment\0Notiz an mich, Musterweg 7',
          iTXt: 'XML:com.adobe.xmp\0\0\0\0\0<?xpacket?>',
          eXIf: 'II*\0\x08\0\0\0\0\0Kamera von Anna',
        },
      }),
  },
  { kind: 'webp', make: async () => webpWithMetadata(await makeWebp(small), small) },
]

test.each(everyKind)(
  'a picture as $kind is made smaller in two sizes and keeps nothing but its pixels',
  async ({ kind, make }) => {
    const given = await make()
    // A test that puts nothing in would prove nothing.
    expect(secrets.filter((secret) => given.includes(secret)).length).toBeGreaterThan(1)
    expect(inspectImage(given)).toEqual({ ok: true, value: { kind, ...small } })
    const prepared = await done(given)
    expect(prepared.map(({ width, height }) => [width, height])).toEqual([
      [120, 80],
      [48, 32],
    ])
    for (const { bytes } of prepared) {
      expect(secrets.filter((secret) => Buffer.from(bytes).includes(secret))).toEqual([])
      expect(webpChunks(bytes)).toEqual(['VP8 '])
      const { left, right } = await coloursOf(bytes)
      expect(isRed(left) && isBlue(right)).toBe(true)
    }
  },
)

test('a picture that was taken sideways stands upright, although nobody says so any more', async () => {
  // 6: the top of the picture is at the right of what was saved.
  const [large] = await done(withMetadata(await makeJpeg(small), 6))
  expect([large?.width, large?.height]).toEqual([80, 120])
  const { top } = await coloursOf(large?.bytes ?? new Uint8Array())
  expect(isRed(top)).toBe(true)
})

test('a small picture is not blown up', async () => {
  const prepared = await done(makePng({ width: 40, height: 60 }))
  expect(prepared.map(({ width, height }) => [width, height])).toEqual([
    [40, 60],
    [32, 48],
  ])
})

test('what hangs behind the picture does not come along', async () => {
  const [large] = await done(Buffer.concat([await makeJpeg(small), Buffer.from('PK\x03\x04 Notiz an mich')]))
  expect(Buffer.from(large?.bytes ?? []).includes('Notiz an mich')).toBe(false)
})

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

test.each([
  ['a drawing', () => Buffer.from(svg), 'not-an-image'],
  ['a page', () => Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), 'not-an-image'],
  ['a moving picture of another kind', () => Buffer.from('GIF89a\x01\0\x01\0'), 'not-an-image'],
  ['the first bytes of a picture alone', () => Buffer.from([0xff, 0xd8, 0xff]), 'not-an-image'],
  ['nothing', () => Buffer.alloc(0), 'empty'],
  ['more than ten megabytes', () => Buffer.alloc(mostImageBytes + 1), 'too-large'],
  [
    'a page behind a picture',
    async () => Buffer.concat([await makeJpeg(small), Buffer.from('<html><body>')]),
    'with-markup',
  ],
  ['a drawing behind a picture', () => Buffer.concat([makePng(small), Buffer.from('<SVG onload=x>')]), 'with-markup'],
  ['a script inside a picture', () => makePng(small, { beside: { tEXt: `Comment\0${svg}` } }), 'with-markup'],
  ['a header and no pixels', () => makePng(small).subarray(0, 60), 'broken'],
  ['a picture cut off', async () => Buffer.concat([makePng(small).subarray(0, 90), Buffer.alloc(50)]), 'broken'],
])('%s is refused', async (_what, make, refusal) => {
  expect(await refusalOf(await make())).toBe(refusal)
})

test.each([
  ['4,900 megapixels in a hundred bytes', { width: 70_000, height: 70_000 }],
  ['one very long line', { width: 1, height: 2_000_000_000 }],
  ['just above the limit', { width: 6_000, height: 5_001 }],
])('a bomb is refused before anything unpacks it: %s', async (_what, claimed) => {
  const bomb = makePng({ width: 1, height: 1 }, { claimed })
  expect(bomb.length).toBeLessThan(200)
  expect(inspectImage(bomb)).toEqual({ ok: false, error: 'too-many-pixels' })
})

test('a WebP whose canvas is small and whose frame is huge counts as huge', async () => {
  const file = webpWithMetadata(await makeWebp(small), { width: 10, height: 10 })
  const at = file.indexOf('VP8 ')
  file.writeUInt16LE(16_000, at + 14)
  file.writeUInt16LE(16_000, at + 16)
  expect(inspectImage(file)).toEqual({ ok: false, error: 'too-many-pixels' })
})

test('a moving WebP is refused', async () => {
  const file = webpWithMetadata(await makeWebp(small), small)
  file.write('ANIM', file.indexOf('EXIF'), 'latin1')
  expect(await refusalOf(file)).toBe('animated')
})

test('a picture that takes too long is given up, and the next one is taken', async () => {
  const bytes = makePng({ width: 2000, height: 2000 })
  const cut = await prepareImage({ bytes, sides }, { milliseconds: 1, heapMegabytes: 64 })
  expect(cut).toEqual({ ok: false, error: 'too-slow' })
  expect((await done(makePng(small))).length).toBe(2)
})

test('while a picture is decoded, this thread goes on', async () => {
  let turns = 0
  let isDone = false
  const work = done(await makeJpeg({ width: 2400, height: 1800 })).finally(() => {
    isDone = true
  })
  while (!isDone) {
    turns += 1
    await new Promise((resolve) => setImmediate(resolve))
  }
  await work
  expect(turns).toBeGreaterThan(100)
})

test('who comes when the line is long is told so', async () => {
  const bytes = makePng(small)
  const answers = await Promise.all(Array.from({ length: 10 }, () => refusalOf(bytes)))
  expect(answers.filter((answer) => answer === 'busy')).toHaveLength(2)
  expect(answers.filter((answer) => answer === 'taken')).toHaveLength(8)
})
