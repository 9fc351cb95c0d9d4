// The records of a package one by one: what records.json says, what index.csv says, and which files go along.
import { hash } from 'node:crypto'
import { commentCameIn, isCommentDated, isMessageDated, messageCameIn } from '#shared/came-in.ts'
import type { CommentDetail } from '#shared/comment.ts'
import {
  type CaptureId,
  type CommentId,
  type Instant,
  type MessageId,
  type RunId,
  Sha256
} from '#shared/ids.ts'
import type { Channel } from '#shared/register.ts'
import { captureFiles, captureWacz, findCapture, findRun } from '../../captures/captures/read.ts'
import { commentDetail } from '../../comments/comments/detail.ts'
import type { Extract } from '../../comments/comments/extract.ts'
import { excerpt } from '../../formats/csv/csv.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { seenIn } from '../../messages/intake/read.ts'
import { message } from '../../messages/messages/messages.ts'
import { listAttachments, listRoutes } from '../../messages/messages/read.ts'
import { channel } from '../../register/register/channels.ts'
import { listDepartments, listPeople } from '../../register/register/read.ts'
import { toldApart } from '../../register/register/told-apart.ts'
import { filesWithSecrets } from '../../register/secrecy/read.ts'
import { clearOfSecretWords, withoutAddress } from '../../register/secrecy/typed.ts'
import { yearlyCaseFor } from '../diary-system/read.ts'
import { atRecord } from './at-record.ts'
import { answersInWords, openAnswers } from './describe/answers.ts'
import { listedCase } from './describe/case.ts'
import { captureFacts, commentFacts, messageFacts, type RecordFacts, restriction } from './describe/facts.ts'
import { heldInWords, ruleOf } from './describe/kept.ts'
import { mailInside, NOTHING_INSIDE, notesOnMailInside } from './describe/mail-inside.ts'
import { platformOf } from './describe/platform.ts'
import { DISCLOSED, isRedacted, REDACTED } from './describe/redacted.ts'
import { reportIn } from './describe/report.ts'
import {
  attachmentName,
  captureDocument,
  commentDocument,
  messageDocument,
  type RegisterDocument
} from './diary-folder/documents.ts'
import type { IndexRow } from './index-row.ts'
import { extension, folderNames } from './names.ts'
import type { PackagedFile } from './packaged-file.ts'
import { type frozenItems, objectFacts } from './queries.ts'
import { CAPTURE_STATES, commentState, MESSAGE_STATES } from './record-states.ts'

type Json = { readonly id: string; readonly [fact: string]: unknown }

/** What is said of one record. Only what a registrar deals with has a `row` in index.csv and a register document. */
export type PackagedRecord = {
  readonly json: Json
  readonly row: IndexRow | null
  readonly facts: RecordFacts | null
  readonly document: RegisterDocument | null
  /** The folder that its files are in, or would be. */
  readonly folder: string | null
  readonly files: readonly PackagedFile[]
  /** How many of its files stay in the archive, since they hold what is secret, and by what. */
  readonly staying: Staying
}

type Staying = { readonly files: number; readonly paragraphs: readonly string[] }
const NOTHING_STAYS: Staying = { files: 0, paragraphs: [] }

export type Section = { readonly name: string; readonly records: Iterable<PackagedRecord> }

/** What speaks for a record that came among many others in one file: its own part of that. */
type Extracts = {
  readonly ofComment: (id: CommentId) => Extract | null
  readonly ofMessage: (id: MessageId) => Extract | null
}
const NONE: Extracts = { ofComment: () => null, ofMessage: () => null }

/**
 * Everything of the frozen selection, in order. Records are read one at a time as they are asked for. Without `extracts` what came among
 * others has no file of its own.
 */
