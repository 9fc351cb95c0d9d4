// Search over everything: captures and messages by their own index, comments by theirs, and the register as it stands. A record is
// found by the beginning of its id too.
import { open } from 'node:fs/promises'
import { z } from 'zod'
import type { CommentRow } from '#shared/comment.ts'
import type { Instant, Sha256 } from '#shared/ids.ts'
import type { SearchHit, SearchPage, SearchQuery } from '#shared/search.ts'
import { findComments } from '../../comments/comments/find.ts'
import { excerptOf, isIndexed, matchOf, plain, wordsIn } from '../../formats/text/search-words.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { type Paging, pageOf } from '../../kernel/db/paging.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { fileIfThere } from '../../kernel/objects/read-if-there.ts'
import { countWaiting } from '../../register/word-index/word-index.ts'
import { hitsById } from './by-id.ts'
import { catchUp } from './catch-up.ts'
import { matching, pictureWords } from './queries.ts'
import { registerHits } from './register.ts'

/** So many of the latest records are entered before a search, so that what was just done is found. */
const AT_ONCE = 300

/** Where a page ended: the number of its last record of the index, and the mark of its last comment. */
const Mark = z.tuple([z.int().nullable(), z.string().nullable()])

/** One page of hits, newest first. @throws ArchiveError words-too-short when no word has three letters; invalid-input */
export async function searchAll(
  ctx: Context,
  { limit, after, ...query }: SearchQuery & Paging
): Promise<SearchPage> {
  const words = wordsIn(query.words)
  const wanted = words.filter(isIndexed)
  if (words.length === 0) throw new ArchiveError('invalid-input', { place: 'words', problem: 'too-short' })
  if (wanted.length === 0) throw new ArchiveError('words-too-short')
  if (after === null) await catchUp(ctx, AT_ONCE)
  const [before, commentMark] = after === null ? [null, null] : readMark(after)
  const isAsked = (kind: NonNullable<SearchQuery['kinds']>[number]) => query.kinds?.includes(kind) ?? true
  const { named, found, comments, register, waiting } = ctx.db.readTogether(db => ({
    named: after === null ? hitsById(db, query, limit) : [],
    found:
      isAsked('capture') || isAsked('message')
        ? recordHits({ db, objects: ctx.objects }, query, wanted, { before, limit })
        : [],
    comments: isAsked('comment') ? commentHits(db, query, wanted, { after: commentMark, limit }) : [],
    register: after === null && isAsked('register') ? registerHits(db, wanted, query.channelId) : [],
    waiting: countWaiting(db)
  }))
  const inOrder = merged(found, comments)
  const shown = inOrder.slice(0, limit)
  const lastRecord = shown.findLast(hit => hit.seq !== null)?.seq ?? before
  const lastComment = shown.findLast(hit => hit.mark !== null)?.mark ?? commentMark
  const hits = await Promise.all(shown.map(hit => hit.read()))
  return {
    items: [...named, ...hits.filter(({ id }) => named.every(each => each.id !== id))],
    next: inOrder.length > limit ? writeMark([lastRecord, lastComment]) : null,
    register,
    ignored: words.filter(word => !isIndexed(word)),
    waiting
  }
}

/** A hit before it is shown: only what is on the page has its text read. */
type Found = { at: Instant; seq: number | null; mark: string | null; read: () => Promise<SearchHit> }

/** Two lists, each newest first, as one; neither is put in another order than it had. */
function merged(one: readonly Found[], other: readonly Found[]): Found[] {
  // The index knows dates to the second.
  const second = ({ at }: Found) => at.slice(0, 19)
  const all: Found[] = []
  let at = 0
  for (const hit of one) {
    for (let next = other[at]; next !== undefined && second(next) > second(hit); next = other[++at])
      all.push(next)
    all.push(hit)
  }
  return [...all, ...other.slice(at)]
}

function recordHits(
  { db, objects }: { db: ReadDb; objects: Context['objects'] },
  { kinds, channelId, from, to }: SearchQuery,
  words: readonly string[],
  { before, limit }: { before: number | null; limit: number }
): Found[] {
  const only = (['capture', 'message'] as const).filter(kind => kinds?.includes(kind) ?? true)
  const [kind = null] = only.length === 1 ? only : []
  const asked = { match: matchOf(words), kind, channelId, from, to, before, limit: limit + 1 }
  return matching(db, asked).map(({ seq, text, sha256, ...shown }) => ({
    at: shown.at,
    seq,
    mark: null,
    read: async () => {
      const whole = text ?? (sha256 === null ? '' : await textOf(objects, sha256))
      return { ...shown, ...shownOf(db, shown, whole, words) }
    }
  }))
}

function commentHits(
  db: ReadDb,
  { channelId, from, to }: SearchQuery,
  words: readonly string[],
  { after, limit }: { after: string | null; limit: number }
): Found[] {
  const search = words.map(word => `"${word}"`).join(' ')
  const { items, next } = findComments(db, { search, channelId, from, to, limit, after })
  const rows = next === null ? items : [...items, ...oneMore(next)]
  return rows.map(row => {
    const { id, channelName, noticedAt: at, content } = row
    const hit = { kind: 'comment' as const, id, channelId: row.channelId, channelName, at }
    const title = content?.authorName ?? null
    return {
      at,
      seq: null,
      mark: markOf(row),
      read: async () => ({ ...hit, title, ...shownOf(db, { ...hit, title }, content?.text ?? '', words) })
    }
  })

  // Whether there is a next page is known when one more than the page is known of.
  function oneMore(mark: string): CommentRow[] {
    return findComments(db, { search, channelId, from, to, limit: 1, after: mark }).items
  }
}

/**
 * The text around the words: of the record itself where they stand in it or in its title, else of what the program has read in its
 * pictures.
 */
function shownOf(
  db: ReadDb,
  hit: Pick<SearchHit, 'kind' | 'id' | 'title'>,
  own: string,
  words: readonly string[]
): Pick<SearchHit, 'excerpt' | 'marks' | 'isReadByMachine'> {
  const lacking = wordsNotIn(`${own} ${hit.title ?? ''}`, words)
  if (lacking.length > 0) {
    const pictures = pictureWords(db, hit)
    if (wordsNotIn(pictures, lacking).length < lacking.length)
      return { ...excerptOf(pictures, lacking), isReadByMachine: true }
  }
  return { ...excerptOf(own, words), isReadByMachine: false }
}

function wordsNotIn(text: string, words: readonly string[]): string[] {
  const said = plain(text).toLowerCase()
  return words.filter(word => !said.includes(word.toLowerCase()))
}

/** The mark with which the comments go on after this one. */
function markOf(row: CommentRow): string {
  return pageOf([row, row], { limit: 1, after: null }, ({ noticedAt }) => noticedAt).next ?? ''
}

// A hit far down a very long page is shown by the beginning of its text.
const MOST_READ = 4 << 20

async function textOf(objects: Context['objects'], sha256: Sha256): Promise<string> {
  const handle = await fileIfThere(objects, sha256, path => open(path))
  if (handle === null) return ''
  try {
    const { size } = await handle.stat()
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(size, MOST_READ)), 0, undefined, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

function writeMark(mark: z.infer<typeof Mark>): string {
  return Buffer.from(JSON.stringify(mark)).toString('base64url')
}

function readMark(text: string): z.infer<typeof Mark> {
  try {
    return Mark.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    throw new ArchiveError('invalid-input', { place: 'after', problem: 'not-a-mark' })
  }
}
