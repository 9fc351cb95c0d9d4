// Branded ids, digests and points in time, so that one is never passed where another is meant.
import { z } from 'zod'

const id = <Name extends string>(_name: Name) => z.uuid().brand<Name>()

export const DepartmentId = id('DepartmentId')
export type DepartmentId = z.infer<typeof DepartmentId>
export const PersonId = id('PersonId')
export type PersonId = z.infer<typeof PersonId>
export const UserId = id('UserId')
export type UserId = z.infer<typeof UserId>
export const ChannelId = id('ChannelId')
export type ChannelId = z.infer<typeof ChannelId>
export const ProfileId = id('ProfileId')
export type ProfileId = z.infer<typeof ProfileId>
export const RunId = id('RunId')
export type RunId = z.infer<typeof RunId>
export const CaptureId = id('CaptureId')
export type CaptureId = z.infer<typeof CaptureId>
export const CommentId = id('CommentId')
export type CommentId = z.infer<typeof CommentId>
export const CategoryId = id('CategoryId')
export type CategoryId = z.infer<typeof CategoryId>
export const ActorId = id('ActorId')
export type ActorId = z.infer<typeof ActorId>
export const MessageId = id('MessageId')
export type MessageId = z.infer<typeof MessageId>
export const ConversationId = id('ConversationId')
export type ConversationId = z.infer<typeof ConversationId>
export const SourceFileId = id('SourceFileId')
export type SourceFileId = z.infer<typeof SourceFileId>
export const ImportId = id('ImportId')
export type ImportId = z.infer<typeof ImportId>
/** A conversation, or a message that is part of none; it bears the same id. */
export const ThreadId = id('ThreadId')
export type ThreadId = z.infer<typeof ThreadId>
export const AnswerId = id('AnswerId')
export type AnswerId = z.infer<typeof AnswerId>
export const MailboxId = id('MailboxId')
export type MailboxId = z.infer<typeof MailboxId>
export const OutgoingMailId = id('OutgoingMailId')
export type OutgoingMailId = z.infer<typeof OutgoingMailId>
export const AccountId = id('AccountId')
export type AccountId = z.infer<typeof AccountId>
export const ReadingId = id('ReadingId')
export type ReadingId = z.infer<typeof ReadingId>
export const ExportId = id('ExportId')
export type ExportId = z.infer<typeof ExportId>
export const BackupTargetId = id('BackupTargetId')
export type BackupTargetId = z.infer<typeof BackupTargetId>
export const ReceiptId = id('ReceiptId')
export type ReceiptId = z.infer<typeof ReceiptId>
export const SendingId = id('SendingId')
export type SendingId = z.infer<typeof SendingId>
export const DisclosureId = id('DisclosureId')
export type DisclosureId = z.infer<typeof DisclosureId>
export const DisposalId = id('DisposalId')
export type DisposalId = z.infer<typeof DisposalId>
export const RetentionRuleId = id('RetentionRuleId')
export type RetentionRuleId = z.infer<typeof RetentionRuleId>
export const HoldId = id('HoldId')
export type HoldId = z.infer<typeof HoldId>
export const MaskId = id('MaskId')
export type MaskId = z.infer<typeof MaskId>
export const WebsiteId = id('WebsiteId')
export type WebsiteId = z.infer<typeof WebsiteId>
export const PublicationId = id('PublicationId')
export type PublicationId = z.infer<typeof PublicationId>
export const AttestationId = id('AttestationId')
export type AttestationId = z.infer<typeof AttestationId>
export const RegisterImportId = id('RegisterImportId')
export type RegisterImportId = z.infer<typeof RegisterImportId>
export const CredentialId = id('CredentialId')
export type CredentialId = z.infer<typeof CredentialId>
export const ConsentId = id('ConsentId')
export type ConsentId = z.infer<typeof ConsentId>
export const MandateId = id('MandateId')
export type MandateId = z.infer<typeof MandateId>
export const ChecklistAnswerId = id('ChecklistAnswerId')
export type ChecklistAnswerId = z.infer<typeof ChecklistAnswerId>
export const SealKeyId = id('SealKeyId')
export type SealKeyId = z.infer<typeof SealKeyId>

export const AlertId = id('AlertId')
export type AlertId = z.infer<typeof AlertId>

export const WebhookId = id('WebhookId')
export type WebhookId = z.infer<typeof WebhookId>
export const WebhookDeliveryId = id('WebhookDeliveryId')
export type WebhookDeliveryId = z.infer<typeof WebhookDeliveryId>

export const TimestampAuthorityId = id('TimestampAuthorityId')
export type TimestampAuthorityId = z.infer<typeof TimestampAuthorityId>
export const TimestampId = id('TimestampId')
export type TimestampId = z.infer<typeof TimestampId>

export const WatchedPageId = id('WatchedPageId')
export type WatchedPageId = z.infer<typeof WatchedPageId>
export const PageVisitId = id('PageVisitId')
export type PageVisitId = z.infer<typeof PageVisitId>

export const PostId = id('PostId')
export type PostId = z.infer<typeof PostId>
export const PostVisitId = id('PostVisitId')
export type PostVisitId = z.infer<typeof PostVisitId>

/** SHA-256 as 64 lower-case hexadecimal digits: the name of an object. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Sha256'>()
export type Sha256 = z.infer<typeof Sha256>

/** A point in time in UTC, ISO 8601 with milliseconds and `Z`. */
export const Instant = z.iso
  .datetime({ precision: 3 })
  .brand<'Instant'>()
  // The contract as other programs read it says no more than date-time by itself.
  .meta({ description: 'In UTC, with milliseconds', examples: ['2026-11-25T08:00:00.000Z'] })
export type Instant = z.infer<typeof Instant>

/** A calendar date, `yyyy-mm-dd`, of the years 1900 to 2199: a slip of the pen such as the year 0009 is refused. */
export const CalendarDate = z.iso.date().refine(day => day >= '1900' && day < '2200', 'year-far-away')

/** Where an object lies below the archive folder, with `/` between the parts. */
export function objectPath(sha256: Sha256): string {
  return `objects/${sha256.slice(0, 2)}/${sha256.slice(2)}`
}
