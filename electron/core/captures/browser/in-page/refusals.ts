// Signs that the platform refuses the page: a login, a test for robots, or a line that there is more for members.
import { postsShown } from './counts/count.ts'
import {
  asksIn,
  barAsksForLogin,
  invitesToMore,
  leadsToLogin,
  leadsToMembers,
  saysMoreForMembers
} from './press/prompt-words.ts'
import { everywhere, roots, textsIn } from './roots.ts'
import { covers, isShown, labelOf, pageText, textOf } from './visibility.ts'

const ROBOT_TESTS =
  'iframe[src*="challenges.cloudflare.com"], iframe[src*="recaptcha/"][src*="bframe"], iframe[src*="hcaptcha.com"], iframe[src*="captcha-delivery.com"], #challenge-form, #challenge-running, #cf-challenge-running, .g-recaptcha, .h-captcha, .cf-turnstile, [id*="captcha" i], [class*="captcha" i]'
const ROBOT_WORDS =
  /just a moment|checking (?:if the site connection is secure|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|unusual traffic|ovanlig trafik|automatiserade förfrågningar|bekräfta att du (?:är (?:en )?människa|inte är (?:en )?robot)|är du (?:en )?robot|verifiera att du är (?:en )?människa|kontrollerar din webbläsare|jag är inte en robot|i.m not a robot|dra reglaget|drag the slider|verify to continue|bekräfta för att fortsätta/i
/** A page with more text than this holds something of its own. */
const LITTLE_TEXT = 1_500
const MOST_TEXTS = 20_000

const countPosts = (): number => document.querySelectorAll('article, [role="article"]').length

/** What kind of test for robots it is, when that is the main thing on the page. */
export function robotTest(): 'captcha' | 'question' | null {
  const text = pageText()
  // A form with such a test at its end stands on many a page; here there is little else.
  if (text.length > LITTLE_TEXT || countPosts() > 0 || isFormToFillIn()) return null
  const isThere = everywhere(ROBOT_TESTS).some(isShown)
  if (isThere && document.querySelectorAll('p').length < 6) return 'captcha'
  return asksForRobots(`${document.title}\n${text}`) ? 'question' : null
}

const TYPED = 'textarea, input:not([type]), input[type="text"], input[type="email"], input[type="tel"]'
/** A test that only asks whether one is a robot has one field at the most. */
const FIELDS = 2

const isFormToFillIn = (): boolean => everywhere(TYPED).filter(isShown).length >= FIELDS

export const asksForRobots = (words: string): boolean => ROBOT_WORDS.test(words)

/** One of these patterns is said, and little else. */
export function saysLittleElse(patterns: readonly string[]): boolean {
  const text = pageText()
  const isFull = text.length > LITTLE_TEXT || countPosts() > 0
  return patterns.length > 0 && !isFull && new RegExp(patterns.join('|'), 'i').test(text)
}

const BESIDE = 'nav, header, footer, aside, [role="navigation"], [role="banner"], [role="contentinfo"]'
const CONTROLS = 'button, [role="button"], input[type="submit"], input[type="button"], a[href]'
const QUOTED = /[”“„"«»][^”“„"«»\n]{1,200}[”“„"«»]/g
/** A line with more sentences than the one is running text. */
const SENTENCES = /[.!?]\s+\p{Lu}/u

/**
 * How one of these patterns asks for a login where little else is said: as a `wall`, or `in-text`, which may be the page's own
 * words about one. A news item may quote what it says elsewhere.
 */
export function asksForLogin(patterns: readonly string[]): 'wall' | 'in-text' | null {
  if (!saysLittleElse(patterns)) return null
  if (hasLoginControl()) return 'wall'
  const said = new RegExp(patterns.join('|'), 'i')
  const lines = pageText()
    .split('\n')
    .map(line => line.replaceAll(QUOTED, ' '))
    .filter(line => said.test(line))
  if (lines.length === 0) return null
  return lines.some(line => !SENTENCES.test(line)) ? 'wall' : 'in-text'
}

/** A field for a password, or a button to log in, in the page's own part. */
const hasLoginControl = (): boolean =>
  everywhere(`${CONTROLS}, input[type="password"]`).some(
    control =>
      isShown(control) &&
      control.closest(BESIDE) === null &&
      (control.matches('input[type="password"]') || leadsToLogin(labelOf(control)))
  )

const LONGEST_LINE = 120
/** Before such words, a line is about when they are said. */
const QUOTES = /[:”“"«»]|(?<!\p{L})(?:om|när|då|if|when)(?!\p{L})/iu

/** One of these patterns is what a line says, and the page says little else. */
export function saysInLine(patterns: readonly string[]): boolean {
  const text = pageText()
  if (text.length > LITTLE_TEXT || countPosts() > 0) return false
  const said = new RegExp(patterns.join('|'), 'i')
  return text
    .split('\n')
    .map(line => line.trim())
    .some(line => {
      const at = line.length <= LONGEST_LINE ? said.exec(line)?.index : undefined
      return at !== undefined && !QUOTES.test(line.slice(0, at))
    })
}

/** A password field in the first window, in an overlay or with little else to read around its form. */
export const passwordIsMainThing = (): boolean => everywhere('input[type="password"]').some(isMainField)

function isMainField(field: Element): boolean {
  if (!isShown(field) || field.getBoundingClientRect().top > innerHeight) return false
  for (let box: Element | null = field; box && box !== document.body; box = box.parentElement) {
    const isOver = getComputedStyle(box).position === 'fixed' || box.matches('dialog, [role="dialog"]')
    if (isOver && covers(box) > 0.3) return true
  }
  const form = field.closest('form') ?? field.parentElement ?? field
  return document.body.innerText.length - textOf(form).length < LITTLE_TEXT && countPosts() < 3
}

/** The page says, in a line of its own or in a bar along its edge, that there is more for whoever logs in. */
export function saysMoreBehindLogin(): boolean {
  if (postsShown() > 1 && everywhere(CONTROLS).some(isInLoginBar)) return true
  if (everywhere(CONTROLS).some(isInInvitation)) return true
  for (const root of roots()) {
    let seen = 0
    for (const text of textsIn(root)) {
      if (seen++ >= MOST_TEXTS) break
      if (!saysMoreForMembers(text.data.trim())) continue
      if (text.parentElement && isShown(text.parentElement)) return true
    }
  }
  return false
}

/** How far out from a button what it belongs to is looked for. */
const FAR = 4

/** It stands in a part of the page, in its flow, that says that there is more for whoever becomes a member. */
function isInInvitation(control: Element): boolean {
  const label = (control.textContent ?? '').trim()
  if (!leadsToMembers(label) || control.closest(BESIDE) !== null || !isShown(control)) return false
  let part = control.parentElement
  for (let up = 0; part !== null && up < FAR; up++, part = part.parentElement) {
    if (part.matches('main, article, [role="main"], [role="article"], body')) return false
    if (invitesToMore(textOf(part))) return true
  }
  return false
}

const EDGE = 40

/** By what is read at once: there may be thousands of links. */
const mayLeadToLogin = (control: Element): boolean =>
  asksIn(`${control.textContent} ${control.getAttribute('aria-label')} ${control.getAttribute('value')}`)

/** It leads to a login, from a bar that stays at the edge of the window. */
function isInLoginBar(control: Element): boolean {
  if (!mayLeadToLogin(control) || !leadsToLogin(labelOf(control)) || !isShown(control)) return false
  for (let bar: Element | null = control; bar !== null && bar !== document.body; bar = bar.parentElement) {
    if (!/fixed|sticky/.test(getComputedStyle(bar).position)) continue
    const { top, bottom, height } = bar.getBoundingClientRect()
    const isLow = bottom > innerHeight - EDGE && top > innerHeight / 2
    const isAtEdge = isLow || (top < EDGE && height < innerHeight / 2)
    return isAtEdge && barAsksForLogin(textOf(bar), isLow)
  }
  return false
}