export function sectionsOf(
  db: ReadDb,
  items: ReturnType<typeof frozenItems>,
  extracts: Extracts = NONE
): Section[] {
  const clear = clearOfSecretWords(db)
  const channels = items.channels.map(id => clear(channel(db, id)))
  const people = listPeople(db)
    .filter(({ id }) => channels.some(({ responsibleId }) => responsibleId === id))
    .map(person => withoutAddress(clear(person), person.name))
  const isOwner = (id: string) => [...channels, ...people].some(({ departmentId }) => departmentId === id)
  const departments = listDepartments(db)
    .filter(({ id }) => isOwner(id))
    .map(clear)
  const folder = folderNames()
  const called = toldApart(channels)
  const on: Named = record => {
    const found = channels.find(({ id }) => id === record.channelId)
    if (found === undefined) throw new Error(`${record.id} is on a channel outside the selection`)
    const department = departments.find(({ id }) => id === found.departmentId)
    return {
      channel: found,
      called: called.get(found.id) ?? found.name,
      department: department?.name ?? '',
      folder
    }
  }
  const staysBy = stayingFiles(db, items.comments.length > 0)
  const answersOf = openAnswers(db)
  const ruled = ruleOf(clear)
  const told = (record: PackagedRecord): PackagedRecord => {
    const { facts } = record
    if (facts === null) return record
    const { heldSince, notes } = facts
    const held = heldSince === null ? [] : [[heldSince, heldInWords(heldSince)] as const]
    // What the diary answered is typed elsewhere, and may repeat what was marked.
    const { receipts, diaryNumber, ownNumber } = facts
    const answered = clear({ receipts, diaryNumber, ownNumber, case: facts.case })
    const { row, json } = record
    return {
      ...record,
      json: {
        ...json,
        ...('receipts' in json ? { receipts: clear(json['receipts']) } : {}),
        ...(heldSince === null ? {} : { disposalHeldSince: heldSince })
      },
      row:
        row === null
          ? null
          : { ...row, ...clear({ diaryNumber: row.diaryNumber, caseNumber: row.caseNumber }) },
      facts: { ...facts, ...answered, retention: ruled(facts.retention), notes: [...notes, ...held] }
    }
  }
  const marked = (json: Json) => plain({ ...json, restriction: restriction(db, json.id) })
  return [
    { name: 'departments', records: departments.map(marked) },
    { name: 'people', records: people.map(marked) },
    { name: 'channels', records: channels.map(marked) },
    { name: 'runs', records: each('run', items.runs, id => plain(clear(runOf(db, id)))) },
    { name: 'captures', records: each('capture', items.captures, id => told(captureRecord(db, id, on))) },
    {
      name: 'comments',
      records: each('comment', items.comments, id => told(commentRecord(db, id, { on, extracts, staysBy })))
    },
    {
      name: 'messages',
      records: each('message', items.messages, id => told(messageRecord(db, id, { on, answersOf, extracts })))
    }
  ]
}

type RecordChannel = {
  channel: Channel
  /** What it is called among the others of the selection. */
  called: string
  department: string
  folder: ReturnType<typeof folderNames>
}
type Named = (record: { id: string; channelId: string }) => RecordChannel

/** The department's case of that year, where it has such. */
const yearly = (db: ReadDb, { channel, department }: RecordChannel, at: Instant) =>
  yearlyCaseFor(db, { departmentId: channel.departmentId, department, at })

function* each<Id extends string>(
  kind: string,
  ids: readonly Id[],
  read: (id: Id) => PackagedRecord
): Generator<PackagedRecord> {
  for (const id of ids) {
    let record: PackagedRecord
    try {
      record = read(id)
    } catch (error) {
      throw atRecord(error, `${kind}:${id}`)
    }
    yield record
  }
}

const plain = (json: Json): PackagedRecord => ({
  json,
  row: null,
  facts: null,
  document: null,
  folder: null,
  files: [],
  staying: NOTHING_STAYS
})

// The counts of a run are left out: they are of all its captures, also of those that stay behind.
function runOf(db: ReadDb, id: RunId): Json {
  const run = findRun(db, id)
  if (run === undefined) throw new ArchiveError('not-found', { what: id })
  const { kind, period, reason, state, startedAt, endedAt } = run
  return { id, kind, period, reason, state, startedAt, endedAt }
}

