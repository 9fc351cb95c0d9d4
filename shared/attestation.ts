// Attestations: each half-year each department confirms its part of the register, by name and date (P3).
import { z } from 'zod'
import { Struck } from './correction.ts'
import { HalfYearLabel } from './coverage.ts'
import { AttestationId, CalendarDate, DepartmentId, Instant, PersonId, Sha256 } from './ids.ts'
import { Channel, Department, Mandate, Person } from './register.ts'
import { HistoryEntry } from './register-history.ts'

/** One confirmation. `part` is the object that holds what was confirmed, `paper` the signed form. */
export const Attestation = z.strictObject({
  id: AttestationId,
  departmentId: DepartmentId,
  departmentName: z.string(),
  period: HalfYearLabel,
  signedBy: z.string(),
  signedOn: CalendarDate,
  way: z.enum(['window', 'paper']),
  paper: Sha256.nullable(),
  note: z.string().nullable(),
  channels: z.int(),
  part: Sha256,
  recordedAt: Instant,
  recordedBy: z.string(),
  /** Set for one that was entered by mistake: the department counts as not having confirmed its part. */
  struck: Struck.nullable()
})
export type Attestation = z.infer<typeof Attestation>

/** `overdue`: the half-year before was missed too. */
const AttestationState = z.enum(['attested', 'due', 'overdue'])
export type AttestationState = z.infer<typeof AttestationState>

/** A department in a half-year, as a list shows it. `latest` is its newest attestation, of whatever half-year. */
export const DepartmentAttestation = z.strictObject({
  departmentId: DepartmentId,
  departmentName: z.string(),
  mailbox: z.string().nullable(),
  channels: z.int(),
  state: AttestationState,
  latest: Attestation.nullable(),
  remindedAt: Instant.nullable()
})
export type DepartmentAttestation = z.infer<typeof DepartmentAttestation>

/** The departments that have channels, in the half-year that goes on. */
export const AttestationStatus = z.strictObject({
  period: HalfYearLabel,
  departments: z.array(DepartmentAttestation)
})
export type AttestationStatus = z.infer<typeof AttestationStatus>

/** The newest decision on someone who may speak in a channel. */
const PersonMandate = Mandate.extend({ personId: PersonId, personName: z.string() })

/** A channel as its department confirms it. `mandates`: those of people in it who still work here. */
export const AttestedChannel = Channel.omit({
  retiredAt: true,
  retiredBecause: true,
  closedOn: true,
  registeredAt: true
}).extend({
  responsibleName: z.string(),
  standInName: z.string().nullable(),
  mandates: z.array(PersonMandate)
})
export type AttestedChannel = z.infer<typeof AttestedChannel>

/** What a department confirms: everything the register says of its channels, and the people who are there. */
export const DepartmentPart = z.strictObject({
  department: Department,
  channels: z.array(AttestedChannel),
  people: z.array(Person)
})
export type DepartmentPart = z.infer<typeof DepartmentPart>

/** The part as it is now. `digest` says that what is signed is what was seen; `changes` are those since `since`, newest first. */
export const PartToAttest = DepartmentPart.extend({
  period: HalfYearLabel,
  digest: Sha256,
  since: Attestation.nullable(),
  changes: z.array(HistoryEntry),
  /** Set once the part is confirmed for this half-year. */
  attested: Attestation.nullable(),
  /** Whether whoever asks sees all of it; what is marked as secret may be kept from them, and then they cannot sign (P5). */
  isWhole: z.boolean(),
  /** Whether the printed form holds all of it; otherwise it cannot be signed on paper. */
  isWholeOnPaper: z.boolean()
})
export type PartToAttest = z.infer<typeof PartToAttest>

/** How many reminders were queued, and the departments that have no mailbox to send one to. */
export const Reminded = z.strictObject({ queued: z.int(), withoutMailbox: z.array(z.string()) })
export type Reminded = z.infer<typeof Reminded>

/** The beginning of a digest, as a printed form shows it and a person compares it. */
export const shortDigest = (digest: Sha256): string => digest.slice(0, 12)
