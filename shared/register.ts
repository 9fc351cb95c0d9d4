// The register: departments, people, channels and the mandate each channel rests on (G1, G4, P1, P3).
import { z } from 'zod'
import { Struck } from './correction.ts'
import { CalendarDate, ChannelId, DepartmentId, Instant, MandateId, PersonId, Sha256 } from './ids.ts'
import { oneLine } from './one-line.ts'

// Names go into mails, file names and terminals.
const name = oneLine(200)

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

/** A person who answers for channels. `departedOn`: the first day on which the person no longer works here. */
export const Person = z.strictObject({
  id: PersonId,
  name,
  email: z.email().nullable(),
  departmentId: DepartmentId,
  departedOn: CalendarDate.nullable()
})
export type Person = z.infer<typeof Person>
export const PersonDraft = Person.omit({ id: true, departedOn: true })
export type PersonDraft = z.infer<typeof PersonDraft>
/** `isAnother`: it is nobody of the same name who is there already. */
export const PersonEntry = PersonDraft.extend({ isAnother: z.boolean().optional() })
export type PersonEntry = z.infer<typeof PersonEntry>
export const PersonFields = Person.omit({ id: true })
export type PersonFields = z.infer<typeof PersonFields>

/** A document that is kept as it came, such as a signed decision. */
export const KeptDocument = z.strictObject({ sha256: Sha256, name: z.string() })
export type KeptDocument = z.infer<typeof KeptDocument>

/** Who decided that the channel may be used, when, with which tool, and for how long (P1). */
export const MandateDraft = z.strictObject({
  decidedBy: name,
  decidedOn: CalendarDate,
  validUntil: CalendarDate.nullable(),
  reference: z.string().trim().min(1).max(100).nullable(),
  tool: z.string().trim().min(1).max(200).nullable().optional()
})
export type MandateDraft = z.infer<typeof MandateDraft>
export const Mandate = MandateDraft.required().extend({ id: MandateId, document: KeptDocument.nullable() })
export type Mandate = z.infer<typeof Mandate>

/** Whom a decision is for: the channel as such, and people who may speak in it. */
export const MandateCovers = z
  .strictObject({ channel: z.boolean(), personIds: z.array(PersonId).max(50) })
  .refine(({ channel, personIds }) => channel || personIds.length > 0, 'too-short')
export type MandateCovers = z.infer<typeof MandateCovers>

/** A decision as the list of a channel shows it; `personId` is null for one on the channel itself. */
export const MandateRow = Mandate.extend({
  seq: z.int(),
  personId: PersonId.nullable(),
  personName: z.string().nullable(),
  /** By its dates, and for a person only while they work here. */
  holds: z.boolean(),
  /** The day from which the person no longer works here, when it has come. */
  leftOn: CalendarDate.nullable(),
  /** Set for one that was entered by mistake, as for somebody else: it does not hold. */
  struck: Struck.nullable()
})
export type MandateRow = z.infer<typeof MandateRow>

/**
 * Why a channel or a person lacks a mandate; `ends-soon`: it holds, for at most sixty days more; `has-left`: whoever it
 * was for no longer works here.
 */
export const LackState = z.enum(['missing', 'ended', 'not-begun', 'ends-soon', 'has-left'])
export type LackState = z.infer<typeof LackState>

/** A channel, or a person in it, without a mandate that holds. */
export const MandateLack = z.strictObject({
  channelId: ChannelId,
  channelName: z.string(),
  departmentName: z.string(),
  /** Null: the channel itself. */
  personId: PersonId.nullable(),
  personName: z.string().nullable(),
  state: LackState,
  validUntil: CalendarDate.nullable()
})
export type MandateLack = z.infer<typeof MandateLack>

const HELD_KINDS = ['responsible', 'stand-in', 'credential', 'mandate', 'user', 'conversation'] as const

/** Something that a person who has left still has, and that is to pass to someone else. */
export const StillHeld = z.strictObject({
  personId: PersonId,
  personName: z.string(),
  departedOn: CalendarDate,
  departmentName: z.string(),
  kind: z.enum(HELD_KINDS),
  /** Null for a user of the archive. */
  channelId: ChannelId.nullable(),
  channelName: z.string().nullable(),
  /** The label of the log-in, the day of the decision, the user's name in the operating system, or how many conversations wait. */
  what: z.string().nullable()
})
export type StillHeld = z.infer<typeof StillHeld>

/** In letters, as an address writes them. */
export const LONGEST_ADDRESS = 2000
/** A web address as a person typed it; the core says what is wrong with one that cannot be captured. */
export const Address = z.string().trim().min(1).max(LONGEST_ADDRESS)

