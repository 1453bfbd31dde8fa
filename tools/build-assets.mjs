// Bundles styles (KERN, fonts, our layout), icons and the client script into one folder with a hash in every address.
// The Content-Security-Policy allows no data: addresses, so KERN's inlined icons become files of their own; its
// utility classes (five sixths of its size) are left out, because our own layout.css is the only way to lay out a page.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'esbuild'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

const types = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const inlinedIcon = /url\("(data:image\/svg\+xml,[^"]*)"\)/g

/** @param {string} css @returns {Set<string>} */
const classesOf = (css) => new Set(Array.from(css.matchAll(/\.(kern-(?:\\.|[\w-])+)/g), (match) => match[1]))

/**
 * Leaves out every rule that only speaks of the given classes. Understands what KERN's plain output consists of: rules
 * and at-rules with braces; no braces inside strings (its icons have been taken out before).
 * @param {string} css @param {Set<string>} unwanted @returns {string}
 */
export function withoutClasses(css, unwanted) {
  let kept = ''
  let at = 0
  while (at < css.length) {
    const open = css.indexOf('{', at)
    if (open === -1) return kept + css.slice(at)
    let depth = 1
    let end = open + 1
    for (; depth > 0 && end < css.length; end++) depth += css[end] === '{' ? 1 : css[end] === '}' ? -1 : 0
    const head = css.slice(at, open).replace(/\/\*[\s\S]*?\*\//g, '')
    const body = css.slice(open + 1, end - 1)
    if (/@(media|supports|layer|container)\b/.test(head)) {
      const inner = withoutClasses(body, unwanted)
      if (inner.trim() !== '') kept += `${head}{${inner}}`
    } else {
      const selectors = head.split(/,(?![^(]*\))/).filter((selector) => {
        const classes = classesOf(selector)
        return classes.size === 0 || [...classes].some((name) => !unwanted.has(name))
      })
      if (selectors.length > 0) kept += `${selectors.join(',')}{${body}}`
    }
    at = end
  }
  return kept
}

/** @returns {import('esbuild').Plugin} */
function slimKern() {
  /** @type {string[]} */
  const icons = []
  return {
    name: 'slim-kern',
    setup(bundler) {
      bundler.onLoad({ filter: /@kern-ux[\\/]native[\\/]dist[\\/]kern\.css$/ }, async ({ path }) => {
        const whole = await readFile(path, 'utf8')
        const utilities = await readFile(join(dirname(path), 'kern-utilities.css'), 'utf8')
        const grid = await readFile(join(dirname(path), 'kern-grid.css'), 'utf8')
        const linked = whole.replace(inlinedIcon, (_, address) => {
          if (!icons.includes(address)) icons.push(address)
          return `url("kern-icon:${icons.indexOf(address)}")`
        })
        const wanted = classesOf('.kern-sr-only')
        const unwanted = new Set([...classesOf(utilities), ...classesOf(grid)].filter((name) => !wanted.has(name)))
        return { contents: withoutClasses(linked, unwanted), loader: 'css', resolveDir: dirname(path) }
      })
      bundler.onResolve({ filter: /^kern-icon:/ }, ({ path }) => ({
        path: `icon-${path.slice('kern-icon:'.length)}.svg`,
        namespace: 'kern-icon',
      }))
      bundler.onLoad({ filter: /.*/, namespace: 'kern-icon' }, ({ path }) => {
        const address = icons[Number(/\d+/.exec(path)?.[0])] ?? ''
        return { contents: decodeURIComponent(address.slice(address.indexOf(',') + 1)), loader: 'file' }
      })
    },
  }
}

/** @param {string} outFolder @returns {Promise<Record<string, { url: string, type: string, encodings: string[] }>>} */
export async function buildAssets(outFolder) {
  await rm(outFolder, { recursive: true, force: true })
  await mkdir(outFolder, { recursive: true })
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [
      { in: 'assets/steg.css', out: 'steg' },
      { in: 'src/client/main.ts', out: 'steg' },
      { in: 'assets/mark.svg', out: 'mark' },
    ],
    outdir: outFolder,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    // Phones that young people really have: Safari 15.4 and Chrome 100 are from spring 2022.
    target: ['es2022', 'chrome100', 'safari15.4', 'firefox100'],
    entryNames: '[hash]/[name]',
    assetNames: '[hash]/[name]',
    publicPath: '/assets',
    loader: { '.svg': 'copy', '.woff2': 'file', '.woff': 'empty' },
    plugins: [slimKern()],
    logLevel: 'warning',
  })
  /** @type {Record<string, { url: string, type: string, encodings: string[] }>} */
  const manifest = {}
  await Promise.all(
    outputFiles.map(async ({ path, contents }) => {
      const extension = extname(path)
      const name = basename(path)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, contents)
      const compressed = extension !== '.woff2'
      if (compressed) {
        const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
        await writeFile(`${path}.br`, await promisify(brotliCompress)(contents, quality))
        await writeFile(`${path}.gz`, await promisify(gzip)(contents))
      }
      manifest[name] = {
        url: `/assets/${basename(dirname(path))}/${name}`,
        type: types[extension] ?? 'application/octet-stream',
        encodings: compressed ? ['br', 'gzip'] : [],
      }
    }),
  )
  await writeFile(join(outFolder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
  return manifest
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await buildAssets(resolve(process.argv[2] ?? join(root, 'dist/assets')))
}