function captureRecord(db: ReadDb, id: CaptureId, on: Named): PackagedRecord {
  const found = findCapture(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  // Its picture is among its files.
  const { picture: _picture, ...capture } = found
  const place = on(capture)
  const folder = place.folder('captures', { id, at: capture.startedAt, channel: place.channel.name })
  const wacz = captureWacz(db, id)
  const files = captureFiles(db, id).flatMap(file => {
    const { role, position, sha256, bytes, mediaType, top, width, height } = file
    // The web archive is handed over whole; its parts are in it.
    if (role === 'part') return []
    const number = role === 'screenshot' ? `-${String(position + 1).padStart(2, '0')}` : ''
    const created = capture.endedAt ?? capture.startedAt
    const common = { role, position, top, width, height, created }
    if (role === 'wacz' && wacz !== null)
      return {
        path: `${folder}/wacz.wacz`,
        ...common,
        sha256: wacz.sha256,
        bytes: wacz.bytes,
        mediaType: WACZ
      }
    return { path: `${folder}/${role}${number}.${extension(mediaType)}`, ...common, sha256, bytes, mediaType }
  })
  const packaged = files.map(file =>
    file.role === 'wacz' && wacz !== null ? { ...file, source: wacz.source } : file
  )
  const facts = captureFacts(db, capture, yearly(db, place, capture.startedAt))
  const copies = copiesIn(folder, facts.redacted)
  return {
    json: {
      ...capture,
      channelName: place.channel.name,
      restriction: facts.restriction,
      receipts: facts.receipts,
      files: [...files, ...copies]
    },
    facts,
    document: captureDocument(capture, files),
    folder,
    row: indexRow('Insamling', place, {
      id,
      at: capture.startedAt,
      isDated: true,
      sender: null,
      what: capture.finalAddress ?? capture.address,
      state: CAPTURE_STATES[capture.state],
      diaryNumber: facts.diaryNumber,
      caseNumber: listedCase(facts.case),
      paragraph: facts.restriction?.paragraph ?? null,
      folder: files.length > 0 ? folder : null
    }),
    files: [...packaged, ...copies],
    staying: NOTHING_STAYS
  }
}

/** The copies of a record that were disclosed and are kept. */
function copiesIn(folder: string, redacted: RecordFacts['redacted']): PackagedFile[] {
  return redacted
    .flatMap(copy => (copy.object === null ? [] : [{ copy, object: copy.object }]))
    .map(({ copy, object }, at) => ({
      path: `${folder}/${isRedacted(copy) ? 'maskad' : 'utlamnad'}-${String(at + 1).padStart(2, '0')}.pdf`,
      role: isRedacted(copy) ? REDACTED : DISCLOSED,
      created: copy.deliveredAt,
      ...object,
      mediaType: 'application/pdf'
    }))
}

/**
 * Of a record that does not go along whole, only the copies that were made since the last mark in force, and since that of what has been
 * disposed of and is the reason for which files of it stay: those before may show what stays. Which of them it is is not asked.
 */
function sinceLastMark(db: ReadDb, id: string, redacted: RecordFacts['redacted']): RecordFacts['redacted'] {
  const last = db
    .prepare(
      `SELECT max(at) FROM (SELECT marked_at AS at FROM secrecy_mark WHERE lifted_at IS NULL
         UNION ALL SELECT coalesce(journal.at, '9999') FROM page_file_kept_in LEFT JOIN journal ON seq = since
           WHERE comment_id = ?)`
    )
    .pluck()
    .get(id)
  return redacted.filter(({ deliveredAt }) => typeof last !== 'string' || deliveredAt > last)
}

const WACZ = 'application/zip'
const FOR_ALL = { protectedTitle: null, protectedCounterpart: null }

/** The paragraph by which a file of a comment stays although the comment goes; null: it goes along. */
type StaysBy = (id: CommentId, sha256: string) => string | null

/**
 * What was saved of a page with a secret comment stays with that one: it is in the picture and the source of those beside it, also
 * when somebody has decided that their own words are not secret. So does what else was saved of a page and holds secret words.
 */
function stayingFiles(db: ReadDb, hasComments: boolean): StaysBy {
  if (!hasComments) return () => null
  const { secret, files, ofPages } = filesWithSecrets(db)
  return (id, sha256) =>
    secret.has(id) ? null : (files.get(sha256) ?? ofPages.get(`${id} ${sha256}`) ?? null)
}

const leftOut = ({ files }: Staying) => (files === 0 ? {} : { filesLeftOutAsSecret: files })

function commentRecord(
  db: ReadDb,
  id: CommentId,
  { on, extracts, staysBy }: { on: Named; extracts: Extracts; staysBy: StaysBy }
): PackagedRecord {
  const { files: kept, ...comment } = commentDetail(db, id)
  // What was registered for the authority alone stays with it (OSL 5:2), as that of messages does.
  const told = {
    ...comment,
    registration: comment.registration && { ...comment.registration, ...FOR_ALL },
    registrations: comment.registrations.map(each => ({ ...each, ...FOR_ALL }))
  }
  const place = on(comment)
  const at = commentCameIn(comment)
  const folder = place.folder('comments', { id, at, channel: place.channel.name })
  const open = kept.filter(({ sha256 }) => staysBy(id, sha256) === null)
  const paragraphs = kept.flatMap(({ sha256 }) => staysBy(id, sha256) ?? [])
  const staying = { files: paragraphs.length, paragraphs: [...new Set(paragraphs)] }
  const own = open.map(({ role, position, sha256, bytes, mediaType }) => ({
    path: `${folder}/${role}${position === 0 ? '' : `-${position + 1}`}.${extension(mediaType)}`,
    role,
    sha256,
    bytes,
    mediaType,
    created: keptAt(comment, { role, sha256 })
  }))
  const platform = platformOf(db, id)
  const facts = commentFacts(db, { comment, platform }, yearly(db, place, at))
  const packaged: PackagedFile[] = [
    ...own,
    ...extractIn(folder, extracts.ofComment(id)),
    ...copiesIn(folder, open.length < kept.length ? sinceLastMark(db, id, facts.redacted) : facts.redacted)
  ]
  const files = packaged.map(({ text: _, ...file }) => file)
  return {
    json: {
      ...told,
      channelName: place.channel.name,
      platform,
      restriction: facts.restriction,
      receipts: facts.receipts,
      files,
      ...leftOut(staying)
    },
    facts,
    document: commentDocument({ ...told, platform }, files),
    folder,
    row: indexRow(comment.kind === 'post' ? 'Eget inlägg' : 'Kommentar', place, {
      id,
      at,
      isDated: isCommentDated(comment),
      sender: comment.content?.authorName ?? null,
      what: comment.content === null ? comment.address : excerpt(comment.content.text),
      state: commentState(comment),
      diaryNumber: facts.diaryNumber,
      caseNumber: listedCase(facts.case),
      paragraph: facts.restriction?.paragraph ?? null,
      folder: files.length > 0 ? folder : null
    }),
    files: packaged,
    staying
  }
}

/** When a file of a comment was kept: when its source was taken in, with the comment, or when it was confirmed gone. */
function keptAt(
  { sightings, removals, savedAt, noticedAt }: Omit<CommentDetail, 'files'>,
  { role, sha256 }: Pick<PackagedFile, 'role' | 'sha256'>
): Instant {
  const seen = sightings.find(sighting => sighting.sha256 === sha256)?.seenAt
  const gone = role === 'confirmation' ? removals.findLast(each => each.confirmedAt !== null) : undefined
  return gone?.confirmedAt ?? seen ?? savedAt ?? noticedAt
}

function extractIn(folder: string, extract: Extract | null): PackagedFile[] {
  if (extract === null) return []
  const { text, of } = extract
  const [sha256, bytes] = [Sha256.parse(hash('sha256', text)), Buffer.byteLength(text)]
  const file = {
    path: `${folder}/utdrag.json`,
    role: 'extract',
    mediaType: 'application/json',
    created: null
  }
  return [{ ...file, sha256, bytes, text, extractOf: of }]
}

function messageRecord(
  db: ReadDb,
  id: MessageId,
  { on, answersOf, extracts }: { on: Named; answersOf: ReturnType<typeof openAnswers>; extracts: Extracts }
): PackagedRecord {
  const found = message(db, id)
  const place = on(found)
  const at = messageCameIn(found)
  const folder = place.folder('messages', { id, at, channel: place.channel.name })
  const file = (role: string, sha256: Sha256, name: string, original: string | null): PackagedFile => ({
    path: `${folder}/${name}`,
    role,
    sha256,
    created: role === 'mail' ? (found.route?.decidedAt ?? found.takenInAt) : found.takenInAt,
    ...objectFacts(db, sha256),
    ...(original === null ? {} : { originalName: original })
  })
  const files: PackagedFile[] = []
  if (found.original !== null) {
    const ending = extension(found.originalMediaType ?? '', found.originalName)
    files.push(file('original', found.original, `original.${ending}`, found.originalName))
  }
  const attachments = listAttachments(db, id)
  for (const attachment of attachments) {
    const { position, sha256, mediaType, uri } = attachment
    const name = `bilaga-${String(position + 1).padStart(2, '0')}.${extension(mediaType ?? '', uri)}`
    if (sha256 !== null)
      files.push(file('attachment', sha256, name, attachmentName(attachment, found.method)))
  }
  const mail = found.route?.mail ?? null
  if (mail !== null) files.push(file('mail', mail, 'mail.eml', null))
  const routes = listRoutes(db, id)
  const said = messageFacts(db, { ...found, routes }, yearly(db, place, at))
  const inside = found.method === 'email' ? mailInside(db, id) : NOTHING_INSIDE
  const { answers, leftOut } = answersOf(found, said.restriction !== null)
  const copies = leftOut === 0 ? said.redacted : sinceLastMark(db, id, said.redacted)
  const packaged = [...files, ...extractIn(folder, extracts.ofMessage(id)), ...copiesIn(folder, copies)]
  const told = packaged.map(({ text: _, ...file }) => file)
  const notes = [...said.notes, ...notesOnMailInside(inside, at), ...answersInWords(answers)]
  const facts = { ...said, notes }
  return {
    json: {
      ...{
        ...found,
        channelName: place.channel.name,
        restriction: facts.restriction,
        receipts: facts.receipts,
        attachments,
        files: told,
        answers,
        routes: routes.map(({ entry, ...route }) => ({
          ...route,
          entry: entry && { ...entry, protectedConcerns: null, protectedParty: null }
        }))
      },
      // As it stands in the diary, for all.
      registered: facts.registered && { ...facts.registered, ...FOR_ALL },
      sightings: seenIn(db, id),
      ...(inside.cameIn === null ? {} : { cameInMail: inside.cameIn }),
      ...(inside.held.length === 0 ? {} : { heldMails: inside.held }),
      ...(leftOut === 0 ? {} : { answersLeftOutAsSecret: leftOut }),
      ...reportIn(db, id)
    },
    facts,
    document: messageDocument(
      { ...found, answers, attachments, routes, inside, registered: facts.registered },
      told
    ),
    folder,
    row: indexRow('Meddelande', place, {
      id,
      at,
      isDated: isMessageDated(found),
      sender: found.senderName,
      what: excerpt(found.text) || found.originalName || '',
      state: MESSAGE_STATES[found.state],
      diaryNumber: facts.diaryNumber,
      caseNumber: listedCase(facts.case),
      paragraph: facts.restriction?.paragraph ?? null,
      folder: packaged.length > 0 ? folder : null
    }),
    files: packaged,
    staying: NOTHING_STAYS
  }
}

function indexRow(
  kind: IndexRow['kind'],
  { channel, called, department }: RecordChannel,
  facts: Omit<IndexRow, 'kind' | 'channel' | 'channelId' | 'department'>
): IndexRow {
  return { kind, channel: called, channelId: channel.id, department, ...facts }
}
