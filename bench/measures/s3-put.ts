// Files put into a bucket of a real store (Ceph, which the kit starts), each read back from there before it counts, against a bare client
// that sends the same files with their digests signed and takes the store's word.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { AwsV4Signer } from 'aws4fetch'
import { openLog } from '../../electron/core/kernel/log.ts'
import { openBucket } from '../../electron/core/kernel/objects/s3/bucket.ts'
import { openS3Store } from '../../electron/core/kernel/objects/s3/s3-store.ts'
import type { S3Settings } from '../../electron/core/kernel/objects/s3/settings.ts'
import { startCeph } from '../../test/helpers/platforms/ceph.ts'
import { missingForCeph } from '../../test/helpers/platforms/kits.ts'
import { filesIn } from '../lib/files.ts'
import { type Measure, Skipped, secondsOf } from '../lib/measure.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const FILES = 32
const BYTES = 4 << 20
const AT_ONCE = 2

export const s3Put: Measure = {
  name: 's3-put',
  goal: 1.5,
  ours: `putFile of ${FILES} files of ${BYTES >> 20} MiB, two at a time, into a bucket of Ceph: copied and synced here, sent, read back and hashed`,
  baseline:
    'a bare client (aws4fetch) that reads, hashes, signs and sends the same files, and reads nothing back',
  async prepare() {
    const missing = missingForCeph()
    if (missing !== null) throw new Skipped(missing)
    const folder = await temporaryFolder(8 << 30)
    const paths: string[] = []
    for await (const path of filesIn(folder, { files: FILES, bytes: BYTES })) paths.push(path)
    const ceph = await startCeph()
    return {
      async ours() {
        const dir = await temporaryFolder(FILES * BYTES)
        const closing = new AbortController()
        const bucket = openBucket(ceph.settings, { archive: crypto.randomUUID(), closing: closing.signal })
        const store = await openS3Store(dir, bucket, {
          requireThere: () => undefined,
          log: openLog(null)
        })
        try {
          return await secondsOf(() => eachOf(paths, path => store.putFile(path, 'application/octet-stream')))
        } finally {
          closing.abort()
          await removeFolder(dir)
        }
      },
      baseline: () => {
        const archive = crypto.randomUUID()
        return secondsOf(() => eachOf(paths, path => sent(ceph.settings, archive, path)))
      },
      async close() {
        await ceph.stop()
        await removeFolder(folder)
      }
    }
  }
}

async function eachOf(paths: readonly string[], work: (path: string) => Promise<unknown>): Promise<void> {
  const waiting = [...paths]
  const one = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await work(path)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}

/** @throws Error when the store does not take it */
async function sent(settings: S3Settings, archive: string, path: string): Promise<void> {
  const body = await readFile(path)
  const digest = createHash('sha256').update(body).digest('hex')
  const { url, headers, method } = await new AwsV4Signer({
    ...settings,
    service: 's3',
    method: 'PUT',
    url: `${settings.endpoint}/${settings.bucket}/${archive}/${digest}`,
    headers: { 'x-amz-content-sha256': digest }
  }).sign()
  const answer = await fetch(url, { method, headers, body })
  if (!answer.ok) throw new Error(`The store answered ${answer.status}: ${await answer.text()}`)
}
