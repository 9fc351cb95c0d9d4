// The written decision on what was not given out of a disclosure, in whole or in part, with how it is appealed against (OSL 6:3).
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { DisclosureDetail, Refusal, RefusalDraft } from '#shared/disclosure.ts'
import type { DisclosureId } from '#shared/ids.ts'
import { COURTS } from '#shared/words/values.ts'
import { openPdf, type PdfWriter } from '../../formats/pdf/document.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { archiveOwner } from '../../kernel/db/archive-owner.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { writeOutside } from '../../kernel/objects/write-outside.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { disclosureRecord, findDisclosure } from './disclosures.ts'
import { maskedTitle } from './masked.ts'
import { openWordsOf, requireOpenWords } from './masked-words.ts'
import { insertRefusal } from './queries.ts'
import { STAYING } from './shown.ts'

type Asked = { readonly id: DisclosureId; readonly decision: RefusalDraft; readonly dir: string }

/**
 * Writes the decision to a folder outside the archive, and keeps it. @throws ArchiveError not-found, nothing-refused, masked-words, secret-words,
 * folder-unusable
 */
export async function writeRefusal(ctx: Context, { id, decision, dir }: Asked): Promise<{ path: string }> {
  const disclosure = findDisclosure(ctx.db.read, id)
  const refused = refusedOf(ctx, disclosure)
  if (refused.length === 0) throw new ArchiveError('nothing-refused')
  const { because, authority, decidedBy, number } = decision
  requireOpenWords(ctx.db.read, id, [because, decidedBy, ...(number === null ? [] : [number])])
  // Which authority decides is no secret, and stands in many a passage that is masked.
  requireNoSecretWords(ctx.db.read, [authority])
  const at = ctx.clock.now()
  const isWhole = disclosure.state === 'refused'
  const title = isWhole
    ? 'Beslut att inte lämna ut allmän handling'
    : 'Beslut att lämna ut allmän handling endast delvis'
  const pdf = await openPdf({
    title,
    author: archiveOwner(ctx.db.read).municipality,
    at,
    appVersion: ctx.appVersion,
    level: '2b'
  })
  const bytes = buffer(pdf.stream)
  // What was asked for was typed before anything was masked: the decision repeats it as far as it may.
  const open = openWordsOf(ctx.db.read, id)
  const asked = {
    ...disclosure,
    about: open(disclosure.about),
    reference: disclosure.reference === null ? null : open(disclosure.reference)
  }
  writeDecision(pdf, { title, disclosure: asked, decision, refused, day: swedishDate(at) })
  pdf.end()
  const written = await bytes
  const name = await freeName(dir, `beslut-${swedishDate(at)}-${id.slice(0, 8)}`)
  await writeOutside(ctx, dir, [{ name, bytes: written }])
  const document = await ctx.objects.put(written, 'application/pdf')
  const refusal: Refusal = { ...decision, writtenAt: at, writtenBy: ctx.actor, document: document.sha256 }
  ctx.db.transact(tx => {
    // Where it lies is told when the disclosure is disposed of.
    const details = {
      ...{ number, court: decision.court, records: disclosure.records.length === 0 ? 0 : refused.length },
      path: join(dir, name)
    }
    record(tx, ctx, { act: 'disclosure.refusal-written', about: id, objects: [document], details })
    insertRefusal(tx, id, refusal)
  })
  tellChanged(ctx, 'disclosures')
  return { path: join(dir, name) }
}

/** A decision that was written before is not written over. */
async function freeName(dir: string, stem: string): Promise<string> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${stem}.pdf` : `${stem}-${number}.pdf`
    const isThere = await lstat(join(dir, name)).then(
      () => true,
      () => false
    )
    if (!isThere) return name
  }
}

/** What was not given out of a record, in a few words that say nothing of what it is. */
type Refused = { readonly title: string; readonly what: string }

function refusedOf({ db }: Context, { id, state, records }: DisclosureDetail): Refused[] {
  if (state !== 'delivered' && state !== 'refused') return []
  // What is marked as secret cannot be added, and all that was asked for may be.
  if (state === 'refused' && records.length === 0)
    return [{ title: 'De handlingar som begärdes', what: 'lämnas inte ut i någon del' }]
  return records.flatMap(({ position }, at) => {
    const detail = disclosureRecord(db.read, id, position)
    const title = maskedTitle(detail, at + 1)
    if (state === 'refused') return [{ title, what: 'hela handlingen' }]
    const grounds = [...Map.groupBy(detail.masks, ({ paragraph }) => paragraph)]
    const what = [
      ...grounds.map(
        ([paragraph, those]) =>
          `${those.length} ${those.length === 1 ? 'maskerat ställe' : 'maskerade ställen'} (${paragraph})`
      ),
      ...detail.fields.flatMap(({ label, text }) =>
        label.startsWith(STAYING) ? [`${label.replace(STAYING, 'filer på grund av sekretess')}: ${text}`] : []
      ),
      ...(detail.left === 0
        ? []
        : [`${detail.left} ${detail.left === 1 ? 'fil' : 'filer'} som inte kan maskeras`])
    ]
    return what.length === 0 ? [] : [{ title, what: what.join(', ') }]
  })
}

type Decision = {
  readonly title: string
  readonly disclosure: DisclosureDetail
  readonly decision: RefusalDraft
  readonly refused: readonly Refused[]
  readonly day: string
}

function writeDecision(pdf: PdfWriter, { title, disclosure, decision, refused, day }: Decision): void {
  const { authority, decidedBy, number, because, court } = decision
  pdf.heading(title, 1)
  pdf.facts([
    ['Myndighet', authority],
    ...(number === null ? [] : [['Diarienummer', number] as const]),
    ['Beslutsdatum', day],
    ['Beslutat av', decidedBy],
    ['Begäran kom in', swedishDate(disclosure.requestedAt)],
    ['Begäran gäller', disclosure.about],
    ...(disclosure.reference === null ? [] : [['Begärans nummer', disclosure.reference] as const])
  ])
  pdf.heading('Beslut', 2)
  pdf.text(
    disclosure.state === 'refused'
      ? `${authority} avslår begäran.`
      : `${authority} lämnar ut kopior av handlingarna, men avslår begäran i de delar som står nedan.`
  )
  pdf.heading('Det här lämnas inte ut', 2)
  pdf.facts(refused.map(({ title: record, what }) => [record, what] as const))
  pdf.heading('Skäl för beslutet', 2)
  pdf.text(because)
  pdf.heading('Så här överklagar du', 2)
  pdf.text(
    [
      `Du kan överklaga beslutet till ${COURTS[court].sv}. Överklagandet ska vara skriftligt.`,
      `Skicka eller lämna det till ${authority}, inte till domstolen. Det ska ha kommit in till ${authority} inom tre veckor från den dag då du fick del av beslutet. Kommer det in för sent kan det inte prövas.`,
      `Skriv vilket beslut du överklagar${number === null ? '' : ` (${number})`}, vilken ändring du vill ha och varför. Lämna namn och de uppgifter som behövs för att domstolen ska kunna nå dig. Vill du vara anonym räcker det att du kan nås.`,
      `${authority} prövar först om överklagandet har kommit in i tid och om beslutet ska ändras, och lämnar annars över det till domstolen.`,
      'Bestämmelserna står i 6 kap. 7 och 8 §§ offentlighets- och sekretesslagen (2009:400) och i 40–46 §§ förvaltningslagen (2017:900).'
    ].join('\n\n')
  )
}
