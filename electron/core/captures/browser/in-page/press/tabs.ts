// Tabs: what those that are not chosen show. Choosing one puts its content in the place of another's, so none is pressed.
import { everywhere, textsIn } from '../roots.ts'
import { isShown, labelOf, staysHere } from '../visibility.ts'

const BESIDE = 'dialog, [role="dialog"], [role="toolbar"], header, footer'
/** One for each slide of a row says which, in numbers. */
const OF_SLIDES = /^(?:\P{L}*|.{0,20}(?:bild|slide|sida|page|foto)\P{L}*)$/iu

/** The texts of each tab that is not shown now; none of one whose content is not on the page. */
export function tabsNotShown(): string[][] {
  const tabs = everywhere('[role="tab"]').filter(isTab)
  const isChosen = (tab: Element) => tab.getAttribute('aria-selected') === 'true'
  const lists = Map.groupBy(tabs, tab => tab.closest('[role="tablist"]'))
  const named = [...lists.values()].flatMap(list =>
    // Where none says that it is chosen, the first is.
    list
      .filter((tab, at) => !(list.some(isChosen) ? isChosen(tab) : at === 0))
      .flatMap(tab => {
        const panel = panelOf(tab)
        const isOwn = panel !== null && !list.some(other => other !== tab && panelOf(other) === panel)
        if (!isOwn) return [[]]
        return isShown(panel) ? [] : [textsOf(panel)]
      })
  )
  return [...named, ...panelsOfChoices(), ...panelsOfAnchors()]
}

/** Of what a page makes tabs of without saying so: choices, and as many parts beside each other of which one is shown. */
function panelsOfChoices(): string[][] {
  const choices = everywhere<HTMLInputElement>('input[type="radio"][name]')
  return [...Map.groupBy(choices, ({ name }) => name).values()].flatMap(group => {
    const holder = holderOf(group)
    if (holder === null || holder.closest(BESIDE) !== null) return []
    const parts = [holder, ...holder.children].map(parent => partsOf(parent, group.length))
    return parts.find(found => found.length > 0)?.map(textsOf) ?? []
  })
}

const LEADS = 'a[href^="#"], [data-target^="#"], [data-bs-target^="#"], [data-tab-target^="#"]'
const ROWS = 'ul, ol, menu, [class*="tab" i]'

/** Links to parts beside each other of the page, of which one is shown: tabs as many a page makes them. */
function panelsOfAnchors(): string[][] {
  const leads = everywhere(LEADS).filter(lead => !lead.matches('[role="tab"]') && isTab(lead))
  return [...Map.groupBy(leads, lead => lead.closest(ROWS) ?? lead.parentElement).values()].flatMap(row => {
    const parts = new Set(row.map(partOf).filter(part => part !== null))
    const [first, ...others] = parts
    const areBeside = others.length > 0 && others.every(part => part.parentElement === first?.parentElement)
    if (!areBeside || ![...parts].some(isShown)) return []
    return [...parts]
      .filter(part => !isShown(part))
      .map(textsOf)
      .filter(texts => texts.length > 0)
  })
}

function partOf(lead: Element): Element | null {
  const names = ['data-bs-target', 'data-target', 'data-tab-target', 'href']
  const id = names.map(name => lead.getAttribute(name)).find(value => value?.startsWith('#'))
  return document.getElementById(id?.slice(1) ?? '')
}

/** The nearest that all of them stand in. */
function holderOf([first, ...others]: readonly Element[]): Element | null {
  let at = first?.parentElement ?? null
  while (at !== null && !others.every(other => at?.contains(other))) at = at.parentElement
  return others.length === 0 || at === document.body ? null : at
}

/** The hidden ones of so many alike that hold text, where one is shown; none where they are otherwise. */
function partsOf(parent: Element, count: number): Element[] {
  const alike = Map.groupBy(
    [...parent.children].filter(
      part => !part.matches('label, input, script, style') && textsOf(part).length > 0
    ),
    part => part.localName
  )
  return [...alike.values()].flatMap(parts => {
    const hidden = parts.filter(part => !isShown(part))
    return parts.length === count && hidden.length === count - 1 ? hidden : []
  })
}

const isTab = (tab: Element): boolean =>
  isShown(tab) && staysHere(tab) && tab.closest(BESIDE) === null && !OF_SLIDES.test(labelOf(tab))

const panelOf = (tab: Element): Element | null =>
  document.getElementById(tab.getAttribute('aria-controls') ?? '')

const textsOf = (panel: Element): string[] =>
  [...textsIn(panel)]
    .filter(text => text.parentElement?.closest('script, style, template') === null)
    .map(text => text.data.trim())
    .filter(words => words !== '')
