// The disposal certificate (gallringsbevis): what was disposed of, by which decision, who proposed and who confirmed it. As
// JSON with every record, and as a PDF/A to read.

import { buffer } from 'node:stream/consumers'
import type { Disposal, Tombstone } from '#shared/disposal.ts'
import { CATEGORY_WORDS, countedFromIn, RECORD_WORDS } from '#shared/disposal-words.ts'
import { capitalised } from '#shared/in-language.ts'
import type { RetentionRule } from '#shared/retention.ts'
import { openPdf, type PdfWriter } from '../../formats/pdf/document.ts'
import type { Context } from '../../kernel/context.ts'
import { archiveOwner } from '../../kernel/db/archive-owner.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { swedishDate, swedishTime } from '../../kernel/swedish-time.ts'
import { clearOfSecretWords } from '../../register/secrecy/typed.ts'
import type { Erased } from './erase.ts'
import type { CopyFolder } from './places.ts'

export type Certified = {
  readonly disposal: Disposal
  readonly rules: readonly RetentionRule[]
  readonly tombstones: readonly Tombstone[]
  readonly stopped: readonly { readonly block: string; readonly count: number }[]
  readonly files: readonly { readonly sha256: string; readonly bytes: number }[]
  readonly folders: readonly (CopyFolder & { readonly isReachable: boolean })[]
  readonly erased: Erased
}

/** More than this is read in the JSON, which is named in the document. */
const MOST_ROWS = 1000

/** Writes both and keeps them. No act has entered them yet. */
export async function keepCertificate(
  ctx: Context,
  certified: Certified
): Promise<{ json: StoredObject; pdf: StoredObject }> {
  const { municipality, archive } = archiveOwner(ctx.db.read)
  const { disposal, tombstones, stopped, files, folders, erased } = certified
  const rules = clearOfSecretWords(ctx.db.read)(certified.rules)
  const gone = new Set(files.map(({ sha256 }) => sha256))
  const statement = {
    format: 'kanalarkiv-disposal/1',
    archive,
    municipality,
    program: { name: 'Kanalarkiv', version: ctx.appVersion },
    disposal,
    rules,
    records: tombstones.map(({ objects, ...record }) => ({
      ...record,
      files: objects.map(sha256 => ({ sha256, isErased: gone.has(sha256) }))
    })),
    stopped,
    files,
    removedFolders: folders.filter(({ isInside }) => isInside).map(({ folder }) => folder),
    copiesElsewhere: folders.filter(({ isInside }) => !isInside).map(({ isInside: _, ...place }) => place),
    ...erased
  }
  const json = await ctx.objects.put(
    Buffer.from(`${JSON.stringify(statement, null, 2)}\n`),
    'application/json'
  )
  const pdf = await openPdf({
    title: 'Gallringsbevis',
    author: municipality,
    at: ctx.clock.now(),
    appVersion: ctx.appVersion,
    level: '2b'
  })
  const bytes = buffer(pdf.stream)
  writeDocument(pdf, municipality, { ...certified, rules }, json)
  pdf.end()
  return { json, pdf: await ctx.objects.put(await bytes, 'application/pdf') }
}

const PLACES: Readonly<Record<CopyFolder['what'], string>> = {
  package: 'Paket',
  'half-package': 'Paket som inte blev klart; det kan ligga kvar till hälften',
  zip: 'Zip av ett paket',
  copies: 'Utlämnade kopior',
  delivery: 'Leverans i diariets mapp',
  refusal: 'Skriftligt avslag'
}

