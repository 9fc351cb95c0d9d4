// The steps that make a page ready to be pictured or read: questions about cookies are answered, what is folded is unfolded, it is
// gone through, and its pictures and fonts are waited for.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Reason } from '#shared/capture.ts'
import type { PlatformWords } from '#shared/platform-words.ts'
import { cutAnswerOf } from '../network/cut-document.ts'
import { tryFrames } from '../process/ask-frames.ts'
import type { PageWindow } from '../process/page-window.ts'
import { isGated } from '../refusals/login-for-more.ts'
import type { Findings, OpenPage, VisitStep } from '../visit.ts'
import { awaitAssets } from './await-assets.ts'
import { findClosedRoots } from './closed-roots.ts'
import { comeBack } from './come-back.ts'
import { dismissConsent } from './consent.ts'
import { lookAtEmptyBoxes } from './empty-boxes.ts'
import { expandAll, expandFrames, expandOnWay } from './expand.ts'
import { closePrompts } from './judge.ts'
import { movesByWheel } from './needs-scrolling.ts'
import { openParts } from './open-parts.ts'
import { isRecycled } from './recycled.ts'
import { isAnyFrameLoading, untilRest } from './rest.ts'
import { scroll } from './scroll-step.ts'
import { mayBeSorted, showAllComments } from './show-all-comments.ts'
import { tellFrames } from './tell-frames.ts'
import { touchPage } from './touch.ts'

/** Rounds of unfolding and scrolling: what is unfolded may hold more pictures, and what is scrolled to more to unfold. */
const ROUNDS = { least: 3, most: 12 }

/** A frame that does not answer is told of by itself. */
const FRAME_LIMIT = 1_500

/** A stream that gives is looked at for so many milliseconds, and one that is mere talk for fewer. */
const [LOOKED_AT, UNSEEN, LOOK] = [4_000, 2_000, 100]

const refuseConsent: VisitStep = async ({ window, words, steps, deadline }, { consent: before }) => {
  const now = await steps.optional('consent', 'consent-not-dismissed', deadline.signal, async () => {
    await findClosedRoots(window)
    const value = await dismissConsent(window, words)
    const reasons: Reason[] =
      value.outcome === 'left' ? [{ code: 'consent-not-dismissed', detail: null }] : []
    return { value, detail: { ...value }, reasons }
  })
  if (now === null || before === null) return { consent: now }
  // Of a page that was fetched anew it is asked again.
  const clicked = [...before.clicked, ...now.clicked]
  return { consent: { ...now, clicked, service: now.service ?? before.service } }
}

/** No question about cookies has been seen yet, so one may still come. */
export const mayAskConsent = ({ consent }: Findings): boolean => consent?.outcome === 'none'

/** Some questions come only when the page has been looked at for a while. */
export const refuseLateConsent: VisitStep = async (page, found, run) =>
  mayAskConsent(found) ? refuseConsent(page, found, run) : {}

const showAll: VisitStep = async ({ window, words, steps, deadline }, { sorted: before }) => {
  if (!(await mayBeSorted(window, words))) return {}
  const now = await steps.optional('sort', 'comments-filtered', deadline.signal, async () => {
    const value = await showAllComments(window, words)
    const reasons: Reason[] =
      value.left === 0 ? [] : [{ code: 'comments-filtered', detail: String(value.left) }]
    return { value, detail: { ...value }, reasons }
  })
  if (now === null) return {}
  return {
    sorted: {
      chosen: (before?.chosen ?? 0) + now.chosen,
      left: (before?.left ?? 0) + now.left,
      labels: [...(before?.labels ?? []), ...now.labels]
    }
  }
}

const unfold: VisitStep = async (open, { unfolded: before, scrolled }) => {
  const { window, steps, deadline } = open
  const now = await steps.optional('expand', 'content-not-expanded', deadline.signal, async () => {
    const page = await expandAll(open, before.clicks)
    const inFrames = await expandFrames(open, before.clicks + page.clicks)
    const isList = scrolled !== null && (await isRecycled(window, scrolled))
    const onWay = isList ? await expandOnWay(open, before.clicks + page.clicks + inFrames.clicks) : null
    const clicks = page.clicks + inFrames.clicks + (onWay?.clicks ?? 0)
    const left = page.left + inFrames.left
    const reasons: Reason[] = onWay?.isCutOff ? [{ code: 'content-not-expanded', detail: 'folds' }] : []
    return {
      value: { clicks, left, labels: [...page.labels, ...inFrames.labels, ...(onWay?.labels ?? [])] },
      detail: { clicks, left },
      reasons
    }
  })
  if (now === null) return {}
  const labels = [...new Set([...before.labels, ...now.labels])]
  return { unfolded: { clicks: before.clicks + now.clicks, labels, left: now.left } }
}

