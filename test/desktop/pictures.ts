// The pictures in docs/images/, taken by the page tests when KANALARKIV_IMAGES is set; and, of every page, into the folder
// that KANALARKIV_LOOK names, in two sizes, for a person to look at.
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { chooseLanguage, type Language, type Theme } from './places.ts'

const FOLDER = resolve(import.meta.dirname, '../../docs/images')
/** What the tour of the pages shows in light and dark. */
const SHOWN = new Set([
  'start',
  'today',
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
  'export',
  'journal'
])
/** The other pages of the tour, in light alone. */
const SHOWN_LIGHT = new Set([
  'today-beside',
  'today-message',
  'people',
  'users',
  'backups',
  'disclosure-preview',
  'mandates',
  'consents',
  'secrecy',
  'register-history',
  'import-trial',
  'run-form',
  'rounds',
  'logins',
  'runs',
  'run-ended',
  'viewer-words',
  'viewer-view',
  'viewer-text',
  'viewer-provenance',
  'viewer-facts',
  'viewer-compare',
  'viewer-failed',
  'watch',
  'senders',
  'sender',
  'removed',
  'thread',
  'mail',
  'message-form',
  'message-files',
  'export-intake',
  'imports',
  'import-ended',
  'deadlines',
  'alerts',
  'search',
  'export-selection',
  'package',
  'disclosures',
  'disclosure',
  'disclosure-record',
  'disposals',
  'disposal',
  'retention-rules',
  'holds',
  'journal-line',
  'settings',
  'archive',
  'checks',
  'not-found'
])
// Where a municipality might keep it, in place of the temporary folder of whoever takes the pictures.
const SHOWN_DIR = 'D:\\Arkiv\\Sociala medier'

type Shot = {
  readonly name: string
  readonly language: Language
  readonly theme: Theme
  readonly dir: string
}

/** Takes the picture of a page of the tour, if this is one of those that are shown. */
export async function picture(page: Page, { name, language, theme, dir }: Shot): Promise<void> {
  const everywhere = process.env['KANALARKIV_LOOK']
  if (everywhere !== undefined) {
    const size = page.viewportSize()
    await page.screenshot({ path: join(everywhere, `${name}-${language}-${theme}.png`), fullPage: true })
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.screenshot({ path: join(everywhere, `${name}-${language}-${theme}-1920.png`), fullPage: true })
    if (size !== null) await page.setViewportSize(size)
  }
  if (SHOWN.has(name) || (theme === 'light' && SHOWN_LIGHT.has(name)))
    await take(page, { name, language, theme, dir })
}

/**
 * Takes the picture of a step of a journey in both languages, without the notice of what was done before it, which keeps the
 * language it was said in. The window is in Swedish afterwards, as it was.
 */
export async function pictureOfStep(page: Page, step: { name: string; dir: string }): Promise<void> {
  for (const language of ['en', 'sv'] satisfies Language[]) {
    await chooseLanguage(page, language)
    const notice = page.locator('.notice')
    if (await notice.isVisible()) await notice.getByRole('button').last().click()
    await take(page, { ...step, language, theme: 'light' })
  }
}

/** Takes it, if pictures are wanted. */
async function take(page: Page, { name, language, theme, dir }: Shot): Promise<void> {
  if (process.env['KANALARKIV_IMAGES'] !== '1') return
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
