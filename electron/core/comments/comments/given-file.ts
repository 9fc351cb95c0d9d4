// What was given of a file: where it lies, or what it holds.
import type { GivenFile } from '#shared/comment.ts'
import { readAtMost } from '../../kernel/objects/read-at-most.ts'

/** As much of it as is held in memory. @throws ArchiveError file-unreadable */
export const readGiven = async (file: GivenFile): ReturnType<typeof readAtMost> =>
  'path' in file ? readAtMost(file.path) : { bytes: Buffer.from(file.base64, 'base64'), isWhole: true }
