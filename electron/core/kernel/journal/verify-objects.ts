// Every object that the records name, read again.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { objectPath, Sha256 } from '#shared/ids.ts'
import type { Finding } from '#shared/journal.ts'
import type { ReadDb } from '../db/open.ts'
import { errno } from '../errors.ts'
import { hashAtOnce } from '../objects/hash-file.ts'
import { patientlyAtOnce } from '../objects/held-elsewhere.ts'
import type { ObjectCheck } from '../objects/object.ts'
import type { TellRead } from './read-progress.ts'

export type ObjectsRead = {
  readonly objects: number
  readonly bytes: number
  readonly findings: readonly Finding[]
}

/** `bytes` is how large it is as the records say. */
type Check = (sha256: Sha256, bytes: number) => ObjectCheck | Promise<ObjectCheck>

export async function verifyObjects(db: ReadDb, check: Check, tell: TellRead): Promise<ObjectsRead> {
  const findings: Finding[] = []
  const { total } = db.prepare('SELECT coalesce(sum(bytes), 0) AS total FROM object').get() as {
    total: number
  }
  const inFolder = db.prepare('SELECT sha256, bytes AS size FROM object WHERE sha256 >= ? AND sha256 < ?')
  const isStill = db.prepare('SELECT 1 FROM object WHERE sha256 = ?')
  let [objects, bytes] = [0, 0]
  for (let first = 0; first < 256; first++) {
    const prefix = first.toString(16).padStart(2, '0')
    for (const row of inFolder.all(prefix, `${prefix}g`)) {
      const { sha256: name, size } = row as { sha256: string; size: number }
      const { data: sha256 } = Sha256.safeParse(name)
      // A name that no file can have: no journal line accounts for it either, and it is named for that.
      if (sha256 === undefined) continue
      const found = await check(sha256, size)
      objects++
      bytes += found.bytes
      // One that was disposed of while the others were read is not missing.
      if (found.state !== 'right' && isStill.get(sha256) !== undefined)
        findings.push({ code: `object-${found.state}`, what: sha256 })
      tell({ doneBytes: bytes, totalBytes: total })
    }
  }
  return { objects, bytes, findings }
}

/** Whether a file is not as large as it must be: then it is changed, and need not be read, however long that would take. */
export function isOtherSize(path: string, bytes: number): boolean {
  try {
    const info = statSync(path)
    return info.isFile() && info.size !== bytes
  } catch {
    // What hinders that it is looked at is told by whoever reads it.
    return false
  }
}

/** Reads an object in the folder of its archive at once, for a thread that nobody else waits for. */
export function checkAtOnce(dir: string, sha256: Sha256, bytes: number): ObjectCheck {
  try {
    const path = join(dir, objectPath(sha256))
    if (isOtherSize(path, bytes)) return { state: 'changed', bytes }
    const read = patientlyAtOnce(() => hashAtOnce(path))
    return { state: read.sha256 === sha256 ? 'right' : 'changed', bytes: read.bytes }
  } catch (error) {
    return { state: errno(error) === 'ENOENT' ? 'missing' : 'unreadable', bytes: 0 }
  }
}
