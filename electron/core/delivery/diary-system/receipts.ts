// Receipts that the diary puts into the watched folder: each makes what was handed over there a registered document, or one that
// was refused and may be sent again.
import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DiaryReceiptProblem, DiaryReceipts, Sending } from '#shared/diary-system.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError, errno } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { oneByOne } from '../../kernel/one-by-one.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { type ReceiptFile, readReceipt } from './adapters/receipt-file.ts'
import { deliveryName, folderAt, inTime, removeLeftDrafts, unusable } from './adapters/watch-folder.ts'
import { noteNotThere, noteThere } from './outcome.ts'
import * as queries from './queries.ts'
import { findSending, noteCaseOf } from './resolve.ts'
import { noteSystem, system } from './system.ts'

const MOST_BYTES = 1 << 20
const MOST_WORDS = 500

/**
 * Reads what has come. What cannot be read is told and left: it may be half written, and is read the next time.
 * @throws ArchiveError no-diary-system, diary-folder-unusable
 */
export async function readReceipts(ctx: Context): Promise<DiaryReceipts> {
  const to = system(ctx.db.read)
  const waiting = queries.waitingSendings(ctx.db.read, to.program)
  const told: DiaryReceipts = { registered: 0, refused: 0, waiting: waiting.length, unread: [] }
  if (to.program !== 'watch-folder' || waiting.length === 0) return told
  const receipts = await receiptsIn(ctx, to.dir, waiting).catch(error => {
    if (error instanceof ArchiveError) noteSystem(ctx, error.code)
    throw error
  })
  if (to.problem !== null) noteSystem(ctx, null)
  try {
    await oneByOne(ctx, receipts, async ({ sending, file, read, bytes }) => {
      if (typeof read === 'string') {
        told.unread.push({ file, why: read })
        return
      }
      const became = await enter(ctx, sending, { read, bytes, isXml: file.endsWith('.xml') })
      // Another reading, or a person, was first.
      if (became === null) return
      told[became] += 1
      told.waiting -= 1
    })
  } finally {
    if (told.registered + told.refused > 0) tellChanged(ctx, 'exports')
  }
  noteUnread(ctx, receipts)
  return told
}

/** What cannot be understood is told of by an alert, once it has been so for a while; what is understood, or gone, is no more. */
function noteUnread(ctx: Context, receipts: readonly Found[]): void {
  const unread = receipts.flatMap(({ sending, read }) =>
    typeof read === 'string' ? [{ sending, why: read }] : []
  )
  const before = queries.unreadReceipts(ctx.db.read)
  const over = before.filter(id => !unread.some(({ sending }) => sending.id === id))
  if (unread.length + over.length === 0) return
  ctx.db.transact(tx => {
    const at = ctx.clock.now()
    for (const { sending, why } of unread)
      if (queries.noteUnread(tx, sending.id, { why, at }))
        record(tx, ctx, {
          act: 'diary-system.receipt-unread',
          about: sending.itemId,
          details: { sending: sending.id, why }
        })
    for (const id of over) queries.endUnread(tx, id)
  })
}

type Found = {
  readonly sending: Sending
  readonly file: string
  readonly bytes: Buffer
  readonly read: ReceiptFile | DiaryReceiptProblem
}

/** What is said of this one file, and nothing of the folder: another program holds it, or it is closed to us or gone. */
const OF_THE_FILE = new Set(['EACCES', 'EPERM', 'EBUSY', 'ENOENT'])

/** Nothing where it cannot be read, which keeps no other receipt from being read. */
async function bytesAt(path: string): Promise<Buffer> {
  try {
    const is = await lstat(path)
    return is.isFile() && is.size <= MOST_BYTES ? await readFile(path) : Buffer.alloc(0)
  } catch (error) {
    if (OF_THE_FILE.has(errno(error) ?? '')) return Buffer.alloc(0)
    throw error
  }
}

async function receiptsIn(ctx: Context, dir: string, waiting: readonly Sending[]): Promise<Found[]> {
  const today = swedishDate(ctx.clock.now())
  try {
    const folder = await inTime(dir, () => folderAt(ctx.dir, dir))
    await inTime(dir, () => removeLeftDrafts(ctx.db.read, folder))
    const there = new Set(await inTime(dir, () => readdir(folder)))
    const found: Found[] = []
    for (const sending of waiting) {
      const file = ['.kvitto.json', '.kvitto.xml']
        .map(ending => deliveryName(sending.id) + ending)
        .find(name => there.has(name))
      if (file === undefined) continue
      const path = join(folder, file)
      const bytes = await inTime(dir, () => bytesAt(path))
      const read = readReceipt(bytes, { isXml: file.endsWith('.xml'), sending: sending.id, today })
      found.push({ sending, file, bytes, read })
    }
    return found
  } catch (error) {
    throw unusable(dir, error)
  }
}

async function enter(
  ctx: Context,
  { id }: Sending,
  { read, bytes, isXml }: { read: ReceiptFile; bytes: Buffer; isXml: boolean }
): Promise<'registered' | 'refused' | null> {
  const waits = ({ state }: Sending) => state === 'handed-over' || state === 'uncertain'
  if (read.resultat === 'avvisad')
    return ctx.db.transact(tx => {
      const sending = findSending(tx, id)
      if (!waits(sending)) return null
      // Of what was in doubt it is not known that it was there to be refused.
      const state = sending.state === 'uncertain' ? 'absent' : 'refused'
      noteNotThere(tx, ctx, sending, { state, problem: 'rejected', reply: wordsOf(read.skal ?? '') })
      return 'refused'
    })
  const { diarienummer: number, arendenummer: caseNumber = null, datum, mottagare } = read
  const source = await ctx.objects.put(bytes, isXml ? 'application/xml' : 'application/json')
  return ctx.db.transact(tx => {
    const sending = findSending(tx, id)
    if (!waits(sending)) return null
    noteCaseOf(tx, ctx, sending, caseNumber)
    const received = { receivedOn: datum, receivedBy: mottagare }
    noteThere(tx, ctx, sending, { number, caseNumber, way: 'file', source, ...received })
    return 'registered'
  })
}

/** What the diary said, for a person to read: bounded, and on one line. */
const wordsOf = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_WORDS)
