// What a person does at the window: chooses in lists, answers the system's dialogs, goes about with the keyboard.
import type { Locator, Page } from 'playwright-core'
import type { Desktop } from './launch.ts'

/** Chooses an option of a list that opens. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await list(page, label).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** Under which place of the main menu a page lies, where it is not a place itself. */
const PLACE_OF: Readonly<Record<string, string>> = {
  Kommentarer: 'Inkorg',
  Meddelanden: 'Inkorg',
  Svarstider: 'Inkorg',
  Export: 'Leverera',
  Utlämnande: 'Leverera',
  Gallring: 'Leverera',
  Täckning: 'Granska',
  Journal: 'Granska'
}

/** The link to a page in the main menu, or among the pages of the place that is open. */
export const menuLink = (page: Page, name: string): Locator =>
  page.getByRole('navigation').getByRole('link', { name, exact: true })

/** Goes to a page by the main menu, and is there. */
export async function goTo(page: Page, name: string): Promise<void> {
  const place = PLACE_OF[name]
  if (place !== undefined) await menuLink(page, place).click()
  await menuLink(page, name).click()
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
}

/** Opens the page about the archive, which the settings lead to. */
export async function goToArchive(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Inställningar' }).click()
  await page.getByRole('menuitem', { name: 'Om arkivet' }).click()
  await page.getByRole('heading', { level: 1, name: 'Om arkivet' }).waitFor()
}

/** Dialogs belong to the operating system, so the test answers in their place: with these paths, whatever is asked. */
export async function chooseInDialogs({ app }: Desktop, paths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, paths) => {
    const canceled = paths.length === 0
    dialog.showOpenDialog = async () => ({ canceled, filePaths: paths })
    dialog.showSaveDialog = async () => ({ canceled, filePath: paths[0] ?? '' })
  }, paths)
}

const FAR = 80

/** Moves the focus with Tab until it is on the element. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor({ state: 'attached' })
  for (let tabs = 0; tabs < FAR; tabs += 1) {
    if (await hasFocus(target)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${String(target)} is not reached with Tab`)
}

/** Tab to a group of choices, and then with the arrow keys to one of them. */
export async function arrowTo(page: Page, group: Locator, option: string): Promise<void> {
  await tabTo(page, group.getByRole('radio'))
  const wanted = group.getByRole('radio', { name: option })
  for (let steps = 0; steps < FAR; steps += 1) {
    if ((await hasFocus(wanted)) && (await wanted.isChecked())) return
    await page.keyboard.press((await hasFocus(wanted)) ? 'Space' : 'ArrowDown')
  }
  throw new Error(`${option} is not reached with the arrow keys`)
}

/** Opens a list with the keyboard and chooses by its first letters. */
export async function typeChoice(page: Page, label: string, option: string): Promise<void> {
  await tabTo(page, list(page, label))
  await page.keyboard.press('Enter')
  const wanted = page.getByRole('option', { name: option, exact: true })
  await wanted.waitFor()
  for (let steps = 0; steps < FAR && !(await hasFocus(wanted)); steps += 1)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await wanted.waitFor({ state: 'detached' })
}

// A list that opens is named by what is chosen and then by its label.
const list = (page: Page, label: string) => page.getByRole('button', { name: new RegExp(` ${label}$`) })

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluateAll(found => found.some(each => each === document.activeElement))
}
