// The thread in which time stamps are held against the journal, through a connection of its own.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { objectPath } from '#shared/ids.ts'
import { openSnapshot } from '../../kernel/db/snapshot.ts'
import { answerAsked } from '../../kernel/thread-answer.ts'
import { type TimestampsAsked, verifyEach } from './verify.ts'

answerAsked<TimestampsAsked>(async ({ dir }) => {
  const snapshot = openSnapshot(dir)
  try {
    // Whoever stops it ends the thread.
    return await verifyEach(
      snapshot.db,
      sha256 => readFile(join(dir, objectPath(sha256))),
      new AbortController().signal
    )
  } finally {
    snapshot.close()
  }
})
