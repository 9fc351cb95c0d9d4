// The form to sign on paper: the department's part of the register, what has changed, and lines for name and date (P3).
import { type AttestedChannel, type PartToAttest, shortDigest } from '#shared/attestation.ts'
import { attestedFields } from '#shared/attested-words.ts'
import type { PrintedFile } from '#shared/coverage.ts'
import type { DepartmentId } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import type { HistoryEntry } from '#shared/register-history.ts'
import { FIELD_WORDS, valueInWords } from '#shared/register-words.ts'
import type { PdfWriter } from '../../formats/pdf/document.ts'
import type { Context } from '../../kernel/context.ts'
import { record } from '../../kernel/journal/record.ts'
import { halfYearInWords, swedishDate, swedishTime } from '../../kernel/swedish-time.ts'
import { printTo } from '../../register/documents/print.ts'
import { fileStemOf } from '../../register/register/department-file.ts'
import { cutOut, hiddenInCopies } from '../../register/secrecy/hide.ts'
import { requireMayLeave } from '../../register/secrecy/secrecy.ts'
import { withoutAddress } from '../../register/secrecy/typed.ts'
import { partToAttest } from './part.ts'

/**
 * Writes the form without what is marked as secret (P5).
 * @throws ArchiveError not-found, nothing-to-attest, record-may-not-leave, folder-unusable
 */
export async function printForm(
  ctx: Context,
  { departmentId, dir }: { readonly departmentId: DepartmentId; readonly dir: string }
): Promise<PrintedFile> {
  const whole = partToAttest(ctx, departmentId)
  requireMayLeave(ctx.db.read, { kind: 'department', id: departmentId })
  const cut = cutOut(whole, hiddenInCopies(ctx.db.read))
  const names = new Map(whole.people.map(({ id, name }) => [id, name]))
  const people = cut.people.map(person => withoutAddress(person, names.get(person.id)))
  const part = { ...cut, people }
  const leftOut = whole.channels.length - part.channels.length
  const title = `Intyg om kanaler, ${part.department.name}, ${halfYearInWords(part.period)}`
  const name = `intyg-${fileStemOf(ctx.db.read, part.department, fileName)}-${part.period}.pdf`
  const printed = await printTo(ctx, { dir, name, title }, pdf =>
    writeForm(pdf, { title, part, leftOut, at: swedishTime(ctx.clock.now()) })
  )
  ctx.db.transact(tx => {
    record(tx, ctx, {
      act: 'attestation.printed',
      about: departmentId,
      details: { period: part.period, digest: part.digest }
    })
  })
  return printed
}

function writeForm(
  pdf: PdfWriter,
  {
    title,
    part,
    leftOut,
    at
  }: { readonly title: string; readonly part: PartToAttest; readonly leftOut: number; readonly at: string }
): void {
  const { department, channels, people, since, changes, digest, isWholeOnPaper } = part
  pdf.heading(title, 1)
  pdf.facts([
    ['Förvaltning', department.name],
    ['Förvaltningens brevlåda', department.mailbox ?? 'uppgift saknas'],
    ['Kanaler', String(channels.length)],
    ...(leftOut === 0 ? [] : [['Sekretessmarkerade kanaler, står inte här', String(leftOut)] as const]),
    ['Utskrivet', at],
    ['Underlag', shortDigest(digest)]
  ])
  pdf.text(
    isWholeOnPaper
      ? 'Gå igenom uppgifterna. Stryk under och skriv till det som inte stämmer, och lämna blanketten till den som håller registret. Underlaget ska vara detsamma i Kanalarkiv när intyget förs in; är det ett annat har registret ändrats sedan utskriften.'
      : 'Något är sekretessmarkerat och står inte här. Den här utskriften är till för att gå igenom resten; intyget görs i Kanalarkiv, vid skärmen, av någon som får se allt.'
  )
  pdf.heading('Kanalerna', 2)
  for (const channel of channels) writeChannel(pdf, channel, changes)
  pdf.heading('Personerna', 2)
  pdf.table({
    columns: [
      { title: 'Namn', share: 3 },
      { title: 'E-post', share: 4 },
      { title: 'Stämmer', share: 1 }
    ],
    rows: people.map(({ name, email }) => [name, email ?? '–', '☐'])
  })
  pdf.heading('Ändrat sedan förra intyget', 2)
  if (since === null) pdf.text('Det här är förvaltningens första intyg.')
  else if (changes.length === 0)
    pdf.text(`Inget har ändrats sedan ${since.signedBy} intygade ${since.signedOn}.`)
  else {
    pdf.text(`Sedan ${since.signedBy} intygade ${since.signedOn}:`)
    pdf.table({
      columns: [
        { title: 'Dag', share: 1.5 },
        { title: 'Vad', share: 2.5 },
        { title: 'Ändring', share: 6 }
      ],
      rows: changes.map(changeRow)
    })
  }
  if (!isWholeOnPaper) return
  pdf.heading('Underskrift', 2)
  pdf.text(
    'Uppgifterna om förvaltningens kanaler är genomgångna och stämmer, med de ändringar som är skrivna ovan.'
  )
  pdf.lines(['Underskrift', 'Namnförtydligande', 'Befattning', 'Datum'])
}

function writeChannel(pdf: PdfWriter, channel: AttestedChannel, changes: readonly HistoryEntry[]): void {
  const own = changes.filter(({ about }) => about === channel.id)
  const changed = new Set(own.flatMap(entry => entry.changes.map(({ field }) => field)))
  pdf.heading(channel.name, 3)
  pdf.table({
    columns: [
      { title: 'Uppgift', share: 3 },
      { title: 'I registret', share: 7 },
      { title: 'Stämmer', share: 1.7 }
    ],
    rows: attestedFields(channel, 'sv').map(({ field, label, value }) => [
      changed.has(field) ? `${label} (ändrad)` : label,
      value ?? 'uppgift saknas',
      '☐'
    ])
  })
}

function changeRow({ at, name, changes }: HistoryEntry): string[] {
  return [
    swedishDate(at),
    name ?? '',
    changes
      .map(({ field, before, after }) => {
        const [was, is] = [before, after].map(value =>
          value === null ? '–' : valueInWords(field, value, 'sv')
        )
        return before === null
          ? `${FIELD_WORDS[field].sv}: ${is}`
          : `${FIELD_WORDS[field].sv}: ${was} → ${is}`
      })
      .join('\n')
  ]
}

/** Letters and digits of a name, for a file. */
function fileName(name: string): string {
  const plain = normalized(name, 'NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
  return plain.slice(0, 60) || 'forvaltning'
}
