// What is shown of a record when it is disclosed: its facts and texts as fields, its pictures, and nothing that cannot be masked.
import { readFile } from 'node:fs/promises'
import type { DisclosureField, DisclosurePicture } from '#shared/disclosure.ts'
import type { RecordRef } from '#shared/record.ts'
import { sizeOfPicture } from '../../formats/pictures/decode.ts'
import { pictures as reader } from '../../formats/pictures/picture-apart.ts'
import type { Context } from '../../kernel/context.ts'
import { swedishTime } from '../../kernel/swedish-time.ts'
import { titleOf } from '../exports/describe/fgs-handling.ts'
import { isCopy } from '../exports/describe/redacted.ts'
import { oneRecord } from '../exports/one-record.ts'

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
  original: 'Meddelandet som bild',
  attachment: 'Bilaga'
}
/** Said of files that stay for what is secret in them, with the paragraphs: a refusal in part, which can be appealed (OSL 6:3). */
export const STAYING = 'Filer som inte lämnas ut på grund av sekretess'

const TYPES = ['image/png', 'image/jpeg']

/** Reads the record as it is now. @throws ArchiveError not-found */
export async function shownRecord(ctx: Context, record: RecordRef): Promise<ShownRecord> {
  const { row, document, files: all, staying } = oneRecord(ctx.db.read, record)
  // What somebody else was given of it is none of its own files.
  const files = all.filter(({ role }) => !isCopy(role))
  const pictures: DisclosurePicture[] = []
  const seen = new Set<string>()
  for (const file of files) {
    const label = PICTURES[file.role]
    if (label === undefined || !TYPES.includes(file.mediaType) || seen.has(file.sha256)) continue
    // The same picture in two parts, such as a comment that is all of its context, is shown and masked once.
    seen.add(file.sha256)
    const bytes = await readFile(await ctx.objects.file(file.sha256))
    const size = sizeOfPicture(bytes)
    // What is broken further in cannot be masked.
    const isWhole = size !== null && (await reader.decode(bytes).catch(() => null)) !== null
    if (isWhole) pictures.push({ label, sha256: file.sha256, ...size })
  }
  const sender = row.sender === null ? [] : [{ label: 'Avsändare', text: row.sender }]
  return {
    record,
    title: titleOf(row),
    fields: [
      { label: 'Datum (svensk tid)', text: row.isDated ? swedishTime(row.at) : 'okänd' },
      { label: 'Kanal', text: row.channel },
      { label: 'Förvaltning', text: row.department },
      { label: 'Tillstånd', text: row.state },
      ...sender,
      ...document.facts.map(([label, text]) => ({ label, text })),
      ...document.texts.map(({ heading, text }) => ({ label: heading, text })),
      ...(staying.files === 0
        ? []
        : [{ label: `${STAYING} (${staying.paragraphs.join(', ')})`, text: String(staying.files) }])
    ],
    pictures,
    left: new Set(files.map(({ sha256 }) => sha256)).size - pictures.length
  }
}
