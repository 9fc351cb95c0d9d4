// Question boxes about cookies: answered with a no where there is one. Consent is never given on anyone's behalf.

import { cleanLine } from '../clean-text.ts'
import type { Kit } from '../in-page/kit.ts'
import type { PlatformSteps } from '../platforms/steps.ts'
import { framesOf } from '../process/ask-frames.ts'
import type { PageWindow } from '../process/page-window.ts'
import { bounded, pause } from '../trouble.ts'
import { type AutoConsent, autoConsent } from './autoconsent.ts'

export type Consent = {
  readonly outcome: 'none' | 'dismissed' | 'left'
  readonly clicked: readonly string[]
  /** The service whose notice it was, when the library knew it. */
  readonly service: string | null
}

type Found = { isThere: boolean; clicked: string | null }

/** Looks for a question about cookies, says no to it, and waits until it is gone. */
export async function dismissConsent(window: PageWindow, { refuses }: PlatformSteps): Promise<Consent> {
  const clicked: string[] = []
  const until = performance.now() + window.limits.consent
  let isThere = false
  // A second click is for a no that is a step away, behind the settings.
  for (let round = 0; round < 3 && performance.now() < until; round++) {
    const found = await look(window, refuses)
    isThere = found.isThere
    if (found.clicked === null) break
    clicked.push(cleanLine(found.clicked, 100))
    isThere = !(await isGone(window, Math.min(1_000, until - performance.now())))
    if (!isThere) break
  }
  // What our own words found no answer to, or did not see as a question, the library may know.
  if (isThere || (clicked.length === 0 && (await window.evaluate(hasService)))) {
    const { service, isGone }: AutoConsent = await autoConsent(window, Math.max(0, until - performance.now()))
    if (isGone) return { outcome: 'dismissed', clicked, service }
    if (service !== null) return { outcome: 'left', clicked, service }
  }
  if (isThere) return { outcome: 'left', clicked, service: null }
  return { outcome: clicked.length > 0 ? 'dismissed' : 'none', clicked, service: null }
}

async function look(window: PageWindow, refuses: readonly string[]): Promise<Found> {
  const found = await window.evaluate(answerConsent, true, refuses)
  if (found.clicked !== null) return found
  const frames = framesOf(window)
  for (const frame of frames.slice(0, 10)) {
    // A box in a frame of its own, as some consent services make it; it speaks of nothing else.
    const inFrame = await bounded(
      frame.evaluate(answerConsentFrame),
      1_000,
      window.ended,
      () => new Error('late')
    ).catch((): Found => {
      window.ended.throwIfAborted()
      return { isThere: false, clicked: null }
    })
    if (inFrame.isThere) return inFrame
  }
  return found
}

async function isGone(window: PageWindow, limit: number): Promise<boolean> {
  const until = performance.now() + limit
  // Mostly it goes at once; one that fades away is asked about less and less often.
  for (let wait = 5; performance.now() < until; wait = Math.min(2 * wait, 40)) {
    await window.evaluate(kit => kit.frame())
    const found = await window.evaluate(answerConsent, false, [])
    if (!found.isThere) return true
    await pause(wait, window.ended)
  }
  return false
}

