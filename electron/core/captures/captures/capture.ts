// One capture of one address: noted as begun, gathered outside, kept and read back, then entered in one transaction.
import { randomUUID } from 'node:crypto'
import type { CaptureFile, CaptureState, Reason, Viewport } from '#shared/capture.ts'
import type { ErrorCode } from '#shared/errors.ts'
import { CaptureId, Instant, type RunId, type Sha256 } from '#shared/ids.ts'
import type { Channel } from '#shared/register.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError, refusalOf } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import type { PageFile } from '../browser/artefacts/page-file.ts'
import { capturePage, type PageCapture } from '../browser/capture-page.ts'
import { findFilmProgram } from '../browser/films/film-program.ts'
import type { CaptureBrowser } from '../browser/process/browser.ts'
import { FAR } from '../browser/process/limits.ts'
import { waitSaid } from '../browser/refusals/wall.ts'
import { wordsOf } from './platform-words.ts'
import {
  type CaptureEnd,
  channelSettings,
  endCapture,
  insertCapture,
  insertCaptureFile,
  insertWacz,
  newestOf,
  type WholeFile
} from './queries.ts'
import { runViewport, takeTarget } from './run-queries.ts'
import { halfYearOf } from './schedule.ts'
import { type AskForStamp, signerOf } from './signing.ts'
import { isStopped } from './stopped-pages.ts'

export type CaptureJob = {
  readonly runId: RunId
  readonly channel: Channel
  readonly address: string
  readonly acceptBadCertificate: boolean
  /** The name of the browser profile that it is captured in, with someone's login. */
  readonly profile: string | null
}

export type EndedCapture = { readonly id: CaptureId } & Pick<CaptureEnd, 'state' | 'reasons' | 'retryAfter'>

type KeptFile = {
  readonly file: Omit<CaptureFile, 'bytes' | 'mediaType'>
  readonly object: StoredObject
  readonly whole?: WholeFile
}

/**
 * Captures one address and enters what came of it. A page that fails is an outcome, not an error.
 * @throws ArchiveError disk-full, temporary-disk-full, after what could be noted was noted; the run then ends
 */
export async function captureAddress(
  ctx: Context,
  browser: CaptureBrowser,
  job: CaptureJob,
  {
    signal,
    onStep,
    askForStamp = null
  }: {
    signal: AbortSignal
    onStep: (id: CaptureId, step: string) => void
    askForStamp?: AskForStamp | null
  }
): Promise<EndedCapture> {
  const feed = feedStart(ctx, job.address)
  const settings = channelSettings(ctx.db.read, job.channel.id)
  const viewport = runViewport(ctx.db.read, job.runId) ?? settings.viewport
  const id = begin(ctx, job, viewport)
  // Nothing is opened: to have what may be there is a crime.
  if (isStopped(ctx.db.read, job.address)) return end(ctx, id, job, [], STOPPED)
  const keeping: Promise<KeptFile>[] = []
  const keep = async (file: PageFile) => {
    // In the order in which they came, whichever is on disk first.
    const kept = keepFile(ctx, file)
    keeping.push(kept)
    await kept
  }
  try {
    const page = await capturePage(
      browser,
      {
        address: job.address,
        acceptBadCertificate: job.acceptBadCertificate,
        platform: job.channel.platform,
        words: wordsOf(ctx.db.read, { channelId: job.channel.id, address: job.address }),
        ...feed,
        viewport,
        mayBePrivate: settings.privateAddresses,
        ...(settings.filmProgram ? { filmProgram: { path: findFilmProgram() } } : {})
      },
      {
        signal,
        onStep: step => onStep(id, step),
        keep,
        software: `Kanalarkiv ${ctx.appVersion}`,
        isStopped: address => isStopped(ctx.db.read, address),
        signer: await signerOf(ctx, askForStamp),
        ...(settings.reach === 'far' ? { limits: FAR } : {})
      }
    )
    if (signal.aborted) return end(ctx, id, job, [], stoppedBy(signal))
    // The address led to such a page. Where it lies is no more told than of one that was asked for.
    if (page.reasons.some(({ code }) => code === 'facts-only')) return end(ctx, id, job, [], STOPPED)
    onStep(id, 'verify')
    const { state, reasons, finalAddress, httpStatus, retryAfter } = page
    const outcome = { state, reasons, finalAddress, httpStatus, retryAfter: later(ctx, state, retryAfter) }
    const by = { ...job, browser: `${browser.name} ${browser.version}` }
    return end(ctx, id, by, await withProvenance(ctx, id, job, await Promise.all(keeping), page), outcome)
  } catch (error) {
    if (signal.aborted) return end(ctx, id, job, [], stoppedBy(signal))
    const refusal = refusalOf(error, ctx.dir)
    if (refusal instanceof ArchiveError && isFull(refusal.code)) {
      end(ctx, id, job, [], broken(refusal.code))
      throw refusal
    }
    if (refusal instanceof ArchiveError && OF_STORE.has(refusal.code)) return end(ctx, id, job, [], NOT_KEPT)
    ctx.log.error({ err: error, capture: id }, 'capture failed')
    return end(ctx, id, job, [], broken('internal'))
  }
}

async function keepFile(ctx: Context, { bytes, mediaType, whole, ...file }: PageFile): Promise<KeptFile> {
  const object = await ctx.objects.put(bytes, mediaType)
  return { file: { ...file, sha256: object.sha256 }, object, ...(whole === undefined ? {} : { whole }) }
}

/**
 * A feed is followed back to the half-year's beginning, or to the last capture if that is longer ago (P8c). The first time it is
 * followed on from there as far as it goes.
 */