/** What a page is told as it happens comes before it is gone through. */
const awaitStreams: VisitStep = async ({ window, steps, limits }) => {
  if (window.traffic.streams.toCome().length === 0) return {}
  await steps.required('streams', async () => {
    const isAtRest = await untilRest(window, limits.streams)
    return { value: null, detail: { isAtRest } }
  })
  return {}
}

const BEGIN: readonly VisitStep[] = [refuseConsent, touchPage, closePrompts, awaitStreams]

/** Where what is looked for stands on the page already, it need not be scrolled through. */
type IsThere = (page: OpenPage) => Promise<boolean>

/** Rounds of choosing all comments, unfolding and scrolling, until nothing more is pressed. */
const goThrough =
  (isThere: IsThere): VisitStep =>
  async (page, start, run) => {
    const { window, steps, limits } = page
    const until = performance.now() + limits.scroll + limits.expand
    let found = start
    for (let round = 0; ; round++) {
      if (round === ROUNDS.most || (round >= ROUNDS.least && performance.now() > until)) break
      const before = countPressed(found)
      // More posts may have come, each with comments of its own.
      await run(showAll)
      found = await run(unfold)
      const { answer } = window.traffic
      await run(comeBack(BEGIN))
      const isAnew = window.traffic.answer !== answer
      if (round > 0 && countPressed(found) === before && !isAnew) return {}
      const stop = window.traffic.limit !== null ? 'rate-limited' : (await isThere(page)) ? 'found' : null
      if (stop !== null) {
        steps.skip('scroll', stop)
        return {}
      }
      found = await run(scroll('asked'))
      // What has come on the way may be in trees that are closed to the page.
      if ((found.scrolled?.steps ?? 0) > 1) await findClosedRoots(window)
      found = await run(closePrompts)
    }
    const { unfolded } = await run(showAll)
    // What is left is counted, and pressed no more.
    const { left } = await expandAll(page, Number.POSITIVE_INFINITY)
    return { unfolded: { ...unfolded, left } }
  }

const countPressed = ({ unfolded, sorted }: Findings): number => unfolded.clicks + (sorted?.chosen ?? 0)

/** What may be missing of the page, whatever became of the steps. */
const tellShortfalls: VisitStep = async (
  { window, steps, limits, words, guard },
  { scrolled, inBoxes, prompts, unfolded, opened }
) => {
  await untilRest(window, limits.rest)
  const { isWhole, hasEmptyRows } = await window.ask('seemsWhole')
  const isLoading = [scrolled, ...inBoxes].some(one => one?.isLoading) || hasEmptyRows
  if (isLoading || (await isAnyFrameLoading(window))) steps.add({ code: 'parts-missing', detail: 'loading' })
  // What has been open since the page came, and the page is there all the same, waits for news.
  const open = window.traffic.openCalls(isWhole ? 'but from the start' : 'all')
  if (open > 0) steps.add({ code: 'parts-missing', detail: `${open} calls` })
  if (await isStreaming(window)) steps.add({ code: 'parts-missing', detail: 'stream' })
  await tellFrames({ window, steps, words, guard }, opened?.hidden ?? 0)
  const [unanswered] = window.traffic.unanswered.values()
  if (unanswered !== undefined) steps.add({ code: 'parts-missing', detail: `call ${unanswered}` })
  const cut = await cutAnswerOf(window)
  if (cut !== null) steps.add({ code: 'parts-missing', detail: `${cut} cut` })
  if (await movesByWheel(window)) steps.add({ code: 'content-not-expanded', detail: 'wheel' })
  if (prompts?.outcome === 'left') steps.add({ code: 'prompt-not-closed', detail: null })
  await tellOtherViews({ window, steps })
  if (unfolded.left > 0) steps.add({ code: 'content-not-expanded', detail: `${unfolded.left} buttons` })
  // A prompt that lies over the page is told of by itself.
  const hasMoreForMembers = prompts?.outcome !== 'left' && (await isGated(window))
  if (hasMoreForMembers) steps.add({ code: 'content-not-expanded', detail: 'login' })
  return { hasMoreForMembers }
}

/** What is shown in the place of the page is no part of it, and not nothing either. */
async function tellOtherViews({ window, steps }: Pick<OpenPage, 'window' | 'steps'>): Promise<void> {
  const inFrames = await tryFrames(window, FRAME_LIMIT, 'otherViews')
  const all = [await window.ask('otherViews'), ...inFrames.filter(one => one !== null)]
  const buttons = all.reduce((sum, { kinds }) => sum + kinds.length, 0)
  if (buttons > 0) steps.add({ code: 'other-view', detail: `${buttons} buttons` })
  if (all.some(({ isLost }) => isLost)) steps.add({ code: 'text-vanished', detail: 'view' })
}

