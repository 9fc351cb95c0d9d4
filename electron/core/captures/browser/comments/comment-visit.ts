// A visit to a page that comments stand on: opened, worked on, and closed; what comes of it is kept meanwhile.
import type { Reason } from '#shared/capture.ts'
import type { CommentFileRole } from '#shared/comment.ts'
import type { PlatformWords } from '#shared/platform-words.ts'
import type { Platform } from '#shared/register.ts'
import { ArtefactWriter } from '../artefacts/artefact-writer.ts'
import { privateAddress } from '../network/request-guard.ts'
import { OPEN_PAGE } from '../prepare/open-page.ts'
import type { CaptureBrowser } from '../process/browser.ts'
import { Deadline } from '../process/deadline.ts'
import { LIMITS, type Limits } from '../process/limits.ts'
import { REFUSALS } from '../refusals/wall.ts'
import { Steps } from '../steps.ts'
import { reasonOf, reasonOfEnd, Trouble } from '../trouble.ts'
import { type OpenPage, Visit } from '../visit.ts'

export type CommentFile = { role: CommentFileRole; mediaType: string; bytes: Uint8Array }

/** A file whose bytes may still be in the making, for which the page is no longer needed. */
export type MakingFile = Omit<CommentFile, 'bytes'> & { bytes: Uint8Array | Promise<Uint8Array> }

export const made = async ({ bytes, ...file }: MakingFile): Promise<CommentFile> => ({
  ...file,
  bytes: await bytes
})

/** Where comments stand, and whether that may lie in a private network. */
export type CommentPage = {
  readonly address: string
  readonly platform?: Platform
  /** Absent: those that are built in. */
  readonly words?: PlatformWords
  readonly mayBePrivate: boolean
  /** How far back a feed that grows is followed; absent: as far as it goes within the bounds. */
  readonly since?: Date
  /** Only what stands under this post, of a page with several. */
  readonly under?: { readonly selector: string | null } | null
  /** The links of comments that nothing may be kept of; none where nothing is kept of the page. */
  readonly factsOnly?: readonly string[]
}

export type CommentOptions = {
  signal: AbortSignal
  onStep(step: string): void
  keep(file: CommentFile): Promise<void>
  limits?: Partial<Limits>
  /** Nobody needs the browser afterwards: it ends while what it gave is being kept. Who started it waits for its end. */
  endsBrowser?: boolean
}

/** Why there is no page to read; `retryAfter` is how many seconds it asks to be left alone. */
export type PageTrouble = { reason: Reason; retryAfter: number | null }

/** What is done at the page; `keep` hands a file to whoever keeps it. */
type Work<T> = (visit: Visit, page: OpenPage, keep: (file: MakingFile) => void) => Promise<T>

/** Options of a visit that keeps nothing and tells nobody of its steps. */
export const quietly = (options: Pick<CommentOptions, 'signal' | 'limits'>): CommentOptions => ({
  ...options,
  onStep: () => undefined,
  keep: async () => undefined
})

/** Opens the page for `work`. A page that is a login or an error is a reason. */
export async function visitComments<T>(
  browser: CaptureBrowser,
  request: CommentPage,
  options: CommentOptions & { mayBeGone?: boolean },
  work: Work<T>
): Promise<{ value: T; visit: Visit } | PageTrouble> {
  const limits = { ...LIMITS, ...options.limits }
  const deadline = new Deadline(limits.total, options.signal)
  const steps = new Steps(options.onStep)
  const visit = new Visit({
    browser,
    request: { ...request, acceptBadCertificate: false },
    deadline,
    steps,
    limits
  })
  const writer = new ArtefactWriter(async (file: MakingFile) => options.keep(await made(file)), deadline)
  let result: { value: T; visit: Visit } | PageTrouble
  try {
    const page = await visit.run(OPEN_PAGE)
    requireOpen(visit, options.mayBeGone ?? false)
    result = { value: await work(visit, page, file => writer.put(file)), visit }
    if (page.guard.isPrivate) throw privateAddress()
  } catch (error) {
    const { answer } = visit.page?.window.traffic ?? { answer: null }
    result = { reason: await reasonOfEnd(error, browser), retryAfter: answer?.retryAfter ?? null }
  }
  if (options.endsBrowser) void browser.close()
  else await visit.page?.window.close()
  deadline.over()
  await writer.finish().catch(error => {
    if (!(error instanceof Trouble)) throw error
    result = { reason: reasonOf(error), retryAfter: null }
  })
  return result
}

/** @throws Trouble the refusal that came instead of the page */
function requireOpen({ of, httpStatus }: Visit, mayBeGone: boolean): void {
  const isGone = mayBeGone && isGoneStatus(httpStatus)
  const refusal = of.steps.reasons.find(({ code }) => REFUSALS.has(code) || code === 'http-status')
  if (refusal !== undefined && !(isGone && refusal.code === 'http-status'))
    throw new Trouble(refusal.code, refusal.detail)
}

/** The page itself is gone. */
export const isGoneStatus = (status: number | null): boolean => status === 404 || status === 410
