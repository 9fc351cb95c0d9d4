// Finding comments: by words in text, sender and decision, and by channel, category, state, period and person.
import type { CommentFilter, CommentRow } from '#shared/comment.ts'
import type { ReadDb } from '../db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../db/paging.ts'
import { isIndexed, matchOf, wordsIn } from '../search/words.ts'
import { COMMENT_COLUMNS, readComment } from './queries.ts'

/** One page of the comments that fit, latest noticed first. */
export function findComments(db: ReadDb, filter: Partial<CommentFilter> & Paging): Page<CommentRow> {
  const words = wordsIn(filter.search ?? '')
  const long = words.filter(isIndexed)
  const { conditions, values } = conditionsOf(filter)
  // Short words are in no index: they are looked for in what the others find, or in everything.
  const short = words.filter(word => !isIndexed(word))
  short.forEach((word, at) => {
    conditions.push(`(instr(${HAYSTACK}, @lower${at}) > 0 OR instr(${HAYSTACK}, @upper${at}) > 0)`)
    values[`lower${at}`] = word.toLowerCase()
    // SQLite's own lower() knows no å, ä or ö.
    values[`upper${at}`] = word.toUpperCase()
  })
  const where = ['same_as IS NULL', ...conditions].join(' AND ')
  const rows = db
    .prepare(
      long.length === 0
        ? `${COMMENT_COLUMNS} FROM comment JOIN channel ON channel.id = comment.channel_id
           WHERE (noticed_at, comment.id) < (@afterAt, @afterId) AND ${where}
           ORDER BY noticed_at DESC, comment.id DESC LIMIT @limit`
        : // The index gives its rows in the order of their numbers, which is that of noticing: nothing has to be sorted.
          `${COMMENT_COLUMNS} FROM comment_find CROSS JOIN comment_index ON comment_index.seq = comment_find.rowid
           CROSS JOIN comment ON comment.id = comment_index.comment_id CROSS JOIN channel ON channel.id = comment.channel_id
           WHERE comment_find MATCH @match
             AND comment_find.rowid < coalesce((SELECT seq FROM comment_index WHERE comment_id = @afterId), 9007199254740991)
             AND ${where}
           ORDER BY comment_find.rowid DESC LIMIT @limit`
    )
    .all({ ...values, ...keysetOf(filter), ...(long.length === 0 ? {} : { match: matchOf(long) }) })
    .map(readComment)
  return pageOf(rows, filter, row => row.noticedAt)
}

const HAYSTACK = `lower(concat_ws(' ', content ->> '$.text', content ->> '$.authorName'))`

function conditionsOf(filter: Partial<CommentFilter>): {
  conditions: string[]
  values: Record<string, string>
} {
  const { channelId, state, category, outcome, actorId, from, to } = filter
  const given: readonly (readonly [name: string, value: string | null | undefined, sql: string])[] = [
    ['channelId', channelId, 'comment.channel_id = @channelId'],
    ['state', state, 'state = @state'],
    ['category', category, 'comment.ground = @category'],
    ['outcome', outcome, '(SELECT outcome FROM comment_decision WHERE seq = comment.decision) = @outcome'],
    ['actorId', actorId, 'comment.actor_id = @actorId'],
    ['from', from, 'noticed_at >= @from'],
    ['to', to, 'noticed_at <= @to']
  ]
  const asked = given.flatMap(([name, value, sql]) => (value == null ? [] : [{ name, value, sql }]))
  return {
    conditions: asked.map(({ sql }) => sql),
    values: Object.fromEntries(asked.map(({ name, value }) => [name, value]))
  }
}
