// A program that reads a channel's comments; it tells when it has the archive open.
import { ChannelId } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { readComments } from '../../electron/core/comments/readings/readings.ts'
import { openOptions } from './archive.ts'

const [dir = '', channelId] = process.argv.slice(2)
const archive = await openArchive(dir, openOptions())
process.stdout.write('ready\n')
await readComments(archive.context, { channelId: ChannelId.parse(channelId), thread: null })
await archive.close()