function feedStart(ctx: Context, address: string): { since: Date; continuesPastSince: boolean } {
  const last = newestOf(ctx.db.read, address)
  const { start } = halfYearOf(ctx.clock.now())
  if (last === null) return { since: new Date(start), continuesPastSince: true }
  return { since: new Date([last, start].toSorted()[0] ?? last), continuesPastSince: false }
}

function begin(ctx: Context, { channel, runId, address }: CaptureJob, viewport: Viewport): CaptureId {
  const id = CaptureId.parse(randomUUID())
  ctx.db.transact(tx => {
    insertCapture(tx, { id, channelId: channel.id, runId, address, viewport, startedAt: ctx.clock.now() })
    takeTarget(tx, { id, runId, channelId: channel.id, address })
    record(tx, ctx, { act: 'capture.started', about: id, details: { channel: channel.id, run: runId } })
  })
  tellChanged(ctx, 'captures')
  return id
}

// The provenance names every file by its digest, so that it speaks for the whole capture; then all is read back.
async function withProvenance(
  ctx: Context,
  id: CaptureId,
  job: CaptureJob,
  kept: readonly KeptFile[],
  page: PageCapture
): Promise<KeptFile[]> {
  const provenance = {
    format: 'kanalarkiv-provenance/1',
    capture: id,
    channel: { id: job.channel.id, name: job.channel.name, platform: job.channel.platform },
    capturedBy: ctx.actor,
    browserProfile: job.profile,
    program: { name: 'Kanalarkiv', version: ctx.appVersion },
    outcome: { state: page.state, reasons: page.reasons },
    ...page.provenance,
    files: kept.map(({ file, object }) => ({ ...file, bytes: object.bytes, mediaType: object.mediaType }))
  }
  const text = new TextEncoder().encode(`${JSON.stringify(provenance, null, 2)}\n`)
  const object = await ctx.objects.put(text, 'application/json')
  const own = {
    role: 'provenance' as const,
    position: 0,
    sha256: object.sha256,
    top: null,
    width: null,
    height: null
  }
  const all = [...kept, { file: own, object }]
  for (const { object } of all)
    if ((await ctx.objects.verify(object.sha256)).state !== 'right')
      throw new Error(`${object.sha256} did not read back`)
  return all
}

function end(
  ctx: Context,
  id: CaptureId,
  { channel, runId, browser }: CaptureJob & { readonly browser?: string },
  files: readonly KeptFile[],
  outcome: Omit<CaptureEnd, 'id' | 'endedAt' | 'provenance'>
): EndedCapture {
  const endedAt = ctx.clock.now()
  const provenance = files.find(({ file }) => file.role === 'provenance')?.file.sha256 ?? null
  ctx.db.transact(tx => {
    record(tx, ctx, {
      act: 'capture.ended',
      about: id,
      objects: files.map(({ object }) => object),
      details: {
        channel: channel.id,
        run: runId,
        state: outcome.state,
        reasons: [...new Set(outcome.reasons.map(({ code }) => code))].join(' '),
        ...(browser === undefined ? {} : { browser }),
        ...wholeOf(files)
      }
    })
    endCapture(tx, { ...outcome, id, endedAt, provenance })
    for (const { object, whole } of files) if (whole !== undefined) insertWacz(tx, object.sha256, whole)
    for (const { file } of files) insertCaptureFile(tx, id, file)
  })
  tellChanged(ctx, 'captures', 'register')
  const { state, reasons } = outcome
  // Only some of the page may have been refused.
  const wait = outcome.retryAfter === null ? waitSaid(reasons) : null
  return { id, state, reasons, retryAfter: wait === null ? outcome.retryAfter : inSeconds(ctx, wait) }
}

/** When the host may be asked again, if it has refused and said when. */
function later(ctx: Context, state: CaptureState, seconds: number | null): Instant | null {
  return state !== 'refused' || seconds === null ? null : inSeconds(ctx, seconds)
}

const inSeconds = (ctx: Context, seconds: number) =>
  Instant.parse(new Date(Date.parse(ctx.clock.now()) + seconds * 1000).toISOString())

/** What the web archive hashes to, for whoever gets it whole in a package. */
function wholeOf(files: readonly KeptFile[]): { wacz?: Sha256 } {
  const whole = files.find(({ whole }) => whole !== undefined)?.whole
  return whole === undefined ? {} : { wacz: whole.sha256 }
}

const nothing = { finalAddress: null, httpStatus: null, retryAfter: null }
/** The page is not captured until somebody has lifted the stop. */
const STOPPED = {
  state: 'failed' as const,
  reasons: [{ code: 'facts-only', detail: null } satisfies Reason],
  ...nothing
}
/** What the store of files says of itself, of which the page is innocent. */
const OF_STORE: ReadonlySet<ErrorCode> = new Set(['files-unreachable', 'files-refused', 'files-not-kept'])
const NOT_KEPT = {
  state: 'interrupted' as const,
  reasons: [{ code: 'files-not-kept', detail: null } satisfies Reason],
  ...nothing
}
/** By a person; or by what kept the whole run from going on, of which the page is innocent. */
function stoppedBy({ reason }: AbortSignal) {
  const code = reason instanceof ArchiveError && reason.code === 'stopped' ? 'stopped' : 'interrupted'
  return {
    state: 'interrupted' as const,
    reasons: [{ code, detail: null } satisfies Reason],
    ...nothing
  }
}
type Full = 'disk-full' | 'temporary-disk-full'
const isFull = (code: ArchiveError['code']): code is Full =>
  code === 'disk-full' || code === 'temporary-disk-full'

const broken = (code: Full | 'internal') => ({
  state: 'failed' as const,
  reasons: [{ code, detail: null } satisfies Reason],
  ...nothing
})
