// The open archive in numbers, as the overview and `kanalarkiv status` show it.
import { z } from 'zod'
import { Instant } from './ids.ts'

/** The archive that is open. */
export const OpenArchive = z.strictObject({ dir: z.string(), municipality: z.string() })
export type OpenArchive = z.infer<typeof OpenArchive>

/** Programs that keep a folder alike on several computers, by the names that they have everywhere. */
export const SyncService = z.enum(['OneDrive', 'Dropbox', 'iCloud', 'Google Drive', 'Nextcloud'])
export type SyncService = z.infer<typeof SyncService>

/** What there is to know of a folder before an archive is made in it. */
export const FolderCheck = z.strictObject({
  /** Nothing is in it, or it is not there yet. */
  isEmpty: z.boolean(),
  /** The kind of disk where that is not known to be local, such as `nfs4`: no archive is made there. */
  network: z.string().nullable(),
  /** What synchronises it, which may damage an archive; null where there is no sign of that. */
  syncedBy: SyncService.nullable(),
  /** It is a part of the person's profile, which Windows copies to a server when they log out. */
  roams: z.boolean(),
  freeBytes: z.int()
})
export type FolderCheck = z.infer<typeof FolderCheck>

export const ArchiveStatus = z.strictObject({
  id: z.uuid(),
  municipality: z.string(),
  dir: z.string(),
  /** What synchronises the archive's folder, which may damage it; null where there is no sign of that. */
  syncedBy: SyncService.nullable(),
  /** The archive's folder is a part of a profile that Windows copies to a server when its owner logs out. */
  roams: z.boolean(),
  /** Since when the store that the files lie in has not answered; null while it does, and where they lie in the folder. */
  filesAwaySince: Instant.nullable(),
  createdAt: Instant,
  schema: z.int(),
  period: z.string(),
  channels: z.int(),
  channelsDue: z.int(),
  /** Departments that have not confirmed their part of the register this half-year. */
  attestationsDue: z.int(),
  /** Things that channels are to show their visitors and do not. */
  checklistGaps: z.int(),
  /** Records that hold the words of something secret, and that nobody has decided about. */
  carriersOpen: z.int(),
  /** Alerts that nobody has seen. */
  alertsNew: z.int(),
  captures: z.int(),
  capturesRefused: z.int(),
  capturesFailed: z.int(),
  capturesInterrupted: z.int(),
  comments: z.int(),
  commentsOpen: z.int(),
  messages: z.int(),
  messagesUndecided: z.int(),
  /** Messages and comments that are secret and not in the diary (OSL 5:1). */
  secretUnregistered: z.int(),
  /** Channels, and people in them, whose mandate has ended or is missing (P1). */
  mandatesLacking: z.int(),
  /** Consents that have run out while posts of theirs still stand (P6). */
  consentsEnded: z.int(),
  /** Files in `inbox/` that no act has entered yet. */
  inboxFiles: z.int(),
  exports: z.int(),
  objects: z.int(),
  objectBytes: z.int(),
  journalLines: z.int(),
  /** As it stands: whether it is right is for a verification to say. */
  journalHead: z.string().nullable()
})
export type ArchiveStatus = z.infer<typeof ArchiveStatus>
