// Every page and dialog: axe finds nothing. `npm test` tours the window in Swedish, and `npm run test:long` in English too:
// a language changes few of the rules' answers, and a tour takes minutes.
// With KANALARKIV_IMAGES=1 the pictures in docs/images/ are taken on the way.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Run } from '#shared/capture.ts'
import { decodePicture } from '../../electron/core/formats/pictures/decode.ts'
import { isLong } from '../helpers/long.ts'
import { ask } from './ask.ts'
import { type Fault, faultsOn } from './axe.ts'
import { type DemoArchive, makeDemoArchive } from './demo-archive.ts'
import { type Desktop, launch, temporaryFolder } from './launch.ts'
import { picture } from './pictures.ts'
import {
  chooseSetting,
  dress,
  type Language,
  placesIn,
  reach,
  routesOf,
  type ShownPage,
  settle,
  showTheme,
  TEXTS
} from './places.ts'

// A whole tour of the window; the limit only ends what hangs.
const TOUR = 900_000
const LANGUAGES: readonly Language[] =
  isLong || process.env['KANALARKIV_IMAGES'] === '1' ? ['sv', 'en'] : ['sv']
const THEMES = ['light', 'dark'] as const
const DRESSES = (['sv', 'en'] as const).flatMap(language => THEMES.map(theme => [language, theme] as const))

let folder: string
let archive: DemoArchive
let desktop: Desktop
let page: Page

beforeAll(async () => {
  folder = await temporaryFolder()
  archive = await makeDemoArchive(join(folder, 'arkiv'))
  desktop = await launch({ archive: archive.dir, userData: join(folder, 'profile') })
  page = desktop.page
  await page.setViewportSize(SIZE)
}, TOUR)
afterAll(async () => {
  await desktop.close()
  await archive.site.close()
  await rm(folder, { recursive: true, force: true })
})

it.for(LANGUAGES)(
  'axe finds nothing on any page in %s, light and dark',
  { timeout: TOUR },
  async language => {
    expect(await tour(placesIn(archive), [language])).toEqual([])
  }
)

it('no page of the window is left out', async () => {
  const toured = placesIn(archive).map(({ path }) => path)
  const routes = await routesOf()
  const missed = routes.filter(({ pattern }) => !toured.some(path => pattern.test(path)))
  expect([routes.length > 30, missed]).toEqual([true, []])
})

it('axe finds what is wrong when something is', async () => {
  await page.locator('main h1').waitFor()
  await page.evaluate(() => {
    document.querySelector('main')?.append(Object.assign(document.createElement('img'), { id: 'nameless' }))
  })
  expect(await examine('nameless')).toMatchObject([{ rule: expect.stringMatching(/^image-alt/) }])
  await page.evaluate(() => document.getElementById('nameless')?.remove())
})

it('axe finds nothing on forms that are not right', async () => {
  await dress(page, 'sv', 'light')
  const forms = placesIn(archive).filter(({ name }) => FORMS.has(name))
  const found: Finding[] = []
  for (const place of forms) {
    await reach(page, place, 'sv')
    await page.locator('form button[type=submit]').last().click()
    await page.getByText(TEXTS.sv.common.form.required).first().waitFor()
    found.push(...(await examine(place.name)))
  }
  expect(found).toEqual([])
})

const FORMS = new Set(['channel-form', 'retire-form', 'comment-form', 'message-form', 'message-files'])

it('forced colours tell what is chosen from what is not', async () => {
  await dress(page, 'sv', 'light')
  await page.emulateMedia({ forcedColors: 'active' })
  await reach(page, { name: 'captures', path: '/captures', ready: '.shot' }, 'sv')
  const lines = (names: string) =>
    page.locator(names).evaluateAll(tabs => tabs.map(tab => getComputedStyle(tab).borderBottomColor))
  const [chosen, ...others] = [
    await lines('.tab[data-selected]'),
    await lines('.tab:not([data-selected])')
  ].flat()
  const ground = await page.locator('body').evaluate(body => getComputedStyle(body).backgroundColor)
  expect(others.length).toBeGreaterThan(1)
  expect([...new Set(others)]).toEqual([ground])
  expect(chosen).not.toBe(ground)

  await page.getByRole('button', { name: TEXTS.sv.captures.start }).click()
  const box = page
    .getByRole('dialog')
    .locator('label')
    .filter({ has: page.getByRole('checkbox') })
    .first()
  const mark = box.locator('.choice-mark')
  expect(await coloursIn(await mark.screenshot())).toBe(1)
  await box.click()
  expect(await coloursIn(await mark.screenshot())).toBeGreaterThan(1)
  await page.keyboard.press('Escape')
  await page.emulateMedia({ forcedColors: 'none' })
})

/** How many colours there are within a mark, its border left out. */
async function coloursIn(png: Buffer): Promise<number> {
  const { width, height, data } = await decodePicture(png)
  const colours = new Set<number>()
  for (let y = 5; y < height - 5; y++)
    for (let x = 5; x < width - 5; x++) colours.add(data.readUInt32BE((y * width + x) * 4))
  return colours.size
}

