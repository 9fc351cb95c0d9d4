// When all of a page has been kept: whether what leads to the next of a list, a month or a picture shows something that is not in the
// record. It is looked at and not kept, since it would stand in the place of what is.
import type { Reason } from '#shared/capture.ts'
import { cleanLine } from '../clean-text.ts'
import { squeezed } from '../in-page/witness/seen-words.ts'
import { untilRest } from '../prepare/rest.ts'
import { tryFrames } from '../process/ask-frames.ts'
import type { PageWindow } from '../process/page-window.ts'
import { pause } from '../trouble.ts'
import type { OpenPage } from '../visit.ts'

/** What is pressed is answered within this time, in milliseconds. */
const LIMIT = 1_500
const FRAME_LIMIT = 1_500
const FRAME_WAIT = 1_200
const PAGES = '1 pages'

type Kept = { readonly text: string; readonly pictures: ReadonlySet<string> }

/**
 * `text`, `pictures`: what the record has. When it fails, it is not known whether there is more. Where somebody is logged in it is
 * left out: a press that does something there does it in their name.
 */
export async function lookBehind(
  { window, browser, deadline, guard }: Pick<OpenPage, 'window' | 'browser' | 'deadline' | 'guard'>,
  kept: Kept
): Promise<readonly Reason[]> {
  const reasons: Reason[] = []
  try {
    const beyond = await toldBeyond(window)
    const pages = window.traffic.limit === null ? await window.ask('countPagesSaid') : 0
    if (pages > 0) reasons.push(behind(`${pages} pages`))
    if (browser.hasLogin) return [...reasons, ...beyond]
    // Nobody knows what a press does: none is to do anything where it leads.
    await guard.holdSending()
    const toldOfPages = () => reasons.some(({ detail }) => detail?.endsWith(' pages'))
    const looked = await look(window, kept)
    reasons.push(...looked.filter(({ detail }) => detail !== PAGES || !toldOfPages()))
    if (!toldOfPages()) reasons.push(...(await lookIntoCards(window, kept)))
    // What it would have shown is not known.
    if (guard.heldBack.count > 0 && !toldOfPages()) reasons.push(behind(PAGES))
    reasons.push(...(await leftAlone(window)))
    // What was pressed may have shown some of the same.
    if (!reasons.some(({ detail }) => detail?.endsWith(' slides'))) reasons.push(...beyond)
  } catch {
    deadline.signal.throwIfAborted()
    reasons.push(behind('behind'))
  }
  return reasons
}

/** What the page itself says that there is, and nothing has shown: the "+5" on a picture, or "1 / 4" beside one. */
async function toldBeyond(window: PageWindow): Promise<Reason[]> {
  if (window.traffic.limit !== null) return []
  const count = (await window.ask('picturesBeyond')) + (await window.ask('countBeside'))
  return count > 0 ? [behind(`${count} slides`)] : []
}

async function look(window: PageWindow, { text, pictures }: Kept): Promise<Reason[]> {
  if (window.traffic.limit !== null) return []
  // What comes of it is not of the page that was kept.
  window.isKept = true
  const pressedAt = performance.now()
  const sent = await window.ask('sendsOnward')
  const onward: Reason[] = sent > 0 ? [behind(`${sent} pages`)] : []
  const own = await window.ask('findBehind')
  const inFrames = (await tryFrames(window, FRAME_LIMIT, 'findBehind')).flatMap(each => each ?? [])
  if (own.length + inFrames.length === 0) return onward
  // What is pressed is told, whatever comes of it.
  notePressed(window, [...own, ...inFrames])
  // Once: asked anew in a document that a press led to, it would walk another step.
  await window.askOnce('pressBehind')
  if (inFrames.length > 0) await tryFrames(window, FRAME_LIMIT, 'pressBehind')
  await untilRest(window, LIMIT, 'pressed', pressedAt)
  const came = await window.ask('cameBehind')
  // Of what came in frames the words are known, and not which pictures the record has.
  const cameInFrames = inFrames.length > 0 ? await inFramesBehind(window) : []
  const said = squeezed(text)
  const reasons: Reason[] = [...onward]
  const lines = [...(came?.lines ?? []), ...cameInFrames]
  if (lines.some(line => !said.includes(squeezed(line)))) reasons.push(behind(PAGES))
  const other = (came?.pictures ?? []).filter(key => !pictures.has(key)).length
  const beside = Math.max(other, came?.larger ?? 0)
  if (beside > 0) reasons.push(behind(`${beside} slides`))
  return reasons
}

/** What may be a vote, and may be anything else, is not pressed. */
async function leftAlone(window: PageWindow): Promise<Reason[]> {
  const count = await window.ask('unsureVotes')
  return count > 0 ? [behind(`${count} buttons`)] : []
}

/** After the others, and apart: what shows another view at an address of its own would stand for what they brought. */
async function lookIntoCards(window: PageWindow, { text }: Kept): Promise<Reason[]> {
  if (window.traffic.limit !== null) return []
  const said = squeezed(text)
  for (let left = 1; left > 0; ) {
    const pressedAt = performance.now()
    const pressed = (await window.askOnce('pressCards')) ?? []
    if (pressed.length === 0) break
    notePressed(window, pressed)
    await untilRest(window, LIMIT, 'pressed', pressedAt)
    const came = await window.ask('cameOfCards')
    if (came.lines.some(line => !said.includes(squeezed(line)))) return [behind(PAGES)]
    left = came.left
  }
  return []
}

function notePressed({ pressedWhenKept }: PageWindow, labels: readonly string[]): void {
  pressedWhenKept.push(...labels.map(label => cleanLine(label, 60)))
}

/** A frame that is out of view has its timers seldom. */
async function inFramesBehind(window: PageWindow): Promise<string[]> {
  await pause(FRAME_WAIT, window.ended)
  return (await tryFrames(window, FRAME_LIMIT, 'cameBehind')).flatMap(each => each?.lines ?? [])
}

const behind = (detail: string): Reason => ({ code: 'content-not-expanded', detail })
