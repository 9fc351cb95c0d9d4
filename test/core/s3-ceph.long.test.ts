// Files in a bucket of a real Ceph, which the kit starts: the same as of the stub, by the store that municipalities have.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { AwsV4Signer } from 'aws4fetch'
import { afterAll, beforeAll, describe } from 'vitest'
import type { S3Settings } from '../../electron/core/kernel/objects/s3/settings.ts'
import { backupStoreSuite } from '../helpers/backup-store-suite.ts'
import { freePort } from '../helpers/free-port.ts'
import { cephKit, missingForCeph } from '../helpers/platforms/kits.ts'
import { s3Suite } from '../helpers/s3-suite.ts'

const missing = missingForCeph()
const run = promisify(execFile)

describe.skipIf(missing !== null)(
  `files in a bucket of Ceph${missing === null ? '' : ` (${missing})`}`,
  () => {
    let dir: string
    let settings: S3Settings
    beforeAll(async () => {
      dir = await mkdtemp(join(tmpdir(), 'kanalarkiv-ceph-'))
      const { stdout } = await run('bash', [cephKit('start.sh'), dir, String(await freePort())])
      const said = Object.fromEntries(stdout.split('\n').map(line => line.split('=', 2))) as Record<
        string,
        string
      >
      settings = {
        endpoint: said['S3_ENDPOINT'] ?? '',
        region: said['S3_REGION'] ?? '',
        bucket: 'norrby',
        accessKeyId: said['S3_ACCESS_KEY'] ?? '',
        secretAccessKey: said['S3_SECRET_KEY'] ?? '',
        cacheBytes: 1_000_000_000,
        lock: null
      }
      // A bucket with Object Lock, as whoever runs the store makes it.
      const { url, headers, method } = await new AwsV4Signer({
        method: 'PUT',
        url: `${settings.endpoint}/norrby`,
        headers: { 'x-amz-bucket-object-lock-enabled': 'true' },
        ...settings,
        service: 's3'
      }).sign()
      const made = await fetch(url, { method, headers })
      if (!made.ok) throw new Error(await made.text())
    })
    afterAll(async () => {
      await run('bash', [cephKit('stop.sh'), dir])
      await rm(dir, { recursive: true, force: true })
    })

    s3Suite(() => settings)
    describe('backups in it', () => backupStoreSuite(() => settings))
  }
)
