// What the journal tells of and must be there: the row that an act made, and the line whose seal was noted later. So rows that were taken
// away are missed where whoever took them made the seals of rows anew, or wrote a line that says that they went.
import type { Finding, JournalEntry } from '#shared/journal.ts'
import type { ReadDb } from '../db/open.ts'
import { prepareWhereThere } from '../db/schema-check.ts'

type Told = {
  readonly table: string
  /** SQL for the row that the act made, by what the line says. */
  readonly row: string
  /** Of records that a disposal takes: what their tombstones are called. */
  readonly kind?: string
  /** SQL for when there need be none. */
  readonly unless?: string
}

const byId = (table: string, kind?: string): Told => ({
  ...{ table, row: 'id = @about' },
  ...(kind === undefined ? {} : { kind })
})

const ofComment = (table: string): Told => ({
  ...{ table, row: 'comment_id = @about', unless: 'NOT EXISTS (SELECT 1 FROM comment WHERE id = @about)' }
})

/** Acts that make a row which stays. */
const TOLD: Readonly<Record<string, Told>> = {
  // One that was asked for twice at the same time counts once: the first answer has the row.
  'timestamp.received': {
    ...{ table: 'timestamp', row: `authority_id = @about AND seq = @details ->> '$.line'` }
  },
  'timestamp-authority.added': byId('timestamp_authority'),
  'revocation-list.received': { table: 'revocation_list', row: 'authority_id = @about AND list = @object' },
  'backup-target.added': byId('backup_target'),
  'backup.written': {
    ...{ table: 'backup', row: `target_id = @about AND manifest = @details ->> '$.manifest'` }
  },
  'signing-key.made': { table: 'signing_key', row: `fingerprint = @details ->> '$.fingerprint'` },
  'package-signer.added': { table: 'package_signer', row: `certificate = @details ->> '$.certificate'` },
  'seal-key.made': { table: 'seal_key', row: `id = @details ->> '$.key'` },
  'sealed-note.sealed': { table: 'sealed_note', row: 'object = @object' },
  'credential.saved': { table: 'credential', row: `id = @details ->> '$.credential'` },
  'channel.registered': byId('channel'),
  'website.registered': byId('website'),
  'account.added': byId('account'),
  'mailbox.added': byId('mailbox'),
  'attestation.signed': { table: 'attestation', row: 'part = @object' },
  'consent.entered': byId('image_consent'),
  'export.started': byId('export'),
  'receipt.entered': byId('receipt'),
  'retention.rule-entered': byId('retention_rule'),
  'hold.placed': byId('disposal_hold'),
  'disposal.proposed': byId('disposal'),
  'capture.started': byId('capture', 'capture'),
  'message.taken-in': byId('message', 'message'),
  'disclosure.opened': byId('disclosure', 'disclosure'),
  'disposal.record-removed': { table: 'tombstone', row: `kind = @details ->> '$.kind' AND item_id = @about` },
  // They go with the record that they are of.
  'comment.decided': ofComment('comment_decision'),
  'comment.removed': ofComment('comment_removal'),
  'secrecy.marked': {
    ...{ table: 'secrecy_mark', row: `kind = @details ->> '$.kind' AND record_id = @about` },
    unless: `NOT EXISTS (SELECT 1 FROM kept_record WHERE kind = @details ->> '$.kind' AND id = @about)`
  }
}

/** Acts that note the number and the seal of a line, by what those are called in their details. */
const NOTED: Readonly<Record<string, readonly [line: string, seal: string]>> = {
  'journal.head-saved': ['line', 'head'],
  'journal.head-mailed': ['line', 'head'],
  'export.written': ['journalLines', 'journalHead']
}

/** Holds one line after the other against what it tells of. */
export function holdTold(
  db: ReadDb,
  tell: (code: Finding['code'], what: string) => void
): (entry: Omit<JournalEntry, 'rows' | 'salt'>) => void {
  const sealAt = db.prepare('SELECT sha256 FROM journal WHERE seq = ?').pluck()
  const isThere = new Map(
    Object.entries(TOLD).map(([act, told]) => [act, prepareWhereThere(db, sqlOf(told))?.pluck()])
  )
  return ({ seq, act, about, details, objects }) => {
    const told = Object.hasOwn(TOLD, act) ? TOLD[act] : undefined
    if (told !== undefined) {
      const said = {
        about,
        details: JSON.stringify(details),
        object: objects[0] ?? null,
        kind: told.kind ?? ''
      }
      if (isThere.get(act)?.get(said) === 0) tell('line-without-row', `${seq} (${act}, ${told.table})`)
    }
    const [line, seal] = (Object.hasOwn(NOTED, act) ? NOTED[act] : undefined) ?? []
    if (line === undefined || seal === undefined || details[seal] === undefined) return
    const noted = details[line]
    // A line that somebody else wrote may say anything.
    const isHeld = typeof noted === 'number' && sealAt.get(noted) === details[seal]
    if (!isHeld) tell('head-differs', `${noted} (${act}, ${seq})`)
  }
}

const sqlOf = ({ table, row, unless = 'FALSE' }: Told) =>
  `SELECT EXISTS (SELECT 1 FROM ${table} WHERE ${row}) OR ${unless}
     OR EXISTS (SELECT 1 FROM tombstone WHERE kind = @kind AND item_id = @about)`