/** What an address of a channel shows. */
const ADDRESS_KINDS = ['page', 'about', 'videos', 'groups', 'other'] as const
export const AddressKind = z.enum(ADDRESS_KINDS)
export type AddressKind = z.infer<typeof AddressKind>

const said = (most: number) => z.string().trim().min(1).max(most).nullable()

/** What else is said of a channel (G3, G4, P2, P3). Null: nobody has said. */
export const ChannelAbout = z.strictObject({
  /** The municipality's logo is shown in the channel. */
  hasLogo: z.boolean().nullable(),
  /** Answers for the channel when the responsible person is away. */
  standInId: PersonId.nullable(),
  /** The official e-mail address or telephone number that the channel shows the public. */
  contact: said(500),
  /** When a visitor can expect an answer, as the channel itself says it. */
  responseTime: said(500),
  benefit: said(2000),
  commentPurpose: said(2000),
  openedOn: CalendarDate.nullable()
})
export type ChannelAbout = z.infer<typeof ChannelAbout>
export const NOTHING_SAID: ChannelAbout = {
  hasLogo: null,
  standInId: null,
  contact: null,
  responseTime: null,
  benefit: null,
  commentPurpose: null,
  openedOn: null
}

/** A social-media channel the municipality answers for. */
export const Channel = z.strictObject({
  id: ChannelId,
  platform: Platform,
  name,
  addresses: z.array(Address).min(1).max(50),
  /** What each address shows, in the order of the addresses. */
  kinds: z.array(AddressKind).max(50),
  departmentId: DepartmentId,
  responsibleId: PersonId,
  purpose: z.string().trim().min(1).max(2000),
  dialogue: z.boolean(),
  about: ChannelAbout,
  mandate: Mandate.nullable(),
  registeredAt: Instant,
  retiredAt: Instant.nullable(),
  retiredBecause: z.string().nullable(),
  /** The day on which it was closed. Null: it is in use, or nobody said when. */
  closedOn: CalendarDate.nullable()
})
export type Channel = z.infer<typeof Channel>

/** Without `kinds` or `about`, what was said before stays; of a new channel its addresses are pages, and nothing is said. */
export const ChannelDraft = Channel.omit({
  id: true,
  registeredAt: true,
  retiredAt: true,
  retiredBecause: true,
  closedOn: true
})
  .extend({ mandate: MandateDraft.nullable() })
  .partial({ kinds: true, about: true })
export type ChannelDraft = z.infer<typeof ChannelDraft>

/** What can be edited afterwards; a mandate is a decision of its own. */
export const ChannelFields = ChannelDraft.omit({ mandate: true })
export type ChannelFields = z.infer<typeof ChannelFields>

/** Somebody who is entered with a channel, in the department that answers for it. */
export const NewPerson = PersonEntry.omit({ departmentId: true })
export type NewPerson = z.infer<typeof NewPerson>

// Who is not there is entered in the act that enters the channel, so that one that is refused leaves nobody behind.
const PersonOrNew = z.union([PersonId, NewPerson])
const OWNERS = {
  departmentId: z.union([DepartmentId, DepartmentDraft]),
  responsibleId: PersonOrNew,
  about: ChannelAbout.extend({ standInId: PersonOrNew.nullable() }).optional()
}
/** A channel to be registered, with owners that are there or that are entered with it. */
export const ChannelEntry = ChannelDraft.extend(OWNERS)
export type ChannelEntry = z.infer<typeof ChannelEntry>
/** The same, for what is changed of a channel. */
export const ChannelChanges = ChannelFields.extend(OWNERS)
export type ChannelChanges = z.infer<typeof ChannelChanges>

/** `captured`: every address has a capture this half-year; `due`: some lack one; `overdue`: the half-year before was missed too (P8c). */
export const DueState = z.enum(['captured', 'due', 'overdue', 'retired'])
export type DueState = z.infer<typeof DueState>

/** A channel as a list shows it. */
export const ChannelRow = Channel.extend({
  departmentName: z.string(),
  responsibleName: z.string(),
  standInName: z.string().nullable(),
  /** Who of the two no longer works here. */
  departed: z.array(z.enum(['responsible', 'stand-in'])),
  lastCaptureAt: Instant.nullable(),
  due: DueState,
  hasValidMandate: z.boolean(),
  /** Whether both of them, as far as they are named, may speak in the channel by a decision that holds. */
  peopleHaveMandate: z.boolean()
})
export type ChannelRow = z.infer<typeof ChannelRow>
