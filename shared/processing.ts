// What the record of processing activities says of a channel (GDPR Art. 30), with the lawful basis (Art. 6). What nobody has said is
// null, and is told of as missing.
import { z } from 'zod'
import { ChannelId, Instant } from './ids.ts'
import { Platform } from './register.ts'
import { DisposableKind } from './retention.ts'

/** Art. 6(1) a–f. */
export const LawfulBasis = z.enum([
  'consent',
  'contract',
  'legal-obligation',
  'vital-interest',
  'public-task',
  'legitimate-interest'
])
export type LawfulBasis = z.infer<typeof LawfulBasis>

const said = z.string().trim().min(1).max(2000).nullable()

export const ProcessingFacts = z.strictObject({
  /** Who decides why and how, such as a board; null: nobody has said. */
  controller: said,
  /** How the data protection officer is reached. */
  officer: said,
  lawfulBasis: LawfulBasis.nullable(),
  /** The act that the basis rests on, such as a paragraph. */
  basisIn: said,
  dataSubjects: said,
  dataCategories: said,
  recipients: said,
  /** To which countries outside the EU and the EEA, with the safeguards; or that there are none. */
  thirdCountries: said,
  /** How long, beside what the rules of the archive say. */
  retention: said,
  /** Technical and organisational measures, in general (Art. 30(1)(g)). */
  safeguards: said
})
export type ProcessingFacts = z.infer<typeof ProcessingFacts>

export const NOTHING_SAID: ProcessingFacts = {
  ...{ controller: null, officer: null, lawfulBasis: null, basisIn: null, dataSubjects: null },
  ...{ dataCategories: null, recipients: null, thirdCountries: null, retention: null, safeguards: null }
}

/** What Art. 30 and Art. 6 ask for and nobody has said. */
export const ProcessingLack = z.enum([
  'controller',
  'officer',
  'lawfulBasis',
  'basisIn',
  'dataSubjects',
  'dataCategories',
  'recipients',
  'thirdCountries',
  'retention',
  'safeguards'
])
export type ProcessingLack = z.infer<typeof ProcessingLack>

export const Processing = z.strictObject({
  channelId: ChannelId,
  channelName: z.string(),
  /** What tells it from another of the same name. */
  platform: Platform,
  addresses: z.array(z.string()),
  /** As the register knows it already. */
  departmentName: z.string(),
  purpose: z.string(),
  facts: ProcessingFacts,
  /** The rules in force for the records of the channel, in words. */
  rules: z.array(z.string()),
  /** Of what it holds, the kinds that no rule says all of. */
  unruled: z.array(DisposableKind),
  lacks: z.array(ProcessingLack),
  savedAt: Instant.nullable(),
  savedBy: z.string().nullable()
})
export type Processing = z.infer<typeof Processing>
