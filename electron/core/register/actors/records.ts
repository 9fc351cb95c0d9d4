// Everything about one person in one list (registerutdrag, article 15 of the GDPR): found by what is known of them.
import { Actor, type PersonFound, PersonRecord } from '#shared/actor.ts'
import type { ActorId } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { ACTOR, findActor } from './queries.ts'

const MOST = 200

/** What is kept from whoever asks; it is in no count of theirs. */
type Kept = Pick<ReadonlyMap<string, unknown>, 'has' | 'size'>
const NOTHING_KEPT: Kept = new Map()

/**
 * The senders whose name, user name, profile, e-mail or id holds these words, with how much there is of each. A bare name
 * may be several people, and one person may be several senders: a person tells.
 */
export function findPeople(db: ReadDb, search: string, kept: Kept = NOTHING_KEPT): PersonFound[] {
  // SQLite's own lower() knows no å, ä or ö.
  const fold = (words: string) => normalized(words.toWellFormed(), 'NFC').toLocaleLowerCase('sv')
  const wanted = fold(search)
  const found: PersonFound[] = []
  for (const row of db.prepare(`${ACTOR} ORDER BY display_name, id`).iterate()) {
    const { id, displayName, handle, profileUrl, email, nativeId } = row as Actor
    const known = [displayName, handle, profileUrl, email, nativeId].filter(each => each !== null).join('\n')
    if (!fold(known).includes(wanted) || kept.has(id)) continue
    // Only what is shown is read as what it is: there may be hundreds of thousands of senders.
    found.push(withCounts(db, Actor.parse(row), kept))
    if (found.length === MOST) break
  }
  return found
}

/** One sender, with how much there is of them. @throws ArchiveError not-found */
export function person(db: ReadDb, id: ActorId, kept: Kept = NOTHING_KEPT): PersonFound {
  const found = findActor(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return withCounts(db, found, kept)
}

function withCounts(db: ReadDb, actor: Actor, kept: Kept): PersonFound {
  const count = (from: string) =>
    kept.size === 0
      ? (db.prepare(`SELECT count(*) ${from}`).pluck().get(actor.id) as number)
      : (db.prepare(`SELECT id ${from}`).pluck().all(actor.id) as string[]).filter(id => !kept.has(id)).length
  return {
    ...actor,
    comments: count('FROM comment WHERE actor_id = ? AND same_as IS NULL'),
    messages: count('FROM message WHERE actor_id = ?')
  }
}

/** What the sender has written, comments and messages together, latest first. */
export function recordsOf(db: ReadDb, { id, ...paging }: { id: ActorId } & Paging): Page<PersonRecord> {
  const rows = db
    .prepare(
      `SELECT kind, id, at, channelName, text FROM (
         SELECT 'comment' AS kind, comment.id, noticed_at AS at, channel.name AS channelName, content ->> '$.text' AS text
         FROM comment JOIN channel ON channel.id = channel_id WHERE actor_id = @id AND same_as IS NULL
         UNION ALL
         SELECT 'message', message.id, coalesce(message.received_at, taken_in_at), channel.name, text
         FROM message JOIN channel ON channel.id = message.channel_id WHERE actor_id = @id)
       WHERE (at, id) < (@afterAt, @afterId) ORDER BY at DESC, id DESC LIMIT +@limit`
    )
    .all({ id, ...keysetOf(paging) })
    .map(row => PersonRecord.parse(row))
  return pageOf(rows, paging, row => row.at)
}
