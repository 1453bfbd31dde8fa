// Where styles, fonts, icons and the client script lie, and how they are answered. tools/build-assets.mjs makes the folder:
// every file under /assets/<hash>/<name>, with manifest.json from name to address.
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type AssetName = 'steg.css' | 'steg.js' | 'mark.svg'

type Asset = { readonly url: string; readonly type: string; readonly encodings: readonly ('br' | 'gzip')[] }
export type Assets = {
  readonly folder: string
  readonly byName: ReadonlyMap<string, Asset>
  readonly byUrl: ReadonlyMap<string, Asset>
}

const aYear = 'public, max-age=31536000, immutable'

let installed: Assets | undefined

export function readAssets(folder: string): Assets {
  const files = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, Asset>
  return {
    folder,
    byName: new Map(Object.entries(files)),
    byUrl: new Map(Object.values(files).map((asset) => [asset.url, asset])),
  }
}

/** Once at start. Without it pages name their files without a hash, which still works (`/assets/steg.css`). */
export function installAssets(assets: Assets | undefined): void {
  installed = assets
}

export const assetUrl = (name: AssetName): string => installed?.byName.get(name)?.url ?? `/assets/${name}`

/** The answer to `GET /assets/*`; undefined is "not found". Only files of the manifest are ever opened. */
export async function answerAsset(assets: Assets, path: string, acceptEncoding: string): Promise<Response | undefined> {
  const hashed = assets.byUrl.get(path)
  const asset = hashed ?? assets.byName.get(path.replace(/^\/assets\//, ''))
  if (asset === undefined) return undefined
  const encoding = asset.encodings.find((known) => acceptEncoding.includes(known))
  const suffix = encoding === 'br' ? '.br' : encoding === 'gzip' ? '.gz' : ''
  const body = await readFile(join(assets.folder, asset.url.replace(/^\/assets\//, '') + suffix))
  return new Response(new Uint8Array(body), {
    headers: {
      'Content-Type': asset.type,
      'Cache-Control': hashed === undefined ? 'no-cache' : aYear,
      ...(asset.encodings.length > 0 ? { Vary: 'Accept-Encoding' } : {}),
      ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
    },
  })
}
