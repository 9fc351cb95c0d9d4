// For a diary system that watches a folder: a folder for each record, with a register document (PDF/A), the files, and what is
// said of the record as FGS Ärendehantering (`handling.xml`) and as JSON; and a list of them all.

import { readFile } from 'node:fs/promises'
import { fill } from '#shared/errors.ts'
import readMe from '../../../../../resources/schemas/diary-folder-readme.txt?raw'
import { holdExtracts, openExtracts } from '../../../comments/comments/extract.ts'
import { openPdf, type PdfLevel, type PdfWriter, STRIP_SHAPE } from '../../../formats/pdf/document.ts'
import { stripsOf } from '../../../formats/pdf/strips.ts'
import type { Context } from '../../../kernel/context.ts'
import { archiveOwner } from '../../../kernel/db/archive-owner.ts'
import { swedishTime } from '../../../kernel/swedish-time.ts'
import { atRecord } from '../at-record.ts'
import type { WrittenPackage } from '../bagit.ts'
import { copyObject, progressOf } from '../copy.ts'
import type { RecordFacts } from '../describe/facts.ts'
import { type Attachment, type Handling, titleOf, writeHandling } from '../describe/fgs-handling.ts'
import { withoutProtected } from '../describe/platform.ts'
import type { Draft } from '../disk.ts'
import { knownFiles } from '../eark/files.ts'
import type { Frozen } from '../frozen.ts'
import { openIndex } from '../index-row.ts'
import { HANDLINGAR_SCHEMA } from '../own-schemas.ts'
import type { PackagedFile } from '../packaged-file.ts'
import { type CopiedFile, remarkOn } from '../payload.ts'
import { frozenItems, messagesByConversation } from '../queries.ts'
import { type PackagedRecord, sectionsOf } from '../records.ts'
import { sealContent } from '../seal.ts'
import { noteReadBack, type Validation, writeReport } from '../validation.ts'
import { writeVerifier } from '../verifiers.ts'
import { checkFolder } from './check.ts'
import { conversationDocument, type RegisterDocument } from './documents.ts'

/** A longer text of a page is shown so far: some hundred pages. */
const MOST_LETTERS = 300_000
const DOCUMENT = 'registreringsunderlag.pdf'
const SUMS = 'kontrollsummor-sha256.txt'

/**
 * Writes a folder for each record that a registrar deals with and that has something to show, with the messages of a
 * conversation in one, and reads everything back.
 * @throws ArchiveError export-not-verified, disk-full, stopped
 */
