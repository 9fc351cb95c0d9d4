// The thread in which an archive is read again: the records through a connection of its own, at one moment, and the objects in its folder.
import { join } from 'node:path'
import { connectReader } from '../db/open.ts'
import { openSnapshot } from '../db/snapshot.ts'
import { answerAsked } from '../thread-answer.ts'
import { seldom } from './read-progress.ts'
import type { ReadApart, VerifyAsked } from './verify.ts'
import { checkAtOnce, type ObjectsRead, verifyObjects } from './verify-objects.ts'
import { type RecordsRead, verifyRecords } from './verify-records.ts'

answerAsked<VerifyAsked>(async ({ dir, withObjects }, tell): Promise<ReadApart> => {
  const records = await recordsOf(dir)
  return { records, files: withObjects ? await objectsOf(dir, seldom(tell)) : null }
})

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
