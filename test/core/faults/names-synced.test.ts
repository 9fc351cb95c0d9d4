// A file's name is on disk before anything says that the file is kept, also where the disk could not do it at the first try (a shim before
// the C library lets a sync fail, and notes those that are done).
import { execFile } from 'node:child_process'
import { hash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { objectPath, Sha256 } from '#shared/ids.ts'
import { newArchive, temporaryFolder } from '../../helpers/archive.ts'
import { readNoted } from '../../helpers/faults/power-loss.ts'
import { noShim, shimmed } from '../../helpers/faults/shim.ts'
import { bundled, inAnotherProcess } from '../../helpers/process.ts'

it.skipIf(noShim !== null)(
  'says of no file that it is kept while its name is not on disk, also when it is put again',
  async () => {
    const dir = await temporaryFolder()
    const control = join(await temporaryFolder(), 'control')
    await mkdir(join(dir, 'objects'))
    const env = shimmed({ under: dir, control })
    const args = [bundled('put-again.ts'), dir, control]
    const { stdout } = await promisify(execFile)(process.execPath, args, { env })
    // The file, the folder of folders where its own is new, and its own.
    expect(stdout.split('\n')).toEqual(['EIO 3', 'EIO 3', 'EIO 1', 'kept 0', ''])
  }
)

it.skipIf(noShim !== null)('has the name of what was left on disk before it enters it', async () => {
  const path = objectPath(Sha256.parse(hash('sha256', 'ingen handling än')))
  const closed = await newArchive()
  await closed.archive.close()
  const log = join(await temporaryFolder(), 'log')
  const run = (script: 'leave-file.ts' | 'open-archive.ts', dir: string, ...more: string[]) =>
    promisify(execFile)(process.execPath, [bundled(script), ...more], {
      env: shimmed({ under: dir, log, control: join(log, '..', 'control') })
    })
  const synced = (folder: string) => readNoted(log).some(one => one.op === 'sync' && one.path === folder)

  const { stdout } = await run('leave-file.ts', closed.dir, closed.dir, join(log, '..', 'control'))
  expect([stdout, synced(dirname(join(closed.dir, path)))]).toEqual(['EIO\n', true])

  // A program that was killed may have given it its name only.
  const { archive, dir } = await newArchive()
  await archive.close()
  const held = await inAnotherProcess('hold-archive.ts', dir)
  held.kill('SIGKILL')
  await once(held, 'exit')
  await run('open-archive.ts', dir, dir)
  expect(synced(dirname(join(dir, path)))).toBe(true)
})
