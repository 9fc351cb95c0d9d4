// The pictures of the long run, kept in a folder that is named by KANALARKIV_RUN_PICTURES, for people to look at.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Takes one, if they are wanted. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['KANALARKIV_RUN_PICTURES']
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
