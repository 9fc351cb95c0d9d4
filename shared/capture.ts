// Captures of channel pages, the runs they belong to, and what became of each (P8c).
import { z } from 'zod'
import { CaptureId, ChannelId, DepartmentId, Instant, RunId, Sha256 } from './ids.ts'
import { Address } from './register.ts'

/** Why a capture is not complete; each has a sentence in `REASON_SENTENCES`. */
const REASON_CODES = [
  'not-a-web-address',
  'host-not-found',
  'connection-refused',
  'port-not-opened',
  'connection-lost',
  'no-answer',
  'too-many-redirects',
  'bad-certificate',
  'bad-certificate-accepted',
  'http-status',
  'login-required',
  'rate-limited',
  'bot-check',
  'network-login',
  'private-address',
  'download-instead-of-page',
  'page-crashed',
  'too-much-memory',
  'keeps-reloading',
  'browser-died',
  'time-out',
  'script-hung',
  'navigated-away',
  'height-limit',
  'width-limit',
  'scroll-limit',
  'pictures-missing',
  'picture-failed',
  'tiles-differ',
  'parts-missing',
  'page-grew',
  'pictures-beside',
  'text-vanished',
  'pictures-vanished',
  'text-not-pictured',
  'content-unavailable',
  'blank-page',
  'text-failed',
  'layout-failed',
  'source-failed',
  'source-lacks-text',
  'pdf-failed',
  'pdf-lacks-text',
  'wacz-failed',
  'film-missing',
  'consent-not-dismissed',
  'prompt-not-closed',
  'comments-filtered',
  'comments-missing',
  'posts-missing',
  'platform-words-wrong',
  'content-not-expanded',
  'other-view',
  'press-held-back',
  'comment-changed',
  'dialog-closed',
  'popup-closed',
  'facts-only',
  'private-parts-kept-out',
  'own-authority',
  'clock-differs',
  'stopped',
  'interrupted',
  'disk-full',
  'temporary-disk-full',
  'files-not-kept',
  'internal'
] as const
export const ReasonCode = z.enum(REASON_CODES)
export type ReasonCode = z.infer<typeof ReasonCode>

/** One reason; `detail` is technical (an error name, a status, a count), never text from the page. */
export const Reason = z.strictObject({ code: ReasonCode, detail: z.string().max(300).nullable() })
export type Reason = z.infer<typeof Reason>

/**
 * `refused`: the platform said no (a login, too many requests, a test for robots). `interrupted`: the program ended in
 * the middle; nothing of it counts as captured.
 */
export const CaptureState = z.enum(['running', 'complete', 'partial', 'refused', 'failed', 'interrupted'])
export type CaptureState = z.infer<typeof CaptureState>

/**
 * `screenshot` is the whole page as one or more tiles, top first; `view` the window untouched as it first
 * showed; `text` the visible text (UTF-8); `layout` where text, pictures and links are (JSON); `source` the page as
 * MHTML; `pdf` the page on paper, tagged; `wacz` the page as it can be opened again
 * without a network, as a list of pieces in the `part`s; `film` a film that it shows, whole, and `captions` what there is to read
 * of one (WebVTT); `traffic` what the page was answered and complained about (JSON); `provenance` how it was captured (JSON).
 */
export const CaptureFileRole = z.enum([
  'screenshot',
  'view',
  'text',
  'layout',
  'source',
  'pdf',
  'wacz',
  'part',
  'film',
  'captions',
  'traffic',
  'provenance'
])
export type CaptureFileRole = z.infer<typeof CaptureFileRole>

/** A file of a capture. `top`, `width` and `height` are CSS pixels and set on pictures only. */
export const CaptureFile = z.strictObject({
  role: CaptureFileRole,
  position: z.int().min(0),
  sha256: Sha256,
  bytes: z.int().min(0),
  mediaType: z.string(),
  top: z.int().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable()
})
export type CaptureFile = z.infer<typeof CaptureFile>

/** Where something is on the page, in CSS pixels of its picture. */
export const TextPlace = z.strictObject({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number()
})
export type TextPlace = z.infer<typeof TextPlace>

/** What the page was shown in: a desktop computer's window, or a phone's. */
export const Viewport = z.enum(['desktop', 'mobile'])
export type Viewport = z.infer<typeof Viewport>