/** In the page: finds the box, and clicks its no. */
function answerConsent(kit: Kit, mayClick: boolean, platform: readonly string[]): Found {
  const own = new RegExp(`^(?:${platform.join('|')})$`, 'i')
  const about = /kakor|cookie|samtycke|consent|gdpr|information på (?:din|en) enhet|spårning|tracking/i
  const accepts =
    /acceptera|godkänn|tillåt|jag förstår|jag samtycker|^ok(?:ej)?\b|accept|agree|allow|got it|i understand/i
  const onlyNeeded =
    /(?:endast|bara|only|strictly)\b.*(?:nödvändig|necessary|essential|required)|(?:nödvändiga|necessary|essential)\b.*(?:endast|only)/i
  const refuses =
    /^(?:avvisa|neka|avböj|avslå|vägra|nej\b|godkänn inte|acceptera inte|tillåt inte|reject|decline|deny|refuse|disagree|no,? thanks|do not accept|don.t accept|(?:strikt )?nödvändiga(?: kakor| cookies)?$|fortsätt utan att|continue without)/i
  const closes = /^(?:stäng|close|dismiss|×|✕|✖|x)$/i
  const settings =
    /^(?:inställningar|anpassa|hantera|visa inställningar|fler val|settings|manage|customi[sz]e|preferences|more options)/i
  const boxes =
    '[role="dialog"], [role="alertdialog"], dialog[open], [id*="cookie" i], [class*="cookie" i], [id*="consent" i], [class*="consent" i], [id*="kakor" i], [class*="kakor" i], [id*="samtycke" i]'
  const buttons = 'button, [role="button"], input[type="button"], input[type="submit"], a'

  const roots = kit.roots()
  const candidates = new Set<Element>()
  for (const root of roots) {
    for (const element of root.querySelectorAll(boxes)) candidates.add(element)
    for (const element of root.querySelectorAll('body > *, body > * > *, :host > *'))
      if (/fixed|sticky/.test(getComputedStyle(element).position)) candidates.add(element)
    if (root instanceof ShadowRoot) for (const element of root.children) candidates.add(element)
  }
  let isThere = false
  let second: Element | undefined
  for (const box of candidates) {
    if (box === document.body || box === document.documentElement) continue
    if (!kit.isShown(box)) continue
    const text = kit.textOf(box)
    if (!about.test(text) || text.length > 6000) continue
    const choices = [...box.querySelectorAll(buttons)]
      .filter(choice => kit.isShown(choice) && kit.staysHere(choice))
      .map(element => ({ element, label: kit.labelOf(element) }))
    const no =
      choices.find(({ label }) => refuses.test(label) || (platform.length > 0 && own.test(label))) ??
      choices.find(({ label }) => onlyNeeded.test(label))
    if (no === undefined && !choices.some(({ label }) => accepts.test(label))) continue
    isThere = true
    const close = choices.find(({ label }) => closes.test(label))
    if (no !== undefined) {
      if (mayClick && no.element instanceof HTMLElement) no.element.click()
      return { isThere, clicked: mayClick ? no.label : null }
    }
    second ??= (close ?? choices.find(({ label }) => settings.test(label)))?.element
  }
  if (!mayClick || !(second instanceof HTMLElement)) return { isThere, clicked: null }
  second.click()
  return { isThere, clicked: kit.labelOf(second) }
}

/** On a page that is about nothing but cookies: presses its no. False when it has none. */
export async function answerPage(window: PageWindow, { refuses }: PlatformSteps): Promise<boolean> {
  return window.evaluate(pressNo, refuses)
}

/** In the page. Unlike in a box, the no may be what sends a form. */
function pressNo(kit: Kit, platform: readonly string[]): boolean {
  const own = new RegExp(
    `^(?:${[...platform, 'avvisa alla', 'neka alla', 'reject all', 'deny all'].join('|')})$`,
    'i'
  )
  const buttons = 'button, [role="button"], input[type="button"], input[type="submit"]'
  const no = kit
    .roots()
    .flatMap(root => [...root.querySelectorAll<HTMLElement>(buttons)])
    .find(button => kit.isShown(button) && own.test(kit.labelOf(button)))
  no?.click()
  return no !== undefined
}

/** In the page: a notice of one of the services that the library knows is shown. */
function hasService(kit: Kit): boolean {
  const services =
    '#onetrust-banner-sdk, #CybotCookiebotDialog, #didomi-host, #usercentrics-root, #usercentrics-cmp-ui, .qc-cmp2-container, [id^="sp_message_container"], .fc-consent-root, #cmpbox, #cmpwrapper, #iubenda-cs-banner, #truste-consent-track, .osano-cm-window, #cookiescript_injected, #axeptio_overlay, .cky-consent-container, #klaro, .cc-window, #cookie-law-info-bar, #coiOverlay, #cookiefirst-root, #ccc, #hs-eu-cookie-confirmation'
  return kit.roots().some(root => [...root.querySelectorAll(services)].some(kit.isShown))
}

/** In a frame: the same for a frame that is nothing but the box. */
function answerConsentFrame(): Found {
  const text = document.body?.innerText ?? ''
  const isThere =
    innerWidth > 1 && innerHeight > 1 && text.length < 6000 && /kakor|cookie|samtycke/i.test(text)
  if (!isThere) return { isThere, clicked: null }
  const refuses =
    /^(?:avvisa|neka|avböj|nej\b|godkänn inte|reject|decline|deny|refuse|no,? thanks|necessary only|continue without)|\b(?:endast|bara|only)\b.*(?:nödvändig|necessary|essential)/i
  const buttons = [...document.querySelectorAll<HTMLElement>('button, [role="button"]')]
  const no = buttons.find(button => refuses.test(button.innerText.trim()))
  const accepts = buttons.some(button =>
    /acceptera|godkänn|tillåt|accept|agree|allow/i.test(button.innerText)
  )
  no?.click()
  return { isThere: no !== undefined || accepts, clicked: no?.innerText.trim().slice(0, 100) ?? null }
}
