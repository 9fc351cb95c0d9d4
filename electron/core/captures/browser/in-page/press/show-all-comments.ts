// Choosing all comments where a platform shows some of them, such as "the most relevant".
import { everywhere } from '../roots.ts'
import { isShown, labelOf, staysHere, textOf } from '../visibility.ts'
import { frames, nextFrame } from '../wait.ts'
import { excuse, excuseControl } from '../witness/seen.ts'
import { plainLabel } from './unfold-words.ts'

const BUTTONS = 'button, [role="button"], [role="combobox"], [aria-haspopup], summary'
const CHOICES =
  '[role="menuitem"], [role="menuitemradio"], [role="menuitemcheckbox"], [role="option"], [role="radio"], [role="menu"] button, [role="listbox"] button, [role="menu"] a, li button'
/** A menu opens within this time. */
const LIMIT = 1_000

const tried = new Set<Element>()

/** It opens a choice of comments, and has done so. */
export const isSortMenu = (button: Element): boolean => tried.has(button)

/**
 * Opens the next menu that has not been opened yet; a plain list of choices is set at once. With `onlyCounts` it does neither, and
 * only says that there is one.
 */
export async function openSortMenu(
  opens: readonly string[],
  chooses: readonly string[],
  onlyCounts: boolean
): Promise<'none' | 'opened' | { chosen: string }> {
  const list = findList(whole(chooses))
  if (list !== null) {
    tried.add(list.select)
    if (onlyCounts) return 'opened'
    list.select.value = list.option.value
    for (const kind of ['input', 'change']) list.select.dispatchEvent(new Event(kind, { bubbles: true }))
    await frames(2)
    return { chosen: list.option.text }
  }
  const button = findButton(whole(opens))
  if (button === undefined) return 'none'
  tried.add(button)
  if (onlyCounts) return 'opened'
  excuseControl(button)
  excuseNotes(button)
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

const whole = (sources: readonly string[]) => new RegExp(`^(?:${sources.join('|')})$`, 'i')

function findList(all: RegExp): { select: HTMLSelectElement; option: HTMLOptionElement } | null {
  for (const select of everywhere<HTMLSelectElement>('select')) {
    const option = [...select.options].find(each => all.test(plainLabel(each.text.trim())))
    if (option !== undefined && !tried.has(select) && select.value !== option.value) return { select, option }
  }
  return null
}

const findButton = (says: RegExp): HTMLElement | undefined =>
  everywhere(BUTTONS)
    .filter(button => button instanceof HTMLElement)
    .find(
      button =>
        !tried.has(button) && says.test(plainLabel(labelOf(button))) && isShown(button) && staysHere(button)
    )

/** Picks the choice that shows all from the menu that has opened; null when there is none within a second. */
export async function chooseAllComments(chooses: readonly string[]): Promise<string | null> {
  // Under the choice some menus say what it does.
  const all = new RegExp(`^(?:${chooses.join('|')})(?:$|[.:\\n])`, 'i')
  const start = performance.now()
  do {
    const choice = everywhere<HTMLElement>(CHOICES).find(
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
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  return null
}
