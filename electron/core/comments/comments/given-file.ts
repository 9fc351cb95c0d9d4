// What was given of a file: where it lies, or what it holds; and whether it may be evidence of a comment.
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { GivenFile } from '#shared/comment.ts'
import { isCutOff } from '../../formats/cut-off.ts'
import { isMailFile } from '../../formats/mail/read-message.ts'
import { sizeOfPicture } from '../../formats/pictures/decode.ts'
import { pictures } from '../../formats/pictures/picture-apart.ts'
import { hasAllRows } from '../../formats/png/all-rows.ts'
import { sniff } from '../../formats/text/sniff.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { OverLimit } from '../../kernel/limited-thread.ts'
import { readAtMost } from '../../kernel/objects/read-at-most.ts'
import { requireRoom } from '../../kernel/objects/room.ts'

/** As much of it as is held in memory. @throws ArchiveError file-unreadable */
export const readGiven = async (file: GivenFile): ReturnType<typeof readAtMost> =>
  'path' in file ? readAtMost(file.path) : { bytes: Buffer.from(file.base64, 'base64'), isWhole: true }

/**
 * Refuses what shows nobody anything of a comment. A mail that cannot be read is told of where it is kept.
 * @throws ArchiveError file-unreadable, file-empty, not-evidence, evidence-damaged
 */
export async function requireEvidence(given: GivenFile): Promise<void> {
  const file = 'path' in given ? basename(given.path) : given.name
  const { bytes, isWhole } = await readGiven(given)
  if (bytes.length === 0) throw new ArchiveError('file-empty', { file })
  if (isMailFile(bytes)) return
  const mediaType = sniff(bytes)
  if (!EVIDENCE.test(mediaType)) throw new ArchiveError('not-evidence', { file })
  if (isWhole && (isCutOff(bytes, mediaType) || !(await isDecoded(bytes, mediaType))))
    throw new ArchiveError('evidence-damaged', { file })
}

/** Pictures, films, sounds and PDF. */
const EVIDENCE = /^(?:(?:image|video|audio)\/|application\/pdf$)/

/** The reader of PNG reads all that they may be, but none that are larger. */
const MOST_PIXELS = 64_000_000

// Of other kinds there are honest ones that no reader here knows.
async function isDecoded(bytes: Buffer, mediaType: string): Promise<boolean> {
  if (mediaType !== 'image/png') return true
  const size = sizeOfPicture(bytes)
  if (size !== null && size.width * size.height > MOST_PIXELS) return hasAllRows(bytes)
  try {
    for await (const _ of pictures.bands(bytes));
    return true
  } catch (error) {
    return error instanceof OverLimit
  }
}

/** The largest file that is kept with a comment, such as a film. */
const MOST_FILE = 20_480 * (1 << 20)

/** Of each file that was named, its size is looked at before any is read. @throws ArchiveError file-unreadable, no-room-for-file */
export async function requireRoomFor(
  { dir }: Pick<Context, 'dir'>,
  files: readonly GivenFile[]
): Promise<void> {
  const sized = []
  for (const file of files) {
    if (!('path' in file)) continue
    const name = basename(file.path)
    // One that is not there is told of by whoever reads it.
    const bytes = await stat(file.path).then(
      info => info.size,
      () => 0
    )
    if (bytes > MOST_FILE)
      throw new ArchiveError('file-unreadable', { file: name, detail: `> ${MOST_FILE / (1 << 20)} MiB` })
    sized.push({ name, bytes })
  }
  await requireRoom(dir, sized)
}
