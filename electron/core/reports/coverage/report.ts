// The coverage of a half-year as a document to print or hand on: a tagged PDF/A, in Swedish.
import type { CaptureState } from '#shared/capture.ts'
import type { Coverage, DepartmentCoverage, MissingChannel, PrintedFile } from '#shared/coverage.ts'
import type { PdfWriter } from '../../formats/pdf/document.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { record } from '../../kernel/journal/record.ts'
import { halfYearInWords, swedishDate, swedishTime } from '../../kernel/swedish-time.ts'
import { printTo } from '../../register/documents/print.ts'
import { PLATFORM_NAMES } from '../../register/register/platform-names.ts'
import { cutOut, hiddenInCopies } from '../../register/secrecy/hide.ts'
import { coverageOf } from './coverage.ts'

/**
 * Writes the report of a half-year to a folder outside the archive and says where it is.
 * @throws ArchiveError invalid-input, folder-unusable
 */
export async function printCoverage(
  ctx: Context,
  { period, dir }: { readonly period: string | null; readonly dir: string }
): Promise<PrintedFile> {
  const coverage = coverageOf(ctx, period)
  const title = `Insamlade kanaler, ${halfYearInWords(coverage.period)}`
  const printed = await printTo(ctx, { dir, name: `insamlade-kanaler-${coverage.period}.pdf`, title }, pdf =>
    writeReport(ctx, pdf, title, withoutSecret(ctx.db.read, coverage))
  )
  ctx.db.transact(tx => {
    const { channels, captured } = coverage
    record(tx, ctx, {
      act: 'coverage.printed',
      about: null,
      details: { period: coverage.period, channels, captured }
    })
  })
  return printed
}

const TRIES: Readonly<Record<CaptureState, string>> = {
  running: 'pågår',
  complete: 'insamlad',
  partial: 'ofullständig',
  refused: 'plattformen nekade',
  failed: 'misslyckades',
  interrupted: 'avbröts'
}

/** Departments, and what is missing by name, less what is marked as secret: that is counted, so that the sums add up (P5). */
type Printed = Coverage & {
  readonly secret: { readonly departments: number; readonly channels: number; readonly captured: number }
}

function withoutSecret(db: ReadDb, coverage: Coverage): Printed {
  const open = cutOut(coverage, hiddenInCopies(db))
  const left = (name: 'channels' | 'captured') =>
    coverage[name] - open.departments.reduce((sum, each) => sum + each[name], 0)
  const departments = coverage.departments.length - open.departments.length
  return { ...open, secret: { departments, channels: left('channels'), captured: left('captured') } }
}

function writeReport({ clock }: Context, pdf: PdfWriter, title: string, coverage: Printed): void {
  const { channels, captured, partial, from, isOver, departments, secret } = coverage
  pdf.heading(title, 1)
  pdf.facts([
    ['Insamlade', `${captured} av ${channels} ${channels === 1 ? 'kanal' : 'kanaler'}`],
    ['Varav ofullständiga', String(partial)],
    ['Halvåret började', swedishDate(from)],
    [isOver ? 'Halvåret är slut. Rapporten gjordes' : 'Läget', swedishTime(clock.now())]
  ])
  pdf.text(
    'En kanal räknas som insamlad när varje adress har sparats och lästs tillbaka under halvåret, fullständigt eller ofullständigt.'
  )
  pdf.heading('Förvaltningar', 2)
  pdf.table({
    columns: [
      { title: 'Förvaltning', share: 4 },
      { title: 'Kanaler', share: 1 },
      { title: 'Insamlade', share: 1 },
      { title: 'Saknas', share: 1 }
    ],
    rows: [
      ...departments.map(each => [each.departmentName, ...numbersOf(each)]),
      ...(secret.departments === 0 ? [] : [[secretDepartments(secret.departments), ...numbersOf(secret)]])
    ]
  })
  const lacking = departments.filter(each => each.captured < each.channels)
  if (lacking.length > 0) pdf.heading('Det här saknas', 2)
  else if (captured === channels) pdf.text('Inget saknas.')
  for (const department of lacking) writeMissing(pdf, department)
}

const secretDepartments = (count: number) =>
  `${count} ${count === 1 ? 'sekretessmarkerad förvaltning' : 'sekretessmarkerade förvaltningar'}, står inte här`

const numbersOf = ({ channels, captured }: Pick<Coverage, 'channels' | 'captured'>): string[] =>
  [channels, captured, channels - captured].map(String)

function writeMissing(pdf: PdfWriter, department: DepartmentCoverage): void {
  const { departmentName, missing, channels, captured } = department
  const secret = channels - captured - missing.length
  pdf.heading(departmentName, 3)
  if (secret > 0) pdf.text(`Sekretessmarkerade kanaler som saknas och inte står här: ${secret}.`)
  if (missing.length === 0) return
  pdf.table({
    columns: [
      { title: 'Kanal', share: 3 },
      { title: 'Ansvarig', share: 2 },
      { title: 'Adresser som saknas, och hur det senaste försöket gick', share: 4 }
    ],
    rows: missing.map(channel => [
      `${channel.channelName} (${PLATFORM_NAMES[channel.platform]})`,
      channel.responsibleName,
      inWords(channel)
    ])
  })
}

const inWords = ({ missing }: MissingChannel): string =>
  missing
    .map(({ address, lastTry }) => `${address}: ${lastTry === null ? 'inget försök gjort' : TRIES[lastTry]}`)
    .join('\n')
