// Choosing all comments where a platform, or any page, shows some of them, such as "the most relevant".
import { everywhere } from '../roots.ts'
import { isShown, labelOf, staysHere, textOf } from '../visibility.ts'
import { frames, nextFrame } from '../wait.ts'
import { excuse, excuseControl } from '../witness/seen.ts'
import { allOf } from './partial-words.ts'
import { isDangerous, plainLabel } from './unfold-words.ts'

const BUTTONS = 'button, [role="button"], [role="combobox"], [aria-haspopup], summary'
const MENUS = '[role="menu"], [role="listbox"]'
/** What says that it opens a menu, on a page of which nothing more is known. */
export const MENU_BUTTONS =
  '[aria-haspopup="menu"], [aria-haspopup="listbox"], [aria-haspopup="true"], [role="combobox"]:not(input, textarea)'
export const MENU_CHOICES =
  '[role="menuitem"], [role="menuitemradio"], [role="menuitemcheckbox"], [role="option"], [role="menu"] button, [role="listbox"] button, [role="menu"] a'
const CHOICES = `${MENU_CHOICES}, [role="radio"], li button`
const BARS =
  'header, footer, nav, form, [role="banner"], [role="contentinfo"], [role="navigation"], [role="search"], [role="toolbar"]'
/** A menu opens within this time. */
const LIMIT = 1_000

const tried = new Set<Element>()

let opened: HTMLElement | null = null
/** Those that were there before. */
let standing: readonly Element[] = []

/** `anywhere`: on a page of which nothing more is known, only what says that it opens a menu, and no list of choices. */
export type Where = 'platform' | 'anywhere'

/** It opens a choice of comments, and has done so. */
export const isSortMenu = (button: Element): boolean => tried.has(button)

/**
 * Opens the next menu that has not been opened yet; a plain list of choices is set at once. With `onlyCounts` it does neither, and
 * only says that there is one.
 */
export async function openSortMenu(
  opens: readonly string[],
  chooses: readonly string[],
  where: Where,
  onlyCounts: boolean
): Promise<'none' | 'opened' | { chosen: string }> {
  const list = where === 'platform' ? findList(allOf(chooses)) : null
  if (list !== null) {
    tried.add(list.select)
    if (onlyCounts) return 'opened'
    list.select.value = list.option.value
    for (const kind of ['input', 'change']) list.select.dispatchEvent(new Event(kind, { bubbles: true }))
    await frames(2)
    return { chosen: list.option.text }
  }
  const button = sortMenus(opens, where).find(menu => !tried.has(menu))
  if (button === undefined) return 'none'
  tried.add(button)
  opened = button
  if (onlyCounts) return 'opened'
  excuseControl(button)
  excuseNotes(button)
  standing = everywhere(MENUS).filter(isShown)
  button.click()
  await frames(2)
  return 'opened'
}

const NOTES = /relevan|filtre|urval|sorter|rangord|filter|ranked|sorted/i
const LONGEST_NOTE = 200

/** What stands beside it and tells that a choice is shown goes when all are. */
function excuseNotes(button: Element): void {
  let around = button.parentElement
  for (let up = 0; around !== null && up < 2; up++, around = around.parentElement)
    for (const note of around.children) {
      const words = textOf(note)
      if (words.length <= LONGEST_NOTE && NOTES.test(words)) excuse(note)
    }
}

function findList(all: RegExp): { select: HTMLSelectElement; option: HTMLOptionElement } | null {
  for (const select of everywhere<HTMLSelectElement>('select')) {
    const option = [...select.options].find(each => all.test(plainLabel(each.text.trim())))
    if (option !== undefined && !tried.has(select) && select.value !== option.value) return { select, option }
  }
  return null
}

/** The menus that say so; also those that have been opened. */
export function sortMenus(opens: readonly string[], where: Where): HTMLElement[] {
  const says = allOf(opens)
  return everywhere(where === 'platform' ? BUTTONS : MENU_BUTTONS)
    .filter(button => button instanceof HTMLElement)
    .filter(
      button =>
        says.test(plainLabel(labelOf(button))) &&
        isShown(button) &&
        staysHere(button) &&
        (where === 'platform' || button.closest(BARS) === null)
    )
}

export const hasSortMenu = (opens: readonly string[], where: Where): boolean =>
  sortMenus(opens, where).some(menu => !tried.has(menu))

/** Picks the choice that shows all from the menu that has opened; null when there is none within a second. */
export async function chooseAllComments(chooses: readonly string[], where: Where): Promise<string | null> {
  // Under the choice some menus say what it does.
  const all = new RegExp(`^(?:${chooses.join('|')})(?:$|[.:\\n])`, 'i')
  const start = performance.now()
  do {
    const choice = everywhere<HTMLElement>(where === 'platform' ? CHOICES : MENU_CHOICES).find(
      each => all.test(plainLabel(textOf(each).trim())) && isShown(each) && staysHere(each)
    )
    if (choice !== undefined) {
      const text = textOf(choice).trim()
      excuse(choice.closest('[role="menu"], [role="listbox"]') ?? choice)
      choice.click()
      await frames(2)
      return text.split('\n')[0] ?? text
    }
    await nextFrame()
  } while (performance.now() - start < LIMIT)
  await closeMenu()
  return null
}

/** In the ways that a visitor has: it would lie over the page. */
async function closeMenu(): Promise<void> {
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  await frames(2)
  const isOpen = everywhere(MENUS).some(menu => isShown(menu) && !standing.includes(menu))
  if (opened?.isConnected && isOpen) opened.click()
}

/** Picks the last of the other choices of a menu, to see what it shows. */
export async function chooseAnother(button: HTMLElement): Promise<void> {
  const said = plainLabel(labelOf(button))
  button.click()
  await frames(2)
  const others = everywhere<HTMLElement>(MENU_CHOICES).filter(each => {
    const label = plainLabel(textOf(each).trim())
    return label !== said && !isDangerous(label) && isShown(each) && staysHere(each)
  })
  others.at(-1)?.click()
}