function writeDocument(
  pdf: PdfWriter,
  municipality: string,
  { disposal, rules, tombstones, stopped, files, folders, erased }: Certified,
  json: StoredObject
): void {
  const when = (at: Disposal['begunAt']) => (at === null ? '' : swedishTime(at))
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  pdf.heading('Gallringsbevis', 1)
  pdf.facts([
    ['Arkivbildare', municipality],
    ['Gallringens beteckning', disposal.id],
    ['Föreslagen', `${when(disposal.proposedAt)} av ${disposal.proposedBy}`],
    ['Bekräftad', `${when(disposal.confirmedAt)} av ${disposal.confirmedBy ?? ''}`],
    ['Utförd', `${when(disposal.begunAt)} av ${disposal.begunBy ?? ''}`],
    ['Gallrade handlingar', String(tombstones.length)],
    ['Raderade filer', `${files.length} (${bytes} byte)`],
    ['Fullständig förteckning', `JSON-fil med SHA-256 ${json.sha256}`]
  ])
  pdf.heading('Beslut', 2)
  pdf.table({
    columns: [
      { title: 'Diarienummer', share: 2 },
      { title: 'Beslut av', share: 3 },
      { title: 'Datum', share: 2 },
      { title: 'Gäller', share: 4 },
      { title: 'Antal', share: 1 }
    ],
    rows: rules.map(rule => [
      rule.reference,
      rule.decidedBy,
      rule.decidedOn,
      inWords(rule),
      String(tombstones.filter(({ ruleId }) => ruleId === rule.id).length)
    ])
  })
  pdf.heading('Gallrade handlingar', 2)
  pdf.table({
    columns: [
      { title: 'Slag', share: 2 },
      { title: 'Beteckning', share: 5 },
      { title: 'Kanal', share: 3 },
      { title: 'Datum', share: 2 },
      { title: 'Beslut', share: 2 }
    ],
    rows: tombstones
      .slice(0, MOST_ROWS)
      .map(stone => [
        capitalised(RECORD_WORDS[stone.kind].sv),
        stone.id,
        stone.channelName ?? '',
        swedishDate(stone.recordedAt),
        stone.reference
      ])
  })
  if (tombstones.length > MOST_ROWS)
    pdf.text(
      `Ytterligare ${counted(tombstones.length - MOST_ROWS, 'handling', 'handlingar')} står i den fullständiga förteckningen.`
    )
  const gone = new Set(files.map(({ sha256 }) => sha256))
  const others = new Set(tombstones.flatMap(({ objects }) => objects).filter(sha256 => !gone.has(sha256)))
  if (others.size > 0)
    pdf.text(
      `Filer som är kvar, eftersom handlingar som inte gallras också har dem: ${others.size}. De står i den fullständiga förteckningen.`
    )
  const kept = stopped.reduce((sum, { count }) => sum + count, 0)
  if (kept === 1) pdf.text('1 handling i förslaget var stoppad och är kvar i arkivet.')
  if (kept > 1) pdf.text(`${kept} handlingar i förslaget var stoppade och är kvar i arkivet.`)
  const inside = folders.filter(({ isInside }) => isInside)
  if (inside.length + erased.databaseCopies + erased.inboxFiles > 0) {
    pdf.heading('Också borttaget', 2)
    pdf.facts([
      ...inside.map(({ folder }) => ['Paket eller utlämnad kopia i arkivet', folder] as const),
      ['Äldre kopior av databasen', String(erased.databaseCopies)],
      ['Filer i inkorgen med samma innehåll', String(erased.inboxFiles)]
    ])
  }
  const outside = folders.filter(({ isInside }) => !isInside)
  if (outside.length > 0) {
    pdf.heading('Kopior utanför arkivet', 2)
    pdf.text('Programmet rör inte det som ligger utanför arkivet. Det berörs inte av gallringen.')
    pdf.table({
      columns: [
        { title: 'Vad', share: 3 },
        { title: 'Plats', share: 6 },
        { title: 'Tid', share: 3 },
        { title: 'Syns härifrån', share: 2 }
      ],
      rows: outside.map(({ folder, what, at, isReachable }) => [
        PLACES[what],
        folder,
        when(at),
        isReachable ? 'Ja' : 'Nej'
      ])
    })
  }
}

const counted = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`

function inWords({ kind, channelName, category, kept, transfer }: RetentionRule): string {
  return [
    capitalised(RECORD_WORDS[kind].sv),
    ...(category === null ? [] : [CATEGORY_WORDS[category].sv]),
    ...(channelName === null ? [] : [channelName]),
    ...(kept === null
      ? []
      : [`${counted(kept.months, 'månad', 'månader')} från ${countedFromIn(kind, kept.countedFrom).sv}`]),
    transfer === 'required' ? 'efter överlämnande' : 'utan överlämnande'
  ].join(', ')
}
