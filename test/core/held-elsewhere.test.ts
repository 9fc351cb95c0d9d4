// What other programs and other systems do to files: an indexer that holds one for a moment, one that does not let go, a drive
// that is not there, a name that cannot be.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, win32 } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AccountSecret } from '#shared/account.ts'
import { refusalSentence } from '#shared/refusals.ts'
import { isSameFolder } from '#shared/same-folder.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { createArchive } from '../../electron/core/app/create-archive.ts'
import { withDomain } from '../../electron/core/kernel/actor.ts'
import { databasePath } from '../../electron/core/kernel/db/database-path.ts'
import { openWhenLetGo } from '../../electron/core/kernel/db/held-database.ts'
import { askedOnWindows } from '../../electron/core/kernel/db/network-share.ts'
import { ArchiveError, refusalOf } from '../../electron/core/kernel/errors.ts'
import { invalidInput } from '../../electron/core/kernel/invalid-input.ts'
import {
  isHeldElsewhere,
  patiently,
  remove,
  removeUnlessHeld,
  rename
} from '../../electron/core/kernel/objects/held-elsewhere.ts'
import { makeFolder } from '../../electron/core/kernel/objects/make-folder.ts'
import { newArchive, openOptions, temporaryFolder } from '../helpers/archive.ts'

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
      code: 'system-refused',
      params: { doing: 'open', file: 'D:\\arkiv' }
    })
  })
})

describe('a database that another program holds', () => {
  const soon = { pauses: [1, 1, 1] }
  const failing = (codes: string[]) => () => {
    const code = codes.shift()
    if (code !== undefined) throw systemError(code)
    return 'öppen'
  }

  it('is waited for', async () => {
    const file = join(await temporaryFolder(), 'archive.db')
    expect(await openWhenLetGo(file, failing(['EBUSY', 'EBUSY']), soon)).toBe('öppen')
    await expect(
      openWhenLetGo(file, failing(['EBUSY', 'EBUSY', 'EBUSY', 'EBUSY']), soon)
    ).rejects.toMatchObject({ code: 'file-held', params: { file } })
  })

  it('is told from one that nobody holds, and that cannot be written to', async () => {
    const file = join(await temporaryFolder(), 'archive.db')
    await writeFile(file, '')
    const twice = ['SQLITE_CANTOPEN', 'SQLITE_CANTOPEN']
    const error = await openWhenLetGo(file, failing(twice), soon).catch(error => error)
    expect(error).toMatchObject({ code: 'SQLITE_CANTOPEN' })
    expect(refusalOf(error, '/arkiv')).toMatchObject({ code: 'archive-read-only' })
    // One that was let go of just then is open.
    expect(await openWhenLetGo(file, failing(['SQLITE_CANTOPEN']), soon)).toBe('öppen')
  })
})

it.skipIf(process.platform !== 'linux')(
  'calls no disc full that has nothing free and cannot be written to, though the rights say that it can',
  () => {
    // Like a disc in Windows: root is told that it may write there, and no file can be made.
    for (const code of ['SQLITE_READONLY', 'SQLITE_CANTOPEN'])
      expect(refusalOf(systemError(code), '/proc')).toMatchObject({
        code: 'archive-read-only',
        params: { dir: '/proc' }
      })
  }
)

it('takes away at the next opening what was held at the last closing, and notes once what was restored', async () => {
  const { archive, dir, options } = await newArchive()
  await archive.close()
  const note = JSON.stringify({ manifest: 'ab', number: 3, takenAt: '2026-11-24', restoredAt: '2026-11-25' })
  for (const _ of ['first', 'held since']) {
    await writeFile(join(dir, 'restored.json'), note)
    await writeFile(join(dir, 'objects', 'half.tmp'), 'halv')
    await (await openArchive(dir, options)).close()
  }
  const again = await openArchive(dir, options)
  const restored = again.context.db.read.prepare(`SELECT 1 FROM journal WHERE act = 'archive.restored'`).all()
  await again.close()
  expect(restored).toHaveLength(1)
  expect((await readdir(join(dir, 'objects'))).filter(name => name.endsWith('.tmp'))).toEqual([])
})

