// The list of what a registrar deals with: index.csv for a spreadsheet, and the same lines for machines in index-rfc4180.csv.
import type { ChannelId, Instant } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import { CSV_START, csvRow, rfc4180Row } from '../../formats/csv/csv.ts'
import { swedish, swedishStamp } from '../../kernel/swedish-time.ts'
import type { Draft } from './disk.ts'

/** The kinds of records by what the list calls them. */
export const KINDS = {
  Insamling: 'capture',
  Kommentar: 'comment',
  'Eget inlägg': 'comment',
  Meddelande: 'message'
} as const satisfies Readonly<Record<string, RecordRef['kind']>>

/** A line of the list. `folder` is where the record's files are, null when it has none. */
export type IndexRow = {
  readonly kind: keyof typeof KINDS
  readonly id: string
  /** Its name; with what tells it apart, where another in the selection has the same. */
  readonly channel: string
  /** Not in the file. */
  readonly channelId: ChannelId
  readonly department: string
  /** When it came in or was made; where nobody knows that, when it became a record here. */
  readonly at: Instant
  readonly isDated: boolean
  readonly sender: string | null
  readonly what: string
  readonly state: string
  readonly diaryNumber: string | null
  readonly caseNumber: string | null
  /** What it is marked as secret by, null when it is not. */
  readonly paragraph: string | null
  readonly folder: string | null
}

/** The list while it is written, in both its forms. */
export interface Index {
  add(row: IndexRow): Promise<void>
  end(): Promise<void>
}

/** Begins the list in the folder `base`, which is empty or ends with `/`. */
export async function openIndex(draft: Draft, base: string): Promise<Index> {
  const people = await draft.write(`${base}index.csv`)
  const machines = await draft.write(`${base}index-rfc4180.csv`)
  await people.add(CSV_START + csvRow(head('Datum (svensk tid)')))
  await machines.add(rfc4180Row(head('Datum')))
  return {
    async add(row) {
      await people.add(csvRow(cells(row, row.isDated ? swedish(row.at, 'yyyy-MM-dd HH:mm:ss') : 'okänt')))
      await machines.add(rfc4180Row(cells(row, row.isDated ? swedishStamp(row.at) : null)))
    },
    async end() {
      await people.end()
      await machines.end()
    }
  }
}

const head = (date: string): string[] => [
  ...['Slag', 'Beteckning', 'Kanal', 'Förvaltning', date, 'Avsändare', 'Vad', 'Tillstånd'],
  ...['Diarienummer', 'Ärende', 'Sekretess', 'Mapp']
]

function cells(row: IndexRow, date: string | null): (string | null)[] {
  const { kind, id, channel, department, sender, what, state, diaryNumber, caseNumber } = row
  const { paragraph, folder } = row
  return [
    ...[kind, id, channel, department, date, sender, what, state, diaryNumber, caseNumber],
    paragraph,
    folder
  ]
}
