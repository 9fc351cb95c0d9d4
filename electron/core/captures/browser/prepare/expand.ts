// "Visa mer", "Visa fler kommentarer" and their like: what the page folds away is unfolded, within bounds.

import { cleanLine } from '../clean-text.ts'
import type { Kit } from '../in-page/kit.ts'
import type { PlatformSteps } from '../platforms/steps.ts'
import { askFrame, framesOf, MOST_FRAMES } from '../process/ask-frames.ts'
import type { PageWindow } from '../process/page-window.ts'

type Expansion = {
  readonly clicks: number
  readonly labels: readonly string[]
  /** Buttons that were left, because the bound was reached or because they changed nothing. */
  readonly left: number
}

/** Of buttons that ask for more, so many are pressed before it is seen whether the site says that it is too many. */
const AT_ONCE = 10
/** After the last answer, until the page has made something of it. */
const QUIET = 30

/** Clicks the buttons that unfold text, comments and replies, round by round, until there are no more. */
export async function expandAll(
  window: PageWindow,
  { unfolds }: PlatformSteps,
  clicksBefore = 0
): Promise<Expansion> {
  const rounds = new Rounds(window, clicksBefore)
  await rounds.goThrough({
    press: most => window.evaluate(clickExpanders, most, 'page', unfolds),
    settled: shown => window.evaluate(untilUnfolded, shown)
  })
  return rounds.expansion
}

/** A frame that is busy is waited for so long in a round, in milliseconds. */
const FRAME_LIMIT = 2_000

/** The same in the frames of the page: comments are often in one, of a service that other sites use too. */
export async function expandFrames(
  window: PageWindow,
  { unfolds }: PlatformSteps,
  clicksBefore = 0
): Promise<Expansion> {
  const rounds = new Rounds(window, clicksBefore)
  for (const frame of framesOf(window).slice(0, MOST_FRAMES)) {
    const ask = <T>(question: string, ...args: readonly unknown[]) =>
      askFrame<T>(window, frame, question, FRAME_LIMIT, args)
    await rounds.goThrough({
      // More would not be pressed within the limit.
      press: most => ask<Round>(String(clickExpanders), Math.min(most, AT_ONCE), 'page', unfolds),
      settled: shown => ask(String(untilFrameUnfolded), shown)
    })
  }
  return rounds.expansion
}

type Round = Awaited<ReturnType<typeof clickExpanders>>

type Asked = {
  /** Presses so many at most; null of what cannot be asked. */
  press(most: number): Promise<Round | null>
  /** Until what was pressed has unfolded something of the `shown` characters, or a while. */
  settled(shown: number): Promise<unknown>
}

/** Rounds of pressing within the bounds of one page, in the page itself or in its frames. */
class Rounds {
  readonly #window: PageWindow
  readonly #before: number
  readonly #until: number
  readonly #labels = new Set<string>()
  #clicks = 0
  #left = 0

  constructor(window: PageWindow, clicksBefore: number) {
    this.#window = window
    this.#before = clicksBefore
    this.#until = performance.now() + window.limits.expand
  }

