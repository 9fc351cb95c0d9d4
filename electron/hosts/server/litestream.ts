// Litestream's configuration, made from ours: where each database lies, and where it is copied to.
import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type ArchiveConfig, nameOf } from './config.ts'

const run = promisify(execFile)

export const isByLitestream = ({ copy }: ArchiveConfig): boolean => copy?.by === 'litestream'

/** The archives that it copies, in the form that Litestream 0.3 reads. */
export function litestreamYaml(archives: readonly ArchiveConfig[]): string {
  // A text in JSON is one in YAML.
  const text = (value: string) => JSON.stringify(value)
  const dbs = archives.filter(isByLitestream).flatMap(archive => {
    const { s3, dir } = archive
    if (s3 === undefined) return []
    return [
      `  - path: ${text(join(dir, 'archive.db'))}`,
      '    replicas:',
      '      - type: s3',
      `        endpoint: ${text(s3.endpoint)}`,
      `        region: ${text(s3.region)}`,
      `        bucket: ${text(s3.bucket)}`,
      `        path: ${text(`database/${nameOf(archive)}/litestream`)}`,
      '        force-path-style: true',
      `        access-key-id: ${text(s3.accessKeyId)}`,
      `        secret-access-key: ${text(s3.secretAccessKey)}`
    ]
  })
  return `dbs:\n${dbs.join('\n')}\n`
}

/** Only its owner may read it: it has secrets. */
export function writeForOwner(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 })
  // One that was there keeps its rights when it is written.
  chmodSync(path, 0o600)
}

/** Has Litestream bring the newest that it has. @throws Error what it said */
export async function litestreamRestore(archive: ArchiveConfig, to: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kanalarkiv-litestream-'))
  try {
    const config = join(folder, 'litestream.yml')
    writeForOwner(config, litestreamYaml([archive]))
    const database = join(archive.dir, 'archive.db')
    await run(archive.copy?.program ?? 'litestream', ['restore', '-config', config, '-o', to, database])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
