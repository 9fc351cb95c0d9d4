// What the archive has checked of itself as a document for an auditor: a tagged PDF/A in Swedish. It names files by their digests, and no
// record.
import type { PrintedFile } from '#shared/coverage.ts'
import type { SelfChecks } from '#shared/self-check.ts'
import { DAMAGE_STATES, DISK_STATES } from '#shared/words/values.ts'
import { listTargets } from '../../delivery/backups/backups.ts'
import { selfChecks } from '../../delivery/checks/checks.ts'
import { listAuthorities } from '../../delivery/timestamps/authorities.ts'
import type { PdfWriter } from '../../formats/pdf/document.ts'
import type { Context } from '../../kernel/context.ts'
import { listJournal, readHead, record } from '../../kernel/journal/record.ts'
import { swedishDate, swedishTime } from '../../kernel/swedish-time.ts'
import { printTo } from '../../register/documents/print.ts'
import { megabytes, notedInWords } from './noted.ts'

/** The acts of the report, with what each is called. */
const ACTS: Readonly<Record<string, string>> = {
  'check.files-read': 'Filer lästes om',
  'check.database': 'Databasen lästes igenom',
  'check.schema': 'Databasens regler var andra än förut',
  'check.disk': 'Disken sa något annat om sig själv än förut',
  'object.damaged': 'En fil var skadad',
  'object.right-again': 'En fil var hel igen',
  'object.repaired': 'Skadade filer hämtades ur en säkerhetskopia',
  'backup.written': 'Säkerhetskopia skrevs',
  'backup.failed': 'Säkerhetskopiering misslyckades',
  'archive.restored': 'Arkivet återställdes ur en säkerhetskopia'
}
/** So many of each. */
const MOST = 50

/** Writes the report to a folder outside the archive and says where it is. @throws ArchiveError folder-unusable */
export async function printChecks(ctx: Context, dir: string): Promise<PrintedFile> {
  const at = ctx.clock.now()
  const checks = selfChecks(ctx)
  const authorities = await listAuthorities(ctx)
  const title = `Arkivets kontroller, ${swedishDate(at)}`
  const printed = await printTo(
    ctx,
    { dir, name: `arkivets-kontroller-${swedishDate(at)}.pdf`, title },
    pdf => {
      pdf.heading(title, 1)
      writeFiles(pdf, checks)
      writeDatabase(ctx, pdf, checks)
      writeOutside(ctx, pdf, authorities)
      writeHistory(ctx, pdf)
    }
  )
  ctx.db.transact(tx =>
    record(tx, ctx, { act: 'checks.printed', about: null, details: { damaged: checks.damagedFiles } })
  )
  return printed
}

function writeFiles(
  pdf: PdfWriter,
  { days, files, bytes, overdue, oldestAt, lastReadAt, damaged, damagedFiles }: SelfChecks
) {
  pdf.heading('Filerna', 2)
  pdf.facts([
    ['Filer', `${files} (${megabytes(bytes)})`],
    ['Läses om inom', `${days} dagar`],
    ['Inte lästa inom den tiden', String(overdue)],
    ['Senast lästa', lastReadAt === null ? 'inte än' : swedishTime(lastReadAt)],
    ['De som väntat längst lästes', oldestAt === null ? 'när de kom in' : swedishTime(oldestAt)],
    ['Skadade nu', String(damagedFiles)]
  ])
  pdf.text(
    'Varje fil läses från disken och dess kontrollsumma (SHA-256) jämförs med den som antecknades när filen kom in.'
  )
  if (damaged.length === 0) return
  pdf.table({
    columns: [
      { title: 'Fil (SHA-256)', share: 6 },
      { title: 'Hur', share: 2 },
      { title: 'Upptäckt', share: 3 }
    ],
    rows: damaged.map(({ sha256, state, foundAt }) => [sha256, DAMAGE_STATES[state].sv, swedishTime(foundAt)])
  })
}

function writeDatabase({ db }: Context, pdf: PdfWriter, { database, schema, space, disk }: SelfChecks) {
  const told = (look: SelfChecks['database']) =>
    look === null
      ? 'inte än'
      : `${swedishTime(look.at)}: ${look.problems.length === 0 ? 'inga fel' : look.problems.join('; ')}`
  const head = readHead(db.read)
  pdf.heading('Databasen, journalen och disken', 2)
  pdf.facts([
    ['Databasen lästes igenom (SQLite quick_check)', told(database)],
    ['Databasens regler jämfördes med programmets', told(schema)],
    ['Journalens sista rad och sigill', head === undefined ? '–' : `${head.seq}:${head.sha256}`],
    [
      'Disken om sig själv (SMART)',
      disk === null
        ? 'inte än'
        : `${swedishTime(disk.at)}: ${[DISK_STATES[disk.state].sv, ...disk.said].join('; ')}`
    ],
    ...(space === null
      ? []
      : ([
          ['Ledigt på disken', megabytes(space.freeBytes)],
          [
            'Arkivet växer med',
            space.bytesADay === null ? 'inte känt än' : `${megabytes(space.bytesADay)} om dagen`
          ],
          ['Disken är full, om det fortsätter så', space.fullOn ?? 'inte inom tio år']
        ] as const))
  ])
}

function writeOutside(
  { db }: Context,
  pdf: PdfWriter,
  authorities: Awaited<ReturnType<typeof listAuthorities>>
) {
  pdf.heading('Säkerhetskopior och tidsstämplar', 2)
  const targets = listTargets(db.read)
  // Never the folder: the report goes to others.
  const backups = targets.map(({ isEncrypted, lastWhole }, at) => [
    `Säkerhetskopia ${at + 1}${isEncrypted ? ', krypterad' : ''}`,
    lastWhole === null ? 'ingen hel än' : `senaste hela ${swedishTime(lastWhole.at)}`
  ])
  const stamps = authorities.map(({ name, last }) => [
    `Tidsstämplar av ${name}`,
    last === null ? 'ingen än' : `senaste ${swedishTime(last.at)}, till och med rad ${last.line}`
  ])
  const rows = [...backups, ...stamps]
  if (rows.length === 0)
    pdf.text('Arkivet säkerhetskopieras inte av programmet, och journalen tidsstämplas inte.')
  else
    pdf.table({
      columns: [
        { title: 'Vad', share: 3 },
        { title: 'Läget', share: 4 }
      ],
      rows
    })
}

function writeHistory({ db }: Context, pdf: PdfWriter) {
  const lines = Object.keys(ACTS)
    .flatMap(act => listJournal(db.read, { about: null, act, before: null, limit: MOST }))
    .sort((one, other) => other.seq - one.seq)
  pdf.heading('Vad som har gjorts', 2)
  pdf.text(`Ur journalen, det senaste först; av varje slag de ${MOST} senaste.`)
  if (lines.length === 0) return pdf.text('Ingenting än.')
  pdf.table({
    columns: [
      { title: 'Rad', share: 1 },
      { title: 'När', share: 3 },
      { title: 'Vad', share: 4 },
      { title: 'Antecknat', share: 4 }
    ],
    rows: lines.map(({ seq, at, act, details }) => [
      String(seq),
      swedishTime(at),
      ACTS[act] ?? act,
      notedInWords(act, details)
    ])
  })
}
