// The site with its real styles and scripts, for a browser; and the way in that people take in the demo region.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { paths } from '../../src/kernel/names/paths.ts'
import type { MembershipRole } from '../../src/kernel/names/roles.ts'
import { type Assets, installAssets, readAssets } from '../../src/platform/html/assets.ts'
import { buildAssets } from '../../tools/build-assets.mjs'
import { whenFileIsDone } from '../set-up/when-done.ts'
import { type TestSite, testSite } from './site.ts'

export interface BrowsedSite extends TestSite {
  readonly assets: Assets
  /** One click on the sign-in page, as a visitor of the demo does it. */
  enterAs(page: Page, role: MembershipRole): Promise<void>
}

export async function browsedSite(): Promise<BrowsedSite> {
  const folder = join(tmpdir(), `steg-assets-${process.pid}-${Date.now()}`)
  await buildAssets(folder)
  const assets = readAssets(folder)
  installAssets(assets)
  whenFileIsDone(() => installAssets(undefined))
  const site = await testSite({ assets })
  return {
    ...site,
    assets,
    enterAs: async (page, role) => {
      await page.goto(site.origin + paths.signIn)
      await page.locator(`button[name="rolle"][value="${role}"]`).click()
      await page.waitForURL(`**${paths.work}**`)
    },
  }
}
