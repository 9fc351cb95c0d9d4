// Disclosures (utlämnande av allmän handling, TF 2 kap.): which records were asked for, what in them is masked and by which
// paragraph, and what was delivered. The records themselves are never touched.

import { z } from 'zod'
import { FilePath } from './file-path.ts'
import { DisclosureId, DisposalId, Instant, MaskId, Sha256 } from './ids.ts'
import { RecordRef } from './record.ts'

/** `open`: being gone through. `delivered`: written and read back. `refused` and `withdrawn` have a reason. */
export const DisclosureState = z.enum(['open', 'delivered', 'refused', 'withdrawn'])
export type DisclosureState = z.infer<typeof DisclosureState>

/** What the copies are delivered as: loose in a folder, or as a BagIt bag; each as it is, or as one zip file. */
export const DisclosureForm = z.enum(['folder', 'zip', 'bagit', 'bagit-zip'])
export type DisclosureForm = z.infer<typeof DisclosureForm>

/** `into` is a folder outside the archive, absolute; null is the archive's own `exports`. */
export const DisclosureDelivery = z.strictObject({
  form: DisclosureForm.default('folder'),
  /** PDF/A-2b, or 1b for a receiver who takes nothing else. */
  level: z.enum(['2b', '1b']).default('2b'),
  into: FilePath.nullable().default(null)
})
export type DisclosureDelivery = z.infer<typeof DisclosureDelivery>

/**
 * Who a disclosure is for: anybody; or a party, or another authority, who may be given what is secret to others (OSL 10 kap.). Then
 * no mark is lifted for it.
 */
export const DisclosureReceiver = z.enum(['public', 'party', 'authority'])
export type DisclosureReceiver = z.infer<typeof DisclosureReceiver>

const words = (most: number) => z.string().trim().min(1).max(most)

/** `about` is what was asked for. Nobody is asked who they are or what they want it for (TF 2:18). */
export const DisclosureDraft = z.strictObject({
  reference: words(100).nullable(),
  about: words(2000),
  requestedAt: Instant,
  receiver: DisclosureReceiver.default('public'),
  /** The paragraph by which a party or another authority gets it, such as `OSL 10 kap. 3 §`. */
  basis: words(100).nullable().default(null),
  /** What they may not do with it (OSL 10:4). */
  reservation: words(1000).nullable().default(null)
})
export type DisclosureDraft = z.infer<typeof DisclosureDraft>

export const Disclosure = DisclosureDraft.extend({
  id: DisclosureId,
  state: DisclosureState,
  /** The ended disclosure that was wrong and that this one corrects, what was wrong, and what has corrected this one. */
  corrects: DisclosureId.nullable(),
  correctedBecause: z.string().nullable(),
  correctedBy: DisclosureId.nullable(),
  records: z.int(),
  /** Records that a person has gone through to the end. */
  lookedThrough: z.int(),
  masks: z.int(),
  openedAt: Instant,
  openedBy: z.string(),
  endedAt: Instant.nullable(),
  endedBy: z.string().nullable(),
  because: z.string().nullable(),
  /** Where the copies lie, below the archive's folder or the whole path elsewhere; a zip is named as the file. */
  folder: z.string().nullable(),
  /** The SHA-256 of `kontrollsummor-sha256.txt`, which speaks for every file, or of the zip. */
  manifest: Sha256.nullable()
})
export type Disclosure = z.infer<typeof Disclosure>

/**
 * A disclosure as it is listed. Of one that was disposed of stands how it went, and by which disposal it went; what was asked for
 * went with it.
 */
export const DisclosureRow = Disclosure.extend({
  about: z.string().nullable(),
  disposedAt: Instant.nullable(),
  disposalId: DisposalId.nullable(),
  /** How many of its records cannot be delivered since they were marked after they were added. */
  keptIn: z.int()
})
export type DisclosureRow = z.infer<typeof DisclosureRow>

/** A text of a record that may be masked, as it was when the record was added. */
export const DisclosureField = z.strictObject({ label: z.string(), text: z.string() })
export type DisclosureField = z.infer<typeof DisclosureField>

/** A picture of a record that may be masked; width and height are its own pixels. */
export const DisclosurePicture = z.strictObject({
  label: z.string(),
  sha256: Sha256,
  width: z.int(),
  height: z.int()
})
export type DisclosurePicture = z.infer<typeof DisclosurePicture>

/** A passage: UTF-16 positions in the text of a field, the end not included. */
const Passage = z.strictObject({
  kind: z.literal('passage'),
  field: z.int().min(0),
  start: z.int().min(0),
  end: z.int().min(1)
})
/** A region of a picture, in its own pixels. */
const Region = z.strictObject({
  kind: z.literal('region'),
  picture: z.int().min(0),
  x: z.int().min(0),
  y: z.int().min(0),
  width: z.int().min(1),
  height: z.int().min(1)
})
export const MaskPlace = z.discriminatedUnion('kind', [Passage, Region])
export type MaskPlace = z.infer<typeof MaskPlace>

/** The paragraph a mask rests on, such as `OSL 21 kap. 1 §`. */
export const Paragraph = z.string().trim().min(3).max(100)

