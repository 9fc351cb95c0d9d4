// The pictures in docs/images/, taken by the page tests when KANALARKIV_IMAGES is set; and, of every page, into the folder
// that KANALARKIV_LOOK names, in two sizes, for a person to look at.
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import type { Language, Theme } from './places.ts'

const FOLDER = resolve(import.meta.dirname, '../../docs/images')
const SHOWN = new Set([
  'start',
  'register',
  'import-faults',
  'overview',
  'channels',
  'channel',
  'channel-form',
  'captures',
  'run',
  'viewer',
  'comments',
  'comment',
  'comment-form',
  'messages',
  'message',
  'import-export',
  'inbox',
  'conversation',
  'mailed',
  'export',
  'journal',
  'archivist-blocked',
  'archivist-package',
  'archivist-receipt',
  'archivist-masking',
  'archivist-disclosed',
  'archivist-disposal',
  'archivist-disposed'
])
/** The other pages, in light alone. */
const SHOWN_LIGHT = new Set([
  'coverage',
  'checklists',
  'checklist',
  'attestations',
  'attestation',
  'import',
  'public-list',
  'people',
  'users',
  'mandates',
  'consents',
  'secrecy',
  'register-history',
  'import-trial',
  'rounds',
  'logins',
  'runs',
  'run-ended',
  'watch',
  'senders',
  'sender',
  'removed',
  'thread',
  'mail',
  'imports',
  'import-ended',
  'deadlines',
  'search',
  'package',
  'disclosures',
  'disclosure',
  'disclosure-record',
  'disposals',
  'disposal',
  'retention-rules',
  'holds',
  'settings'
])
// Where a municipality might keep it, in place of the temporary folder of whoever takes the pictures.
const SHOWN_DIR = 'D:\\Arkiv\\Sociala medier'

type Shot = {
  readonly name: string
  readonly language: Language
  readonly theme: Theme
  readonly dir: string
}

/** Takes the picture, if pictures are wanted and this is one of them. */
export async function picture(page: Page, { name, language, theme, dir }: Shot): Promise<void> {
  const everywhere = process.env['KANALARKIV_LOOK']
  if (everywhere !== undefined) {
    const size = page.viewportSize()
    await page.screenshot({ path: join(everywhere, `${name}-${language}-${theme}.png`), fullPage: true })
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.screenshot({ path: join(everywhere, `${name}-${language}-${theme}-1920.png`), fullPage: true })
    if (size !== null) await page.setViewportSize(size)
  }
  const isShown = SHOWN.has(name) || (theme === 'light' && SHOWN_LIGHT.has(name))
  if (process.env['KANALARKIV_IMAGES'] !== '1' || !isShown) return
  await page.evaluate(
    ([dir, shown]) => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        const { currentNode } = texts
        if (currentNode.nodeValue?.includes(dir)) currentNode.nodeValue = shown
      }
    },
    [dir, SHOWN_DIR] as const
  )
  // Nothing is pointed at, and nothing has the ring of the focus.
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  const taken = PNG.sync.read(await page.screenshot())
  await mkdir(FOLDER, { recursive: true })
  // Without alpha and packed hard: a fifth smaller.
  const packed = PNG.sync.write(taken, {
    colorType: 2,
    inputHasAlpha: true,
    deflateLevel: 9,
    deflateStrategy: 0,
    filterType: 0
  })
  await writeFile(join(FOLDER, `${name}-${language}-${theme}.png`), packed)
}
