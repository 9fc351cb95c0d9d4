// Captures and the runs they belong to.

import { z } from 'zod'
import { AccountSecret } from '../account.ts'
import {
  CaptureDetail,
  CaptureRow,
  ChannelSettings,
  Run,
  RunChoice,
  RunForecast,
  RunRequest,
  RunState,
  TextPlace,
  TimelineEntry
} from '../capture.ts'
import { Comparison } from '../comparison.ts'
import { FilePath } from '../file-path.ts'
import { CaptureId, ChannelId, RunId, Sha256 } from '../ids.ts'
import { CaptureProxy, ProxyDraft, ProxyTried } from '../proxy.ts'
import { SigningKey } from '../signing-key.ts'
import { base, page, paging } from './base.ts'

export const captures = {
  list: base
    .input(z.strictObject({ channelId: ChannelId.nullable(), runId: RunId.nullable(), ...paging }))
    .output(page(CaptureRow)),
  /**
   * Of each address of the channels in use the newest capture, and where that has nothing to show also the newest that has: by
   * channel and address, newest first.
   */
  newest: base.output(z.array(CaptureRow)),
  find: base.input(z.strictObject({ id: CaptureId })).output(CaptureDetail),
  /** The captures of the same address, newest first. */
  timeline: base.input(z.strictObject({ id: CaptureId, ...paging })).output(page(TimelineEntry)),
  /** The visible text of a capture, or its provenance (JSON), at most `limit` characters from `offset`. */
  text: base
    .input(
      z.strictObject({
        id: CaptureId,
        role: z.enum(['text', 'provenance']),
        offset: z.int().min(0),
        limit: z.int().min(1).max(200_000)
      })
    )
    .output(z.strictObject({ text: z.string(), total: z.int() })),
  /** Where in the picture some words stand: for each hit a place on every line it is on. */
  places: base
    .input(z.strictObject({ id: CaptureId, query: z.string().min(1).max(200) }))
    .output(z.strictObject({ hits: z.array(z.array(TextPlace)), total: z.int() })),
  /** Writes the capture's web archive (WACZ) to a folder outside the archive, where any replay program can open it. */
  saveWacz: base
    .input(z.strictObject({ id: CaptureId, dir: FilePath }))
    .output(z.strictObject({ name: z.string(), bytes: z.int(), sha256: Sha256 })),
  /** Writes the capture's picture to a folder outside the archive: a PNG, or several where the page is tall. */
  savePicture: base
    .input(z.strictObject({ id: CaptureId, dir: FilePath }))
    .output(z.strictObject({ names: z.array(z.string()) })),
  /** What is not as it was: against the capture named, or the last one before it of the same address. */
  compare: base.input(z.strictObject({ id: CaptureId, other: CaptureId.nullable() })).output(Comparison),
  /** How a channel's pages are captured. */
  channelSettings: base.input(z.strictObject({ channelId: ChannelId })).output(ChannelSettings),
  setChannelSettings: base.input(ChannelSettings.extend({ channelId: ChannelId })).output(ChannelSettings),
  /** The proxy that pages are fetched through, or null. */
  proxy: base.output(CaptureProxy.nullable()),
  /** A null secret keeps the password that is in the keychain, for the same proxy and user only. One that does not answer is set all the same. */
  setProxy: base
    .input(z.strictObject({ proxy: ProxyDraft, secret: AccountSecret.nullable() }))
    .output(ProxyTried),
  /** Takes the proxy away, and its password out of the keychain. */
  forgetProxy: base.output(z.null()),
  /** The key that web archives are signed with, or null. */
  signingKey: base.output(SigningKey.nullable()),
  /** A new one, in the place of an earlier one. Its secret half goes into the keychain. */
  makeSigningKey: base.output(SigningKey),
  /** Latest first; with `state` only those that stand so. */
  runs: base.input(z.strictObject({ state: RunState.nullable().default(null), ...paging })).output(page(Run)),
  /** The run that is going on, or null. */
  currentRun: base.output(Run.nullable()),
  /** Starts a run and answers at once; the rest comes as events. */
  startRun: base.input(RunRequest).output(Run),
  findRun: base.input(z.strictObject({ id: RunId })).output(Run),
  /** What a run of these would take of the disk and of time. */
  forecastRun: base.input(z.strictObject({ which: RunChoice })).output(RunForecast),
  /** Begins nothing more, and answers when what is in hand is finished. */
  pauseRun: base.input(z.strictObject({ id: RunId })).output(Run),
  /** Goes on with a run that was paused, stopped or interrupted: what is left of it, and what was refused. */
  resumeRun: base.input(z.strictObject({ id: RunId })).output(Run),
  /** The same, with what failed as well. */
  retryRun: base.input(z.strictObject({ id: RunId })).output(Run),
  /**
   * Stops in order: the capture in hand is given up, the finished ones stay. Answers when it has stopped. One that is paused or was
   * interrupted is ended.
   */
  stopRun: base.input(z.strictObject({ id: RunId })).output(Run)
}
