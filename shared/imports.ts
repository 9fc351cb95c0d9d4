// Imports: what the platforms' own exports held, and what became of every part of it.

import { z } from 'zod'
import { FilePath } from './file-path.ts'
import { ChannelId, ImportId, Instant, Sha256 } from './ids.ts'

/** `interrupted`: the program ended in the middle. What was entered stays, and the import can be made again. */
export const ImportState = z.enum(['running', 'finished', 'stopped', 'failed', 'interrupted'])
export type ImportState = z.infer<typeof ImportState>

/** The parsers, each named by the export it reads. */
export const ImportParser = z.enum([
  'meta',
  'x',
  'linkedin',
  'tiktok',
  'mastodon',
  'bluesky',
  'youtube',
  'wxr',
  'mail',
  'account'
])
export type ImportParser = z.infer<typeof ImportParser>

/** At every moment `seen` is the sum of the other four. */
export const ImportCounts = z.strictObject({
  seen: z.int(),
  imported: z.int(),
  /** Was in the archive already, from this or another source. */
  known: z.int(),
  skipped: z.int(),
  unreadable: z.int()
})
export type ImportCounts = z.infer<typeof ImportCounts>

export const Import = ImportCounts.extend({
  id: ImportId,
  channelId: ChannelId,
  channelName: z.string(),
  parser: ImportParser,
  state: ImportState,
  /** The code of the refusal that ended it before its time. */
  problem: z.string().nullable(),
  warnings: z.int(),
  unknownFiles: z.int(),
  /** The zone that times without one were taken for. */
  zoneAssumed: z.string().nullable(),
  startedAt: Instant,
  startedBy: z.string(),
  endedAt: Instant.nullable(),
  /** The first of the files it was read from, by the names they had, and how many there are. */
  sources: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: Sha256 })).max(20),
  sourceCount: z.int()
})
export type Import = z.infer<typeof Import>

export const FindingKind = z.enum(['skipped', 'unreadable', 'unknown_file', 'warning'])
export type FindingKind = z.infer<typeof FindingKind>

/** Why something was skipped, where something could not be read, what was not recognised, and what to look out for. */
export const ImportFinding = z.strictObject({
  kind: FindingKind,
  code: z.string(),
  /** A file, or a place in one. */
  place: z.string(),
  count: z.int().min(1)
})
export type ImportFinding = z.infer<typeof ImportFinding>

/** What to import: the files or the folder of one export, all parts of it together. */
export const ImportRequest = z.strictObject({
  channelId: ChannelId,
  paths: z.array(FilePath).min(1).max(100),
  /** What the authority's own account is called in the export; null lets the export say. */
  ownName: z.string().trim().min(1).max(300).nullable()
})
export type ImportRequest = z.infer<typeof ImportRequest>
