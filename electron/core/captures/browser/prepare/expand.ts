// "Visa mer", "Visa fler kommentarer" and their like: what the page folds away is unfolded, within bounds.

import { cleanLine } from '../clean-text.ts'
import type { Pressed, Which } from '../in-page/press/unfold.ts'
import type { RequestGuard } from '../network/request-guard.ts'
import { askFrame, framesOf, MOST_FRAMES, tryFrame } from '../process/ask-frames.ts'
import type { PageWindow } from '../process/page-window.ts'
import type { OpenPage } from '../visit.ts'
import { untilRest } from './rest.ts'

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
/** What is pressed may take its time to answer. */
const ANSWER_LIMIT = 8_500

/** Clicks the buttons that unfold text, comments and replies, round by round, until there are no more. */
export async function expandAll(page: Expanded, clicksBefore = 0): Promise<Expansion> {
  const rounds = new Rounds(page, clicksBefore)
  await rounds.goThrough(pageOf(page))
  return rounds.expansion
}

type Expanded = Pick<OpenPage, 'window' | 'words' | 'guard'>

const pageOf = ({ window, words: { unfolds } }: Expanded): Asked => ({
  press: (most, which) => window.ask('unfold', most, 'page', unfolds, which),
  settled: shown => window.ask('untilUnfolded', shown, PAGE_LIMIT),
  leave: () => window.ask('leaveTried')
})

/**
 * The same in a list that lets go of what is out of view, window by window from its top: what is folded is there only when it is
 * looked at. `isCutOff`: a bound was reached before its end.
 */
export async function expandOnWay(
  page: Expanded,
  clicksBefore: number
): Promise<Expansion & { isCutOff: boolean }> {
  const { window, words } = page
  const { unfolds } = words
  const rounds = new Rounds(page, clicksBefore)
  let at = await window.ask('goToFold', 'top', unfolds)
  while (at !== 'end' && !rounds.isOver) {
    if (at === 'fold') await rounds.goThrough(pageOf(page))
    at = await window.ask('goToFold', 'here', unfolds)
  }
  await window.ask('scrollToTop')
  return { ...rounds.expansion, isCutOff: at !== 'end' }
}

/** A frame that is busy is waited for so long in a round, in milliseconds. */
const FRAME_LIMIT = 2_000
/** What is pressed has its effect within this time; in a frame longer, since what it asks of a site of its own is not seen from outside. */
const PAGE_LIMIT = 150
const FRAME_EFFECT = 1_000

/** The same in the frames of the page: comments are often in one, of a service that other sites use too. */
export async function expandFrames(page: Expanded, clicksBefore = 0): Promise<Expansion> {
  const { window, words } = page
  const { unfolds } = words
  const rounds = new Rounds(page, clicksBefore)
  for (const frame of framesOf(window).slice(0, MOST_FRAMES)) {
    await rounds.goThrough({
      // More would not be pressed within the limit.
      press: (most, which) =>
        askFrame(window, frame, FRAME_LIMIT, 'unfold', Math.min(most, AT_ONCE), 'page', unfolds, which),
      settled: shown => tryFrame(window, frame, FRAME_LIMIT, 'untilUnfolded', shown, FRAME_EFFECT),
      leave: () => tryFrame(window, frame, FRAME_LIMIT, 'leaveTried')
    })
  }
  return rounds.expansion
}

type Asked = {
  /** Presses so many at most; null of what cannot be asked. */
  press(most: number, which: Which): Promise<Pressed | null>
  /** Until what was pressed has unfolded something of the `shown` characters, or a while. */
  settled(shown: number): Promise<unknown>
  /** Presses what was tried last no more. */
  leave(): Promise<unknown>
}

/** Rounds of pressing within the bounds of one page, in the page itself or in its frames. */
class Rounds {
  readonly #window: PageWindow
  readonly #guard: RequestGuard
  readonly #before: number
  readonly #until: number
  readonly #labels = new Set<string>()
  #clicks = 0
  #left = 0

  constructor({ window, guard }: Expanded, clicksBefore: number) {
    this.#window = window
    this.#guard = guard
    this.#before = clicksBefore
    this.#until = performance.now() + window.limits.expand
  }

  get expansion(): Expansion {
    return { clicks: this.#clicks, labels: [...this.#labels], left: this.#left }
  }

  get #room(): number {
    return this.#window.limits.expandClicks - this.#before - this.#clicks
  }

  /** A bound has been reached. */
  get isOver(): boolean {
    return this.#room <= 0 || performance.now() > this.#until || this.#window.traffic.limit !== null
  }

  /** Presses until nothing more is pressed: what surely only shows, and when there is none left, what nobody knows. */
  async goThrough(asked: Asked): Promise<void> {
    const { traffic } = this.#window
    let mayAsk = true
    for (;;) {
      const room = this.#room
      const before = traffic.requests
      const most = this.isOver ? 0 : mayAsk ? Math.min(room, AT_ONCE) : room
      const sure = await this.#press(asked, most, 'sure')
      if (sure === null) return
      const hasPressed = sure.labels.length > 0 || sure.hasReturned
      if (!hasPressed && !(sure.toTry > 0 && (await this.#try(asked, most)))) {
        this.#left += sure.left
        return
      }
      mayAsk = traffic.requests > before
    }
  }

  /** Nothing is sent from just before the press until what it has brought is at rest. Whether something was pressed. */
  async #try(asked: Asked, most: number): Promise<boolean> {
    const guard = this.#guard
    await guard.holdSending()
    let words: readonly string[] = []
    try {
      const tried = await this.#press(asked, most, 'tries')
      words = (tried?.labels ?? []).map(label => cleanLine(label, 60))
      return words.length > 0 || tried?.hasReturned === true
    } finally {
      // What asks in vain would ask again with each press.
      if (await guard.sendAgain(words)) await asked.leave()
    }
  }

  /** Presses, and waits for what that brings. */
  async #press({ press, settled }: Asked, most: number, which: Which): Promise<Pressed | null> {
    const pressedAt = performance.now()
    const round = await press(most, which)
    if (round === null) return null
    const { labels, hasReturned, shown } = round
    this.#clicks += labels.length
    for (const label of labels) if (this.#labels.size < 50) this.#labels.add(cleanLine(label, 60))
    if (labels.length === 0 && !hasReturned) return round
    await settled(shown)
    await this.#window.traffic.settle(3_000, this.#window.ended, QUIET)
    await untilRest(this.#window, ANSWER_LIMIT, 'pressed', pressedAt)
    return round
  }
}

/** Unfolds the chosen comment itself, whatever bound the rest of the page has reached. False when there was nothing to unfold. */
export async function expandChosen(window: PageWindow): Promise<boolean> {
  for (let round = 0; round < 3; round++) {
    const { labels, shown } = await window.ask('unfold', 10, 'chosen', [], 'sure')
    if (labels.length === 0) return round > 0
    await window.ask('untilUnfolded', shown, PAGE_LIMIT)
    await window.traffic.settle(1_500, window.ended, QUIET)
  }
  return true
}
