// Who has read what others have written: noted in the journal, for the archives that have chosen so (G5). It is off until an
// administrator turns it on, and everybody who works in the archive is told that it is on.
import { z } from 'zod'
import { ReadingLog } from '#shared/user.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { remembered } from '../../kernel/db/remembered.ts'
import { record } from '../../kernel/journal/record.ts'
import { foundSecret } from '../secrecy/read.ts'

/** What is noted; nothing where nobody has chosen. */
export function readingLog(db: ReadDb): ReadingLog {
  const row = db.prepare('SELECT which FROM reading_log').get()
  return row === undefined ? 'off' : z.object({ which: ReadingLog }).parse(row).which
}

/** Chooses what is noted from now on. The journal says who chose, and what it was. */
export function setReadingLog(ctx: Context, which: ReadingLog): ReadingLog {
  ctx.db.transact(tx => {
    const before = readingLog(tx)
    if (before === which) return
    tx.prepare(
      `INSERT INTO reading_log (only_row, which) VALUES (1, ?)
       ON CONFLICT (only_row) DO UPDATE SET which = excluded.which`
    ).run(which)
    record(tx, ctx, { act: 'reading-log.set', about: null, details: { which, before } })
  })
  tellChanged(ctx, 'users')
  return which
}

/** What can be read of others: what they wrote, and a conversation or a sender as a whole. */
const OF_OTHERS: ReadonlySet<string> = new Set(['comment', 'message', 'conversation', 'sender'])

/** Methods that open what others have written, by the id in their answer; lists show the beginning only, and are not these. */
const OPENS: ReadonlySet<string> = new Set([
  ...['comments.find', 'comments.mail', 'comments.person', 'comments.ofPerson'],
  ...['messages.find', 'messages.sightings', 'messages.mail', 'inbox.messages', 'disclosures.record']
])
/** Answers that say nothing of what stands in a record. */
const NOT_READ: ReadonlySet<string> = new Set([
  'archive.events',
  'journal.list',
  'secrecy.list',
  'search.ids'
])

const secretOfOthers = remembered(
  (db): ReadonlySet<string> =>
    new Set(foundSecret(db).flatMap(({ id, kind }) => (OF_OTHERS.has(kind) ? [id] : [])))
)

/** One line for each record, user and hour: a page that is shown asks several times. */
const AGAIN_MS = 3_600_000
const noted = new WeakMap<ReadDb, Map<string, number>>()

type Answered = { readonly method: string; readonly input: unknown; readonly output: unknown }

/** Notes what an answer has shown to whoever asked. What cannot be noted is not shown. */
export function noteRead(ctx: Context, { method, input, output }: Answered): void {
  const which = readingLog(ctx.db.read)
  if (which === 'off' || NOT_READ.has(method)) return
  // What was asked of a record tells of it, also where the answer does not say which it is.
  const asked = isSomething(output) ? idsIn(input) : new Set<string>()
  const shown = new Set([
    ...asked,
    ...idsIn(output),
    ...(QUOTES.has(method) ? quotedIn(output) : []),
    ...(method.startsWith('disclosures.') ? disclosedIn(ctx.db.read, input, output) : [])
  ])
  if (shown.size === 0) return
  const secret = secretOfOthers(ctx.db.read)
  const isOpened = which === 'all' && OPENS.has(method)
  const now = Date.parse(ctx.clock.now())
  const last = noted.get(ctx.db.read) ?? new Map<string, number>()
  noted.set(ctx.db.read, last)
  const read = [...shown].filter(id => {
    const isRead = secret.has(id) || (isOpened && isOfOthers(ctx.db.read, id))
    return isRead && now - (last.get(`${ctx.osUser} ${id}`) ?? -AGAIN_MS) >= AGAIN_MS
  })
  if (read.length === 0) return
  ctx.db.transact(tx => {
    for (const id of read)
      record(tx, ctx, { act: 'record.read', about: id, details: { method, isSecret: secret.has(id) } })
  })
  for (const id of read) last.set(`${ctx.osUser} ${id}`, now)
}

const isSomething = (output: unknown) =>
  output !== null && output !== undefined && !(Array.isArray(output) && output.length === 0)

/** The records of a disclosure that were asked for, or answered, by their places in it. */
function disclosedIn(db: ReadDb, input: unknown, output: unknown): string[] {
  const { data } = z.looseObject({ id: z.string(), position: z.int().optional() }).safeParse(input)
  if (data === undefined) return []
  const rows = z.array(z.looseObject({ position: z.int() })).safeParse(output)
  const positions =
    data.position === undefined ? (rows.data ?? []).map(({ position }) => position) : [data.position]
  if (positions.length === 0) return []
  const ids = db
    .prepare(
      `SELECT record_id AS id FROM disclosure_record WHERE disclosure_id = ? AND position IN (SELECT value FROM json_each(?))`
    )
    .all(data.id, JSON.stringify(positions))
  return z
    .array(z.object({ id: z.string() }))
    .parse(ids)
    .map(({ id }) => id)
}

/** Lists of what was sent: what a server or the diary answered may quote the record. */
const QUOTES: ReadonlySet<string> = new Set(['outbox.list', 'outbox.find', 'diarySystem.sendings'])

function quotedIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(quotedIn)
  if (typeof value !== 'object' || value === null) return []
  const own = 'reply' in value && typeof value.reply === 'string' && value.reply !== ''
  return Object.entries(value).flatMap(([key, part]) => {
    if (typeof part === 'string') return own && /id$/i.test(key) ? [part] : []
    return own ? [...idsIn(part), ...quotedIn(part)] : quotedIn(part)
  })
}

const isOfOthers = (db: ReadDb, id: string): boolean =>
  db
    .prepare('SELECT 1 FROM comment WHERE id = @id UNION ALL SELECT 1 FROM message WHERE id = @id')
    .get({ id }) !== undefined

/** The ids of the rows of an answer; what a row only refers to is not shown by it. */
function idsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const each of value) idsIn(each, found)
  else if (typeof value === 'object' && value !== null && !(Symbol.asyncIterator in value)) {
    for (const [key, part] of Object.entries(value))
      if (key === 'id' && typeof part === 'string') found.add(part)
      else idsIn(part, found)
  }
  return found
}
