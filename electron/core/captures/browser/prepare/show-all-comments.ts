// "Mest relevanta": a platform that chooses which comments are shown is asked for all of them.
import { cleanLine } from '../clean-text.ts'
import type { Kit } from '../in-page/kit.ts'
import type { PlatformSteps } from '../platforms/steps.ts'
import type { PageWindow } from '../process/page-window.ts'

export type Sorted = {
  /** Where all were chosen, and where that could not be done. */
  readonly chosen: number
  readonly left: number
  readonly labels: readonly string[]
}

/** Chooses all comments wherever the page chooses some, one place after the other, for as long as unfolding may take. */
export async function showAllComments(window: PageWindow, { sort }: PlatformSteps): Promise<Sorted> {
  const labels: string[] = []
  let left = 0
  if (sort === null) return { chosen: 0, left, labels }
  const until = performance.now() + window.limits.expand
  for (;;) {
    const isOver = performance.now() > until || window.traffic.limit !== null
    const found = await window.evaluate(openSort, sort.opens, sort.chooses, isOver)
    if (found === 'none') break
    if (isOver) {
      // Each that is found counts, and is not opened.
      left++
      continue
    }
    if (found === 'opened') {
      const label = await window.evaluate(chooseAll, sort.chooses)
      if (label === null) left++
      else labels.push(cleanLine(label, 60))
    } else labels.push(cleanLine(found.chosen, 60))
    await window.traffic.settle(2_000, window.ended, 30)
  }
  return { chosen: labels.length, left, labels }
}

/** In the page: opens the next menu that has not been opened yet; a plain list of choices is set at once. `counts`: neither. */
async function openSort(
  kit: Kit,
  opens: readonly string[],
  chooses: readonly string[],
  counts: boolean
): Promise<'none' | 'opened' | { chosen: string }> {
  const holder = kit.store as { sorted?: Set<Element> }
  holder.sorted ??= new Set()
  const says = new RegExp(`^(?:${opens.join('|')})$`, 'i')
  const all = new RegExp(`^(?:${chooses.join('|')})$`, 'i')
  for (const root of kit.roots()) {
    for (const list of root.querySelectorAll('select')) {
      const option = [...list.options].find(each => all.test(each.text.trim()))
      if (option === undefined || holder.sorted.has(list) || list.value === option.value) continue
      holder.sorted.add(list)
      if (counts) return 'opened'
      list.value = option.value
      list.dispatchEvent(new Event('input', { bubbles: true }))
      list.dispatchEvent(new Event('change', { bubbles: true }))
      await kit.frames(2)
      return { chosen: option.text }
    }
    for (const button of root.querySelectorAll(
      'button, [role="button"], [role="combobox"], [aria-haspopup], summary'
    )) {
      if (!(button instanceof HTMLElement) || holder.sorted.has(button)) continue
      if (!says.test(kit.labelOf(button)) || !kit.isShown(button) || !kit.staysHere(button)) continue
      holder.sorted.add(button)
      if (counts) return 'opened'
      button.click()
      await kit.frames(2)
      return 'opened'
    }
  }
  return 'none'
}

/** In the page: picks the choice that shows all from the menu that has opened; null when there is none within a second. */
async function chooseAll(kit: Kit, chooses: readonly string[]): Promise<string | null> {
  // Under the choice some menus say what it does.
  const all = new RegExp(`^(?:${chooses.join('|')})(?:$|[.:\\n])`, 'i')
  const items =
    '[role="menuitem"], [role="menuitemradio"], [role="menuitemcheckbox"], [role="option"], [role="radio"], [role="menu"] button, [role="listbox"] button, [role="menu"] a, li button'
  const start = performance.now()
  do {
    for (const root of kit.roots())
      for (const item of root.querySelectorAll<HTMLElement>(items)) {
        const text = kit.textOf(item).trim()
        if (!all.test(text) || !kit.isShown(item) || !kit.staysHere(item)) continue
        item.click()
        await kit.frames(2)
        return text.split('\n')[0] ?? text
      }
    await kit.frame()
  } while (performance.now() - start < 1_000)
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  return null
}
