// Captures one page: pictures, text, source and how it was done, with every shortfall told. The steps of a capture stand here in
// their order.
import type { Reason, ReasonCode } from '#shared/capture.ts'
import type { Signer } from '../wacz/wacz.ts'
import { ArtefactCollector } from './artefacts/artefact-collector.ts'
import { ArtefactWriter } from './artefacts/artefact-writer.ts'
import type { PageFile } from './artefacts/page-file.ts'
import { type PageProvenance, provenanceOf } from './artefacts/provenance.ts'
import { checkStillThere, JUDGE } from './prepare/judge.ts'
import { ARRIVE } from './prepare/open-page.ts'
import { preparePage } from './prepare/prepare-page.ts'
import type { CaptureBrowser } from './process/browser.ts'
import { Deadline } from './process/deadline.ts'
import { LIMITS, type Limits } from './process/limits.ts'
import { REFUSALS } from './refusals/wall.ts'
import { Steps } from './steps.ts'
import { reasonOfEnd, Trouble } from './trouble.ts'
import { type PageRequest, unlessRefused, Visit, type VisitStep } from './visit.ts'

export type PageCapture = {
  state: 'complete' | 'partial' | 'refused' | 'failed'
  reasons: Reason[]
  finalAddress: string | null
  httpStatus: number | null
  /** Seconds until the host may be asked again, when it has said so. */
  retryAfter: number | null
  provenance: PageProvenance
}

type PageOptions = {
  signal: AbortSignal
  onStep(step: string): void
  /** Called for each artefact as soon as it is there. What it throws is thrown on, when the window is closed. */
  keep(file: PageFile): Promise<void>
  /** What the files say they were made with, such as `Kanalarkiv 0.1.0`. */
  software?: string
  /** Whether the page that the address led to must not be captured: then nothing of it is. */
  isStopped?(address: string): boolean
  /** What signs the web archive, if anything does. */
  signer?: Signer | null
  limits?: Partial<Limits>
}

/** What is done of a page, from top to bottom. Nothing is pictured of what came instead of it, whenever it came. */
const stepsOfCapture = (
  artefacts: ArtefactCollector,
  isStopped: NonNullable<PageOptions['isStopped']>
): readonly VisitStep[] => [
  artefacts.listen,
  ...ARRIVE,
  async (_, { finalAddress }) => {
    if (finalAddress !== null && isStopped(finalAddress)) throw new Trouble('facts-only')
    return {}
  },
  artefacts.view,
  ...JUDGE,
  ...unlessRefused([...preparePage(), checkStillThere, artefacts.collect])
]

/** With one of these the capture counts as failed, whatever was saved of it. */
const FAILED = new Set<ReasonCode>([
  ...(['http-status', 'browser-died', 'page-crashed', 'stopped', 'internal'] as const),
  ...(['too-much-memory', 'keeps-reloading'] as const)
])
/** These are told, but nothing is missing for them. */
const HARMLESS = new Set<ReasonCode>([
  'bad-certificate-accepted',
  'dialog-closed',
  'popup-closed',
  'private-parts-kept-out',
  'own-authority',
  'clock-differs'
])

/** Captures the page at the address. Never throws but for what `keep` throws: all that goes wrong is an outcome. */
export async function capturePage(
  browser: CaptureBrowser,
  request: PageRequest,
  options: PageOptions
): Promise<PageCapture> {
  const limits = { ...LIMITS, ...options.limits }
  const deadline = new Deadline(limits.total, options.signal)
  const steps = new Steps(options.onStep)
  const writer = new ArtefactWriter(options.keep, deadline)
  const artefacts = new ArtefactCollector(writer, {
    software: options.software ?? 'Kanalarkiv',
    signer: options.signer ?? null
  })
  const visit = new Visit({ browser, request, deadline, steps, limits })
  try {
    await visit.run(stepsOfCapture(artefacts, options.isStopped ?? (() => false)))
  } catch (error) {
    steps.add(await reasonOfEnd(error, browser))
  }
  const closing = visit.page?.window.close()
  artefacts.keepTraffic()
  deadline.over()
  try {
    await writer.finish()
  } finally {
    await closing
    await artefacts.close()
  }
  visit.tellEvents()
  const state = stateOf(steps.reasons, artefacts, visit.limit)
  if (state === 'partial') artefacts.tellMissing({ steps })
  return {
    state,
    reasons: steps.reasons,
    finalAddress: visit.found.finalAddress,
    httpStatus: visit.httpStatus,
    retryAfter: retryAfter(visit),
    provenance: provenanceOf(visit, state, artefacts.facts(visit))
  }
}

function retryAfter({ page, limit }: Visit): number | null {
  if (page === null) return null
  const { traffic } = page.window
  return (limit === null ? traffic.answer : traffic.limit)?.retryAfter ?? null
}

/** `limit`: of a call, which is no more than a part of the page. */
function stateOf(
  reasons: readonly Reason[],
  { pictures, isWhole }: ArtefactCollector,
  limit: Reason | null
): PageCapture['state'] {
  // The platform's own no counts before anything that it led to.
  if (reasons.some(reason => REFUSALS.has(reason.code) && reason !== limit)) return 'refused'
  if (pictures === 0 || reasons.some(({ code }) => FAILED.has(code))) return 'failed'
  return isWhole && reasons.every(({ code }) => HARMLESS.has(code)) ? 'complete' : 'partial'
}
