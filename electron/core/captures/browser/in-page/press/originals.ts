// What a platform shows in a translation of its own is what its writer said only when it is asked for. It is asked for, and what the
// translation said is kept as a copy below it.
import { noteInput } from '../rest.ts'
import { everywhere, roots, textsIn } from '../roots.ts'
import { setStyles } from '../styles.ts'
import { isShown, labelOf, staysHere, textOf } from '../visibility.ts'
import { nextFrame } from '../wait.ts'
import { excuseControl } from '../witness/seen.ts'
import { closeBox, linesOf, newBoxes, shownBoxes } from './boxes-opened.ts'
import { leadsElsewhere, notePlace } from './other-view.ts'
import { plainLabel } from './unfold-words.ts'

/** It may be of a picture in its own size. */
const BARE = /original(?:et)?$/i
const TRANSLATED = /översätt|översatt|translat/i
const BUTTONS = 'button, [role="button"], a'
const SAYS =
  /^(?:visa|se|läs|show|see|view|read) (?:the )?(?:original(?:et|text(?:en)?|språk(?:et)?|inlägg(?:et)?|kommentar(?:en)?)?|original (?:text|language|post|comment))$/i
/** What somebody wrote. */
const WRITTEN = 'article, [role="article"], [class*="comment" i]'
const PARTS = 'article, [role="article"], [role="listitem"], li, tr, section'
const BESIDE = 'header, footer, nav, form, [role="menu"], figure'
const PICTURES = 'img, picture, video, canvas'
const LONGEST = 60
/** Fewer letters beside it are no text to translate, and it is looked for so far out. */
const [FEWEST, FAR] = [12, 4]
/** Longer than this a call waits for none. */
const COMES = 800

type Asked = {
  readonly part: Element
  readonly before: readonly string[]
  isAnswered: boolean
  /** It may still come, and was perhaps never there. */
  isGivenUp: boolean
}
const asked = new Map<HTMLElement, Asked>()

/** Asks for `most` of them; the labels of those that were asked, and how many are left. */
export async function showOriginals(most: number): Promise<{ labels: string[]; left: number }> {
  const found = [...everywhere<HTMLElement>(BUTTONS), ...wordsAlone()].filter(isOne)
  const now = found.filter(button => !asked.has(button)).slice(0, Math.max(0, most))
  const boxes = now.map(shownBoxes)
  const labels = now.map(ask)
  const until = performance.now() + COMES
  keepTranslations()
  while (now.length > 0 && awaited().length > 0 && performance.now() < until) {
    await nextFrame()
    keepTranslations()
  }
  for (const [at, button] of now.entries()) await giveUp(button, boxes[at] ?? new Set())
  const left = found.filter(button => !asked.has(button)).length + awaited().length
  return { labels, left }
}

const awaited = (): Asked[] =>
  [...asked.values()].filter(
    ({ part, isAnswered, isGivenUp }) => !isAnswered && !isGivenUp && part.isConnected
  )

/** What opened a box, or changed nothing where nothing tells of a translation, was something else. */
async function giveUp(button: HTMLElement, before: ReadonlySet<Element>): Promise<void> {
  const one = asked.get(button)
  if (one === undefined || one.isAnswered) return
  const come = newBoxes(button, before)
  for (const box of come) await closeBox(box, button)
  one.isGivenUp = come.length > 0 || !TRANSLATED.test(textOf(one.part))
}

/** Words that are no button to anyone: that they ask for the original is all they say. */
const wordsAlone = (): HTMLElement[] =>
  roots()
    .flatMap(root => [...textsIn(root)])
    .flatMap(({ data, parentElement: holder }) =>
      data.length <= LONGEST && SAYS.test(plainLabel(data.trim())) && holder?.closest(BUTTONS) === null
        ? [holder]
        : []
    )

const isOne = (button: HTMLElement): boolean =>
  SAYS.test(plainLabel(labelOf(button))) &&
  isShown(button) &&
  staysHere(button) &&
  !leadsElsewhere(button) &&
  button.closest(BESIDE) === null &&
  (!BARE.test(plainLabel(labelOf(button))) || button.closest(WRITTEN) !== null || isOfText(partOf(button)))

const isOfText = (part: Element): boolean =>
  TRANSLATED.test(textOf(part)) || (part.querySelector(PICTURES) === null && part !== document.body)

/** What it stands in with the words that it is about. */
function partOf(button: Element): Element {
  const marked = button.closest(PARTS)
  if (marked !== null) return marked
  const own = textOf(button).trim().length
  let part = button.parentElement ?? button
  for (let up = 0; up < FAR && textOf(part).trim().length < own + FEWEST; up++)
    part = part.parentElement ?? part
  return part
}

function ask(button: HTMLElement): string {
  const part = partOf(button)
  excuseControl(button)
  const label = labelOf(button)
  asked.set(button, { part, before: linesOf(textOf(part)), isAnswered: false, isGivenUp: false })
  noteInput()
  notePlace(button)
  button.click()
  return label
}

/** Where the words of its part have been changed for others, those that went are laid below it. */
function keepTranslations(): void {
  for (const [button, one] of asked) {
    if (one.isAnswered || !one.part.isConnected) continue
    const now = linesOf(textOf(one.part))
    const gone = one.before.filter(line => !now.includes(line) && !SAYS.test(plainLabel(line)))
    const came = now.filter(line => !one.before.includes(line) && line !== labelOf(button))
    if (gone.length === 0 || came.length === 0) continue
    one.isAnswered = true
    // Several in one part go at once.
    const lines = gone.filter(line => !linesOf(textOf(one.part)).includes(line))
    if (lines.length > 0) lay(lines, one.part)
  }
}

function lay(lines: readonly string[], part: Element): void {
  const copy = document.createElement('div')
  setStyles(copy, { display: 'block', position: 'static' })
  for (const line of lines) copy.append(Object.assign(document.createElement('p'), { textContent: line }))
  part.append(copy)
}
