// Taking a spreadsheet of channels into the register: what its columns mean, and what a trial run would do.
import { z } from 'zod'
import { ErrorParams } from './errors.ts'
import { ChannelId, Instant, RegisterImportId, Sha256 } from './ids.ts'
import type { AddressKind } from './register.ts'

/** The addresses of a channel by what they show. Each may be the meaning of several columns, every other field of one. */
export const ADDRESS_FIELDS = {
  addresses: 'page',
  aboutAddresses: 'about',
  videoAddresses: 'videos',
  groupAddresses: 'groups',
  otherAddresses: 'other'
} as const satisfies Partial<Record<string, AddressKind>>
export type AddressField = keyof typeof ADDRESS_FIELDS

/** What a column may hold. */
export const IMPORT_FIELDS = [
  'name',
  'platform',
  'addresses',
  'aboutAddresses',
  'videoAddresses',
  'groupAddresses',
  'otherAddresses',
  'department',
  'mailbox',
  'responsible',
  'email',
  'standIn',
  'standInEmail',
  'purpose',
  'dialogue',
  'hasLogo',
  'benefit',
  'commentPurpose',
  'contact',
  'responseTime',
  'openedOn',
  'closedOn',
  'decidedBy',
  'decidedOn',
  'validUntil',
  'reference',
  'tool',
  'mandatePeople',
  'websiteRole',
  'partners'
] as const
export const ImportField = z.enum(IMPORT_FIELDS)
export type ImportField = z.infer<typeof ImportField>

/** Whether a meaning may belong to several columns of a sheet. */
export const isAddressField = (field: ImportField): field is AddressField =>
  Object.hasOwn(ADDRESS_FIELDS, field)

/**
 * What a name in the sheet is, where the program cannot tell: an entry of the register by its id, the one that an earlier row makes, or
 * another. It is for the rows that say that department and address, or none (null); without the field it is for all of that name.
 */
export const ImportAnswer = z.strictObject({
  about: z.enum(['person', 'department']),
  name: z.string().trim().min(1).max(200),
  department: z.string().trim().min(1).max(200).nullable().optional(),
  email: z.string().trim().min(1).max(320).nullable().optional(),
  is: z.union([z.uuid(), z.enum(['earlier', 'another'])])
})
export type ImportAnswer = z.infer<typeof ImportAnswer>

/**
 * The question, with what can be answered, and the answer that was given. `another` has no label. `isRemembered`: the answer is what the same
 * words came to in an earlier import.
 */
const ImportQuestion = ImportAnswer.omit({ is: true }).extend({
  department: ImportAnswer.shape.department.unwrap(),
  email: ImportAnswer.shape.email.unwrap(),
  choices: z.array(z.strictObject({ is: ImportAnswer.shape.is, label: z.string() })),
  answer: ImportAnswer.shape.is.nullable(),
  isRemembered: z.boolean()
})
export type ImportQuestion = z.infer<typeof ImportQuestion>

const fallback = z.string().trim().min(1).max(2000).nullable()

/** What a person says of the file: which sheet, where its headings are, and what each column means. */
export const ImportMapping = z
  .strictObject({
    sheet: z.int().min(0).max(1000),
    /** The row of the headings, counted from 1; the rows below it are channels. */
    headingRow: z.int().min(1).max(100_000),
    columns: z.array(z.strictObject({ at: z.int().min(0).max(199), field: ImportField })).max(200),
    /** What an empty cell stands for, also where no column has this meaning. */
    otherwise: z.strictObject({ department: fallback, responsible: fallback, purpose: fallback }),
    answers: z.array(ImportAnswer).max(2000).optional()
  })
  .refine(
    ({ columns }) =>
      new Set(columns.map(({ at }) => at)).size === columns.length &&
      IMPORT_FIELDS.every(
        each => isAddressField(each) || columns.filter(({ field }) => field === each).length <= 1
      ),
    { path: ['columns'], message: 'twice' }
  )
export type ImportMapping = z.infer<typeof ImportMapping>

const ImportColumn = z.strictObject({
  at: z.int(),
  /** The letter of the column in a spreadsheet program. */
  letter: z.string(),
  heading: z.string(),
  samples: z.array(z.string())
})

/** A file that was read and kept, with what its sheets look like and a proposed meaning of the first one's columns. */
export const ImportFile = z.strictObject({
  id: RegisterImportId,
  name: z.string(),
  readAt: Instant,
  notes: z.array(z.enum(['macros', 'windows-1252', 'utf-16'])),
  sheets: z.array(
    z.strictObject({
      name: z.string(),
      rows: z.int(),
      headingRow: z.int(),
      columns: z.array(ImportColumn),
      proposal: ImportMapping
    })
  )
})
export type ImportFile = z.infer<typeof ImportFile>

export const RowOutcome = z.enum(['created', 'changed', 'unchanged', 'refused'])
export type RowOutcome = z.infer<typeof RowOutcome>

/** Something to say of a row; its sentence is in `import-findings.ts`. `cell` is such as `C7`. */
export const ImportFinding = z.strictObject({
  code: z.string(),
  cell: z.string().nullable(),
  values: ErrorParams,
  /** What whoever imports can answer. */
  asks: ImportQuestion.optional()
})
export type ImportFinding = z.infer<typeof ImportFinding>

/** What would become of one row. */
export const ImportRow = z.strictObject({
  row: z.int(),
  outcome: RowOutcome,
  name: z.string(),
  channelId: ChannelId.nullable(),
  changes: z.array(z.strictObject({ field: ImportField, before: z.string(), after: z.string() })),
  findings: z.array(ImportFinding)
})
export type ImportRow = z.infer<typeof ImportRow>

/** The trial run as a whole. Applying it is refused when `digest` is no longer what it would come to. */
export const ImportPlan = z.strictObject({
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  /** How many of those created and changed are websites, and not channels. */
  websites: z.int(),
  /** Rows with something to mind that does not stop them. */
  minded: z.int(),
  departments: z.array(z.string()),
  people: z.int(),
  /** Columns with something in them that have no meaning, and so are not taken in. */
  unmapped: z.array(z.strictObject({ letter: z.string(), heading: z.string() })),
  digest: Sha256
})
export type ImportPlan = z.infer<typeof ImportPlan>

/** An import that was made. */
export const RegisterImport = z.strictObject({
  id: RegisterImportId,
  name: z.string(),
  original: Sha256,
  appliedAt: Instant,
  appliedBy: z.string(),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.int()
})
export type RegisterImport = z.infer<typeof RegisterImport>
