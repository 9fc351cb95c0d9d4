// Finding comments: by words in text, sender and decision, and by channel, category, state, period and person.
import { type CommentFilter, CommentListed, type Mark } from '#shared/comment.ts'
import { isIndexed, matchOf, wordsIn } from '../../formats/text/search-words.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { keysetOf, notAMark, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'
import { shortWordsIn } from './find-index.ts'
import { COMMENT_COLUMNS, readComment } from './queries.ts'

/** One page of the comments that fit, latest noticed first; of what is unfinished, the first that is due. */
export function findComments(db: ReadDb, filter: Partial<CommentFilter> & Paging): Page<CommentListed> {
  const words = wordsIn(filter.search ?? '')
  const long = words.filter(isIndexed)
  // Words of three characters and more are found as parts of words, shorter ones as whole words.
  const brief = words.filter(word => !isIndexed(word))
  const short = brief.filter(word => shortWordsIn(word).length === 1)
  const { conditions, values } = conditionsOf(filter)
  // Signs such as an emoji are in no index: they are looked for in what the rest finds, or in everything.
  brief
    .filter(word => !short.includes(word))
    .forEach((sign, at) => {
      conditions.push(`instr(${HAYSTACK}, @sign${at}) > 0`)
      values[`sign${at}`] = sign
    })
  if (long.length > 0) values['long'] = matchOf(long)
  if (short.length > 0) values['short'] = matchOf(short)
  const [index] = [
    ...(long.length > 0 ? ['comment_find'] : []),
    ...(short.length > 0 ? ['comment_short'] : [])
  ]
  if (long.length > 0 && short.length > 0)
    // With the plus the rows are looked up in a list made once; without it SQLite would ask the other index for each of them.
    conditions.push(
      '+comment_find.rowid IN (SELECT rowid FROM comment_short WHERE comment_short MATCH @short)'
    )
  const where = ['same_as IS NULL', ...conditions].join(' AND ')
  if (filter.unfinished === true && index === undefined) return firstDue(db, where, values, filter)
  const rows = db
    .prepare(
      index === undefined
        ? `${LISTED} FROM comment JOIN channel ON channel.id = comment.channel_id
           WHERE (noticed_at, comment.id) < (@afterAt, @afterId) AND ${where}
           ORDER BY noticed_at DESC, comment.id DESC LIMIT +@limit`
        : // The index gives its rows in the order of their numbers, which is that of noticing: nothing has to be sorted.
          `${LISTED} FROM ${index} CROSS JOIN comment_index ON comment_index.seq = ${index}.rowid
           CROSS JOIN comment ON comment.id = comment_index.comment_id CROSS JOIN channel ON channel.id = comment.channel_id
           WHERE ${index} MATCH ${long.length > 0 ? '@long' : '@short'}
             AND ${index}.rowid < coalesce((SELECT seq FROM comment_index WHERE comment_id = @afterId), 9007199254740991)
             AND ${where}
           ORDER BY ${index}.rowid DESC LIMIT +@limit`
    )
    .all({ ...values, ...keysetOf(filter) })
    .map(readListed)
  return pageOf(rows, filter, row => row.noticedAt)
}

/**
 * What waits for no answer stands where it was noticed. Each of the two parts is read in the order of an index, and no further than the
 * page needs.
 */
function firstDue(
  db: ReadDb,
  where: string,
  values: Readonly<Record<string, string>>,
  paging: Paging
): Page<CommentListed> {
  const { afterAt, afterId, limit } = keysetOf(paging)
  const [afterTurn, afterSince] = paging.after === null ? ['', ''] : afterAt.split(' ')
  // A mark of another list.
  if (afterSince === undefined) throw notAMark()
  const part = (order: readonly [turn: string, since: string, id: string], from: string, ofPart: string) =>
    `SELECT * FROM (${LISTED}, ${order[0]} AS turn, ${order[1]} AS since FROM ${from} JOIN channel ON channel.id = comment.channel_id
       WHERE ${order[0]} >= @afterTurn AND (${order.join(', ')}) > (@afterTurn, @afterSince, @afterId) AND ${ofPart} AND ${where}
       ORDER BY ${[...new Set(order)].join(', ')} LIMIT +@limit)`
  const waiting = part(
    ['duty.due_at', 'duty.received_at', 'duty.comment_id'],
    'duty CROSS JOIN comment ON comment.id = duty.comment_id',
    'duty.answered_at IS NULL AND duty.comment_id IS NOT NULL'
  )
  const others = part(
    ['noticed_at', 'noticed_at', 'comment.id'],
    'comment',
    `${DUE} IS NULL AND ${UNFINISHED}`
  )
  const rows = db
    .prepare(`${waiting} UNION ALL ${others} ORDER BY turn, since, id LIMIT +@limit`)
    .all({ ...values, ...{ afterTurn, afterSince, afterId: paging.after === null ? '' : afterId, limit } })
  // What the statement selects beside LISTED.
  const { items, next } = pageOf(rows as Due[], paging, ({ turn, since }) => `${turn} ${since}`)
  return { items: items.map(({ turn: _, since: __, ...listed }) => readListed(listed)), next }
}

type Due = { readonly id: string; readonly turn: string; readonly since: string }

/** As the view has it, word for word, so that its index is gone through. */
const UNFINISHED = `same_as IS NULL
  AND (+state IN ('noticed', 'saved', 'verified', 'removed') OR (+state = 'decided' AND +decided_outcome = 'remove'))`

const DUE = '(SELECT due_at FROM duty WHERE duty.comment_id = comment.id AND answered_at IS NULL)'

const LISTED = `${COMMENT_COLUMNS}, is_unread AS isUnread, ${DUE} AS dueAt,
  (SELECT json_group_array(flag) FROM comment_flag WHERE comment_flag.comment_id = comment.id) AS flags`

function readListed(row: unknown): CommentListed {
  // What LISTED selects beside the comment itself.
  const { isUnread, flags, dueAt, ...rest } = row as {
    isUnread: number
    flags: string
    dueAt: string | null
  }
  return CommentListed.parse({
    ...readComment(rest),
    isUnread: isUnread === 1,
    dueAt,
    flags: JSON.parse(flags)
  })
}

/** Written as the indexes are. */
const MARKS: Readonly<Record<Mark, string>> = { unread: 'is_unread = 1', flagged: 'is_flagged = 1' }

const HAYSTACK = `concat_ws(' ', content ->> '$.text', content ->> '$.authorName')`

function conditionsOf(filter: Partial<CommentFilter>): {
  conditions: string[]
  values: Record<string, string>
} {
  const { channelId, state, category, outcome, mark, unfinished, actorId, from, to } = filter
  const given: readonly (readonly [name: string, value: string | null | undefined, sql: string])[] = [
    ['channelId', channelId, 'comment.channel_id = @channelId'],
    ['state', state, 'state = @state'],
    ['category', category, 'comment.ground = @category'],
    ['outcome', outcome, 'decided_outcome = @outcome'],
    ['actorId', actorId, 'comment.actor_id = @actorId'],
    ['from', from, 'noticed_at >= @from'],
    ['to', to, 'noticed_at <= @to']
  ]
  const asked = given.flatMap(([name, value, sql]) => (value == null ? [] : [{ name, value, sql }]))
  return {
    conditions: [
      ...asked.map(({ sql }) => sql),
      ...(mark == null ? [] : [MARKS[mark]]),
      ...(unfinished === true
        ? ['EXISTS (SELECT 1 FROM unfinished_comment WHERE unfinished_comment.id = comment.id)']
        : [])
    ],
    values: Object.fromEntries(asked.map(({ name, value }) => [name, value]))
  }
}
