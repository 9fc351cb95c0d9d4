// A link from the browser, as the operating system hands it over: the app is started once more with it, and ends at once.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { BOOKMARKLET } from '#shared/comment-link.ts'
import { createWithDialogue } from './ask.ts'
import { closeAndRemove, type Desktop, launchInFolder, startSecond } from './launch.ts'
import { goTo, menuLink } from './person.ts'

let folder: string
let desktop: Desktop

const ADDRESS = 'https://flode.example/norrby?inlägg=1&kommentar=2#åäö'
const MARKED = 'Ni är "odugliga" & värre 😡'
const WAIT = { timeout: 60_000, interval: 100 }

beforeAll(async () => {
  ;({ folder, desktop } = await launchInFolder())
  await createWithDialogue(desktop, join(folder, 'arkiv'), 'https://flode.example/norrby')
  // The window learns that an archive is open.
  await desktop.page.reload()
  await menuLink(desktop.page, 'Inkorg').waitFor()
})
afterAll(() => closeAndRemove(desktop, folder))

/** The link that the bookmark makes on a page where something is marked. */
function linkOf(address: string, marked: string): string {
  const location = { href: address }
  const script = BOOKMARKLET.replace(/^javascript:/, '')
  new Function('location', 'getSelection', script)(location, () => marked)
  return location.href
}

async function picture(name: string): Promise<void> {
  const pictures = process.env['KANALARKIV_LOOK']
  if (pictures === undefined) return
  await mkdir(pictures, { recursive: true })
  await desktop.page.screenshot({ path: join(pictures, `${name}.png`) })
}

const addressField = () => desktop.page.getByRole('textbox', { name: /^Kommentarens adress/ })
const textField = () => desktop.page.getByRole('textbox', { name: /^Kommentarens text/ })

it('opens the form with the address of the page and what is marked on it', async () => {
  expect(await startSecond(desktop, [linkOf(ADDRESS, MARKED)])).toBe(0)
  await desktop.page.getByRole('heading', { level: 1, name: 'Spara kommentar' }).waitFor()
  await vi.waitFor(async () => expect(await addressField().inputValue()).toBe(ADDRESS), WAIT)
  expect(await textField().inputValue()).toBe(MARKED)
  expect(await desktop.page.getByText('Allt som du markerade följde inte med.').count()).toBe(0)
  await picture('link-marked')

  expect(await startSecond(desktop, [linkOf('https://flode.example/annan', '')])).toBe(0)
  await vi.waitFor(
    async () => expect(await addressField().inputValue()).toBe('https://flode.example/annan'),
    WAIT
  )
  await picture('link-address')
})

it('takes no order from a link: what does not fit the form changes nothing', async () => {
  const before = await addressField().inputValue()
  const archive = await desktop.call('archive.current')
  const elsewhere = join(folder, 'annat')
  for (const words of [
    ['kanalarkiv:kommentar?adress=javascript%3Aalert(1)'],
    ['kanalarkiv:kommentar?adress=file%3A%2F%2F%2Fetc%2Fpasswd'],
    [`kanalarkiv:kommentar?adress=${'https://a.example/'.padEnd(100_000, 'x')}`],
    ['kanalarkiv:--archive'],
    ['kanalarkiv:radera?adress=https%3A%2F%2Fa.example%2F'],
    ['kanalarkiv:radera', '--archive', elsewhere],
    [`--archive=${elsewhere}`, 'kanalarkiv:radera']
  ])
    expect([words[0]?.slice(0, 60), await startSecond(desktop, words)]).toEqual([words[0]?.slice(0, 60), 0])
  // One that does fit, after the others, so that they have all been dealt with.
  const long = `kanalarkiv:kommentar?text=%00%1B%5B2J${'x'.repeat(25_000)}`
  expect(await startSecond(desktop, [long])).toBe(0)
  await vi.waitFor(async () => expect((await textField().inputValue()).length).toBe(20_000), WAIT)
  await desktop.page.getByText('Allt som du markerade följde inte med.').waitFor()
  expect(await textField().inputValue()).not.toContain('\0')
  expect(await addressField().inputValue()).toBe('')
  expect(before).toBe('https://flode.example/annan')
  await picture('link-hostile')
  expect(await desktop.call('archive.current')).toEqual(archive)
  expect(await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

it('leaves no address behind in a form that is opened later', async () => {
  expect(await startSecond(desktop, [linkOf(ADDRESS, MARKED)])).toBe(0)
  await vi.waitFor(async () => expect(await addressField().inputValue()).toBe(ADDRESS), WAIT)
  await goTo(desktop.page, 'Kommentarer')
  await desktop.page.getByRole('link', { name: 'Spara kommentar' }).click()
  await desktop.page.getByRole('heading', { level: 1, name: 'Spara kommentar' }).waitFor()
  expect(await addressField().inputValue()).toBe('')
})

it('opens the form from beside the clock, where the program goes on with a run', async () => {
  const { app, page } = desktop
  await goTo(page, 'Kommentarer')
  const tray = await app.evaluateHandle(({ BrowserWindow, dialog, Menu }) => {
    dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false })
    const build = Menu.buildFromTemplate.bind(Menu)
    const made: { menus: Electron.Menu[]; isShown: () => boolean | undefined } = {
      menus: [],
      isShown: () => BrowserWindow.getAllWindows()[0]?.isVisible()
    }
    Menu.buildFromTemplate = template => {
      const menu = build(template)
      made.menus.push(menu)
      return menu
    }
    return made
  })
  const isShown = () => tray.evaluate(({ isShown }) => isShown())
  // What the window asks comes after what it has told.
  await page.evaluate(() => {
    window.shell.setRunning({ done: 1, total: 5 })
    return window.shell.recentArchives()
  })
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(isShown).toBe(false)
  // The menu beside the clock may be made after the window has gone.
  const press = (label: string) =>
    tray.evaluate(({ menus }, label) => {
      const item = menus.flatMap(({ items }) => items).findLast(item => item.label === label)
      item?.click()
      return item !== undefined
    }, label)
  await expect.poll(() => press('Spara kommentar')).toBe(true)
  await expect.poll(isShown).toBe(true)
  await page.getByRole('heading', { level: 1, name: 'Spara kommentar' }).waitFor()
  expect(await addressField().inputValue()).toBe('')
  await page.evaluate(() => window.shell.setRunning(null))
})
