// An archive with records of every kind and state, made from real files, for the tests of packages.
import { randomUUID } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CaptureFileRole, CaptureState } from '#shared/capture.ts'
import { EVERYTHING, type ExportScope } from '#shared/export.ts'
import { CaptureId, type ChannelId, CommentId, MessageId, RunId } from '#shared/ids.ts'
import * as captures from '../../electron/core/captures/captures/queries.ts'
import { endRun, insertRun } from '../../electron/core/captures/captures/run-queries.ts'
import { type Piece, packPieces } from '../../electron/core/captures/wacz/pieces.ts'
import {
  insertComment,
  insertCommentFile,
  markSaved,
  markVerified
} from '../../electron/core/comments/comments/enter.ts'
import * as comments from '../../electron/core/comments/comments/queries.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { listJournal, record } from '../../electron/core/kernel/journal/record.ts'
import type { StoredObject } from '../../electron/core/kernel/objects/store.ts'
import { pasteMessage, takeMessageFile } from '../../electron/core/messages/messages/messages.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { REMOVE } from '../helpers/comments.ts'

type Filled = Awaited<ReturnType<typeof filledArchive>>

/** The acts in the journal, the newest first. */
export const acts = ({ ctx }: Pick<Filled, 'ctx'>) =>
  listJournal(ctx.db.read, { about: null, before: null, limit: 100 }).map(({ act }) => act)

/** What lies in the folder of packages. */
export const inExports = ({ dir }: Pick<Filled, 'dir'>) => readdir(join(dir, 'exports'))

export const everything: ExportScope = { ...EVERYTHING, unfinished: 'include' }

/** Two channels, one run, three captures, two comments and three messages. */
export async function filledArchive() {
  const made = await newArchive()
  const { ctx, clock, dir } = made
  const first = newChannel(ctx)
  const second = newChannel(ctx, {
    name: 'CON: "Året; runt" ÅÄÖ/..\\=',
    addresses: ['https://bilder.example/norrby']
  })
  const run = startRun(ctx)
  clock.advance(60_000)
  const complete = await newCapture(ctx, {
    run,
    channelId: first.id,
    address: 'https://flode.example/norrby'
  })
  const partial = await newCapture(ctx, {
    run,
    channelId: second.id,
    address: 'https://bilder.example/norrby',
    state: 'partial',
    seed: 'annan'
  })
  const failed = await newCapture(ctx, {
    run,
    channelId: second.id,
    address: 'https://bilder.example/borta',
    state: 'failed'
  })
  ctx.db.transact(tx => {
    endRun(tx, run, 'finished', ctx.clock.now())
    record(tx, ctx, { act: 'run.finished', about: run })
  })
  clock.advance(60_000)
  const comment = await newComment(ctx, first.id)
  const noticed = CommentId.parse(randomUUID())
  ctx.db.transact(tx => {
    const address = 'https://flode.example/norrby/inlagg/2'
    insertComment(tx, {
      id: noticed,
      channelId: first.id,
      method: 'page',
      address,
      selector: null,
      noticedAt: ctx.clock.now()
    })
    record(tx, ctx, { act: 'comment.noticed', about: noticed })
  })
  clock.advance(60_000)
  const undecided = await pasteMessage(ctx, {
    channelId: first.id,
    senderName: '=HYPERLINK("http://evil.example")',
    senderAddress: null,
    receivedAt: null,
    text: '+46 är mitt nummer; ring "snart"\r\n@någon'
  })
  clock.advance(60_000)
  const pasted = await pasteMessage(ctx, {
    channelId: first.id,
    senderName: 'Göran Ek',
    senderAddress: 'https://flode.example/goran',
    receivedAt: clock.now(),
    text: 'När öppnar badet? 🏊'
  })
  const copied = await routeMessage(ctx, pasted.id, {
    kind: 'copied',
    mailbox: 'registrator@norrby.example'
  })
  const file = join(dir, '..', 'Bild på gropen.EXE')
  await writeFile(file, 'MZ\u0000\u0001 inte en bild')
  clock.advance(60_000)
  const filed = await takeMessageFile(ctx, {
    channelId: second.id,
    path: file,
    senderName: 'Öyvind',
    senderAddress: null,
    receivedAt: null
  })
  return {
    ...made,
    first,
    second,
    run,
    captures: { complete, partial, failed },
    comment,
    noticed,
    messages: { undecided, copied, filed }
  }
}

export function startRun(ctx: Context): RunId {
  const id = RunId.parse(randomUUID())
  ctx.db.transact(tx => {
    insertRun(tx, {
      id,
      kind: 'half-year',
      period: '2026-H2',
      reason: null,
      total: 3,
      startedAt: ctx.clock.now(),
      departmentId: null,
      acceptBadCertificates: false,
      viewport: 'desktop'
    })
    record(tx, ctx, { act: 'run.started', about: id })
  })
  return id
}

type NewCapture = {
  run: RunId
  channelId: ChannelId
  address: string
  state?: Exclude<CaptureState, 'running'>
  seed?: string
  bytes?: number
  /** What its screenshots are; without, they are no pictures. */
  pictures?: readonly Buffer[]
  /** Its web archive; without, it has none. */
  wacz?: readonly Piece[]
}

