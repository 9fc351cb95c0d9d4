// One record as a package would hold it.
import { CaptureId, ChannelId, CommentId, MessageId } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { type PackagedRecord, sectionsOf } from './records.ts'

type Shown = PackagedRecord & {
  readonly row: NonNullable<PackagedRecord['row']>
  readonly document: NonNullable<PackagedRecord['document']>
}

/** The record of a channel. @throws ArchiveError not-found */
export function oneRecord(db: ReadDb, record: RecordRef): Shown {
  const owner = db.prepare(`SELECT channel_id AS id FROM ${record.kind} WHERE id = ?`).get(record.id)
  if (owner === undefined) throw new ArchiveError('not-found', { what: record.id })
  const of = <Id>(kind: RecordRef['kind'], id: Id): Id[] => (record.kind === kind ? [id] : [])
  const sections = sectionsOf(db, {
    channels: [ChannelId.parse((owner as { id: string }).id)],
    runs: [],
    captures: of('capture', CaptureId.parse(record.id)),
    comments: of('comment', CommentId.parse(record.id)),
    messages: of('message', MessageId.parse(record.id))
  })
  const found = sections.flatMap(({ records }) => [...records]).find(({ json }) => json.id === record.id)
  if (found?.row == null || found.document === null) throw new ArchiveError('not-found', { what: record.id })
  return { ...found, row: found.row, document: found.document }
}
