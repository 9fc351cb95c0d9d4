// An archive of messages, for a server.
import { join } from 'node:path'
import { newArchive, newChannel } from './archive.ts'
import { fillMessages } from './messages.ts'

const MESSAGES = 20_000
const THREADS = 2_000

/** The folder of an archive with messages in it. */
export async function filledArchive(folder: string): Promise<string> {
  const archive = await newArchive(folder)
  const { context } = archive
  const channel = newChannel(context, 'facebook', 'https://facebook.example/alvasa')
  context.db.transact(tx =>
    fillMessages(tx, channel, {
      threads: { first: 0, count: THREADS },
      messages: { first: 0, count: MESSAGES }
    })
  )
  await archive.close()
  return join(folder, 'archive')
}
