// One department's half-year as a document: what was captured, what came in, and what became of it. A tagged PDF/A in
// Swedish. No senders and no texts stand in it, so that it can be filed and read by anybody in the municipality.
import type { PrintedFile } from '#shared/coverage.ts'
import { ExportScope, type SelectedRecord } from '#shared/export.ts'
import { CaptureId, ChannelId, CommentId, type DepartmentId, Instant, MessageId } from '#shared/ids.ts'
import { channelRows } from '../../captures/captures/coverage.ts'
import { answersBy } from '../../deadlines/deadlines/answers.ts'
import { disposedOf } from '../../delivery/disposal/read.ts'
import { slug } from '../../delivery/exports/names.ts'
import { listSelection, proposeExport } from '../../delivery/exports/propose.ts'
import { type PackagedRecord, sectionsOf } from '../../delivery/exports/records.ts'
import type { PdfLevel, PdfWriter } from '../../formats/pdf/document.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import type { Page } from '../../kernel/db/paging.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { halfYearInWords, swedish, swedishDate, swedishTime } from '../../kernel/swedish-time.ts'
import { printTo } from '../../register/documents/print.ts'
import { allChannels } from '../../register/register/channels.ts'
import { fileStemOf } from '../../register/register/department-file.ts'
import { PLATFORM_NAMES } from '../../register/register/platform-names.ts'
import { findDepartment } from '../../register/register/read.ts'
import { cutOut, hiddenInCopies } from '../../register/secrecy/hide.ts'
import { requireMayLeave } from '../../register/secrecy/secrecy.ts'
import { clearOfSecretWords } from '../../register/secrecy/typed.ts'
import { coverageOf } from './coverage.ts'

type Asked = {
  /** `2026-H2`; null is the half-year that goes on. */
  readonly period: string | null
  readonly departmentId: DepartmentId
  readonly level: PdfLevel
  /** A folder outside the archive. */
  readonly dir: string
}

/**
 * Writes the report of one department and half-year to a folder, and says where it is. Records marked as secret are
 * counted and left out (P5).
 * @throws ArchiveError not-found, record-may-not-leave, invalid-input for a half-year that has not begun, folder-unusable
 */
export async function printDepartment(ctx: Context, asked: Asked): Promise<PrintedFile> {
  const { departmentId, level, dir } = asked
  const department = clearOfSecretWords(ctx.db.read)(findDepartment(ctx.db.read, departmentId))
  if (department === undefined) throw new ArchiveError('not-found', { what: departmentId })
  requireMayLeave(ctx.db.read, { kind: 'department', id: departmentId })
  const coverage = coverageOf(ctx, asked.period)
  const { period } = coverage
  const title = `${department.name}, ${halfYearInWords(period)}`
  const name = `${fileStemOf(ctx.db.read, department, slug)}-${period}.pdf`
  const printed = await printTo(ctx, { dir, name, title, level }, pdf =>
    writeReport(ctx, pdf, { title, departmentId, coverage })
  )
  ctx.db.transact(tx =>
    record(tx, ctx, { act: 'department.reported', about: departmentId, details: { period, level } })
  )
  return printed
}

type About = {
  readonly title: string
  readonly departmentId: DepartmentId
  readonly coverage: ReturnType<typeof coverageOf>
}

function writeReport(ctx: Context, pdf: PdfWriter, { title, departmentId, coverage }: About): void {
  const { period, from, isOver, departments } = coverage
  const { read } = ctx.db
  const scope = ExportScope.parse({
    channelIds: null,
    from: null,
    to: null,
    halfYear: period,
    departmentIds: [departmentId],
    unfinished: 'include'
  })
  const { leftOut, ...open } = proposeExport(ctx, scope)
  // What was secret when it was disposed of bears no mark any more: a sum that is to stay the same holds what is secret too.
  const all = proposeExport(ctx, { ...scope, withSecret: 'include-marked' })
  const disposed = disposedOf(read, { departmentId, from, to: coverage.to })
  const failed = leftOut.failed + disposed.failed
  const own = departments.find(each => each.departmentId === departmentId)
  pdf.heading(title, 1)
  pdf.facts([
    ['Insamlade kanaler', `${own?.captured ?? 0} av ${own?.channels ?? 0}`],
    [
      'Insamlingar',
      counted(all.captures, { secret: all.captures - open.captures, disposed: disposed.captures })
    ],
    ...(failed === 0 ? [] : [['Misslyckade eller avbrutna försök', String(failed)] as const]),
    [
      'Kommentarer',
      counted(all.comments, { secret: all.comments - open.comments, disposed: disposed.comments })
    ],
    [
      'Meddelanden',
      counted(all.messages, { secret: all.messages - open.messages, disposed: disposed.messages })
    ],
    ...(leftOut.secret === 0 ? [] : [['Sekretessmarkerade, står inte här', String(leftOut.secret)] as const]),
    ['Halvåret började', swedishDate(from)],
    [isOver ? 'Halvåret är slut. Rapporten gjordes' : 'Läget', swedishTime(ctx.clock.now())]
  ])
  writeChannels(ctx, pdf, departmentId)
  writeAnswers(ctx, pdf, { departmentId, coverage })
  const items = itemsOf([...everyRecord(read, scope)])
  const there = {
    captures: all.captures + disposed.captures,
    comments: all.comments + disposed.comments,
    messages: all.messages + disposed.messages
  }
  for (const section of sectionsOf(read, items)) writeSection(pdf, section, there)
}

