// The moderator's journey in the real window: a comment is pasted, saved, decided on and confirmed gone, by mouse and by keys alone, and ten
// in one go. What is counted is every click and every key after the paste; how long it takes is told, since that is a measure of a machine.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { CommentRow, CommentsFound } from '#shared/comment.ts'
import { ROLES } from '#shared/user.ts'
import { type DemoSite, startDemoSite } from '../../resources/demo/site.mjs'
import { ask, createWithDialogue } from './ask.ts'
import { faultsOn } from './axe.ts'
import { closeAndRemove, type Desktop, launchInFolder } from './launch.ts'
import { goTo, menuLink } from './person.ts'
import { showTheme } from './places.ts'

let folder: string
let site: DemoSite
let desktop: Desktop
let page: Page
let channelId: string

beforeAll(async () => {
  site = await startDemoSite()
  ;({ folder, desktop } = await launchInFolder())
  page = desktop.page
  await page.setViewportSize({ width: 1280, height: 800 })
  channelId = await createWithDialogue(desktop, join(folder, 'arkiv'), site.abusive.pageUrl)
  const settings = { viewport: 'desktop', reach: 'ordinary', privateAddresses: true, filmProgram: false }
  await ask(desktop, 'captures.setChannelSettings', { channelId, ...settings })
  const { osUser } = await ask<{ osUser: string }>(desktop, 'users.me')
  await ask(desktop, 'users.save', { osUser, name: 'Jonas Åberg', personId: null, roles: [...ROLES] })
  // The window learns that an archive is open.
  await page.reload()
  await menuLink(page, 'Inkorg').waitFor()
})
afterAll(async () => {
  await closeAndRemove(desktop, folder)
  await site.close()
})
beforeEach(() => goTo(page, 'Kanaler'))

