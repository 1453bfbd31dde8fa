// What the bundle of styles, fonts and icons promises to the pages.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Assets, answerAsset, assetUrl, installAssets, readAssets } from '../../src/platform/html/index.ts'
import { buildAssets, withoutClasses } from '../../tools/build-assets.mjs'

let folder: string
let assets: Assets

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steg-assets-'))
  await buildAssets(folder)
  assets = readAssets(folder)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const urlOf = (name: string): string => assets.byName.get(name)?.url ?? ''
const answer = (path: string, encoding = '') => answerAsset(assets, path, encoding)

describe('a file of the bundle', () => {
  it('is kept by browsers for a year under its hash, and asked for anew without', async () => {
    const hashed = await answer(urlOf('steg.css'))
    expect(hashed?.headers.get('Cache-Control')).toContain('immutable')
    expect(hashed?.headers.get('Content-Type')).toBe('text/css; charset=utf-8')
    const plain = await answer('/assets/steg.css')
    expect(plain?.headers.get('Cache-Control')).toBe('no-cache')
    expect(await plain?.text()).toBe(await hashed?.text())
  })

  it.each(['br', 'gzip'])('is sent compressed to those who understand %s', async (encoding) => {
    const compressed = await answer(urlOf('steg.css'), encoding)
    expect(compressed?.headers.get('Content-Encoding')).toBe(encoding)
    expect(compressed?.headers.get('Vary')).toBe('Accept-Encoding')
    const bytes = (await compressed?.arrayBuffer())?.byteLength ?? 0
    expect(bytes).toBeGreaterThan(1_000)
    expect(bytes).toBeLessThan(30_000)
  })

  it.each([
    '/assets/',
    '/assets/manifest.json',
    '/assets/../manifest.json',
    '/assets/constructor',
    '/assets/__proto__',
    '/assets/toString',
    '/etc/passwd',
  ])('is nothing but what the list names: %s', async (path) => {
    expect(await answer(path)).toBeUndefined()
  })

  it('is named with its hash once the list is installed', () => {
    expect(assetUrl('steg.css')).toBe('/assets/steg.css')
    installAssets(assets)
    expect(assetUrl('steg.css')).toMatch(/^\/assets\/[A-Z0-9]{8}\/steg\.css$/)
    installAssets(undefined)
  })
})

it('styles fetch everything from this site, and every file that they name exists', async () => {
  const css = await readFile(join(folder, urlOf('steg.css').replace('/assets/', '')), 'utf8')
  const addresses = Array.from(css.matchAll(/url\(["']?([^"')]+)/g), (match) => match[1] ?? '')
  expect(addresses.length).toBeGreaterThan(40)
  for (const address of addresses) expect(await answer(address), address).toBeDefined()
  expect(css).not.toContain('kern-col-md-6')
  expect(css).toContain('.kern-form-check__checkbox')
  expect(css).toContain('.kern-sr-only')
})

it('leaves out rules that speak only of unwanted classes, also inside media queries', () => {
  const css = '.a{x:1}.b{y:2}@media print{.a{x:3}.a .b,.a{y:4}}@media screen{.a{z:5}}p{q:6}'
  expect(withoutClasses(css, new Set(['kern-a']))).toBe(css)
  const kern = css.replaceAll('.a', '.kern-a').replaceAll('.b', '.kern-b')
  expect(withoutClasses(kern, new Set(['kern-a']))).toBe('.kern-b{y:2}@media print{.kern-a .kern-b{y:4}}p{q:6}')
})
