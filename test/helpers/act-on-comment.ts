// A program that acts on a comment; it tells when it has the archive open.
import type { PlatformAction } from '#shared/account.ts'
import { CommentId } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { actOn } from '../../electron/core/comments/moderation/act.ts'
import { openOptions } from './archive.ts'

const [dir = '', id, action] = process.argv.slice(2)
const archive = await openArchive(dir, openOptions())
process.stdout.write('ready\n')
await actOn(archive.context, { id: CommentId.parse(id), action: action as PlatformAction })
await archive.close()