/** What somebody does after the paste, counted. */
class Actions {
  readonly #began = Date.now()
  #count = 0
  click(target: Locator): Promise<void> {
    this.#count += 1
    return target.click()
  }
  press(key: string): Promise<void> {
    this.#count += 1
    return page.keyboard.press(key)
  }
  /** How many there were; how long they took with the waiting is told. */
  end(what: string): number {
    const seconds = ((Date.now() - this.#began) / 1000).toFixed(1)
    console.log(`${what}: ${this.#count} actions, ${seconds} s`)
    return this.#count
  }
}

/** Into the window as it stands, wherever the focus is. */
async function paste(text: string): Promise<void> {
  await page.evaluate(copied => navigator.clipboard.writeText(copied), text)
  await page.keyboard.press('Control+V')
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const choice = (words: string | RegExp) => page.locator('.choice', { hasText: words })
const verdict = (words: string) => page.getByRole('status').filter({ hasText: words })
const hasFocus = (target: Locator) =>
  expect.poll(() => target.evaluate(each => each === document.activeElement))
/** The form has come, with the focus where the Enter key sends it on. */
const pastedIn = () => hasFocus(page.getByRole('textbox', { name: /^Kommentarens adress/ })).toBe(true)
const isInView = (target: Locator) =>
  target.evaluate(element => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= window.innerHeight
  })
/** Whether nothing that is kept in view lies over its ends. */
const isUncovered = (target: Locator) =>
  target.evaluate(element => {
    const { left, top, bottom } = element.getBoundingClientRect()
    return [top + 4, bottom - 4].every(y => element.contains(document.elementFromPoint(left + 12, y)))
  })

/** How far down the page is, and how far it can be scrolled below what is on it. */
const scrolled = () => page.locator('.main').evaluate(main => Math.round(main.scrollTop))
const voidBelow = () =>
  page
    .locator('.main')
    .evaluate(
      main => main.scrollHeight - Math.max(main.clientHeight, main.querySelector('.page')?.clientHeight ?? 0)
    )

async function shot(name: string): Promise<void> {
  const pictures = process.env['KANALARKIV_LOOK']
  if (pictures === undefined) return
  await mkdir(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

/** What axe finds on what is shown: light, dark, and in forced colours. */
async function faults(name: string) {
  const light = await faultsOn(page, { rules: 'whole', leavesAnnounced: true })
  await showTheme(page, 'dark')
  await shot(`${name}-dark`)
  const dark = await faultsOn(page, { rules: 'dress' })
  await showTheme(page, 'light')
  await page.emulateMedia({ forcedColors: 'active' })
  await shot(`${name}-forced`)
  const forced = await faultsOn(page, { rules: 'large' })
  await page.emulateMedia({ forcedColors: 'none' })
  return [...light, ...dark, ...forced]
}

/** The comments on the page of the post, others than the abusive one. */
async function othersOnPage(): Promise<CommentsFound['candidates']> {
  const { candidates } = await ask<CommentsFound>(desktop, 'comments.candidates', {
    ...{ address: site.abusive.pageUrl, channelId, withPictures: false }
  })
  return candidates.filter(({ selector }) => selector !== site.abusive.selector)
}

const addressOf = (selector: string) => `${site.abusive.pageUrl}?kommentar=${idIn(selector)}`
const idIn = (selector: string) => Number(selector.replace('#kommentar-', ''))

it('takes five keys after the paste, with the verdict in view and in focus all the way', {
  timeout: 180_000
}, async () => {
  await paste(site.abusive.permalink)
  await pastedIn()
  const actions = new Actions()
  await shot('keys-1-pasted')
  await actions.press('Enter')
  await hasFocus(verdict('Ta inte bort kommentaren än')).toBe(true)
  await shot('keys-2-saved')
  await actions.press('a')
  await actions.press('Enter')
  await hasFocus(verdict('Nu får kommentaren tas bort')).toBe(true)
  expect(await isInView(verdict('Nu får kommentaren tas bort'))).toBe(true)
  await shot('keys-3-decided')
  // What is still there is told of where it is seen, and nothing of the time before stands beside it.
  await page.keyboard.press('2')
  await page.keyboard.press('Enter')
  const refusal = page.getByRole('alert').filter({ hasText: 'Kommentaren finns kvar' })
  await hasFocus(refusal).toBe(true)
  expect(await isInView(refusal)).toBe(true)
  expect(await isUncovered(refusal)).toBe(true)
  expect(await page.getByText('Beslutet är sparat.').count()).toBe(0)
  await shot('keys-4-still-there')
  site.removeComment(site.abusive.id)
  await actions.press('2')
  await actions.press('Enter')
  await hasFocus(verdict('Kommentaren är borttagen')).toBe(true)
  await shot('keys-5-gone')
  expect(actions.end('by keyboard')).toBe(5)
})

it('takes five clicks after the paste, none of which is under the message of the one before', {
  timeout: 180_000
}, async () => {
  const [one] = await othersOnPage()
  if (one === undefined) throw new Error('no comment')
  await paste(addressOf(one.selector))
  await button('Spara kommentaren').waitFor()
  const actions = new Actions()
  await actions.click(button('Spara kommentaren'))
  await verdict('Ta inte bort kommentaren än').waitFor()
  // Nothing is scrolled: what is to be pressed is in view.
  expect(await isInView(button('Spara beslutet'))).toBe(true)
  await actions.click(choice(/^a\) /))
  await shot('mouse-1-ground')
  await actions.click(button('Spara beslutet'))
  await verdict('Nu får kommentaren tas bort').waitFor()
  // The way to the comment is beside what says that it may be removed.
  expect(await isInView(button('Öppna på kanalen'))).toBe(true)
  expect(await isInView(button('Bekräfta'))).toBe(true)
  site.removeComment(idIn(one.selector))
  await actions.click(choice('Raderad'))
  await actions.click(button('Bekräfta'))
  await verdict('Kommentaren är borttagen').waitFor()
  expect(actions.end('by mouse')).toBe(5)
})

it('asks which comment is meant of a post, by pictures and with none chosen, and takes a decision back', {
  timeout: 180_000
}, async () => {
  await paste(site.abusive.pageUrl)
  await pastedIn()
  const actions = new Actions()
  await actions.press('Enter')
  const list = page.getByRole('radiogroup', { name: /kommentarer hittades/ })
  await list.waitFor()
  await hasFocus(page.getByRole('textbox', { name: /^Visa bara dem/ })).toBe(true)
  expect(await list.getByRole('radio', { checked: true }).count()).toBe(0)
  const [first] = await list.locator('.candidate-part img').all()
  if (first === undefined) throw new Error('no pictures')
  await expect
    .poll(() => first.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(100)
  expect(await isInView(button('Spara kommentaren'))).toBe(true)
  await shot('post-1-list')
  expect(await faults('post-1-list')).toEqual([])
  await actions.click(list.locator('.choice').first())
  await actions.click(button('Spara kommentaren'))
  await verdict('Ta inte bort kommentaren än').waitFor()
  await actions.press('a')
  await actions.press('Enter')
  await verdict('Nu får kommentaren tas bort').waitFor()
  actions.end('of a post, decided')
  await button('Ångra').click()
  await verdict('Ta inte bort kommentaren än').waitFor()
  await page.getByText('Beslutet togs tillbaka med Ångra.').waitFor()
  await shot('post-2-taken-back')
  expect(await faults('post-2-taken-back')).toEqual([])
})

it('keeps the page where it is when comments far down their list are ticked', {
  timeout: 180_000
}, async () => {
  await paste(site.abusive.pageUrl)
  await pastedIn()
  await choice('Flera kommentarer på en gång').click()
  await button('Hämta kommentarerna på sidan').click()
  const list = page.locator('.pile')
  await list.waitFor()
  const rows = list.locator('.choice')
  const last = (await rows.count()) - 1
  await list.evaluate(each => each.scrollTo(0, each.scrollHeight))
  for (const at of [last - 1, last]) {
    const before = await scrolled()
    await rows.nth(at).click()
    expect(await scrolled()).toBe(before)
  }
  expect(await voidBelow()).toBeLessThanOrEqual(1)
  await shot('list-scrolled')
})

it('saves ten comments in one go, decides on them and confirms that they are gone', {
  timeout: 300_000
}, async () => {
  await paste(site.abusive.pageUrl)
  const actions = new Actions()
  await actions.click(choice('Flera kommentarer på en gång'))
  await actions.click(button('Hämta kommentarerna på sidan'))
  const list = page.getByRole('group', { name: /kommentarer hittades/ })
  await list.waitFor()
  expect(await list.getByRole('checkbox', { checked: true }).count()).toBe(0)
  await shot('ten-1-list')
  for (let at = 0; at < 10; at++) await actions.click(list.locator('.choice').nth(at))
  await actions.click(button('Spara 10 kommentarer'))
  await page.getByText('10 av 10 kommentarer är sparade och kontrollerade').waitFor()
  await shot('ten-2-saved')
  await actions.click(choice('Ska tas bort'))
  await actions.click(choice(/^a\) /))
  await actions.click(button('Spara beslutet om 10 kommentarer'))
  await button('Bekräfta 10 kommentarer').waitFor()
  await shot('ten-3-decided')
  const { items } = await ask<{ items: CommentRow[] }>(desktop, 'comments.list', {
    channelId,
    state: 'decided'
  })
  expect(items.length).toBe(10)
  for (const { content } of items)
    site.removeComment(Number(/kommentar=(\d+)/.exec(content?.permalink ?? '')?.[1]))
  await actions.click(choice('Raderad'))
  await actions.click(button('Bekräfta 10 kommentarer'))
  await page.getByText('Inget återstår att göra med dem.').waitFor()
  await shot('ten-4-gone')
  actions.end('ten comments')
  const gone = await ask<{ items: CommentRow[] }>(desktop, 'comments.list', { channelId, state: 'gone' })
  expect(gone.items.length).toBe(12)
})