/** How far a page is followed: far enough for most, or as far as a long feed needs, which takes its time. */
export const Reach = z.enum(['ordinary', 'far'])
export type Reach = z.infer<typeof Reach>

/**
 * How one channel's pages are captured. `privateAddresses`: whether they, and their parts, may lie in a private network,
 * which they may not until someone has said so, whatever the channel's own address is. `filmProgram`: whether films that the page does
 * not give are fetched by yt-dlp, where that is installed.
 */
export const ChannelSettings = z.strictObject({
  viewport: Viewport,
  reach: Reach,
  privateAddresses: z.boolean(),
  filmProgram: z.boolean()
})
export type ChannelSettings = z.infer<typeof ChannelSettings>

export const Capture = z.strictObject({
  id: CaptureId,
  channelId: ChannelId,
  runId: RunId.nullable(),
  address: Address,
  finalAddress: z.string().nullable(),
  httpStatus: z.int().nullable(),
  viewport: Viewport,
  state: CaptureState,
  reasons: z.array(Reason),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  /** When the host has said that it may be asked again. */
  retryAfter: Instant.nullable()
})
export type Capture = z.infer<typeof Capture>

/** A capture with the channel's name and the top of its picture, if it has one, as lists show it. */
export const CaptureRow = Capture.extend({ channelName: z.string(), picture: Sha256.nullable() })
export type CaptureRow = z.infer<typeof CaptureRow>

/** A capture among the others of its address. */
export const TimelineEntry = CaptureRow.pick({
  id: true,
  startedAt: true,
  state: true,
  viewport: true,
  picture: true
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** A capture with its files, as the viewer shows it. */
export const CaptureDetail = CaptureRow.extend({ files: z.array(CaptureFile) })
export type CaptureDetail = z.infer<typeof CaptureDetail>

/** Why a run is made: the half-year's round, before a large change, or a single wish (P8c). */
export const RunKind = z.enum(['half-year', 'before-change', 'single'])
export type RunKind = z.infer<typeof RunKind>

/** `paused`: neither going on nor ended; `PauseReason` says what it waits for. */
export const RunState = z.enum(['running', 'paused', 'finished', 'stopped', 'interrupted'])
export type RunState = z.infer<typeof RunState>

/** A person asked for it; someone must log in; a host wants to be left alone; the disk is too full; the store of files does not take them. */
export const PauseReason = z.enum(['person', 'login', 'host', 'disk', 'files'])
export type PauseReason = z.infer<typeof PauseReason>

/**
 * One round of captures. The counts are of addresses, each by its newest capture in the run; those not counted are still
 * to be captured. `period` is such as `2026-H2`; `departmentId` is set on a department's own round.
 */
export const Run = z.strictObject({
  id: RunId,
  kind: RunKind,
  period: z.string(),
  reason: z.string().nullable(),
  state: RunState,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  departmentId: DepartmentId.nullable(),
  pauseReason: PauseReason.nullable(),
  /** When a run that waits for a host may go on. */
  waitsUntil: Instant.nullable(),
  total: z.int(),
  complete: z.int(),
  partial: z.int(),
  refused: z.int(),
  failed: z.int()
})
export type Run = z.infer<typeof Run>

/** What to capture: everything, only what is due this half-year, the same of one department, or the named channels. */
export const RunChoice = z.union([
  z.literal('all'),
  z.literal('due'),
  z.strictObject({ departmentId: DepartmentId, only: z.enum(['all', 'due']) }),
  z.array(ChannelId).min(1)
])
export type RunChoice = z.infer<typeof RunChoice>

export const RunRequest = z.strictObject({
  kind: RunKind,
  which: RunChoice,
  reason: z.string().trim().min(1).max(500).nullable(),
  /** A person has said that pages with a bad certificate shall be captured all the same, and marked. */
  acceptBadCertificates: z.boolean(),
  /** Absent: as each channel is set. */
  viewport: Viewport.optional()
})
export type RunRequest = z.infer<typeof RunRequest>

/** What a run would take: bytes by what the addresses took before, and what is free where the archive lies. */
export const RunForecast = z.strictObject({
  addresses: z.int(),
  bytes: z.int(),
  free: z.int(),
  /** False: the disk would be too full when it has ended, and the run is not started. */
  fits: z.boolean(),
  minutes: z.int()
})
export type RunForecast = z.infer<typeof RunForecast>
