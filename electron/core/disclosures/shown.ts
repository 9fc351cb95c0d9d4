// What is shown of a record when it is disclosed: its facts and texts as fields, its pictures, and nothing that cannot be masked.
import { readFile } from 'node:fs/promises'
import type { DisclosureField, DisclosurePicture } from '#shared/disclosure.ts'
import { CaptureId, ChannelId, CommentId, MessageId } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import type { Context } from '../context.ts'
import { ArchiveError } from '../errors.ts'
import { titleOf } from '../exports/describe/fgs-handling.ts'
import { type PackagedFile, sectionsOf } from '../exports/records.ts'
import { swedishTime } from '../swedish-time.ts'
import { channelOf } from './queries.ts'

export type ShownRecord = {
  readonly record: RecordRef
  readonly title: string
  readonly fields: DisclosureField[]
  readonly pictures: DisclosurePicture[]
  /** Files that cannot be masked, and so are never disclosed: page sources, mails, attachments. */
  readonly left: number
}

const PICTURES: Readonly<Record<string, string>> = {
  screenshot: 'Skärmbild av hela sidan',
  comment: 'Kommentaren',
  context: 'Kommentaren i sitt sammanhang',
  original: 'Meddelandet som bild'
}

/** Reads the record as it is now. @throws ArchiveError not-found */
export async function shownRecord(ctx: Context, record: RecordRef): Promise<ShownRecord> {
  const channelId = channelOf(ctx.db.read, record)
  if (channelId === undefined) throw new ArchiveError('not-found', { what: record.id })
  const of = <Id>(kind: RecordRef['kind'], id: Id): Id[] => (record.kind === kind ? [id] : [])
  const sections = sectionsOf(ctx.db.read, {
    channels: [ChannelId.parse(channelId)],
    runs: [],
    captures: of('capture', CaptureId.parse(record.id)),
    comments: of('comment', CommentId.parse(record.id)),
    messages: of('message', MessageId.parse(record.id))
  })
  const found = sections.flatMap(({ records }) => [...records]).find(({ json }) => json.id === record.id)
  if (found?.row == null || found.document === null) throw new ArchiveError('not-found', { what: record.id })
  const { row, document, files } = found
  const pictures: DisclosurePicture[] = []
  for (const file of document.pictures) {
    const size = await sizeOf(ctx, file)
    if (size !== null)
      pictures.push({ label: PICTURES[file.role] ?? file.role, sha256: file.sha256, ...size })
  }
  const sender = row.sender === null ? [] : [{ label: 'Avsändare', text: row.sender }]
  return {
    record,
    title: titleOf(row),
    fields: [
      { label: 'Datum (svensk tid)', text: swedishTime(row.at) },
      { label: 'Kanal', text: row.channel },
      { label: 'Förvaltning', text: row.department },
      { label: 'Tillstånd', text: row.state },
      ...sender,
      ...document.facts.map(([label, text]) => ({ label, text })),
      ...document.texts.map(({ heading, text }) => ({ label: heading, text }))
    ],
    pictures,
    left: files.length - pictures.length
  }
}

/** The size that a PNG says it has; null where it is none. */
async function sizeOf(
  { objects }: Context,
  { sha256 }: PackagedFile
): Promise<{ width: number; height: number } | null> {
  const bytes = await readFile(objects.path(sha256))
  if (bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}
