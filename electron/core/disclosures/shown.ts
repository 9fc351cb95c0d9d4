// What is shown of a record when it is disclosed: its facts and texts as fields, its pictures, and nothing that cannot be masked.
import { readFile } from 'node:fs/promises'
import type { DisclosureField, DisclosurePicture } from '#shared/disclosure.ts'
import type { RecordRef } from '#shared/record.ts'
import type { Context } from '../context.ts'
import { titleOf } from '../exports/describe/fgs-handling.ts'
import { oneRecord } from '../exports/one-record.ts'
import type { PackagedFile } from '../exports/records.ts'
import { swedishTime } from '../swedish-time.ts'

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
  const { row, document, files } = oneRecord(ctx.db.read, record)
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
