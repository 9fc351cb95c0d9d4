// Whether a press may do something in the name of whoever visits the page, and not only show something: by all that a control is
// called, by what it is part of, and by the fields around it. How the page is drawn is asked only for what a mouse would press.
import { agreesByShowing } from '../blocked-words.ts'
import { everywhere, parentOf } from '../roots.ts'
import { isShown, textOf } from '../visibility.ts'
import { isDangerous } from './unfold-words.ts'
import { mayVote } from './votes.ts'

export const BUTTONS = 'button, [role="button"], a, input[type="button"]'

const NAMES = ['aria-label', 'title', 'alt', 'value'] as const

/** All that it is called, to those who see it and to those who do not. */
function namesOf(control: Element): string[] {
  const parts = [control, ...control.querySelectorAll('*')]
  const ids = control.getAttribute('aria-labelledby')?.split(/\s+/) ?? []
  return [
    control.textContent ?? '',
    ...ids.map(id => document.getElementById(id)?.textContent ?? ''),
    ...parts.flatMap(part => NAMES.map(name => part.getAttribute(name) ?? ''))
  ]
}

/** An address that runs nothing; others, such as `__doPostBack`, send the page somewhere. */
const INERT = /^javascript:(?:void\(?0?\)?|undefined|null|false|\/\/)?;*$/i
const runsScript = (control: Element): boolean => {
  const href = control.closest('a[href]')?.getAttribute('href')?.replaceAll(/\s/g, '') ?? ''
  return /^javascript:/i.test(href) && !INERT.test(href)
}

const formOf = (control: Element): Element | null =>
  control instanceof HTMLButtonElement || control instanceof HTMLInputElement
    ? control.form
    : control.closest('form')

/** In a form, which may be all of the page, a button sends unless it says that it does not. */
const SENDS_NOTHING = 'button[type="button"], input[type="button"]'

/** So far out the words stand that say what is agreed to. */
const FAR = 3

/** Whether who presses it agrees to something, by the words around it. */
export function agrees(control: Element): boolean {
  const own = textOf(control)
  if (!agreesByShowing(own, 'samtycke')) return false
  let at: Element | null = control
  for (let up = 0; at !== null && at !== document.body && up <= FAR; up++, at = parentOf(at))
    if (agreesByShowing(own, textOf(at))) return true
  return false
}

export const onlyShows = (control: Element): boolean => asksNothing(control) && !mayVote(control)

/** The same of what may be a vote by how it is marked. */
export const asksNothing = (control: Element): boolean =>
  !namesOf(control).some(isDangerous) &&
  !runsScript(control) &&
  !agrees(control) &&
  (formOf(control) === null || control.matches(SENDS_NOTHING))

const PRESSED =
  '[onclick], label, summary, [role="link"], [role="menuitem"], [role="option"], [role="tab"], [role="checkbox"], [role="radio"], [role="switch"]'

/** The outermost around a sign, itself included, that a press of the sign presses too. */
export function pressedWith(sign: Element): Element {
  let pressed = sign
  for (let at = parentOf(sign); at !== null && at !== document.body; at = parentOf(at))
    if (at.matches(`${BUTTONS}, ${PRESSED}`) || getComputedStyle(at).cursor === 'pointer') pressed = at
  return pressed
}

const FIELDS =
  'textarea, select[required], input:not([type="hidden"], [type="search"], [type="button"], [type="submit"], [type="reset"], [type="image"]), [contenteditable]:not([contenteditable="false"]), [role="radio"], [role="checkbox"], [role="textbox"]'
const SENDS = 'button:not([type]), [type="submit"], [type="image"]'
const BARS = 'header, footer, nav, [role="banner"], [role="contentinfo"], [role="navigation"]'
const SEARCHES = /sök|search|query|^[qs]$/i
/** Fields so near are of what the control does, whatever they ask for. */
const NEAR = 2

/** Whether there is something to fill in where it stands: then it may be a step of a survey or a booking. */
export function isAmongFields(control: Element): boolean {
  let near: Element | null = control
  for (let up = 0; up < NEAR && near !== null; up++) near = near.parentElement
  const part = partAround(control)
  const form = formOf(control)
  const fields = everywhere(FIELDS).filter(field => !isOfFold(field, control) && !isOfPages(field))
  return fields.some(
    field => near?.contains(field) === true || (isWithin(field, part) && !isOfItsOwn(field, form))
  )
}

/** A box that nobody sees, where a label is what folds. */
const isOfFold = (field: Element, control: Element): boolean =>
  control.localName === 'label' && field.matches('[type="checkbox"]') && !isShown(field)

/** The number of the page that is shown: "2 av 14". */
const isOfPages = (field: Element): boolean =>
  field instanceof HTMLInputElement &&
  /^\d{1,4}$/.test(field.value) &&
  /^\s*(?:av|of|\/)\s*\d/i.test(field.nextSibling?.textContent ?? '')

/** Fields to search by, those of the page's bars, and those of a form with a button that sends it, such as one of comments. */
function isOfItsOwn(field: Element, form: Element | null): boolean {
  const names = ['name', 'id', 'placeholder', 'aria-label'].map(name => field.getAttribute(name) ?? '')
  const own = field.closest('form')
  const isSent = own !== null && own !== form && own.querySelector(SENDS) !== null
  return (
    isSent || names.some(name => SEARCHES.test(name)) || field.closest(`[role="search"], ${BARS}`) !== null
  )
}

const PARTS = 'main, section, dialog, [role="main"], [role="dialog"]'

/** The largest part of the page that it is in. */
export function partAround(control: Element): Element {
  let largest: Element | null = null
  let last = control
  for (let at: Element | null = control; at !== null && at !== document.body; at = parentOf(at)) {
    last = at
    if (at.matches(PARTS)) largest = at
  }
  return largest ?? last
}

/** Also through the edges of shadow trees. */
export function isWithin(field: Element, part: Element): boolean {
  for (let at: Element | null = field; at !== null; at = parentOf(at)) if (at === part) return true
  return false
}