it('makes an archive on a disk that has only what the system puts there', async () => {
  const dir = await temporaryFolder()
  for (const name of ['System Volume Information', '$RECYCLE.BIN', 'lost+found', '.Trashes'])
    await mkdir(join(dir, name))
  await writeFile(join(dir, '.DS_Store'), '')
  await (await createArchive(dir, 'Norrby kommun', openOptions())).close()
  expect(await readdir(dir)).toContain('archive.db')
})

it('opens a database by a namespaced path where it is long, and at the root of a drive by its own', () => {
  const of = (file: string) => databasePath(file, win32.toNamespacedPath)
  expect(of('K:\\archive.db')).toBe('K:\\archive.db')
  const long = `D:\\${'å'.repeat(120)}\\${'ö'.repeat(120)}\\archive.db`
  expect(of(long)).toBe(`\\\\?\\${long}`)
})

it('asks Windows by the whole path of its program, for a while, and with no window', async () => {
  const asked: unknown[] = []
  const run = async (program: string, _: readonly string[], options: object) => {
    asked.push(program, options)
    return { stdout: '4\r\n' }
  }
  expect(await askedOnWindows('K:\\arkiv', run)).toBe('smb')
  expect(asked).toEqual([
    expect.stringMatching(/^[A-Z]:\\.*\\System32\\WindowsPowerShell\\v1\.0\\powershell\.exe$/i),
    { timeout: expect.any(Number), windowsHide: true }
  ])
})

it('takes a key as long as Windows keeps, and says of a longer one how long it may be', () => {
  expect(AccountSecret.safeParse('å'.repeat(1280)).success).toBe(true)
  const { error } = AccountSecret.safeParse('å'.repeat(1281))
  const refused = invalidInput(error?.issues[0])
  expect(refused.params).toEqual({ place: 'input', problem: 'too-long', most: 1280 })
  expect(refusalSentence(refused.code, refused.params, 'sv')).toContain('(högst 1280 tecken)')
})

it('knows a folder in other letters where the system does', () => {
  expect(isSameFolder('C:\\Arkiv', 'c:\\arkiv', 'win32')).toBe(true)
  expect(isSameFolder('/Volumes/Arkiv', '/Volumes/arkiv', 'darwin')).toBe(true)
  expect(isSameFolder('/srv/Arkiv', '/srv/arkiv', 'linux')).toBe(false)
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
  const of = (said: string | null, told?: string) => {
    const whoAmI = () => {
      if (said === null) throw new Error('may not be run')
      return said
    }
    return { whoAmI, computer: 'PC-0042-reception.norrby.example', told }
  }
  expect(withDomain('asa.oberg', 'win32', of('norrby\\asa.oberg\r\n'))).toBe('NORRBY\\asa.oberg')
  expect(withDomain('asa.oberg', 'win32', of('pc-0042-recepti\\asa.oberg'))).toBe('asa.oberg')
  // A variable that a person has set makes nobody somebody else.
  expect(withDomain('asa.oberg', 'win32', of('norrby\\asa.oberg', 'SODERBY'))).toBe('NORRBY\\asa.oberg')
  expect(withDomain('asa.oberg', 'win32', of('pc-0042-recepti\\asa.oberg', 'NORRBY'))).toBe('asa.oberg')
  expect(withDomain('asa.oberg', 'win32', of(null, 'NORRBY'))).toBe('NORRBY\\asa.oberg')
  expect(withDomain('asa.oberg', 'win32', of(null))).toBe('asa.oberg')
  expect(withDomain('asa.oberg', 'linux', of('norrby\\asa.oberg'))).toBe('asa.oberg')
})
