// What the two people of the server demo do at the window in their browsers. Pages are found by their places, and everything is
// pressed by the words that the window itself shows, so that a text that is changed there is changed here. In TypeScript, so that
// a word or a page that is no longer there fails the check, and not the demo.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Locator, type Page } from 'playwright-core'
import { sv } from '../../renderer/locales/sv.ts'
import { PLACES } from '../../renderer/places.ts'
import type { DemoSite } from '../../resources/demo/site.mjs'
import { say } from './say.mjs'

const PATIENCE = 180_000
/** The ground that a comment is removed on. */
const ABUSE = /^a\)/

type Person = { readonly id: string; readonly name: string }
type PageName = (typeof PLACES)[number]['pages'][number][0]

/** A browser of a person's own, in which they sign in. */
export async function openBrowser(
  address: string,
  person: Person,
  viewport: { width: number; height: number },
  ending: (() => Promise<void>)[]
): Promise<Page> {
  const program = process.env['KANALARKIV_BROWSER']
  const browser = await chromium.launch({
    ...(program === undefined ? {} : { executablePath: program }),
    // Chromium has no sandbox when it runs as root; it opens nothing but our own pages here.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
  })
  ending.unshift(() => browser.close())
  const page = await browser.newPage({ viewport, locale: 'sv-SE', acceptDownloads: true })
  page.setDefaultTimeout(PATIENCE)
  await page.goto(address)
  await page.getByRole('button', { name: person.name }).click()
  await placeLink(page, sv.common.nav.places.today).waitFor()
  say('serverDemoSignedIn', person.name, viewport.width)
  return page
}

const linkIn = (page: Page, navigation: string, name: string): Locator =>
  page.getByRole('navigation', { name: navigation }).getByRole('link', { name, exact: true })
const placeLink = (page: Page, name: string) => linkIn(page, sv.common.nav.label, name)
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const verdict = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).waitFor()
const field = (page: Page, name: string) => page.getByRole('textbox', { name })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const channelOf = (site: DemoSite, { channelSlug }: { channelSlug: string }) =>
  site.channels.find(({ slug }) => slug === channelSlug)?.name ?? ''

/** Goes by the main menu to the place that has the page, and to the page in it. */
async function goTo(page: Page, name: PageName): Promise<void> {
  const { places, pages, within } = sv.common.nav
  for (const place of PLACES) {
    if (!place.pages.some(([each]) => each === name)) continue
    await placeLink(page, places[place.name]).click()
    const among = within.replace('{{place}}', places[place.name])
    if (place.pages.length > 1) await linkIn(page, among, pages[name]).click()
  }
  await heading(page, pages[name]).waitFor()
}

/** Chooses an option of a list that opens; it is named by what is chosen and then by its label. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(` ${label}$`) }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** The moderator's hour: saved, read back, decided, removed, and seen to be gone. Answers with the state that the page shows. */
export async function saveAndRemove(page: Page, site: DemoSite, moderator: Person): Promise<'gone'> {
  const { preserve, form, banner, decide, confirm } = sv.comments
  await goTo(page, 'comments')
  await page.getByRole('link', { name: preserve, exact: true }).click()
  await choose(page, form.channel, channelOf(site, site.abusive))
  await field(page, form.address).fill(site.abusive.permalink)
  await button(page, form.save).click()
  await verdict(page, banner.verified)
  await page.getByRole('radiogroup', { name: decide.category }).getByText(ABUSE).click()
  await button(page, decide.button).click()
  await verdict(page, banner.mayRemove)
  say('serverDemoDecided', moderator.name)
  site.removeComment(site.abusive.id)
  await page.getByRole('radiogroup', { name: confirm.kind }).getByText(confirm.kinds.deleted).click()
  await button(page, confirm.button).click()
  await verdict(page, banner.removed)
  say('serverDemoGone', moderator.name)
  return 'gone'
}

/** Direct messages are pasted: one is registered, the others are redirected. Answers with how many there are. */
export async function takeInMessages(page: Page, site: DemoSite, moderator: Person): Promise<number> {
  const { takeIn, intake, detail, route } = sv.messages
  for (const [at, message] of site.directMessages.entries()) {
    await goTo(page, 'messages')
    await page.getByRole('link', { name: takeIn, exact: true }).click()
    await choose(page, intake.channel, channelOf(site, message))
    await field(page, intake.senderName).fill(message.senderName)
    await field(page, intake.text).fill(message.text)
    await button(page, intake.save).click()
    await heading(page, detail.title.replace('{{sender}}', message.senderName)).waitFor()
    if (at === 0) {
      await page.getByText(route.registered, { exact: true }).click()
      await field(page, route.diaryNumber).fill(`KS ${new Date().getFullYear()}:0417`)
    } else await page.getByText(route.redirected, { exact: true }).click()
    await button(page, route.button).click()
    await page.getByRole('region', { name: route.done }).waitFor()
  }
  say('serverDemoMessages', moderator.name, site.directMessages.length)
  return site.directMessages.length
}

/** The archivist finds in the same archive what the moderator did, with who did it. */
export async function seeComment(
  page: Page,
  site: DemoSite,
  archivist: Person,
  moderator: Person
): Promise<void> {
  await goTo(page, 'comments')
  // What is done waits for nobody, and is among all.
  await page.getByRole('radio', { name: sv.inbox.which.all, exact: true }).click()
  await page.getByRole('row', { name: site.abusive.author }).click()
  await verdict(page, sv.comments.banner.removed)
  await page.getByText(moderator.name).first().waitFor()
  say('serverDemoSeen', archivist.name, moderator.name)
}

/** The archivist writes the package, has it packed, and fetches it to a computer of their own: into a folder there. */
export async function fetchPackage(page: Page, folder: string): Promise<string> {
  const { write, list, states, pack } = sv.exports
  await goTo(page, 'exports')
  await button(page, write).click()
  const row = page.getByRole('grid', { name: list }).getByRole('row').filter({ hasText: states.written })
  await row.click()
  await heading(page, sv.exports.package.title).waitFor()
  const started = page.waitForEvent('download')
  await button(page, pack).click()
  const download = await started
  const zip = join(folder, download.suggestedFilename())
  await mkdir(folder, { recursive: true })
  await download.saveAs(zip)
  return zip
}
