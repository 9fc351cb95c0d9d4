// Whether a press would vote, or say what its visitor thinks of something: that is an act on somebody else's page, and never done here.
// By how it is marked, by its words and those beside it, and by its place as one of several answers to a question.
import { parentOf } from '../roots.ts'
import { isShown, textOf } from '../visibility.ts'
import { leadsOnward } from './unfold-words.ts'

/** `asked`: only its place tells, as one of several under a question; what it is, is not known. */
export type Vote = 'votes' | 'asked' | null

const NAMED =
  /(?:^|[-_\s])(?:up|down)?(?:vot(?:e|es|er|ing)|poll|polls|survey|quiz|rating|ratings|rate|stars?|betyg|enk[aä]t|omr[oö]stning|rosta)(?:$|[-_\s])/i
/** Of one thing that is said of something; around it such words name much else. */
const NAMED_ITSELF =
  /(?:^|[-_\s])(?:dis)?(?:like[ds]?|gilla|react|reactions?|thumbs?(?:up|down)?|fav(?:ou?rites?)?|heart|follow|bookmark)(?:$|[-_\s])/i
const HELD =
  '[role="radio"], [role="radiogroup"], [role="checkbox"], [role="switch"], [role="menuitemradio"], [role="menuitemcheckbox"], [aria-checked]'
const SAYS =
  /(?<!\p{L})(?:rösta|röstar|omröstning(?:en)?|folkomröstning(?:en)?|enkät(?:en)?|medborgarförslag(?:et)?|betygsätt|ditt betyg|ge betyg|hur nöjd|underteckna|skriv under|vote|voting|poll|survey|quiz|rate (?:this|us|our|your))(?!\p{L})/iu
const LIKES = /^\P{L}*(?:gilla|ogilla|följ|like|dislike|follow|upvote|downvote)(?!\p{L})/iu
const COUNTED =
  /\d\s?%|(?<!\p{L})\d[\d\s]{0,8}(?:röst(?:er)?|stöd(?:jer|er)?|gillar|deltar|underskrift(?:er)?|intresserade|votes?|likes?|supporters?|signatures?|going|interested)(?!\p{L})/iu
const ASKS = /\?\s{0,3}(?:\([^()]{0,60}\)\s{0,3})?$/u
/** How far out from a control those like it are looked for, and from them what they answer. */
const [FAR, OUT] = [3, 3]
/** So long are an answer, and a question or what is said beside it. */
const LONGEST = { own: 60, answer: 120, beside: 200 }
/** Fewer letters are those of a button, and not of a card that a mark of something stands in. */
const OF_CARD = 20
const AROUND = 6

export function voteOf(control: Element): Vote {
  const own = wordsOf(control)
  if (control.closest(HELD) !== null || isNamed(control) || SAYS.test(labelled(control))) return 'votes'
  // What goes on among opinions may show more of them.
  if (isWithinNamed(control)) return leadsOnward(own) ? 'asked' : 'votes'
  if (own.length <= LONGEST.own && (SAYS.test(own) || LIKES.test(own))) return 'asked'
  const [first, ...others] = answersWith(control)
  if (first === undefined) return null
  if (saysBeside(first)) return 'votes'
  const said = [first, ...others].map(wordsOf)
  if (said.filter(words => COUNTED.test(words)).length > 1) return 'votes'
  const isList = said.some(words => ASKS.test(words) || words.length > LONGEST.answer)
  return !isList && !leadsOnward(own) && ASKS.test(wordsBefore(first)) ? 'asked' : null
}

/** Those that were left alone and of which it is not known what they are. */
const unsure = new Set<Element>()

export function mayVote(control: Element): boolean {
  const vote = voteOf(control)
  if (vote === 'asked') unsure.add(control)
  return vote !== null
}

/** How many there are, several of one question as one. */
export const unsureVotes = (): number =>
  new Set([...unsure].filter(isShown).map(control => answersWith(control)[0] ?? control)).size

/** Words that name a part are parted by strokes, or by large letters. */
const namesOf = (part: Element): string =>
  ['class', 'id', 'data-testid', 'data-action', 'name']
    .map(name => part.getAttribute(name) ?? '')
    .join(' ')
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, '-')

function isNamed(control: Element): boolean {
  const signs = wordsOf(control).length < OF_CARD ? control.querySelectorAll('svg, i, use, span') : []
  const own = [control, ...signs].map(namesOf)
  return own.some(name => NAMED.test(name) || NAMED_ITSELF.test(name))
}

function isWithinNamed(control: Element): boolean {
  let at = parentOf(control)
  for (let up = 0; at !== null && at !== document.body && up < AROUND; up++, at = parentOf(at))
    if (NAMED.test(namesOf(at)) && at.querySelector('main, h1, article') === null) return true
  return false
}

/** By HTML, for a field. */
function labelled(control: Element): string {
  const labels =
    control instanceof HTMLInputElement || control instanceof HTMLSelectElement
      ? [...(control.labels ?? [])].map(wordsOf)
      : []
  const by = document.getElementById(control.getAttribute('aria-labelledby') ?? '')
  return [...labels, by === null ? '' : wordsOf(by)].join(' ').slice(0, LONGEST.beside)
}

/** The parts that are like the control, or what it stands alone in, itself among them; none of one that is alone. */
function answersWith(control: Element): Element[] {
  let part: Element | null = control
  for (let up = 0; part !== null && part !== document.body && up < FAR; up++, part = part.parentElement) {
    const { localName } = part
    const name = part.getAttribute('class') ?? ''
    const alike = [...(part.parentElement?.children ?? [])].filter(
      one =>
        one.localName === localName &&
        (one.getAttribute('class') ?? '') === name &&
        (one.localName === control.localName || one.querySelector(control.localName) !== null)
    )
    if (alike.length > 1) return alike
  }
  return []
}

/** What stands right before it, or before what it is the first of. */
function wordsBefore(part: Element): string {
  let at: Element | null = part
  for (let up = 0; at !== null && at !== document.body && up < OUT; up++, at = at.parentElement)
    for (let before = at.previousElementSibling; before !== null; before = before.previousElementSibling) {
      const words = wordsOf(before)
      if (words !== '') return words.slice(-LONGEST.beside)
    }
  return ''
}

/** Whether it is a vote by short words beside it, or beside what it stands in. */
function saysBeside(part: Element): boolean {
  let at: Element | null = part
  for (let up = 0; at !== null && at !== document.body && up < 2; up++, at = at.parentElement) {
    const before = [at.previousElementSibling, at.previousElementSibling?.previousElementSibling]
    const after = at.nextElementSibling
    const isSaid = [...before, after].some(one => {
      const words = one == null ? '' : wordsOf(one)
      return words.length <= LONGEST.beside && SAYS.test(words)
    })
    if (isSaid) return true
  }
  return false
}

const wordsOf = (part: Element): string => textOf(part).trim().replaceAll(/\s+/g, ' ')
