// The validation report of a package: what was checked before it got its name, and what was found.
import { z } from 'zod'
import { ExportFormat } from './export.ts'
import { Instant } from './ids.ts'

/**
 * What is checked: every file read back against its checksum; records and files in against those that are in the
 * package; the rules of the profile by their ids; XML schemas; every link with the size and checksum beside it;
 * every file told of exactly once; XML that is well-formed; the bag as a receiver would check it.
 */
export const CheckKind = z.enum([
  'read-back',
  'counts',
  'rules',
  'schemas',
  'links',
  'accounted',
  'well-formed',
  'bag'
])
export type CheckKind = z.infer<typeof CheckKind>

/**
 * Whose rules or schemas a check went by: those of E-ARK or of FGS Paketstruktur 1.2, as this program reads them; schemas of the standard out of
 * the folder that a person pointed out, or that the program brings along; or the program's own, which tell what it writes and are not
 * those of the standard.
 */
export const CheckSource = z.enum([
  ...(['eark-rules', 'fgs12-rules'] as const),
  ...(['chosen-schemas', 'brought-schemas', 'own-schemas'] as const)
])
export type CheckSource = z.infer<typeof CheckSource>

/** One check: how many things it looked at, and those that were not right. `why` tells of one that was not made. */
export const ValidationCheck = z.strictObject({
  check: CheckKind,
  /** The file it was made on; null is the whole package, or `files`. */
  subject: z.string().nullable(),
  /** Where it was made on some files at once: which. */
  files: z.array(z.string()),
  outcome: z.enum(['passed', 'failed', 'not-made']),
  number: z.int(),
  /** Null where it went by no rules or schemas but by the package itself. */
  source: CheckSource.nullable(),
  /** Which rules or schemas, by their names; a schema of a standard with who publishes what has its namespace. */
  names: z.array(z.string()),
  findings: z.array(z.strictObject({ rule: z.string(), what: z.string() })),
  why: z.enum(['no-schemas', 'unknown-schema', 'too-large']).nullable()
})
export type ValidationCheck = z.infer<typeof ValidationCheck>

/**
 * What a receiver should know of the records, though nothing is wrong with the package. `time-doubted`: they say themselves that they were
 * written after they came in, or at a time that cannot be; the dates have when they came in.
 */
const ValidationRemark = z.strictObject({
  remark: z.enum(['time-doubted']),
  number: z.int(),
  /** The ids of the first of them. */
  records: z.array(z.string())
})
export type ValidationRemark = z.infer<typeof ValidationRemark>

export const ValidationReport = z.strictObject({
  format: ExportFormat,
  /** When the selection was frozen, as in the package itself. */
  at: Instant,
  appVersion: z.string(),
  checks: z.array(ValidationCheck),
  remarks: z.array(ValidationRemark)
})
export type ValidationReport = z.infer<typeof ValidationReport>
