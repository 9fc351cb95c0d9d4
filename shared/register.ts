// The register: departments, people, channels and the mandate each channel rests on (G1, G4, P1, P3).
import { z } from 'zod'
import { CalendarDate, ChannelId, DepartmentId, Instant, PersonId } from './ids.ts'

// Names go into mails, file names and terminals.
const name = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine(text => !/\p{Cc}/u.test(text), 'control-characters')

export const PLATFORMS = [
  'facebook',
  'instagram',
  'youtube',
  'linkedin',
  'x',
  'tiktok',
  'bluesky',
  'mastodon',
  'blog',
  'website',
  'other'
] as const
export const Platform = z.enum(PLATFORMS)
export type Platform = z.infer<typeof Platform>

/** A department (förvaltning); `mailbox` is the authority's mailbox that messages are copied to (P8b). */
export const Department = z.strictObject({ id: DepartmentId, name, mailbox: z.email().nullable() })
export type Department = z.infer<typeof Department>
export const DepartmentDraft = Department.omit({ id: true })
export type DepartmentDraft = z.infer<typeof DepartmentDraft>

/** A person who answers for channels. */
export const Person = z.strictObject({
  id: PersonId,
  name,
  email: z.email().nullable(),
  departmentId: DepartmentId
})
export type Person = z.infer<typeof Person>
export const PersonDraft = Person.omit({ id: true })
export type PersonDraft = z.infer<typeof PersonDraft>

/** Who decided that the channel may be used, when, and for how long (P1). */
export const Mandate = z.strictObject({
  decidedBy: name,
  decidedOn: CalendarDate,
  validUntil: CalendarDate.nullable(),
  reference: z.string().trim().min(1).max(100).nullable()
})
export type Mandate = z.infer<typeof Mandate>

/** A web address as a person typed it; the core says what is wrong with one that cannot be captured. */
export const Address = z.string().trim().min(1).max(2000)

/** A social-media channel the municipality answers for. */
export const Channel = z.strictObject({
  id: ChannelId,
  platform: Platform,
  name,
  addresses: z.array(Address).min(1).max(50),
  departmentId: DepartmentId,
  responsibleId: PersonId,
  purpose: z.string().trim().min(1).max(2000),
  dialogue: z.boolean(),
  mandate: Mandate.nullable(),
  registeredAt: Instant,
  retiredAt: Instant.nullable(),
  retiredBecause: z.string().nullable()
})
export type Channel = z.infer<typeof Channel>

export const ChannelDraft = Channel.omit({
  id: true,
  registeredAt: true,
  retiredAt: true,
  retiredBecause: true
})
export type ChannelDraft = z.infer<typeof ChannelDraft>

/** What can be edited afterwards; a mandate is a decision of its own. */
export const ChannelFields = ChannelDraft.omit({ mandate: true })
export type ChannelFields = z.infer<typeof ChannelFields>

/** `captured`: every address has a capture this half-year; `due`: some lack one; `overdue`: the half-year before was missed too (P8c). */
export const DueState = z.enum(['captured', 'due', 'overdue', 'retired'])
export type DueState = z.infer<typeof DueState>

/** A channel as a list shows it. */
export const ChannelRow = Channel.extend({
  departmentName: z.string(),
  responsibleName: z.string(),
  lastCaptureAt: Instant.nullable(),
  due: DueState,
  hasValidMandate: z.boolean()
})
export type ChannelRow = z.infer<typeof ChannelRow>
