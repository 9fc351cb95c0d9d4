// Ids by their beginning, of whatever kind: the one place where what is shown in short is found again.
import { z } from 'zod'
import type { IdKind } from '#shared/id-kind.ts'
import type { ReadDb } from '../../kernel/db/open.ts'

/** So many are enough to say that the beginning fits several. */
const MOST = 6

const idOf = (table: string) => `SELECT id FROM ${table}`

const SOURCES: Readonly<Record<IdKind, string>> = {
  any: 'SELECT id FROM kept_record UNION SELECT item_id FROM tombstone',
  account: idOf('account'),
  alert: idOf('alert'),
  answer: idOf('message_answer'),
  attestation: idOf('attestation'),
  backup: idOf('backup_target'),
  capture: idOf('capture'),
  category: idOf('channel_category'),
  channel: idOf('channel'),
  'checklist-answer': idOf('checklist_answer'),
  comment: idOf('comment'),
  consent: idOf('image_consent'),
  conversation: idOf('conversation'),
  credential: idOf('credential'),
  department: idOf('department'),
  disclosure: idOf('disclosure'),
  disposal: idOf('disposal'),
  hold: idOf('disposal_hold'),
  import: idOf('import_run'),
  mail: idOf('outgoing_mail'),
  mailbox: idOf('mailbox'),
  mandate: idOf('mandate'),
  mask: idOf('disclosure_mask'),
  message: idOf('message'),
  package: idOf('export'),
  person: idOf('person'),
  profile: idOf('browser_profile'),
  receipt: idOf('receipt'),
  'register-import': idOf('register_import'),
  'retention-rule': idOf('retention_rule'),
  run: idOf('run'),
  sender: idOf('actor'),
  sending: idOf('sending'),
  // A conversation, or a message that is part of none.
  thread: 'SELECT id FROM conversation UNION ALL SELECT id FROM message WHERE conversation_id IS NULL',
  'time-stamp': idOf('timestamp'),
  'time-stamp-authority': idOf('timestamp_authority'),
  user: idOf('user'),
  'watched-page': idOf('watched_page'),
  webhook: idOf('webhook'),
  website: idOf('website')
}

/** What anyone may list, so that anyone may say it in short. */
const OPEN: readonly IdKind[] = ['department', 'person', 'channel', 'website', 'capture', 'run']

/** The first of the ids of a kind that begin so. Who has no role in the archive is told of what they may list only. */
export function idsBeginning(
  db: ReadDb,
  { kind, beginning }: { readonly kind: IdKind; readonly beginning: string },
  { isMember }: { readonly isMember: boolean }
): string[] {
  if (!isMember && kind !== 'any' && !OPEN.includes(kind)) return []
  const source =
    isMember || kind !== 'any' ? SOURCES[kind] : OPEN.map(each => SOURCES[each]).join(' UNION ALL ')
  const rows = db
    .prepare(`SELECT id FROM (${source}) WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ${MOST}`)
    .all(beginning, `${beginning}g`)
  return z
    .array(z.object({ id: z.uuid() }))
    .parse(rows)
    .map(({ id }) => id)
}
