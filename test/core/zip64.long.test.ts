// Zips past the limits of the old form (65,535 files, 4 GiB), opened by another program than the one that wrote them.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, open, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { filesOf, readZip, writeZip } from '../../electron/core/delivery/exports/zip-folder.ts'
import { temporaryFolder } from '../helpers/archive.ts'

const run = promisify(execFile)
const PYTHON = '/usr/bin/python3'
// What is in the file, by the program's own reading: each file's checksum is held against what it unpacks to.
const READ = `
import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
infos = z.infolist()
print(z.testzip(), len(infos), len({i.filename for i in infos}), sum(i.file_size for i in infos))`

async function zipped(source: string) {
  const zip = join(source, '..', 'paket.zip')
  const files = await filesOf(source)
  const at = new Date('2026-11-25T08:00:00.000Z')
  const { signal } = new AbortController()
  const packed = await writeZip(zip, { source, files, root: 'paket', at, signal })
  await readZip(zip, packed)
  return { zip, count: packed.size }
}

const python = async (zip: string) => (await run(PYTHON, ['-c', READ, zip])).stdout.trim()

it.skipIf(!existsSync(PYTHON))('holds more files than 65,535', { timeout: 300_000 }, async () => {
  const source = join(await temporaryFolder(), 'paket')
  const count = 65_600
  for (let folder = 0; folder * 1000 < count; folder++) {
    const dir = join(source, String(folder))
    await mkdir(dir, { recursive: true })
    const names = Array.from({ length: Math.min(1000, count - folder * 1000) }, (_, at) =>
      join(dir, `${at}.txt`)
    )
    await Promise.all(names.map(name => writeFile(name, 'å')))
  }
  const made = await zipped(source)
  expect(made.count).toBe(count)
  expect(await python(made.zip)).toBe(`None ${count} ${count} ${count * 2}`)
})

// Needs 5 GiB of free disk and some minutes.
it.skipIf(!existsSync(PYTHON))(
  'holds a file larger than 4 GiB, and what comes after it',
  { timeout: 1_800_000 },
  async () => {
    const source = join(await temporaryFolder(), 'paket')
    await mkdir(source)
    const size = 4 * 2 ** 30 + 4096
    const file = await open(join(source, 'a.wacz'), 'wx')
    await file.truncate(size)
    await file.close()
    await writeFile(join(source, 'b.txt'), 'efter')
    const { zip } = await zipped(source)
    expect((await stat(zip)).size).toBeGreaterThan(size)
    expect(await python(zip)).toBe(`None 2 2 ${size + 5}`)
  }
)
