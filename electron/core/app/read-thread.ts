// The thread of one reading: it opens the database for reading, answers, and is ended by whoever asked.
import { join } from 'node:path'
import { goAfterOthers } from '../kernel/after-others.ts'
import { connectReader } from '../kernel/db/open.ts'
import { answerAsked } from '../kernel/thread-answer.ts'
import type { ReadAsked } from './read-apart.ts'
import { READ } from './readings-apart.ts'

answerAsked<ReadAsked>(({ dir, name, asked, at }, tell) => {
  goAfterOthers()
  const { read, close } = connectReader(join(dir, 'archive.db'))
  try {
    // Asked by our own program, with what its contract has checked.
    return READ[name](read, asked as never, at, tell)
  } finally {
    close()
  }
})
