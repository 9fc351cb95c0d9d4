// A browser's profile holds what a page left in it: that of a program that was killed goes with the next one that is made.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { newProfile, removeProfile } from '../../electron/core/captures/browser/process/temporary-profile.ts'

it('is swept away when its program is gone, and only then', async () => {
  const gone = spawnSync(process.execPath, ['--version']).pid
  const left = await mkdtemp(join(tmpdir(), `kanalarkiv-browser-${gone}-`))
  const [first, second] = [await newProfile(), await newProfile()]
  expect([left, first, second].map(existsSync)).toEqual([false, true, true])
  await removeProfile(first)
  await removeProfile(second)
})
