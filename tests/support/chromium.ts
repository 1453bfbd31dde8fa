// Unpacks and starts the Chromium that comes inside an npm package: no system package, as root and as anybody else.
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import packaged, { inflate } from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

const binFolder = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin')
const user = userInfo()

// One folder per person and size of the packed browser: the package's own place (/tmp/chromium) belongs to whoever came
// first, may be half-written by a parallel worker, and stays there when the package gets newer.
async function unpackedFolder(): Promise<string> {
  const { size } = await stat(join(binFolder, 'chromium.br'))
  const folder = join(tmpdir(), `steg-chromium-${user.uid}-${size}`)
  const found = await stat(folder).catch(() => undefined)
  if (found !== undefined && found.uid === user.uid) return folder
  const half = await mkdtemp(`${folder}-`)
  const usual = process.env.TMPDIR
  try {
    // The package unpacks into the temporary folder of the process, and nowhere else.
    process.env.TMPDIR = half
    await Promise.all([packaged.executablePath(), inflate(join(binFolder, 'al2023.tar.br'))])
  } finally {
    if (usual === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = usual
  }
  // Whoever renames first wins; the others use what is there.
  await rename(half, folder).catch(() => rm(half, { recursive: true, force: true }))
  return folder
}

// The packaged list of fonts names folders of another machine, and a browser without any font ends at the first page. Ours
// names the fonts that lie beside the browser, so that every machine draws with the same ones.
async function fontList(folder: string): Promise<string> {
  const file = join(folder, 'steg-fonts.conf')
  const half = `${file}.${process.pid}`
  const lines = [`<dir>${join(folder, 'fonts/fonts')}</dir>`, `<cachedir>${join(folder, 'font-cache')}</cachedir>`]
  await writeFile(half, `<?xml version="1.0"?>\n<fontconfig>\n${lines.join('\n')}\n</fontconfig>\n`)
  await rename(half, file)
  return file
}

/** Starts a browser (3 s the first time on a machine, then 0.2 s). The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  // The packaged browser is for Linux on x64; elsewhere the Chrome of the machine has to do.
  if (process.platform !== 'linux' || process.arch !== 'x64') return playwright.launch({ channel: 'chrome' })
  const folder = await unpackedFolder()
  const home = join(folder, 'home')
  await mkdir(home, { recursive: true })
  const environment = { ...process.env, HOME: home, FONTCONFIG_FILE: await fontList(folder) } as Record<string, string>
  const launch = (env: Record<string, string>) =>
    playwright.launch({
      executablePath: join(folder, 'chromium'),
      // No sandbox: containers and root allow none, and these tests open only our own pages.
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
      headless: true,
      env,
    })
  try {
    return await launch(environment)
  } catch (error) {
    if (!String(error).includes('shared libraries')) throw error
    // A machine without NSS (a bare container): the libraries that the package brings along.
    return launch({ ...environment, LD_LIBRARY_PATH: join(folder, 'al2023/lib') })
  }
}
