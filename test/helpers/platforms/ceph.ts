// A store of files of its own for a test: a real Ceph, which the kit starts.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { AwsV4Signer } from 'aws4fetch'
import type { S3Settings } from '../../../electron/core/kernel/objects/s3/settings.ts'
import { freePort } from '../free-port.ts'
import { cephKit } from './kits.ts'

const run = promisify(execFile)

/** With a bucket with Object Lock, as whoever runs the store makes it. */
export async function startCeph(): Promise<{ readonly settings: S3Settings; stop(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'kanalarkiv-ceph-'))
  const stop = async () => {
    await run('bash', [cephKit('stop.sh'), dir])
    await rm(dir, { recursive: true, force: true })
  }
  const { stdout } = await run('bash', [cephKit('start.sh'), dir, String(await freePort())])
  const said = Object.fromEntries(stdout.split('\n').map(line => line.split('=', 2))) as Record<
    string,
    string
  >
  const settings: S3Settings = {
    endpoint: said['S3_ENDPOINT'] ?? '',
    region: said['S3_REGION'] ?? '',
    bucket: 'norrby',
    accessKeyId: said['S3_ACCESS_KEY'] ?? '',
    secretAccessKey: said['S3_SECRET_KEY'] ?? '',
    cacheBytes: 1_000_000_000,
    lock: null
  }
  const { url, headers, method } = await new AwsV4Signer({
    method: 'PUT',
    url: `${settings.endpoint}/norrby`,
    headers: { 'x-amz-bucket-object-lock-enabled': 'true' },
    ...settings,
    service: 's3'
  }).sign()
  const made = await fetch(url, { method, headers })
  if (!made.ok) throw new Error(await made.text())
  return { settings, stop }
}
