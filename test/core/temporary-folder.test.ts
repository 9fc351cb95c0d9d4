// What a program has in the folder for temporary files may be of a whole archive, or what a page left: that of one that was killed goes
// with the next that is made.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { newProfile, removeProfile } from '../../electron/core/captures/browser/process/temporary-profile.ts'
import { removeFolder, temporaryFolder } from '../../electron/core/kernel/temporary-folder.ts'

it('of an archive that cannot be written to, of a film and of what was sent is swept away too', async () => {
  const gone = spawnSync(process.execPath, ['--version']).pid
  const kinds = ['read', 'drill', 'film', 'files', 'browser'] as const
  const left = await Promise.all(kinds.map(kind => mkdtemp(join(tmpdir(), `kanalarkiv-${kind}-${gone}-`))))
  const ours = await temporaryFolder('read')
  expect([...left, ours].map(existsSync)).toEqual([false, false, false, false, false, true])
  await removeFolder(ours)
  expect(existsSync(ours)).toBe(false)
})

it('is swept away when its program is gone, and only then', async () => {
  const gone = spawnSync(process.execPath, ['--version']).pid
  const left = await mkdtemp(join(tmpdir(), `kanalarkiv-browser-${gone}-`))
  const [first, second] = [await newProfile(), await newProfile()]
  expect([left, first, second].map(existsSync)).toEqual([false, true, true])
  await removeProfile(first)
  await removeProfile(second)
})
