// Questions about cookies on the page, in a frame of it, or as a whole page: found, and answered with a no.
import { everywhere, roots } from '../roots.ts'
import { isShown, labelOf, pageText, staysHere, textOf } from '../visibility.ts'
import { excuse } from '../witness/seen.ts'
import { isWithin } from './acts.ts'
import {
  type Answers,
  acceptsInFrame,
  answersAmong,
  asksForAll,
  isAboutCookies,
  isFrameAboutCookies,
  maySayAll,
  refusesInFrame
} from './consent-words.ts'

/** Whether there is such a question, and what was clicked in it. */
export type ConsentFound = { isThere: boolean; clicked: string | null }

const QUESTIONS =
  '[role="dialog"], [role="alertdialog"], dialog[open], [id*="cookie" i], [class*="cookie" i], [id*="consent" i], [class*="consent" i], [id*="kakor" i], [class*="kakor" i], [id*="samtycke" i]'
const BUTTONS = 'button, [role="button"], input[type="button"], input[type="submit"]'
/** Notices of the services that the consent library knows. */
const SERVICES =
  '#onetrust-banner-sdk, #CybotCookiebotDialog, #didomi-host, #usercentrics-root, #usercentrics-cmp-ui, .qc-cmp2-container, [id^="sp_message_container"], .fc-consent-root, #cmpbox, #cmpwrapper, #iubenda-cs-banner, #truste-consent-track, .osano-cm-window, #cookiescript_injected, #axeptio_overlay, .cky-consent-container, #klaro, .cc-window, #cookie-law-info-bar, #coiOverlay, #cookiefirst-root, #ccc, #hs-eu-cookie-confirmation'

/** Finds the question, and clicks its no if it may. `refuses`: the platform's own words for it. */
export function answerConsent(mayClick: boolean, refuses: readonly string[]): ConsentFound {
  let isThere = false
  let aside: Element | undefined
  for (const { box, answers } of questions(refuses)) {
    isThere = true
    const { no } = answers
    if (no !== undefined) {
      excuse(box)
      if (mayClick && no.element instanceof HTMLElement) no.element.click()
      return { isThere, clicked: mayClick ? no.label : null }
    }
    aside ??= answers.aside?.element
  }
  if (!mayClick || !(aside instanceof HTMLElement)) return { isThere, clicked: null }
  aside.click()
  return { isThere, clicked: labelOf(aside) }
}

/** Whether it stands in such a question, which only `answerConsent` answers. */
export const isOfConsent = (control: Element): boolean =>
  [...questions([])].some(({ box }) => isWithin(control, box))

type Choice = { readonly element: Element; readonly label: string }
type Question = { readonly box: Element; readonly answers: Answers<Choice> }

function* questions(refuses: readonly string[]): Generator<Question> {
  for (const box of possibleQuestions()) {
    if (box === document.body || box === document.documentElement) continue
    if (!isShown(box)) continue
    const text = textOf(box)
    if (!isAboutCookies(text) && !maySayAll(text)) continue
    const choices = [...box.querySelectorAll(`${BUTTONS}, a`)]
      .filter(choice => isShown(choice) && staysHere(choice))
      .map(element => ({ element, label: labelOf(element) }))
    const isAbout = isAboutCookies(text) || asksForAll(choices.map(({ label }) => label))
    const answers = isAbout ? answersAmong(choices, refuses, text) : null
    if (answers !== null) yield { box, answers }
  }
}

function possibleQuestions(): Set<Element> {
  const found = new Set<Element>()
  for (const root of roots()) {
    for (const element of root.querySelectorAll(QUESTIONS)) found.add(element)
    for (const element of root.querySelectorAll('body > *, body > * > *, :host > *'))
      if (/fixed|sticky/.test(getComputedStyle(element).position)) found.add(element)
    if (root instanceof ShadowRoot) for (const element of root.children) found.add(element)
  }
  return found
}

/** Of a page that is about nothing but cookies: presses its no. Unlike in a box, that may be what sends a form. */
export function refuseOnConsentPage(refuses: readonly string[]): boolean {
  const says = [...refuses, 'avvisa alla', 'neka alla', 'reject all', 'deny all'].join('|')
  const own = new RegExp(`^(?:${says})$`, 'i')
  const no = everywhere<HTMLElement>(BUTTONS).find(button => isShown(button) && own.test(labelOf(button)))
  no?.click()
  return no !== undefined
}

/** A notice of one of the services that the library knows is shown. */
export const hasConsentService = (): boolean => everywhere(SERVICES).some(isShown)

/** In a frame: the same for a frame that is nothing but the question. */
export function answerConsentFrame(): ConsentFound {
  if (innerWidth <= 1 || innerHeight <= 1 || !isFrameAboutCookies(pageText()))
    return { isThere: false, clicked: null }
  const buttons = [...document.querySelectorAll<HTMLElement>('button, [role="button"]')]
  const no = buttons.find(button => refusesInFrame(button.innerText.trim()))
  const accepts = buttons.some(button => acceptsInFrame(button.innerText))
  no?.click()
  return { isThere: no !== undefined || accepts, clicked: no?.innerText.trim().slice(0, 100) ?? null }
}
