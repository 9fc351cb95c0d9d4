// The record of processing activities as a document to hand on, a tagged PDF/A, and as a list; both in Swedish.
import { join } from 'node:path'
import type { PrintedFile } from '#shared/coverage.ts'
import type { LawfulBasis, Processing, ProcessingLack } from '#shared/processing.ts'
import { CSV_START, csvRow } from '../../formats/csv/csv.ts'
import type { PdfWriter } from '../../formats/pdf/document.ts'
import type { Context } from '../../kernel/context.ts'
import { archiveOwner } from '../../kernel/db/archive-owner.ts'
import { record } from '../../kernel/journal/record.ts'
import { writeOutside } from '../../kernel/objects/write-outside.ts'
import { swedishDate, swedishTime } from '../../kernel/swedish-time.ts'
import { printTo } from '../../register/documents/print.ts'
import { PLATFORM_NAMES } from '../../register/register/platform-names.ts'
import { cutOut, hiddenInCopies } from '../../register/secrecy/hide.ts'
import { clearOfSecretWords } from '../../register/secrecy/typed.ts'
import { allOf, listProcessing } from './processing.ts'

/** Writes it to a folder outside the archive and says where it is. @throws ArchiveError folder-unusable */
export async function printProcessing(
  ctx: Context,
  { format, dir }: { readonly format: 'pdf' | 'csv'; readonly dir: string }
): Promise<PrintedFile> {
  const all = listProcessing(ctx.db.read)
  const rows = clearOfSecretWords(ctx.db.read)(cutOut(all, hiddenInCopies(ctx.db.read)))
  const name = `register-over-behandlingar-${swedishDate(ctx.clock.now())}.${format}`
  const printed =
    format === 'pdf' ? await asDocument(ctx, { dir, name, rows }) : await asList(ctx, { dir, name, rows })
  ctx.db.transact(tx =>
    record(tx, ctx, { act: 'processing.printed', about: null, details: { format, channels: rows.length } })
  )
  return printed
}

type Target = { readonly dir: string; readonly name: string; readonly rows: readonly Processing[] }

const TITLE = 'Register över behandlingar av personuppgifter i sociala medier'

function asDocument(ctx: Context, { dir, name, rows }: Target): Promise<PrintedFile> {
  return printTo(ctx, { dir, name, title: TITLE }, pdf => {
    pdf.heading(TITLE, 1)
    pdf.facts([
      ['Myndighet', archiveOwner(ctx.db.read).municipality],
      ['Kanaler', String(rows.length)],
      ['Utdraget gjordes', swedishTime(ctx.clock.now())]
    ])
    pdf.text('Enligt artikel 30 i dataskyddsförordningen, med den rättsliga grunden enligt artikel 6.')
    for (const row of rows) writeOne(pdf, row)
  })
}

function writeOne(pdf: PdfWriter, row: Processing): void {
  pdf.heading(`${row.channelName} (${PLATFORM_NAMES[row.platform]})`, 2)
  pdf.facts(factsOf(row).map(([label, value]) => [label, value ?? MISSING]))
  if (row.lacks.length > 0) pdf.text(`Uppgifter som saknas: ${lacksIn(row)}.`)
}

/** What is missing, in words. Where rules say of some of what the channel holds how long, it is told of what they do not. */
const lacksIn = ({ lacks, rules, unruled }: Processing): string =>
  lacks
    .map(each =>
      each === 'retention' && rules.length > 0
        ? `${LACKS.retention} av ${new Intl.ListFormat('sv').format(unruled.map(allOf))}`
        : LACKS[each]
    )
    .join(', ')

async function asList(ctx: Context, { dir, name, rows }: Target): Promise<PrintedFile> {
  const titles = ['Kanal', ...LABELS, 'Uppgifter som saknas']
  const lines = rows.map(row =>
    csvRow([row.channelName, ...factsOf(row).map(([, value]) => value), lacksIn(row)])
  )
  const text = `${CSV_START}${csvRow(titles)}${lines.join('')}`
  await writeOutside(ctx, dir, [{ name, bytes: Buffer.from(text) }])
  return { path: join(dir, name) }
}

const MISSING = 'saknas'

const BASES: Readonly<Record<LawfulBasis, string>> = {
  consent: 'samtycke (artikel 6.1 a)',
  contract: 'avtal (artikel 6.1 b)',
  'legal-obligation': 'rättslig förpliktelse (artikel 6.1 c)',
  'vital-interest': 'grundläggande intressen (artikel 6.1 d)',
  'public-task': 'uppgift av allmänt intresse eller myndighetsutövning (artikel 6.1 e)',
  'legitimate-interest': 'berättigat intresse (artikel 6.1 f)'
}

const LACKS: Readonly<Record<ProcessingLack, string>> = {
  controller: 'personuppgiftsansvarig',
  officer: 'dataskyddsombud',
  lawfulBasis: 'rättslig grund',
  basisIn: 'författningen som grunden vilar på',
  dataSubjects: 'kategorier av registrerade',
  dataCategories: 'kategorier av personuppgifter',
  recipients: 'mottagare',
  thirdCountries: 'överföring till tredjeland',
  retention: 'gallring',
  safeguards: 'säkerhetsåtgärder'
}

type Facts = readonly (readonly [label: string, value: string | null])[]

function factsOf(row: Processing): Facts {
  const { departmentName, purpose, facts, rules } = row
  return [
    // Two channels may have one name.
    ['Plattform', PLATFORM_NAMES[row.platform]],
    ['Adress', row.addresses.join(', ') || null],
    ['Kanalens beteckning', row.channelId],
    ['Personuppgiftsansvarig', facts.controller],
    ['Dataskyddsombud', facts.officer],
    ['Förvaltning', departmentName],
    ['Ändamål', purpose],
    ['Rättslig grund', facts.lawfulBasis === null ? null : BASES[facts.lawfulBasis]],
    ['Författning', facts.basisIn],
    ['Kategorier av registrerade', facts.dataSubjects],
    ['Kategorier av personuppgifter', facts.dataCategories],
    ['Mottagare', facts.recipients],
    ['Överföring till tredjeland', facts.thirdCountries],
    ['Gallring', [facts.retention, ...rules].filter(each => each !== null).join('; ') || null],
    ['Säkerhetsåtgärder', facts.safeguards]
  ]
}

const LABELS = [
  ...['Plattform', 'Adress', 'Kanalens beteckning'],
  ...['Personuppgiftsansvarig', 'Dataskyddsombud', 'Förvaltning', 'Ändamål', 'Rättslig grund', 'Författning'],
  ...[
    'Kategorier av registrerade',
    'Kategorier av personuppgifter',
    'Mottagare',
    'Överföring till tredjeland'
  ],
  ...['Gallring', 'Säkerhetsåtgärder']
]
