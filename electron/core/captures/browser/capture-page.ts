// Captures one page: pictures, text, source and how it was done, with every shortfall told.
import type { Reason, ReasonCode } from '#shared/capture.ts'
import { Taking } from './artefacts/artefact-collector.ts'
import { Shelf } from './artefacts/artefact-writer.ts'
import type { PageFile } from './artefacts/page-file.ts'
import { type PageProvenance, provenanceOf } from './artefacts/provenance.ts'
import type { CaptureBrowser } from './process/browser.ts'
import { LIMITS, type Limits } from './process/limits.ts'
import { Life } from './process/page-window.ts'
import { REFUSALS } from './refusals/wall.ts'
import { Steps } from './steps.ts'
import { reasonOf } from './trouble.ts'
import { type PageRequest, Visit } from './visit.ts'

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
  limits?: Partial<Limits>
}

/** With one of these the capture counts as failed, whatever was saved of it. */
const FAILED = new Set<ReasonCode>(['http-status', 'browser-died', 'page-crashed', 'stopped', 'internal'])
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
  const life = new Life(limits.total, options.signal)
  const steps = new Steps(options.onStep)
  const shelf = new Shelf(options.keep, life)
  const visit = new Visit({
    browser,
    request,
    life,
    steps,
    limits,
    onWindow: window => taking.listen(window),
    onShown: window => taking.view(window)
  })
  const taking = new Taking(visit, shelf, options.software ?? 'Kanalarkiv')
  try {
    const window = await visit.arrive()
    if (visit.wall === null) {
      await visit.prepare(window)
      await visit.lookAgain(window)
    }
    // Nothing is pictured of a wall, whenever it came.
    if (visit.wall === null) {
      await taking.all(window)
    }
  } catch (error) {
    steps.add(reasonOf(error))
  }
  const closing = visit.window?.close()
  taking.heard()
  life.over()
  try {
    await shelf.finish()
  } finally {
    await closing
    await taking.close()
  }
  visit.noteEvents()
  const state = stateOf(steps.reasons, taking, visit.limit)
  return {
    state,
    reasons: steps.reasons,
    finalAddress: visit.final,
    httpStatus: visit.httpStatus,
    retryAfter: retryAfter(visit),
    provenance: provenanceOf(visit, state, taking.facts())
  }
}

function retryAfter({ window, limit }: Visit): number | null {
  if (window === null) return null
  return (limit === null ? window.traffic.answer : window.traffic.limit)?.retryAfter ?? null
}

/** `limit`: of a call, which is no more than a part of the page. */
function stateOf(reasons: readonly Reason[], taking: Taking, limit: Reason | null): PageCapture['state'] {
  // The platform's own no counts before anything that it led to.
  if (reasons.some(reason => REFUSALS.has(reason.code) && reason !== limit)) return 'refused'
  const hasPicture = taking.pictures > 0
  if (!hasPicture || reasons.some(({ code }) => FAILED.has(code))) return 'failed'
  return taking.isWhole && reasons.every(({ code }) => HARMLESS.has(code)) ? 'complete' : 'partial'
}
