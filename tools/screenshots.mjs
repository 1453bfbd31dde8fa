// node tools/screenshots.mjs <base address> [--cookie name=value] [--out screenshots] [--widths 320,390,1280]
//   [--themes light,dark] /path [name=/path …]: one PNG of the whole page per path, width and theme.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openBrowser } from '../tests/support/chromium.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cookie: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: 'screenshots' },
    widths: { type: 'string', default: '320,390,1280' },
    themes: { type: 'string', default: 'light,dark' },
  },
})
const [base, ...paths] = positionals
if (base === undefined || paths.length === 0) {
  console.error('Usage: node tools/screenshots.mjs <base address> [options] /path [name=/path …]')
  process.exit(2)
}

await mkdir(values.out, { recursive: true })
const browser = await openBrowser()
try {
  for (const colorScheme of values.themes.split(',')) {
    for (const width of values.widths.split(',').map(Number)) {
      const context = await browser.newContext({
        viewport: { width, height: width < 600 ? 720 : 800 },
        colorScheme,
        locale: 'de-DE',
      })
      await context.addCookies(
        values.cookie.map((pair) => {
          const at = pair.indexOf('=')
          return { name: pair.slice(0, at), value: pair.slice(at + 1), url: base }
        }),
      )
      const page = await context.newPage()
      for (const entry of paths) {
        const [, name, path] = /^(?:([\w-]+)=)?(\/.*)$/.exec(entry) ?? [undefined, 'page', entry]
        await page.goto(new URL(path, base).href, { waitUntil: 'networkidle' })
        const file = join(
          values.out,
          `${name ?? (path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'start')}-${width}-${colorScheme}.png`,
        )
        await page.screenshot({ path: file, fullPage: true })
        console.log(file)
      }
      await context.close()
    }
  }
} finally {
  await browser.close()
}