/** How many there were, with how many of them are secret, or have been disposed of since. */
function counted(kept: number, { secret, disposed }: { secret: number; disposed: number }): string {
  const missing = [
    ...(secret === 0 ? [] : [`${secret} är ${secret === 1 ? 'sekretessmarkerad' : 'sekretessmarkerade'}`]),
    ...(disposed === 0 ? [] : [`${disposed} är ${disposed === 1 ? 'gallrad' : 'gallrade'}`])
  ]
  const total = kept + disposed
  return missing.length === 0 ? String(total) : `${total}, varav ${missing.join(' och ')} och inte står här`
}

function writeChannels(ctx: Context, pdf: PdfWriter, departmentId: DepartmentId): void {
  const { read } = ctx.db
  const all = channelRows(
    ctx,
    allChannels(read).filter(each => each.departmentId === departmentId)
  )
  const channels = clearOfSecretWords(read)(cutOut(all, hiddenInCopies(read)))
  pdf.heading('Kanaler', 2)
  if (all.length > channels.length)
    pdf.text(`Sekretessmarkerade kanaler, står inte här: ${all.length - channels.length}.`)
  if (channels.length === 0) {
    pdf.text('Förvaltningen har inga kanaler.')
    return
  }
  pdf.table({
    columns: [
      { title: 'Kanal', share: 4 },
      { title: 'Plattform', share: 2 },
      { title: 'Ansvarig', share: 3 }
    ],
    rows: channels.map(({ name, platform, responsibleName }) => [
      name,
      PLATFORM_NAMES[platform],
      responsibleName
    ])
  })
}

/** How many were answered by the next working day (P7, P8b), month by month. */
function writeAnswers(
  ctx: Context,
  pdf: PdfWriter,
  { departmentId, coverage }: Pick<About, 'departmentId' | 'coverage'>
): void {
  // The end is the first instant of the next half-year.
  const last = new Date(Math.min(Date.parse(coverage.to) - 1, Date.parse(ctx.clock.now())))
  const months = {
    from: swedish(coverage.from, 'yyyy-MM'),
    to: swedish(Instant.parse(last.toISOString()), 'yyyy-MM')
  }
  const answers = answersBy(ctx, months).filter(each => each.departmentId === departmentId)
  pdf.heading('Svar i tid', 2)
  if (answers.length === 0) {
    pdf.text('Inget kom in som skulle besvaras.')
    return
  }
  pdf.table({
    columns: ['Månad', 'Inkom', 'I tid', 'Sent', 'Väntar', 'Försenat'].map(title => ({ title, share: 1 })),
    rows: answers.map(({ month, received, inTime, late, waiting, overdue }) => [
      month,
      ...[received, inTime, late, waiting, overdue].map(String)
    ])
  })
}

function* everyRecord(db: ReadDb, scope: ExportScope): Generator<SelectedRecord> {
  let after: string | null = null
  do {
    const page: Page<SelectedRecord> = listSelection(db, scope, { limit: 500, after })
    yield* page.items
    after = page.next
  } while (after !== null)
}

/** Oldest first, as in a package. */
function itemsOf(newestFirst: readonly SelectedRecord[]): Parameters<typeof sectionsOf>[1] {
  const all = newestFirst.toReversed()
  const ids = (kind: SelectedRecord['kind']) => all.filter(each => each.kind === kind).map(({ id }) => id)
  return {
    channels: [...new Set(all.map(({ channelId }) => channelId))].map(id => ChannelId.parse(id)),
    runs: [],
    captures: ids('capture').map(id => CaptureId.parse(id)),
    comments: ids('comment').map(id => CommentId.parse(id)),
    messages: ids('message').map(id => MessageId.parse(id))
  }
}

const HEADINGS: Readonly<Record<string, string>> = {
  captures: 'Insamlingar',
  comments: 'Kommentarer',
  messages: 'Meddelanden'
}

function writeSection(
  pdf: PdfWriter,
  { name, records }: { name: string; records: Iterable<PackagedRecord> },
  there: Readonly<Record<string, number>>
): void {
  const heading = HEADINGS[name]
  if (heading === undefined) return
  const isCapture = name === 'captures'
  const rows = [...records].flatMap(record => rowOf(record, isCapture))
  pdf.heading(heading, 2)
  if (rows.length === 0) {
    pdf.text((there[name] ?? 0) > 0 ? 'Inget som står här: se antalet ovan.' : 'Inget under halvåret.')
    return
  }
  pdf.table({
    columns: [
      { title: 'Datum', share: 3 },
      { title: 'Kanal', share: 4 },
      { title: 'Tillstånd', share: 4 },
      isCapture
        ? { title: 'Adress, och kontrollsumman för bilden (SHA-256, början)', share: 7 }
        : { title: 'Diarienummer eller beteckning', share: 5 }
    ],
    rows
  })
}

function rowOf({ row, facts, files }: PackagedRecord, isCapture: boolean): string[][] {
  if (row === null) return []
  const picture = files.find(({ role }) => role === 'screenshot')
  const last = isCapture
    ? [row.what, picture?.sha256.slice(0, 16) ?? 'ingen bild'].join('\n')
    : (facts?.registered?.number ?? row.diaryNumber ?? facts?.case?.number ?? row.id.slice(0, 8))
  return [[swedish(row.at, 'yyyy-MM-dd HH.mm'), row.channel, row.state, last]]
}
