// What the rules ask of each record, read one at a time.
import { z } from 'zod'
import type { DisposalScope } from '#shared/disposal.ts'
import type { Instant } from '#shared/ids.ts'
import type { DisposableKind } from '#shared/retention.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { CAME_IN } from '../../register/records/came-in.ts'
import type { RetentionFacts } from './due.ts'

export type Candidate = RetentionFacts & {
  readonly id: string
  /** The number of its row, which stands for it while nothing is written. */
  readonly row: number
  readonly recordedAt: Instant
}

const handedOver = (kind: string, id: string) => `(SELECT max(received_on) FROM receipt_item
  JOIN receipt ON receipt.id = receipt_id WHERE receipt_item.kind = '${kind}' AND item_id = ${id}
    AND receiver = 'e-archive' AND withdrawn_because IS NULL)`

/** What is secret is registered (OSL 5:1): a mark takes away that it was of minor importance, or kept in order only. */
const unlessSecret = (kind: 'comment' | 'message', id: string, category: string, without: string) =>
  `iif(${category} IN (${without}) AND ${isSecret(kind, id)}, NULL, ${category})`
const isSecret = (kind: string, id: string) =>
  `${id} IN (SELECT id FROM secret_record WHERE kind = '${kind}')`
const UNREGISTERED = { comment: `'ordered', 'minor'`, message: `'copied', 'redirected', 'minor'` }
/** How a comment is kept now. */
const OUTCOME = `(SELECT comment_registration.outcome FROM comment_registration
  WHERE comment_registration.comment_id = comment.id ORDER BY comment_registration.seq DESC LIMIT 1)`

// What the authority wrote itself goes by what the messages it answered came to. `isOpen`: something remains to be done with the record itself.
export const FACTS: Readonly<Record<DisposableKind, string>> = {
  capture: `SELECT capture.rowid AS row, capture.id, channel_id AS channelId, coalesce(capture.ended_at, capture.started_at) AS recordedAt,
      NULL AS decidedAt, json_array(run.kind) AS categories,
      -- One that is in no package is counted from when it ended.
      iif(capture.state IN ('failed', 'interrupted'), substr(coalesce(capture.ended_at, capture.started_at), 1, 10),
        ${handedOver('capture', 'capture.id')}) AS handedOverOn, capture.state = 'running' AS isOpen
    FROM capture LEFT JOIN run ON run.id = run_id`,
  comment: `SELECT comment.rowid AS row, comment.id, comment.channel_id AS channelId, coalesce(saved_at, noticed_at) AS recordedAt,
      decided_at AS decidedAt, json_array(iif(ground IN ('a', 'b', 'c', 'd', 'e', 'f', 'g'), ground,
        iif(ground IS NULL, NULL, 'own')), ${unlessSecret('comment', 'comment.id', OUTCOME, UNREGISTERED.comment)})
        AS categories, ${handedOver('comment', 'comment.id')} AS handedOverOn,
      comment.id IN (SELECT id FROM unfinished_comment) AS isOpen
    FROM comment LEFT JOIN comment_decision ON comment_decision.seq = comment.decision WHERE same_as IS NULL`,
  message: `SELECT rowid AS row, id, channel_id AS channelId, ${CAME_IN.message} AS recordedAt,
      iif(state = 'sent', ${CAME_IN.message}, decided_at) AS decidedAt,
      iif(state = 'sent', (SELECT json_group_array(DISTINCT other.state) FROM message AS other
        WHERE other.conversation_id = message.conversation_id AND other.direction = 'in'),
        json_array(${unlessSecret('message', 'message.id', 'state', UNREGISTERED.message)}))
        AS categories, ${handedOver('message', 'message.id')} AS handedOverOn, state = 'undecided' AS isOpen FROM message`,
  disclosure: `SELECT rowid AS row, id, NULL AS channelId, opened_at AS recordedAt, ended_at AS decidedAt,
      json_array(state) AS categories, NULL AS handedOverOn, state = 'open' AS isOpen FROM disclosure`,
  'checklist-answer': `SELECT rowid AS row, id, channel_id AS channelId, answered_at AS recordedAt, NULL AS decidedAt,
      json_array() AS categories, NULL AS handedOverOn,
      -- What says that something is missing is needed until a later answer says that it is there.
      answer = 'no' AND NOT EXISTS (SELECT 1 FROM checklist_answer AS later WHERE later.channel_id = checklist_answer.channel_id
        AND later.item = checklist_answer.item AND later.seq > checklist_answer.seq) AS isOpen FROM checklist_answer`
}

/** As FACTS gives it: the columns are ours, and their tables STRICT. An archive has a million of them. */
type Row = {
  row: number
  id: string
  channelId: string | null
  recordedAt: Instant
  decidedAt: Instant | null
  /** Null where no rule asks. */
  categories: string | null
  handedOverOn: string | null
}

// Reckoned once for each hour, since a day begins on the hour: an archive has a million records.
const days = new Map<string, string>()
function dayOf(at: Instant): string {
  const hour = at.slice(0, 13)
  const day = days.get(hour) ?? swedishDate(at)
  days.set(hour, day)
  return day
}

/** Every record of a kind, in no order. */
export function* candidates(
  db: ReadDb,
  kind: DisposableKind,
  { channelIds }: Pick<DisposalScope, 'channelIds'>
): Generator<Candidate> {
  const rows = db
    .prepare(
      `SELECT * FROM (${FACTS[kind]}) WHERE @channels IS NULL OR channelId IN (SELECT value FROM json_each(@channels))`
    )
    .iterate({ channels: channelIds === null ? null : JSON.stringify(channelIds) })
  for (const row of rows) yield readCandidate(kind, row)
}

/** What the rules ask of one record; undefined where there is none. */
export function candidateOf(db: ReadDb, kind: DisposableKind, id: string): Candidate | undefined {
  const row = db.prepare(`SELECT * FROM (${FACTS[kind]}) WHERE id = ?`).get(id)
  return row === undefined ? undefined : readCandidate(kind, row)
}

/** As a row of FACTS has it. */
export function readCandidate(kind: DisposableKind, row: unknown): Candidate {
  const { row: number, id, channelId, recordedAt, decidedAt, categories, handedOverOn } = row as Row
  return {
    ...{ kind, row: number, id, channelId, recordedAt },
    categories: categories === null ? [] : categoriesIn(categories),
    days: {
      recorded: dayOf(recordedAt),
      decided: decidedAt === null ? null : dayOf(decidedAt),
      'handed-over': handedOverOn
    }
  }
}

// Few differ, and each is read out of its text once.
const known = new Map<string, readonly string[]>()
function categoriesIn(text: string): readonly string[] {
  const before = known.get(text)
  if (before !== undefined) return before
  const all = z
    .array(z.string().nullable())
    .parse(JSON.parse(text))
    .filter(each => each !== null)
  known.set(text, all)
  return all
}