export async function writeDiaryFolder(
  ctx: Context,
  draft: Draft,
  frozen: Frozen,
  { level, validation }: { level: PdfLevel; validation: Validation }
): Promise<WrittenPackage> {
  const { municipality } = archiveOwner(frozen.db)
  const progress = progressOf(ctx, frozen)
  const index = await openIndex(draft, '')
  const messages = messagesByConversation(frozen.db, frozen.id)
  const items = { ...frozenItems(frozen.db, frozen.id), messages }
  // A message has no file for each here: a conversation would be sent to the diary with hundreds of them.
  const extracts = { ofComment: openExtracts(ctx.objects, frozen.db), ofMessage: () => null }
  const copied: Copied[] = []
  const letGo = await holdExtracts(ctx, frozen.db, items.comments)
  try {
    for (const { records } of sectionsOf(frozen.db, items, extracts))
      for (const group of recordGroups(records)) {
        ctx.closing.throwIfAborted()
        for (const record of group.records) remarkOn(record, { validation })
        const folder = group.folder?.replace(/^data\//, '') ?? null
        for (const { row } of group.records) await index.add({ ...row, folder })
        if (folder !== null)
          await writeRecord(ctx, draft, { ...group, folder, level, municipality, progress, copied })
      }
  } finally {
    letGo()
  }
  await index.end()
  await draft.writeWhole(`schemas/${HANDLINGAR_SCHEMA.name}`, HANDLINGAR_SCHEMA.text)
  await checkFolder(validation, draft, frozen)
  noteReadBack(validation, draft)
  await writeReport(draft, '', validation)
  validation.mustPass()
  const about = fill(readMe, { municipality })
  await draft.writeWhole('LAS-MIG.txt', `\uFEFF${about.replaceAll('\n', '\r\n')}`)
  await writeVerifier(draft, 'listed')
  const head = await sealContent(ctx, draft, frozen, { base: '', copied })
  const all = [...draft.digests].sort(([one], [other]) => (one < other ? -1 : 1))
  const { sha256 } = await draft.writeWhole(
    SUMS,
    all.map(([path, read]) => `${read.sha256}  ${path}\n`).join('')
  )
  await draft.syncFolders()
  const bytes = all.reduce((sum, [, read]) => sum + read.bytes, 0)
  return { files: all.length, bytes, manifest: sha256, tagManifest: sha256, head }
}

/** What gets a folder: a record, or all the messages of a conversation. The first stands for them where one must. */
type Group = {
  readonly records: readonly [Dealt, ...Dealt[]]
  readonly document: RegisterDocument
  readonly title: string
  readonly json: object
  readonly folder: string | null
}
type Work = Group & {
  readonly folder: string
  readonly level: PdfLevel
  readonly municipality: string
  readonly progress: (bytes: number) => void
  /** What has been copied so far, of all records. */
  readonly copied: Copied[]
}
type Copied = Pick<CopiedFile, 'path' | 'extractOf'>
type Dealt = PackagedRecord & {
  readonly row: NonNullable<PackagedRecord['row']>
  readonly facts: RecordFacts
  readonly document: RegisterDocument
}

/** Records as they go by, messages that follow each other in a conversation together. No more is held than one group. */
function* recordGroups(records: Iterable<PackagedRecord>): Generator<Group> {
  let held: Dealt[] = []
  for (const record of records) {
    const { row, facts, document } = record
    if (row === null || facts === null || document === null) continue
    const conversation = held[0]?.facts.conversation ?? null
    if (held.length > 0 && (conversation === null || facts.conversation !== conversation)) {
      yield groupOf(held)
      held = []
    }
    held.push({ ...record, row, facts, document })
  }
  if (held.length > 0) yield groupOf(held)
}

function groupOf([first, ...others]: readonly Dealt[]): Group {
  if (first === undefined) throw new Error('a group has a record')
  const { row, facts, document, json, files, folder } = first
  if (others.length === 0) {
    // A capture that failed, or a comment of which only facts are kept, has nothing to show.
    const isShown = files.length > 0 || document.texts.length > 0
    return { records: [first], document, title: titleOf(row), json, folder: isShown ? folder : null }
  }
  const all = [first, ...others]
  return {
    records: [together(first, 0, facts), ...others.map((each, at) => together(each, at + 1, facts))],
    document: conversationDocument(all.map(each => ({ ...each, isOut: each.facts.direction === 'out' }))),
    title: `Konversation: ${titleOf(row)}`,
    json: { conversation: facts.conversation, messages: all.map(each => withoutProtected(each.json)) },
    folder
  }
}

/** A message among the others of its folder: its files by names of their own, in the case of the year that the first is in. */
function together(message: Dealt, at: number, first: RecordFacts): Dealt {
  const { facts, files } = message
  const isYearly = facts.case?.year != null && first.case?.year != null
  const inCase = isYearly ? { yearlyCase: first.yearlyCase, case: first.case } : {}
  return {
    ...message,
    facts: { ...facts, ...inCase },
    files: files.map(file => ({ ...file, path: numbered(file.path, at) }))
  }
}

// Every message has an `original`: the number of the message keeps them apart.
function numbered(path: string, at: number): string {
  const cut = path.lastIndexOf('/') + 1
  return `${path.slice(0, cut)}${String(at + 1).padStart(3, '0')}-${path.slice(cut)}`
}

async function writeRecord(ctx: Context, draft: Draft, work: Work): Promise<void> {
  const { records, json, folder } = work
  const [first, ...others] = records
  const pdf = `${folder}/${DOCUMENT}`
  const own = await copyFiles(ctx, draft, { ...work, record: first })
  const after: Handling[] = []
  for (const each of others)
    after.push({ ...each, attachments: await copyFiles(ctx, draft, { ...work, record: each }) })
  await writeDocument(ctx, draft, pdf, work)
  const document: Attachment = {
    name: DOCUMENT,
    role: 'registreringsunderlag',
    ...factsOf(draft, pdf),
    mediaType: 'application/pdf'
  }
  const files = [document, ...own, ...after.flatMap(({ attachments }) => attachments)]
  await draft.writeWhole(
    `${folder}/handling.json`,
    `${JSON.stringify({ ...withoutProtected(json), case: caseOf(first.facts), files }, null, 1)}\n`
  )
  const sink = await draft.write(`${folder}/handling.xml`)
  await writeHandling(sink, [{ ...first, attachments: [document, ...own] }, ...after])
  await sink.end()
}

async function copyFiles(
  ctx: Context,
  draft: Draft,
  { folder, progress, copied, record }: Work & { readonly record: Dealt }
): Promise<Attachment[]> {
  const attachments: Attachment[] = []
  for (const file of await knownFiles(ctx, record.files)) {
    const name = nameOf(file)
    const path = `${folder}/${name}`
    await copyObject(ctx, draft, { ...file, path }).catch(error => {
      throw atRecord(error, `${record.row.kind}:${record.json.id}`)
    })
    copied.push({ path, extractOf: file.extractOf ?? null })
    if (file.text === undefined) progress(file.bytes)
    const { role, mediaType, originalName } = file
    attachments.push({ name, role, ...factsOf(draft, path), mediaType, originalName })
  }
  return attachments
}

/** The case that the record goes into, as far as it is known. What the case of a year is called is known too. */
function caseOf({ case: of }: RecordFacts): { number: string | null; title: string | null } | null {
  return of === null ? null : { number: of.number, title: of.year === null ? null : of.title }
}

type Facts = (readonly [label: string, value: string])[]

/** The numbers that the records have, or what the first is called where none has one. */
function numbersOf({ records }: Work): string {
  const numbers = records.flatMap(({ row }) => row.diaryNumber ?? [])
  return [...new Set(numbers)].join(', ') || records[0].row.id
}

function caseFacts({ records }: Work): Facts {
  const said = records.flatMap(({ facts }) => {
    const inCase = caseOf(facts)
    if (inCase === null) return []
    const label = inCase.title === null ? 'Ärende' : 'Samlingsärende'
    return [[label, [inCase.number, inCase.title].filter(part => part !== null).join(', ')] as const]
  })
  return [...new Map(said.map(fact => [fact.join(), fact])).values()]
}

/** What is marked as secret: it stands first, before anybody has read what the document says. */
function secrecyFacts({ records }: Work): Facts {
  return records.flatMap(({ row, facts: { restriction } }) => {
    if (restriction === null) return []
    const which =
      records.length === 1 ? '' : ` (meddelandet ${row.isDated ? swedishTime(row.at) : 'av okänd tid'})`
    const label =
      restriction.carried === 'undecided' ? 'Hålls kvar, inte sekretessprövad' : 'Sekretessmarkerad'
    return [[label, `${restriction.paragraph}${which}`] as const]
  })
}

async function writeDocument(ctx: Context, draft: Draft, path: string, work: Work): Promise<void> {
  const { records, document, title, level, municipality } = work
  const [{ row }] = records
  const files = records.flatMap(each => each.files)
  const pdf = await openPdf({ title, author: municipality, at: row.at, appVersion: ctx.appVersion, level })
  const written = draft.stream(path, pdf.stream)
  // It may fail while a picture is being read; it is waited for at the end.
  written.catch(() => undefined)
  pdf.heading(title, 1)
  pdf.facts([
    ...secrecyFacts(work),
    ['Datum (svensk tid)', titleOf(row).split(', ').at(-1) ?? ''],
    ['Diarienummer eller annan beteckning', numbersOf(work)],
    ...caseFacts(work),
    ...(row.sender === null ? [] : [['Avsändare', row.sender] as const]),
    ['Vad det gäller', row.what],
    ['Kanal', row.channel],
    ['Förvaltning', row.department],
    ['Tillstånd', row.state],
    ...document.facts
  ])
  tellFiles(pdf, files)
  for (const { place, pictures } of groupsOf(document.pictures)) {
    let part = 0
    try {
      for await (const strip of stripsOf(read(ctx, pictures), STRIP_SHAPE))
        pdf.strip(
          strip,
          `${place}, del ${++part}, från ${strip.top} till ${strip.top + strip.height} bildpunkter`
        )
    } catch (error) {
      // What came from outside may call itself a picture without being one. The file itself goes along all the same.
      ctx.log.warn({ err: error, record: row.id }, 'a picture could not be shown in a register document')
      pdf.text(`${place}: bilden kan inte visas här. Filen ligger i mappen, oförändrad.`)
    }
  }
  for (const { heading, text } of [...document.texts, ...(await pageText(ctx, files))]) {
    pdf.heading(heading, 2)
    pdf.text(text)
  }
  pdf.end()
  await written
}

/** Each file with its sum: those that were saved, and those that were written for the folder. */
function tellFiles(pdf: PdfWriter, files: readonly PackagedFile[]): void {
  const isMade = ({ extractOf }: PackagedFile) => extractOf !== undefined
  for (const [heading, listed] of [
    ['Filer, oförändrade sedan de sparades', files.filter(file => !isMade(file))],
    ['Utdrag ur arkivet, skrivna till den här mappen', files.filter(isMade)]
  ] as const) {
    if (listed.length > 0) pdf.heading(heading, 2)
    pdf.facts(
      listed.map(file => {
        const called = file.originalName === undefined ? '' : `${file.originalName}, `
        return [nameOf(file), `${called}SHA-256 ${file.sha256}`] as const
      })
    )
  }
}

/** What a captured page said, as far as a document has room for it. */
async function pageText(
  { objects }: Context,
  files: readonly PackagedFile[]
): Promise<{ heading: string; text: string }[]> {
  const file = files.find(({ role, mediaType }) => role === 'text' && mediaType.startsWith('text/plain'))
  if (file === undefined) return []
  const text = await readFile(await objects.file(file.sha256), 'utf8')
  const shown = text.slice(0, MOST_LETTERS)
  const heading = 'Sidans text'
  if (shown.length === text.length) return [{ heading, text }]
  return [
    { heading: `${heading}, de första ${MOST_LETTERS} tecknen; hela texten är ${nameOf(file)}`, text: shown }
  ]
}

const ROLES: Readonly<Record<string, string>> = {
  screenshot: 'Skärmbild av hela sidan',
  comment: 'Kommentaren',
  context: 'Kommentaren i sitt sammanhang',
  original: 'Meddelandet som bild',
  attachment: 'Bilaga'
}

type Shown = { readonly place: string; readonly pictures: readonly PackagedFile[] }

/** What is shown one after the other: the tiles of one screenshot together, and every other picture by itself. */
function groupsOf(pictures: readonly PackagedFile[]): Shown[] {
  return [...Map.groupBy(pictures, ({ role }) => role)].flatMap(([role, those]): Shown[] => {
    const place = ROLES[role] ?? role
    if (role === 'screenshot' || those.length === 1) return [{ place, pictures: those }]
    return those.map((picture, at) => ({ place: `${place} ${at + 1}`, pictures: [picture] }))
  })
}

async function* read({ objects }: Context, pictures: readonly PackagedFile[]): AsyncGenerator<Buffer> {
  for (const { sha256 } of pictures) yield await readFile(await objects.file(sha256))
}

const nameOf = ({ path }: PackagedFile) => path.slice(path.lastIndexOf('/') + 1)

function factsOf(draft: Draft, path: string): { bytes: number; sha256: string } {
  const read = draft.digests.get(path)
  if (read === undefined) throw new Error(`${path} was not written`)
  return { bytes: read.bytes, sha256: read.sha256 }
}