it('axe finds nothing while a run goes on, in any dress', { timeout: TOUR }, async () => {
  await dress(page, 'sv', 'light')
  const request = { kind: 'half-year', which: 'all', reason: null, acceptBadCertificates: false }
  const { id } = await ask<Run>(desktop, 'captures.startRun', request)
  await reach(page, { name: 'run', path: `/captures/runs/${id}`, ready: '#run-now' }, 'sv')
  await page.locator('[aria-labelledby=run-now] li').nth(1).waitFor()
  const found: Finding[] = []
  let now: Language = 'sv'
  for (const [language, theme] of DRESSES) {
    await chooseSetting(page, now, TEXTS[now].common.settings.languages[language])
    await chooseSetting(page, language, TEXTS[language].common.settings.themes[theme])
    now = language
    await settle(page)
    found.push(...(await examine('run')))
    await picture(page, { name: 'run', language, theme, dir: archive.dir })
  }
  expect(await ask<Run>(desktop, 'captures.findRun', { id })).toMatchObject({ state: 'running' })
  await ask(desktop, 'captures.stopRun', { id })
  expect(found).toEqual([])
})

it('axe finds nothing on a comment that is gone', { timeout: TOUR }, async () => {
  archive.site.removeComment(archive.site.abusive.id)
  await ask(desktop, 'comments.confirmGone', { id: archive.decided, kind: 'deleted', basis: 'seen-gone' })
  const removed = { name: 'removed', path: `/comments/${archive.decided}`, ready: '#removal' }
  expect(await tour([removed])).toEqual([])
})

it('axe finds nothing on the first page of all, nor in an empty archive', { timeout: TOUR }, async () => {
  await ask(desktop, 'archive.close')
  expect(await tour([{ name: 'start', path: '/', ready: '.start-page' }])).toEqual([])
  await ask(desktop, 'archive.create', { dir: join(folder, 'tomt'), municipality: 'Norrby kommun' })
  expect(await tour(EMPTY)).toEqual([])
})

const EMPTY: readonly ShownPage[] = [
  { name: 'today (empty)', path: '/', ready: '.first-steps' },
  { name: 'channels (empty)', path: '/channels', ready: '.state-box' },
  { name: 'captures (empty)', path: '/captures', ready: '.state-box' },
  { name: 'comments (empty)', path: '/comments', ready: '.state-box' },
  { name: 'comment-form (empty)', path: '/comments/new', ready: '.state-box' },
  { name: 'messages (empty)', path: '/messages', ready: '.state-box' },
  { name: 'message-form (empty)', path: '/messages/new', ready: '.state-box' },
  { name: 'imports (empty)', path: '/messages/imports', ready: '.state-box' },
  { name: 'export (empty)', path: '/export', ready: '.state-box' },
  { name: 'disposal (empty)', path: '/disposal', ready: '.state-box' },
  { name: 'retention-rules (empty)', path: '/disposal/rules', ready: '.state-box' },
  { name: 'holds (empty)', path: '/disposal/holds', ready: '.state-box' },
  { name: 'journal (empty)', path: '/journal', ready: '[role=grid]' }
]

type Finding = Fault & { readonly place: string }

/** Goes to all the places in each language, and looks at each of them light and dark. */
async function tour(
  places: readonly ShownPage[],
  languages: readonly Language[] = LANGUAGES
): Promise<Finding[]> {
  const found: Finding[] = []
  for (const language of languages) {
    await dress(page, language, 'light')
    for (const place of places) {
      await reach(page, place, language)
      for (const theme of THEMES) {
        await showTheme(page, theme)
        const isFirst = language === LANGUAGES[0] && theme === THEMES[0]
        found.push(...(await examine(place.name, isFirst ? 'whole' : 'dress')))
        await picture(page, { name: place.name, language, theme, dir: archive.dir })
      }
      await showTheme(page, 'light')
      if (language === LANGUAGES[0]) found.push(...(await examineLarge(place.name)))
    }
  }
  return found
}

const SIZE = { width: 1280, height: 800 }
/** A window of 1280 by 720 where everything is twice as large. */
const AT_200 = { width: 640, height: 360 }

/** The same in forced colours and at 200 %; nothing is cut off or makes the page scroll sideways. */
async function examineLarge(place: string): Promise<Finding[]> {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.setViewportSize(AT_200)
  const found = (await faultsOn(page, { rules: 'large' })).map(fault => ({
    place: `${place}, large`,
    ...fault
  }))
  const [wider = 0, higher = 0] = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    return [scrollWidth - innerWidth, scrollHeight - innerHeight]
  })
  await page.setViewportSize(SIZE)
  await page.emulateMedia({ forcedColors: 'none' })
  if (wider > 0) found.push({ place, rule: 'wider than the window', where: `${wider} px` })
  // It has a scroll bar of its own within the window.
  if (higher > 0) found.push({ place, rule: 'higher than the window', where: `${higher} px` })
  return found
}

/** What axe finds on the page as it is now. */
const examine = async (place: string, rules: 'whole' | 'dress' = 'whole'): Promise<Finding[]> =>
  (await faultsOn(page, { rules })).map(fault => ({ place, ...fault }))
