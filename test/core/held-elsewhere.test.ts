// What other programs and other systems do to files: an indexer that holds one for a moment, one that does not let go, a drive
// that is not there, a name that cannot be.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withDomain } from '../../electron/core/kernel/actor.ts'
import { ArchiveError, refusalOf } from '../../electron/core/kernel/errors.ts'
import {
  isHeldElsewhere,
  patiently,
  remove,
  removeUnlessHeld,
  rename
} from '../../electron/core/kernel/objects/held-elsewhere.ts'
import { makeFolder } from '../../electron/core/kernel/objects/make-folder.ts'
import { temporaryFolder } from '../helpers/archive.ts'

const systemError = (code: string, more = {}) =>
  Object.assign(new Error(`${code}: of the system`), { code, ...more })

/** Work that fails so many times, as it does while another program holds the file. */
function heldFor(times: number, code: string) {
  let tried = 0
  const work = async () => {
    if (tried++ < times) throw systemError(code)
  }
  return { work, tried: () => tried }
}

describe('a file that another program holds', () => {
  const soon = { pauses: [1, 1, 1] }

  it.each([
    ['EBUSY', 'linux'],
    ['EBUSY', 'win32'],
    ['EPERM', 'win32'],
    ['EACCES', 'win32'],
    ['UNKNOWN', 'win32']
  ] as const)('is waited for: %s of %s', async (code, platform) => {
    const held = heldFor(3, code)
    await patiently(held.work, '/arkiv/exports/paket', { ...soon, platform })
    expect(held.tried()).toBe(4)
  })

  it('is named when it is held for too long', async () => {
    const held = heldFor(9, 'EBUSY')
    const refused = await patiently(held.work, '/arkiv/exports/paket', soon).catch(error => error)
    expect(refused).toBeInstanceOf(ArchiveError)
    expect(refused).toMatchObject({ code: 'file-held', params: { file: '/arkiv/exports/paket' } })
    expect(held.tried()).toBe(4)
  })

  it('is no such file where the system says something else', async () => {
    const held = heldFor(9, 'EACCES')
    await expect(patiently(held.work, 'fil', { ...soon, platform: 'linux' })).rejects.toMatchObject({
      code: 'EACCES'
    })
    expect(held.tried()).toBe(1)
    expect(isHeldElsewhere(systemError('ENOSPC'), 'win32')).toBe(false)
  })

  it('is a refusal with its name, wherever the system says so', () => {
    expect(refusalOf(systemError('EBUSY', { path: 'D:\\arkiv\\objects\\ab' }), 'D:\\arkiv')).toMatchObject({
      code: 'file-held',
      params: { file: 'D:\\arkiv\\objects\\ab' }
    })
    expect(refusalOf(systemError('UNKNOWN', { syscall: 'open' }), 'D:\\arkiv')).toMatchObject({
      code: 'disk-failing',
      params: { detail: 'UNKNOWN, open' }
    })
  })
})

it('gives files and folders their names, and removes what is there or not', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'utkast'))
  await writeFile(join(folder, 'utkast', 'fil'), 'hej')
  await rename(join(folder, 'utkast'), join(folder, 'paket'))
  expect(await readFile(join(folder, 'paket', 'fil'), 'utf8')).toBe('hej')
  expect(await removeUnlessHeld(join(folder, 'saknas'))).toBe(true)
  await remove(join(folder, 'paket'))
  expect(await readdir(folder)).toEqual([])
})

it('says of a place where no folder can be that it cannot be used', async () => {
  const folder = await temporaryFolder()
  await expect(makeFolder(join(folder, 'å'.repeat(300)))).rejects.toMatchObject({
    code: 'place-unusable',
    params: { detail: process.platform === 'win32' ? 'ENOENT' : 'ENAMETOOLONG' }
  })
  await makeFolder(join(folder, 'en', 'två', 'tre'))
  expect(await readdir(join(folder, 'en', 'två'))).toEqual(['tre'])
})

it('tells users of a domain from those of the computer', () => {
  const of = (USERDOMAIN: string) => ({ USERDOMAIN, COMPUTERNAME: 'PC-0042' })
  expect(withDomain('asa.oberg', 'win32', of('NORRBY'))).toBe('NORRBY\\asa.oberg')
  expect(withDomain('asa.oberg', 'win32', of('pc-0042'))).toBe('asa.oberg')
  expect(withDomain('asa.oberg', 'win32', {})).toBe('asa.oberg')
  expect(withDomain('asa.oberg', 'linux', of('NORRBY'))).toBe('asa.oberg')
})
