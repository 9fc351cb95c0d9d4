// The lines of index.csv, the list of what a registrar deals with.
import type { Instant } from '#shared/ids.ts'
import { csvRow } from '../../formats/csv/csv.ts'
import { swedish } from '../../kernel/swedish-time.ts'

/** A line of index.csv. `folder` is where the record's files are, null when it has none. */
export type IndexRow = {
  readonly kind: string
  readonly id: string
  readonly channel: string
  readonly department: string
  readonly at: Instant
  readonly sender: string | null
  readonly what: string
  readonly state: string
  readonly diaryNumber: string | null
  readonly caseNumber: string | null
  /** What it is marked as secret by, null when it is not. */
  readonly paragraph: string | null
  readonly folder: string | null
}

export const INDEX_HEAD = csvRow([
  'Slag',
  'Beteckning',
  'Kanal',
  'Förvaltning',
  'Datum (svensk tid)',
  'Avsändare',
  'Vad',
  'Tillstånd',
  'Diarienummer',
  'Ärende',
  'Sekretess',
  'Mapp'
])

/** The line as it stands in the file. */
export function indexLine(row: IndexRow): string {
  const { kind, id, channel, department, at, sender, what, state, diaryNumber, caseNumber } = row
  const date = swedish(at, 'yyyy-MM-dd HH:mm:ss')
  const { paragraph, folder } = row
  return csvRow([
    ...[kind, id, channel, department, date, sender, what, state, diaryNumber, caseNumber],
    paragraph,
    folder
  ])
}
