// The thread of one reading: it opens the database for reading, answers, and is ended by whoever asked.
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import type { Instant } from '#shared/ids.ts'
import { connectReader } from '../kernel/db/open.ts'
import { ArchiveError } from '../kernel/errors.ts'
import type { ReadAnswer, ReadAsked } from './read-apart.ts'
import { READ } from './readings-apart.ts'

parentPort?.on('message', ({ file, name, asked, at }: ReadAsked) => {
  parentPort?.postMessage(answerOf({ file, name, asked, at }))
})

function answerOf({ file, name, asked, at }: ReadAsked): ReadAnswer {
  const { read, close } = connectReader(join(file, 'archive.db'))
  try {
    // Asked by our own program, with what its contract has checked.
    return { answer: READ[name](read, asked as never, at as Instant) }
  } catch (error) {
    if (error instanceof ArchiveError) return { refused: { code: error.code, params: error.params } }
    return { failed: String(error) }
  } finally {
    close()
  }
}
