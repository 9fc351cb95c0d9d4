// A thread in which a part of an archive is read again: what SQLite says of its file; or the records through a connection of its own, at one
// moment, and then the objects in its folder.
import { join } from 'node:path'
import { goAfterOthers } from '../after-others.ts'
import { integrityProblems } from '../db/damage.ts'
import { connectReader } from '../db/open.ts'
import { openSnapshot } from '../db/snapshot.ts'
import { answerAsked } from '../thread-answer.ts'
import { seldom } from './read-progress.ts'
import type { ContentsRead, DatabaseRead, VerifyAsked } from './verify.ts'
import { checkAtOnce, type ObjectsRead, verifyObjects } from './verify-objects.ts'
import { type RecordsRead, verifyRecords } from './verify-records.ts'

answerAsked<VerifyAsked>(async (asked, tell): Promise<DatabaseRead | ContentsRead> => {
  const { dir } = asked
  goAfterOthers()
  if (asked.part === 'database') return databaseOf(dir)
  const records = await recordsOf(dir)
  return { records, files: asked.withObjects ? await objectsOf(dir, seldom(tell)) : null }
})

function databaseOf(dir: string): DatabaseRead {
  const snapshot = openSnapshot(dir, { asWriter: true })
  try {
    return integrityProblems(snapshot.db)
  } finally {
    snapshot.close()
  }
}

async function recordsOf(dir: string): Promise<RecordsRead> {
  const snapshot = openSnapshot(dir)
  try {
    // Whoever stops it ends the thread.
    return await verifyRecords(snapshot.db, new AbortController().signal)
  } finally {
    snapshot.close()
  }
}

async function objectsOf(dir: string, tell: Parameters<typeof verifyObjects>[2]): Promise<ObjectsRead> {
  const { read, close } = connectReader(join(dir, 'archive.db'))
  try {
    return await verifyObjects(read, (sha256, bytes) => checkAtOnce(dir, sha256, bytes), tell)
  } finally {
    close()
  }
}
