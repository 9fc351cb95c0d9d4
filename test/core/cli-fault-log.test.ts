// A fault of the command line itself, outside the core, stands in the log that the person is pointed to.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

vi.mock('../../electron/hosts/cli/package.ts', () => ({
  checkPackage: () => Promise.reject(new TypeError('Tove Holm'))
}))

it('stands in the log, without what it may quote', async () => {
  const dir = await temporaryFolder()
  const log = join(dir, 'log')
  for (const named of [['--log', log], [`--log=${log}`]]) {
    const { code, err } = await kanalarkiv(['verify', '--package', dir, ...named])
    expect([code, err]).toEqual([8, expect.stringContaining('The error is in the log.')])
  }
  const lines = (await readFile(log, 'utf8')).trimEnd().split('\n')
  expect(lines.length).toBe(2)
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({ msg: 'unexpected', err: { type: 'TypeError' } })
  expect(lines.join()).not.toContain('Tove')
})
