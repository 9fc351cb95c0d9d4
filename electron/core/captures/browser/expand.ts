// "Visa mer", "Visa fler kommentarer" and their like: what the page folds away is unfolded, within bounds.
import { cleanLine } from './clean.ts'
import type { Kit } from './in-page/kit.ts'
import type { PageWindow } from './window.ts'

type Expansion = {
  readonly clicks: number
  readonly labels: readonly string[]
  /** Buttons that were left, because the bound was reached or because they changed nothing. */
  readonly left: number
}

/** Clicks the buttons that unfold text, comments and replies, round by round, until there are no more. */
export async function expandAll(window: PageWindow, clicksBefore = 0): Promise<Expansion> {
  const { limits, traffic, ended } = window
  const until = performance.now() + limits.expand
  const labels = new Set<string>()
  let clicks = 0
  for (;;) {
    const room = limits.expandClicks - clicksBefore - clicks
    const isOver = room <= 0 || performance.now() > until
    const round = await window.evaluate(clickExpanders, isOver ? 0 : room, 'page')
    clicks += round.labels.length
    for (const label of round.labels) if (labels.size < 50) labels.add(cleanLine(label, 60))
    if (round.labels.length === 0) return { clicks, labels: [...labels], left: round.left }
    await window.evaluate(untilUnfolded)
    await traffic.settle(3_000, ended, 100)
  }
}

/** Unfolds the chosen comment itself, whatever bound the rest of the page has reached. */
export async function expandChosen(window: PageWindow): Promise<void> {
  for (let round = 0; round < 3; round++) {
    const { labels } = await window.evaluate(clickExpanders, 10, 'chosen')
    if (labels.length === 0) return
    await window.evaluate(untilUnfolded)
    await window.traffic.settle(1_500, window.ended, 100)
  }
}

/** In the page: clicks each button once more that unfolds something; those never run out are left after some times. */
function clickExpanders(
  kit: Kit,
  room: number,
  where: 'page' | 'chosen'
): { labels: string[]; left: number } {
  const MOST = 20
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
  kit.store.clicked ??= new Map()
  const clicked = kit.store.clicked
  const labels: string[] = []
  let left = 0
  const { chosen } = kit.store as { chosen?: Element }
  const places = where === 'page' ? kit.roots() : chosen ? [chosen] : []
  for (const root of places) {
    for (const button of root.querySelectorAll('button, [role="button"], a, summary, input[type="button"]')) {
      const label = kit
        .labelOf(button)
        .replaceAll(/\(\d+\)/g, '')
        .replace(/[\s.…›»▾▼⌄+]+$/, '')
        .trim()
      const text = label === '' ? kit.labelOf(button) : label
      if (text.length > 60 || !says.some(pattern => pattern.test(text) || pattern.test(kit.labelOf(button))))
        continue
      if (!kit.isShown(button) || !kit.staysHere(button) || !(button instanceof HTMLElement)) continue
      if (button.matches(':disabled, [aria-expanded="true"], [aria-haspopup]:not([aria-haspopup="false"])'))
        continue
      if (
        button.closest(
          'nav, form, [role="navigation"], [role="dialog"], [role="menu"], details[open] > summary'
        )
      )
        continue
      const times = clicked.get(button) ?? 0
      if (labels.length >= room || times >= MOST) {
        left++
        continue
      }
      clicked.set(button, times + 1)
      labels.push(text)
      button.click()
    }
  }
  return { labels, left }
}

/** In the page: until the clicks have had their effect on what is shown. */
async function untilUnfolded(kit: Kit): Promise<void> {
  const before = document.body.innerText.length
  const start = performance.now()
  do await kit.frame()
  while (document.body.innerText.length === before && performance.now() - start < 150)
}