/**
 * A stream goes on giving, and the page goes on changing by it: it is looked at for as long as the stream is to give something. What
 * had changed before may have been something else, such as a picture that came late.
 */
async function isStreaming(window: PageWindow): Promise<boolean> {
  const { streams } = window.traffic
  const start = performance.now()
  const { changed } = await window.ask('restNow', 'all')
  while (streams.isGiving() && performance.now() - start < LOOKED_AT) {
    await sleep(LOOK)
    if ((await window.ask('restNow', 'all')).changed > changed) return true
    if (streams.isTalk() && performance.now() - start > UNSEEN) return false
  }
  return false
}

const awaitPictures: VisitStep = async ({ window, steps, deadline }) => {
  const assets = await steps.optional('pictures', 'pictures-missing', deadline.signal, async () => {
    const value = await awaitAssets(window)
    const empty = await window.ask('countEmptyBoxes')
    const missing = value.pending + value.broken + empty
    const reasons: Reason[] = missing === 0 ? [] : [{ code: 'pictures-missing', detail: String(missing) }]
    return { value, detail: { ...value, empty }, reasons }
  })
  return { assets }
}

/** What a site says with a page that is no error to the browser. */
const UNAVAILABLE = [
  'innehållet är (?:för närvarande )?inte tillgängligt',
  'innehåll(?:et)? är inte tillgängligt',
  '(?:sidan|inlägget|videon|kontot|profilen) (?:finns inte|är inte tillgänglig|har tagits bort|kunde inte hittas|existerar inte)',
  '(?:den här|denna) (?:sidan|videon|profilen) (?:finns inte|är inte tillgänglig|har tagits bort)',
  'det (?:här|där) kontot finns inte',
  '(?:kontot|profilen|sidan|kanalen)(?: \\S{1,40})? (?:har avslutats|har stängts|har raderats|är avslutad?|är avstängd|är borttagen)',
  '(?:this )?(?:account|profile|page)(?: \\S{1,40})? (?:has been|was) (?:closed|suspended|deactivated|terminated)',
  '(?:kontot|profilen|gruppen|sidan|kanalen) är (?:privat|privata|stängd|skyddad)',
  'inläggen är skyddade',
  '(?:account|profile|group|channel|page) is private',
  '(?:posts|tweets) are (?:private|protected)',
  '(?:content|page|post|video|account|profile) (?:isn.t|is not|is no longer|is currently not) available',
  '(?:page|post|account|profile|user) (?:doesn.t exist|does not exist|could not be found|can.t be found|not found|has been removed|was deleted)'
]
/** The same in words that may be of a part of the page. */
const FAILED = [
  '(?:något|nåt|det) gick (?:fel|snett)',
  'nu blev det fel',
  'sidan kunde inte (?:läsas in|laddas|visas)',
  '(?:prova|försök|testa) (?:att )?(?:läsa|ladda) (?:in |om )?sidan',
  '(?:page|content) (?:could not|couldn.t|can.t|cannot) be (?:loaded|displayed|shown)',
  'try (?:again|reloading|refreshing)',
  'something went wrong',
  'ett fel (?:har )?(?:inträffat|uppstod)',
  'an error occurred'
]

const isAnswered = ({ traffic }: PageWindow): boolean => (traffic.answer?.status ?? 0) < 400

/** What stands in trees that are closed to the page may have come late. That its visitor is to wait may be all that an error says. */
async function isBlank(window: PageWindow): Promise<boolean> {
  const asked = async () =>
    (await window.ask('isBlank')) || (isAnswered(window) && (await window.ask('hasOnlyHeading')))
  if (!(await asked())) return false
  await findClosedRoots(window)
  return asked()
}

/** It may be the page's own words about a login, or all that one gets to see without one. */
const asksInText = async (window: PageWindow, { login }: PlatformWords): Promise<boolean> =>
  (await window.ask('asksForLogin', login.says)) === 'in-text'

const checkContent: VisitStep = async ({ window, steps, words }) => {
  if (await isBlank(window)) steps.add({ code: 'blank-page', detail: null })
  if (await window.ask('drawsOnTheWay')) steps.add({ code: 'pictures-vanished', detail: 'canvas' })
  const says = steps.reasons.length === 0 ? [...UNAVAILABLE, ...FAILED] : UNAVAILABLE
  const isShut = (await window.ask('saysInLine', says)) || (await asksInText(window, words))
  if (isAnswered(window) && isShut) steps.add({ code: 'content-unavailable', detail: null })
  if (window.hasHung) steps.add({ code: 'script-hung', detail: null })
  return {}
}

export const preparePage = (isThere: IsThere = async () => false): readonly VisitStep[] => [
  ...BEGIN,
  goThrough(isThere),
  openParts,
  lookAtEmptyBoxes,
  tellShortfalls,
  refuseLateConsent,
  awaitPictures,
  checkContent
]
