// A file that is longer than it can have been is not read to its end: a package on a stick may say that it has two terabytes.
import { execFile } from 'node:child_process'
import { hash } from 'node:crypto'
import { cp, readFile, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { ExportFormat } from '#shared/export.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { verifyPackage } from '../../resources/verify/verify.mjs'
import { verifyListed } from '../../resources/verify/verify-listed.mjs'
import { temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { filesUnder } from '../helpers/files-under.ts'
import { everything, filledArchive } from './exports-archive.ts'

vi.setConfig({ testTimeout: 120_000 })

const TERABYTES = 2 * 2 ** 40
const LISTS = /(?:METS|sip|records|journal|manifest|kontrollsummor)[^/]*$/
// Hashing two terabytes takes an hour.
const MOST_MS = 10_000

async function soon<T>(work: Promise<T>): Promise<T> {
  const begun = performance.now()
  const done = await work
  expect(performance.now() - begun).toBeLessThan(MOST_MS)
  return done
}

// The file system of Windows writes zeros where a file is made longer.
describe.skipIf(process.platform === 'win32')('a file of two terabytes', () => {
  it.each(ExportFormat.options.filter(form => !/2\.2\.0|erms|1b/.test(form)))(
    'is named and not read: %s',
    async format => {
      const { ctx, dir } = await filledArchive()
      const made = await createExport(ctx, everything, { format, delivery: null })
      const right = join(dir, String(made.folder))
      const check = format === 'bagit' ? verifyPackage : verifyListed
      const copy = join(await temporaryFolder(), 'paket')
      const names = await filesUnder(right)
      // One of each ending, and each list.
      const kinds = Map.groupBy(names, name => (LISTS.test(name) ? name : name.split('.').at(-1)))
      for (const [name = ''] of kinds.values()) {
        await rm(copy, { recursive: true, force: true })
        await cp(right, copy, { recursive: true })
        await truncate(join(copy, name), TERABYTES)
        const found = await soon(check(copy))
        const codes = found?.findings.filter(({ what }) => what === name).map(({ code }) => code)
        expect([name, codes?.filter(code => code === 'changed' || code === 'unreadable').length]).not.toEqual(
          [name, 0]
        )
      }
      // What nothing lists is not read at all.
      await rm(copy, { recursive: true, force: true })
      await cp(right, copy, { recursive: true })
      await cp(join(copy, 'verify.mjs'), join(copy, 'tillagd.bin'))
      await truncate(join(copy, 'tillagd.bin'), TERABYTES)
      expect((await soon(check(copy)))?.findings).toEqual([{ code: 'added', what: 'tillagd.bin' }])
      // As it is shipped, and as the command line has it.
      const shipped = soon(promisify(execFile)(process.execPath, ['verify.mjs', '.'], { cwd: copy }))
      await expect(shipped).rejects.toMatchObject({ code: 4, stdout: expect.stringContaining('tillagd.bin') })
      const line = await soon(kanalarkiv(['verify', '--package', copy, '--lang', 'sv']))
      expect([line.code, line.out]).toEqual([4, expect.stringContaining('tillagd.bin')])
    }
  )

  it('among others that are as long as they should be leaves those unnamed', async () => {
    const { ctx, dir } = await filledArchive()
    const { folder } = await createExport(ctx, everything)
    const bag = join(dir, String(folder))
    const before = new Map<string, string>()
    for (const name of await filesUnder(bag))
      before.set(name, hash('sha256', await readFile(join(bag, name))))
    const index = join(bag, 'data', 'index.csv')
    const { length } = await readFile(index)
    await truncate(index, TERABYTES)
    expect((await soon(verifyPackage(bag)))?.findings).toEqual([{ code: 'changed', what: 'data/index.csv' }])
    await truncate(index, length)
    expect((await verifyPackage(bag))?.findings).toEqual([])
  })
})