/** A capture with two screenshots, a view, text, source and provenance; a failed one has no files. */
export async function newCapture(
  ctx: Context,
  { run, channelId, address, state = 'complete', seed = 'ett', bytes = 3000, pictures = [], wacz }: NewCapture
): Promise<CaptureId> {
  const id = CaptureId.parse(randomUUID())
  ctx.db.transact(tx => {
    captures.insertCapture(tx, { id, channelId, runId: run, address, startedAt: ctx.clock.now() })
    record(tx, ctx, { act: 'capture.started', about: id })
  })
  const kinds: readonly (readonly [CaptureFileRole, number, string])[] =
    state === 'failed'
      ? []
      : [
          ['screenshot', 0, 'image/png'],
          ['screenshot', 1, 'image/png'],
          ...pictures.slice(2).map((_, at) => ['screenshot', at + 2, 'image/png'] as const),
          ['view', 0, 'image/png'],
          ['text', 0, 'text/plain'],
          ['source', 0, 'multipart/related'],
          ['provenance', 0, 'application/json']
        ]
  const files: { role: CaptureFileRole; position: number; object: StoredObject }[] = []
  for (const [role, position, mediaType] of kinds) {
    const content = `${seed} ${role} ${position} åäö `.repeat(Math.ceil(bytes / 20)).slice(0, bytes)
    const picture = role === 'screenshot' ? pictures[position] : undefined
    files.push({
      role,
      position,
      object: await ctx.objects.put(picture ?? Buffer.from(content), mediaType)
    })
  }
  const packed = wacz === undefined ? null : packPieces(wacz)
  if (packed !== null) {
    const list = await ctx.objects.put(packed.list, 'application/gzip')
    files.push({ role: 'wacz', position: 0, object: list })
    for (const [position, part] of packed.parts.entries())
      files.push({
        role: 'part',
        position,
        object: await ctx.objects.put(part(), 'application/octet-stream')
      })
  }
  const provenance = files.find(({ role }) => role === 'provenance')?.object.sha256 ?? null
  ctx.db.transact(tx => {
    record(tx, ctx, {
      act: 'capture.ended',
      about: id,
      objects: files.map(({ object }) => object),
      details: { state, ...(packed === null ? {} : { wacz: packed.whole.sha256 }) }
    })
    captures.endCapture(tx, {
      id,
      state,
      reasons: state === 'failed' ? [{ code: 'no-answer', detail: null }] : [],
      finalAddress: state === 'failed' ? null : `${address}/`,
      httpStatus: state === 'failed' ? null : 200,
      endedAt: ctx.clock.now(),
      provenance,
      retryAfter: null
    })
    const list = files.find(({ role }) => role === 'wacz')?.object.sha256
    if (packed !== null && list !== undefined) captures.insertWacz(tx, list, packed.whole)
    for (const { role, position, object } of files)
      captures.insertCaptureFile(tx, id, {
        role,
        position,
        sha256: object.sha256,
        top: null,
        width: null,
        height: null
      })
  })
  return id
}

/** A comment that was saved, decided on and removed. */
export async function newComment(
  ctx: Context,
  channelId: ChannelId,
  text = '-2 poäng för rondellen 😡'
): Promise<CommentId> {
  const id = CommentId.parse(randomUUID())
  const picture = await ctx.objects.put(Buffer.from('en kommentars bild'), 'image/png')
  const evidence = await ctx.objects.put(Buffer.from('{"format":"kanalarkiv-comment/1"}'), 'application/json')
  const content = {
    text,
    authorName: 'Ärlig Åsikt',
    authorAddress: 'https://flode.example/arlig',
    timeShown: '3 tim',
    timeMachine: null,
    permalink: null
  }
  ctx.db.transact(tx => {
    const address = 'https://flode.example/norrby/inlagg/1'
    const noticedAt = ctx.clock.now()
    insertComment(tx, { id, channelId, method: 'page', address, selector: '#k1', noticedAt })
    record(tx, ctx, { act: 'comment.saved', about: id, objects: [picture, evidence] })
    markSaved(tx, id, { content, evidence: evidence.sha256, actorId: null, at: ctx.clock.now() })
    insertCommentFile(tx, id, 'comment', picture.sha256)
    insertCommentFile(tx, id, 'provenance', evidence.sha256)
    const by = { by: 'test', at: ctx.clock.now() }
    markVerified(tx, id, by.at)
    comments.markDecided(tx, id, comments.insertDecision(tx, id, { ...REMOVE, ...by }))
    comments.markRemoved(
      tx,
      id,
      comments.insertRemoval(tx, id, { kind: 'unpublished', via: 'person', ...by })
    )
    comments.insertConfirmation(tx, id, { basis: 'person', proof: null, ...by })
    comments.markGone(tx, id)
  })
  return id
}

/** A conversation with Åsa Löv, as it lies in an export of the platform's; answers the ids of its messages. */
export function newConversation(
  ctx: Context,
  channelId: ChannelId,
  said: readonly (readonly [direction: 'in' | 'out', text: string, at: string])[]
): { id: string; messages: MessageId[] } {
  const id = randomUUID()
  const ids = said.map(() => MessageId.parse(randomUUID()))
  ctx.db.transact(tx => {
    tx.prepare(
      `INSERT INTO conversation (id, channel_id, platform, native_id, title, folder) VALUES (?, ?, 'facebook', ?, 'Åsa', 'inbox')`
    ).run(id, channelId, id)
    for (const [index, [direction, text, at]] of said.entries())
      tx.prepare(
        `INSERT INTO message (id, channel_id, conversation_id, kind, direction, state, method, sender_name, dedupe_key, created_at,
           created_basis, received_at, taken_in_at, taken_in_by, text)
         VALUES (?, ?, ?, 'dm', ?, ?, 'export', 'Åsa Löv', ?, ?, 'utc', ?, ?, 'test', ?)`
      ).run(
        ids[index],
        channelId,
        id,
        direction,
        direction === 'in' ? 'undecided' : 'sent',
        ids[index],
        at,
        direction === 'in' ? at : null,
        ctx.clock.now(),
        text
      )
  })
  return { id, messages: ids }
}