export const Mask = z.strictObject({
  id: MaskId,
  place: MaskPlace,
  paragraph: Paragraph,
  placedBy: z.string(),
  placedAt: Instant
})
export type Mask = z.infer<typeof Mask>

/** Why a place is proposed. Only a person decides. */
export const ProposalReason = z.enum([
  'identity-number',
  'phone',
  'email',
  'name',
  'handle',
  'same-words',
  'face'
])
export type ProposalReason = z.infer<typeof ProposalReason>

/** `words` are what stands there, null where that is no text. */
export const MaskProposal = z.strictObject({
  place: MaskPlace,
  reason: ProposalReason,
  words: z.string().nullable()
})
export type MaskProposal = z.infer<typeof MaskProposal>

/** What may be faces in a picture; `isWhole` false when it was too large to be looked at to the end. */
export const FaceProposals = z.strictObject({ proposals: z.array(MaskProposal), isWhole: z.boolean() })
export type FaceProposals = z.infer<typeof FaceProposals>

/**
 * What keeps a record of an open disclosure from being delivered: it was marked as secret after it was added, or a picture of the page
 * around it shows what was; and by which paragraph.
 */
const KEPT_IN = { keptIn: z.enum(['record', 'picture']).nullable(), keptInBy: Paragraph.nullable() }

/** A record of a disclosure: what of it will be shown, and what is masked. `left` counts files that cannot be masked and so stay out. */
export const DisclosureRecord = z.strictObject({
  position: z.int(),
  record: RecordRef,
  title: z.string(),
  left: z.int(),
  masks: z.int(),
  lookedThroughBy: z.string().nullable(),
  ...KEPT_IN
})
export type DisclosureRecord = z.infer<typeof DisclosureRecord>

/** A place that looked as if it needed a mask and does not: who has said so, and when. */
export const Dismissal = z.strictObject({
  place: MaskPlace,
  reason: ProposalReason,
  words: z.string().nullable(),
  dismissedBy: z.string(),
  dismissedAt: Instant
})
export type Dismissal = z.infer<typeof Dismissal>

/** `proposals` are those that a person has neither masked nor dismissed. */
export const DisclosureRecordDetail = DisclosureRecord.omit({
  masks: true,
  keptIn: true,
  keptInBy: true
}).extend({
  fields: z.array(DisclosureField),
  pictures: z.array(DisclosurePicture),
  masks: z.array(Mask),
  proposals: z.array(MaskProposal),
  dismissals: z.array(Dismissal)
})
export type DisclosureRecordDetail = z.infer<typeof DisclosureRecordDetail>

/** A record with proposals that nobody has decided on, and how many those are. */
export const OpenProposals = z.strictObject({ position: z.int(), proposals: z.int() })
export type OpenProposals = z.infer<typeof OpenProposals>

/**
 * In how many places of a record words stand unmasked: in its texts, and in its pictures where that is known. `readIn`: pictures by their
 * numbers from 0, with no mask yet, in which the program has read the words and does not know where they stand.
 */
export const WordPlaces = z.strictObject({
  position: z.int(),
  texts: z.int(),
  pictures: z.int(),
  readIn: z.array(z.int().min(0))
})
export type WordPlaces = z.infer<typeof WordPlaces>

/** The administrative court of appeal that a decision is appealed to. */
export const AppealCourt = z.enum(['stockholm', 'goteborg', 'sundsvall', 'jonkoping'])
export type AppealCourt = z.infer<typeof AppealCourt>

/** A written decision on what is not given out, for whoever wants to appeal against it (OSL 6:3). */
export const RefusalDraft = z.strictObject({
  /** Its number in the diary. */
  number: words(100).nullable(),
  /** The authority that decides, such as a committee. */
  authority: words(200),
  decidedBy: words(200),
  court: AppealCourt,
  because: words(4000)
})
export type RefusalDraft = z.infer<typeof RefusalDraft>

export const Refusal = RefusalDraft.extend({
  writtenAt: Instant,
  writtenBy: z.string(),
  document: Sha256
})
export type Refusal = z.infer<typeof Refusal>

export const DisclosureDetail = Disclosure.omit({ records: true }).extend({
  records: z.array(DisclosureRecord),
  refusals: z.array(Refusal)
})
export type DisclosureDetail = z.infer<typeof DisclosureDetail>

/** What is masked in a picture of a copy, in its pixels. */
const Covered = z.array(Region.omit({ kind: true, picture: true }))

/** The copy of one record as it will be delivered, from top to bottom: the same that is written as PDF. */
export const DisclosureCopy = z.strictObject({
  /** What the file is called. */
  file: z.string(),
  title: z.string(),
  ...KEPT_IN,
  parts: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('fact'), label: z.string(), text: z.string() }),
      z.strictObject({ kind: z.literal('text'), label: z.string(), text: z.string() }),
      z.strictObject({ kind: z.literal('heading'), label: z.string() }),
      z.strictObject({
        kind: z.literal('picture'),
        label: z.string(),
        /** Which of the record's pictures it is. */
        picture: z.int(),
        sha256: Sha256,
        width: z.int(),
        height: z.int(),
        covered: Covered
      })
    ])
  )
})
export type DisclosureCopy = z.infer<typeof DisclosureCopy>
