// A record as the diary system is told of it. What is for all and what is for the authority alone are kept apart: nothing
// that somebody wrote stands in the public title, and a name is for the authority alone unless it was registered as public.
import type { DiarySystem } from '#shared/diary-system.ts'
import { swedish } from '../../kernel/swedish-time.ts'
import type { RecordFacts } from '../exports/describe/facts.ts'
import { titleOf } from '../exports/describe/fgs-handling.ts'
import type { IndexRow } from '../exports/index-row.ts'
import type { YearlyCase } from './filing-queries.ts'
import type { CaseParameter, DocumentParameter, SentFile } from './public360.ts'

const MOST_TITLE = 250

export type Described = { readonly row: IndexRow; readonly facts: RecordFacts }

/** What is known of the records of a folder, the first of which stands for them, and how the program wants it said. */
export type RecordsToFile = {
  readonly records: readonly [Described, ...Described[]]
  readonly system: DiarySystem
}

/** @param newCase the settings of new cases */
export function caseParameter(
  told: RecordsToFile,
  newCase: NonNullable<DiarySystem['newCase']>
): CaseParameter {
  return { ...newCaseNamed(publicTitle(told), newCase), ...secrecyOf(told) }
}

/** The case of a department and a year: it is open, whatever is marked as secret in it. */
export function yearlyParameter(
  { title }: Pick<YearlyCase, 'title'>,
  newCase: NonNullable<DiarySystem['newCase']>
): CaseParameter {
  return newCaseNamed(line(title), newCase)
}

function newCaseNamed(title: string, newCase: NonNullable<DiarySystem['newCase']>): CaseParameter {
  const { status, caseType, subArchive, responsibleUnit } = newCase
  return {
    Title: title,
    Status: status,
    ...(caseType === null ? {} : { CaseType: caseType }),
    ...(subArchive === null ? {} : { SubArchive: subArchive }),
    ...(responsibleUnit === null ? {} : { ResponsibleEnterpriseRecno: responsibleUnit })
  }
}

export function documentParameter(
  told: RecordsToFile,
  { caseNumber, files }: { caseNumber: string; files: readonly SentFile[] }
): DocumentParameter {
  const { records, system } = told
  const [{ row, facts }] = records
  const { direction, registered } = facts
  const unofficial = line(registered?.protectedTitle ?? row.what)
  return {
    CaseNumber: caseNumber,
    Title: publicTitle(told),
    ...(unofficial === '' ? {} : { UnofficialTitle: unofficial }),
    Category: { in: system.categoryIn, out: system.categoryOut, own: system.categoryOwn }[direction],
    Status: system.status,
    ...(system.archive === null ? {} : { Archive: system.archive }),
    DocumentDate: swedish(row.at, "yyyy-MM-dd'T'HH:mm:ss"),
    ...secrecyOf(told),
    SendersReference: row.id,
    UnregisteredContacts: contactsOf(told),
    Files: files
  }
}

function publicTitle({ records }: RecordsToFile): string {
  const [{ row, facts }, ...others] = records
  if (others.length > 0) return line(`Konversation: ${titleOf(row)}`)
  return line(facts.registered?.publicTitle ?? titleOf(row))
}

/** The paragraph of the first of them that is marked as secret, or null. */
export function paragraphOf({ records }: RecordsToFile): string | null {
  return records.find(({ facts }) => facts.restriction !== null)?.facts.restriction?.paragraph ?? null
}

function secrecyOf(told: RecordsToFile): { AccessCode?: string; Paragraph?: string } {
  const paragraph = paragraphOf(told)
  const { accessCode } = told.system
  return paragraph === null || accessCode === null ? {} : { AccessCode: accessCode, Paragraph: paragraph }
}

function contactsOf({ records, system }: RecordsToFile): DocumentParameter['UnregisteredContacts'] {
  const all = records.flatMap(record => contactsIn(record, system))
  return [...new Map(all.map(contact => [`${contact.Role} ${contact.ContactName}`, contact])).values()]
}

function contactsIn(
  { row, facts: { direction, registered } }: Described,
  system: DiarySystem
): DocumentParameter['UnregisteredContacts'] {
  if (direction === 'own') return []
  const role = direction === 'in' ? system.senderRole : system.recipientRole
  const named = [
    [registered?.publicCounterpart, false],
    [registered?.protectedCounterpart, true]
  ] as const
  const known = named.flatMap(([name, isUnofficial]) =>
    name == null ? [] : [{ ContactName: line(name), Role: role, IsUnofficial: isUnofficial }]
  )
  // Of what was dispatched the row names the one who wrote it, which is the authority.
  if (known.length > 0 || row.sender === null || direction === 'out') return known
  return [{ ContactName: line(row.sender), Role: role, IsUnofficial: true }]
}

/** On one line, without control characters, and bounded. */
function line(text: string): string {
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  const letters = [...plain]
  return letters.length > MOST_TITLE ? `${letters.slice(0, MOST_TITLE - 1).join('')}…` : plain
}