  get expansion(): Expansion {
    return { clicks: this.#clicks, labels: [...this.#labels], left: this.#left }
  }

  /** Presses until nothing more is pressed. */
  async goThrough({ press, settled }: Asked): Promise<void> {
    const { limits, traffic, ended } = this.#window
    let mayAsk = true
    for (;;) {
      const room = limits.expandClicks - this.#before - this.#clicks
      const isOver = room <= 0 || performance.now() > this.#until || traffic.limit !== null
      const most = mayAsk ? Math.min(room, AT_ONCE) : room
      const before = traffic.requests
      const round = await press(isOver ? 0 : most)
      if (round === null) return
      this.#clicks += round.labels.length
      for (const label of round.labels) if (this.#labels.size < 50) this.#labels.add(cleanLine(label, 60))
      if (round.labels.length === 0) {
        this.#left += round.left
        return
      }
      await settled(round.shown)
      await traffic.settle(3_000, ended, QUIET)
      mayAsk = traffic.requests > before
    }
  }
}

/** Unfolds the chosen comment itself, whatever bound the rest of the page has reached. False when there was nothing to unfold. */
export async function expandChosen(window: PageWindow): Promise<boolean> {
  for (let round = 0; round < 3; round++) {
    const { labels, shown } = await window.evaluate(clickExpanders, 10, 'chosen', [])
    if (labels.length === 0) return round > 0
    await window.evaluate(untilUnfolded, shown)
    await window.traffic.settle(1_500, window.ended, QUIET)
  }
  return true
}

/**
 * In the page: clicks each button once more that unfolds something; those never run out are left after some times.
 * `shown` is how many characters the page showed before.
 */
async function clickExpanders(
  kit: Kit,
  room: number,
  where: 'page' | 'chosen',
  platform: readonly string[]
): Promise<{ labels: string[]; left: number; shown: number }> {
  const MOST = 20
  // A button that takes a moment to act would be clicked a second time, and fold again what it unfolds.
  const REST = 150
  const what =
    '(?:kommentar(?:er|en)?|svar(?:en)?|inlägg(?:en|et)?|text(?:en)?|innehåll(?:et)?|meddelande(?:n|t)?|händelser)'
  const whatEnglish = '(?:comments?|repl(?:y|ies)|answers?|posts?|messages?|text|content)'
  const says = [
    new RegExp(
      `^(?:visa|läs|se|ladda|ladda in|hämta)\\s+(?:\\d+\\s+)?(?:mer|mera|fler|flera|tidigare|äldre|ytterligare)(?:\\s+\\d+)?(?:\\s+${what})?$`,
      'i'
    ),
    new RegExp(
      `^(?:visa|se|läs|öppna|ladda|ladda in)\\s+(?:alla\\s+|hela\\s+)?(?:\\d+\\s+)?(?:av\\s+\\d+\\s+)?${what}$`,
      'i'
    ),
    new RegExp(`^(?:visa|se|läs)\\s+(?:alla|samtliga|föregående)\\s+(?:\\d+\\s+)?${what}$`, 'i'),
    new RegExp(`^(?:\\d+\\s+)?(?:fler|tidigare|äldre)\\s+${what}$`, 'i'),
    new RegExp(
      `^(?:view|show|see|load|read)\\s+(?:\\d+\\s+)?(?:more|previous|older|earlier|all)(?:\\s+\\d+)?(?:\\s+(?:of\\s+)?(?:the\\s+)?${whatEnglish})?$`,
      'i'
    ),
    new RegExp(`^(?:view|show|see|load|open)\\s+(?:the\\s+)?(?:\\d+\\s+)?(?:more\\s+)?${whatEnglish}$`, 'i'),
    new RegExp(`^(?:more|older|previous|\\d+)\\s+(?:more\\s+)?${whatEnglish}$`, 'i'),
    /^(?:…|\.\.\.)\s*(?:visa |se |see )?(?:mer|more)$/i
  ]
  const ofPlatform = platform.map(words => new RegExp(`^(?:${words})$`, 'i'))
  kit.store.clicked ??= new Map()
  const clicked = kit.store.clicked
  const { chosen } = kit.store as { chosen?: Element }
  const buttons = 'button, [role="button"], a, summary, input[type="button"]'
  const unwanted = ':disabled, [aria-expanded="true"], [aria-haspopup]:not([aria-haspopup="false"])'
  const elsewhere = 'nav, form, [role="navigation"], [role="menu"], details[open] > summary'
  // A post that is shown in a box over the page is what is looked at; other boxes are not.
  const isInBox = (button: Element) => {
    const box = button.closest('[role="dialog"], dialog')
    return box !== null && box.querySelector('article, [role="article"]') === null
  }

  const unfolds = (button: Element, own: string, label: string): button is HTMLElement =>
    (ofPlatform.some(pattern => pattern.test(label) || pattern.test(own)) ||
      (label.length <= 60 && says.some(pattern => pattern.test(label) || pattern.test(own)))) &&
    kit.isShown(button) &&
    kit.staysHere(button) &&
    button instanceof HTMLElement &&
    !button.matches(unwanted) &&
    button.closest(elsewhere) === null &&
    !isInBox(button)

  const isInMain = (button: Element) =>
    button.closest(`${elsewhere}, header, footer`) === null && kit.isShown(button) && kit.staysHere(button)

  // What HTML itself folds opens in its place, whatever it says. Of several of which only one may be open each gets to be.
  const isFold = (button: Element): button is HTMLElement => {
    const fold = button.parentElement
    return (
      button.localName === 'summary' &&
      fold instanceof HTMLDetailsElement &&
      !fold.open &&
      isInMain(button) &&
      [...fold.children].every(part => !/absolute|fixed/.test(getComputedStyle(part).position))
    )
  }

  // So does what a page folds by itself and says so of, such as the answers to questions; a menu lies over the page.
  const isAnswer = (button: Element): button is HTMLElement => {
    const id = button.getAttribute('aria-controls') ?? ''
    const part = id === '' ? null : document.getElementById(id)
    return (
      button instanceof HTMLElement &&
      button.matches(
        '[aria-expanded="false"]:not(:disabled, [role="combobox"], [role="tab"], [role="menuitem"])'
      ) &&
      (button.getAttribute('aria-haspopup') ?? 'false') === 'false' &&
      part !== null &&
      !kit.isShown(part) &&
      part.textContent?.trim() !== '' &&
      !part.matches('nav, dialog, [role="menu"], [role="listbox"], [role="dialog"], [popover]') &&
      part.querySelector('nav, [role="menu"], [role="menuitem"], input[type="search"]') === null &&
      !/absolute|fixed/.test(getComputedStyle(part).position) &&
      !button.contains(part) &&
      button.closest('main, article, [role="main"], [role="article"]') !== null &&
      isInMain(button) &&
      !isInBox(button)
    )
  }

  // Words to press that are no button to anyone but who points at them.
  const pressable = (root: ParentNode): Element[] => {
    const begins = /^\W*(?:visa|läs|se|ladda|hämta|öppna|view|show|see|load|read|fler|more|\d+)\s/i
    const found: Element[] = []
    const texts = document.createTreeWalker(root as Node, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const words = text.nodeValue?.trim() ?? ''
      const holder = text.parentElement
      if (words.length < 5 || words.length > 60 || !holder || !begins.test(words)) continue
      if (holder.closest(buttons) !== null) continue
      if (holder.closest('label') !== null || getComputedStyle(holder).cursor === 'pointer')
        found.push(holder)
    }
    return found
  }

  const click = () => {
    const labels: string[] = []
    let left = 0
    let rest = 0
    for (const root of where === 'page' ? kit.roots() : chosen ? [chosen] : []) {
      for (const button of [...root.querySelectorAll(buttons), ...pressable(root)]) {
        const own = kit.labelOf(button)
        const label =
          own
            .replaceAll(/\(\d+\)/g, '')
            .replace(/^[\s›»▸▾▼⌄+]+/, '')
            .replace(/[\s.…›»▾▼⌄+]+$/, '')
            .trim() || own
        const isOfHtml = isFold(button)
        const isOfPage = !isOfHtml && isAnswer(button)
        if (!isOfHtml && !isOfPage && !unfolds(button, own, label)) continue
        const { times, at } = clicked.get(button) ?? { times: 0, at: Number.NEGATIVE_INFINITY }
        // What a label folds out by a box to tick, it would fold again.
        if (times > 0 && button.closest('label') !== null) continue
        const resting = at + REST - performance.now()
        // One that closes others when it opens would have them open and close for ever.
        if (labels.length >= room || times >= (isOfPage ? 1 : MOST)) left++
        else if (resting > 0) rest = Math.max(rest, resting)
        else {
          clicked.set(button, { times: times + 1, at: performance.now() })
          labels.push(isOfHtml ? 'details' : isOfPage ? 'aria-expanded' : label)
          if (isOfHtml) button.parentElement?.removeAttribute('name')
          button.click()
        }
      }
    }
    return { labels, left, rest }
  }

  const shown = document.body?.innerText.length ?? 0
  let done = click()
  // A pause may end a little early, and the button then rests still.
  while (done.labels.length === 0 && done.rest > 0) {
    await kit.pauseFor(done.rest)
    done = click()
  }
  return { labels: done.labels, left: done.left, shown }
}

/** In the page: until the clicks have had their effect on what is shown, which was so many characters before. */
async function untilUnfolded(kit: Kit, shown: number): Promise<void> {
  const start = performance.now()
  do await kit.frame()
  while (document.body.innerText.length === shown && performance.now() - start < 150)
}

/** In a frame: as above, and longer, since what it asks of a site of its own is not seen from outside. */
async function untilFrameUnfolded(kit: Kit, shown: number): Promise<void> {
  const LONGEST = 1_000
  const start = performance.now()
  do await kit.frame()
  while ((document.body?.innerText.length ?? 0) === shown && performance.now() - start < LONGEST)
}
