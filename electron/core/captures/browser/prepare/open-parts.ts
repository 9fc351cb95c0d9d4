// The step that opens up what scrolls by itself within the page: boxes, columns, rows of pictures and frames. What they hold may
// load only when it is seen, and may grow.
import type { Reason } from '#shared/capture.ts'
import { isCutShort, reasonsOf } from '../artefacts/bounds-reached.ts'
import { framesOf } from '../process/ask-frames.ts'
import { pause } from '../trouble.ts'
import type { Findings, OpenPage, RunStep, VisitStep } from '../visit.ts'
import { findClosedRoots } from './closed-roots.ts'
import { expandFrames } from './expand.ts'
import { goSideways } from './go-sideways.ts'
import { openFrames } from './open-frames.ts'
import { untilRest } from './rest.ts'
import { scrollBoxes } from './scroll.ts'
import { scrollFrames } from './scroll-frames.ts'
import { scroll } from './scroll-step.ts'

/** What is opened up may grow, as a feed does; so often it is opened up again. */
const OPENINGS = 20
/** Milliseconds in which a feed that was opened up may ask for more, and for what it asked to come. */
const FEED_QUIET = 300
const FEED_SETTLE = 2_000

export const openParts: VisitStep = async (page, found, run) => {
  const { steps, deadline } = page
  const opened = await steps.optional('expand', 'content-not-expanded', deadline.signal, () =>
    openInnerParts(page, found, run)
  )
  return { opened }
}

async function openInnerParts(page: OpenPage, found: Findings, run: RunStep) {
  const { window, limits } = page
  const until = performance.now() + limits.scroll
  await run(goThroughBoxes)
  const { inBoxes } = await run(goThroughFrames)
  const sideways = await goSideways(window, until)
  const carousels = await window.ask('openCarousels')
  const wide = await window.ask('openWideBoxes')
  const columns = await window.ask('openSideColumns')
  const repeated = await openRepeatedly(page, found, run, {
    until,
    isOpened: carousels.opened + wide.opened + sideways.slid + sideways.leafed > 0
  })
  const value = {
    opened: carousels.opened + wide.opened + columns.opened + repeated.opened,
    hidden: repeated.hidden + wide.hidden + columns.hidden,
    late: repeated.late,
    beside: carousels.hidden,
    slid: sideways.slid,
    leafed: sideways.leafed
  }
  const reasons: Reason[] = inBoxes.flatMap(reasonsOf)
  if (repeated.isCutOff) reasons.push({ code: 'scroll-limit', detail: 'frames' })
  if (sideways.notLeafed > 0)
    reasons.push({ code: 'content-not-expanded', detail: `${sideways.notLeafed} slides` })
  if (sideways.isCutOff) reasons.push({ code: 'scroll-limit', detail: 'sideways' })
  // What does not answer gives neither its height nor its text.
  if (value.late > 0) reasons.push({ code: 'text-failed', detail: `${value.late} frames` })
  if (value.hidden > 0) reasons.push({ code: 'content-not-expanded', detail: `${value.hidden} px` })
  if (value.beside > 0) reasons.push({ code: 'pictures-beside', detail: String(value.beside) })
  return { value, detail: value, reasons }
}

/** Where what was looked for is there, nothing is gone through. */
const goThroughBoxes: VisitStep = async ({ window, request }, { scrolled }) => {
  if (scrolled === null) return {}
  return { inBoxes: await scrollBoxes(window, request.continuesPastSince ? null : (request.since ?? null)) }
}

/** What came when a frame was scrolled may be folded, and so may what is in one that came later than the page. */
const goThroughFrames: VisitStep = async (page, found) => {
  const { window, request, limits } = page
  if (found.scrolled === null || framesOf(window).length === 0) return {}
  // What is in them may have come later than the page.
  await untilRest(window, limits.rest)
  await findClosedRoots(window)
  const since = request.continuesPastSince ? null : (request.since ?? null)
  const inFrames = await scrollFrames(window, since)
  const { unfolded } = found
  const { clicks, labels } = await expandFrames(page, unfolded.clicks)
  return {
    inBoxes: [...found.inBoxes, ...inFrames],
    unfolded: {
      ...unfolded,
      clicks: unfolded.clicks + clicks,
      labels: [...new Set([...unfolded.labels, ...labels])]
    }
  }
}

/** Opens boxes and frames, and goes through the page again, for as long as it grows by that. */
async function openRepeatedly(
  { window, deadline }: OpenPage,
  start: Findings,
  run: RunStep,
  { until, isOpened }: { until: number; isOpened: boolean }
): Promise<{ opened: number; hidden: number; late: number; isCutOff: boolean }> {
  let { scrolled } = start
  let opened = 0
  let hasWaited = false
  for (let round = 0; ; round++) {
    const [boxes, frames] = [await window.ask('openScrollBoxes', 'within'), await openFrames(window)]
    opened += boxes.opened + frames.opened
    const end = (isCutOff: boolean) => ({
      opened,
      hidden: boxes.hidden + frames.hidden,
      late: frames.late,
      isCutOff
    })
    const isAny = boxes.opened + frames.opened > 0 || (round === 0 && isOpened)
    if (scrolled === null || isCutShort(scrolled)) return end(false)
    if (!isAny && (round === 0 || hasWaited)) return end(false)
    // What has grown may be about to grow again.
    hasWaited = !isAny
    if (hasWaited) {
      await pause(FEED_QUIET, deadline.signal)
      await window.traffic.settle(FEED_SETTLE, deadline.signal)
      continue
    }
    if (round === OPENINGS || performance.now() > until) return end(true)
    // What is old in a box says nothing of what is below it.
    scrolled = (await run(scroll(scrolled.stoppedBy === 'bottom' ? 'all' : 'asked'))).scrolled
  }
}
