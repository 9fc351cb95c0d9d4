// When all of a page has been kept: whether what leads to the next of a list, a month or a picture shows something that is not in the
// record. It is looked at and not kept, since it would stand in the place of what is.
import type { Reason } from '#shared/capture.ts'
import { cleanLine } from '../clean-text.ts'
import { squeezed } from '../in-page/witness/seen-words.ts'
import { untilRest } from '../prepare/rest.ts'
import type { PageWindow } from '../process/page-window.ts'

/** What is pressed is answered within this time, in milliseconds. */
const LIMIT = 1_500
const MOST_TOLD = 12

export type LookedBehind = { readonly reasons: readonly Reason[]; readonly pressed: readonly string[] }

/** `text`, `pictures`: what the record has. */
export async function lookBehind(
  window: PageWindow,
  { text, pictures }: { readonly text: string; readonly pictures: ReadonlySet<string> }
): Promise<LookedBehind> {
  if (window.traffic.limit !== null) return { reasons: [], pressed: [] }
  const { popups } = window
  const dialogs = window.dialogs.length
  const pressedAt = performance.now()
  const labels = await window.ask('pressBehind')
  if (labels.length === 0) return { reasons: [], pressed: [] }
  const pressed = labels.slice(0, MOST_TOLD).map(label => cleanLine(label, 60))
  await untilRest(window, LIMIT, 'pressed', pressedAt)
  // What comes of it is not of the page that was kept.
  window.popups = popups
  window.dialogs.splice(dialogs)
  const came = await window.ask('cameBehind')
  const said = squeezed(text)
  const reasons: Reason[] = []
  if (came.lines.some(line => !said.includes(squeezed(line)))) reasons.push(behind('1 pages'))
  const beside = came.pictures.filter(key => !pictures.has(key)).length
  if (beside > 0) reasons.push(behind(`${beside} slides`))
  return { reasons, pressed }
}

const behind = (detail: string): Reason => ({ code: 'content-not-expanded', detail })
