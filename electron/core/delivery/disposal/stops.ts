// What stops one record by itself, as SQL over its id.
import type { DisposableKind } from '#shared/retention.ts'

/** The columns of a query of records of a kind that say what stops each; `id` is its id there. */
export type Stops = {
  readonly isInAnother: 0 | 1
  readonly isUnfinished: 0 | 1
  readonly isUnanswered: 0 | 1
  /**
   * What the diary or the e-archive has acknowledged: the record as it is (1), the record as it was before something happened to it that
   * no acknowledged package holds (0), or nothing. That it was met once more where it was known from changes nothing of it. What is in no
   * package needs no acknowledgement: it is as it is.
   */
  readonly acknowledged: 0 | 1 | null
}

/**
 * `@own` is the disposal that asks; whether a receipt is asked for at all is said by `needsReceipt`. `isOpen` is the SQL of what the record
 * says of itself: in a million of them nothing of that is looked up again.
 */
export function stopColumns(
  kind: DisposableKind,
  id: string,
  { isOpen, needsReceipt }: { isOpen: string; needsReceipt: boolean }
): string {
  return `EXISTS (${inAnother(kind, id)}) AS isInAnother, ${isOpen} OR EXISTS (${WAITS[kind](id)}) AS isUnfinished,
    ${unanswered(kind, id)} AS isUnanswered, ${needsReceipt ? acknowledged(kind, id) : 'NULL'} AS acknowledged`
}

/** Whether it stands in another disposal that has not ended. */
const inAnother = (kind: DisposableKind, id: string) => `SELECT 1 FROM disposal_item AS item
  JOIN disposal ON disposal.id = item.disposal_id
  WHERE item.kind = '${kind}' AND item.item_id = ${id} AND item.block IS NULL AND disposal.id IS NOT @own
    AND disposal.state IN ('proposed', 'confirmed', 'erasing')`

/** Worked out once for all records: the view looks through every mark. */
const unregistered = (kind: 'comment' | 'message', id: string) =>
  `SELECT 1 WHERE ${id} IN (SELECT id FROM secret_unregistered WHERE kind = '${kind}')`

/** A reader has reported it, and nobody has decided about that. */
const isReported = (
  kind: 'capture' | 'comment' | 'message',
  id: string
) => `SELECT 1 FROM message_report AS report
  WHERE report.record_kind = '${kind}' AND report.record_id = ${id} AND ${UNDECIDED}`
const UNDECIDED =
  'NOT EXISTS (SELECT 1 FROM report_decision AS decision WHERE decision.message_id = report.message_id)'

/** The diary may turn it down yet: then it is sent again. */
const isOnItsWay = (
  kind: 'capture' | 'comment' | 'message',
  id: string
) => `SELECT 1 FROM sending_item AS sent
  JOIN sending ON sending.id = sent.sending_id
  WHERE sent.kind = '${kind}' AND sent.item_id = ${id} AND sending.state IN ('sending', 'handed-over', 'uncertain')`

const waits = (kind: 'capture' | 'comment' | 'message', id: string) =>
  `${isReported(kind, id)} UNION ALL ${isOnItsWay(kind, id)}`

/** What else remains to be done with it, besides what it says itself. */
const WAITS: Readonly<Record<DisposableKind, (id: string) => string>> = {
  capture: id => `SELECT 1 FROM outgoing_mail
    WHERE capture_id = ${id} AND state IN ('queued', 'sending', 'unknown') UNION ALL ${waits('capture', id)}`,
  comment: id => `SELECT 1 FROM moderation_action
    WHERE comment_id = ${id} AND state IN ('begun', 'unknown') UNION ALL SELECT 1 FROM outgoing_mail
    WHERE comment_id = ${id} AND state IN ('queued', 'sending', 'unknown') UNION ALL ${unregistered('comment', id)}
    UNION ALL ${waits('comment', id)}`,
  message: id => `SELECT 1 FROM outgoing_mail
    WHERE message_id = ${id} AND state IN ('queued', 'sending', 'unknown') UNION ALL ${unregistered('message', id)}
    UNION ALL SELECT 1 FROM message_report AS report WHERE report.message_id = ${id} AND ${UNDECIDED}
    UNION ALL ${waits('message', id)}`,
  disclosure: () => 'SELECT 1 WHERE false',
  'checklist-answer': () => 'SELECT 1 WHERE false'
}

/** Whether whoever wrote still waits for an answer (P7). */
function unanswered(kind: DisposableKind, id: string): string {
  if (kind !== 'message' && kind !== 'comment') return '0'
  return `EXISTS (SELECT 1 FROM duty WHERE ${kind}_id = ${id} AND answered_at IS NULL)`
}

const acknowledged = (kind: DisposableKind, id: string) =>
  `iif(EXISTS (SELECT 1 FROM never_handed_over AS never WHERE never.kind = '${kind}' AND never.id = ${id}), 1,
    (SELECT max(is_as_it_is) FROM acknowledged_record AS known WHERE known.kind = '${kind}' AND known.id = ${id}))`
