// Policies of an organisation that rule its browsers: found where each system has them, and told before a capture is tried. Of Windows
// there is a stand-in for its registry here; on Linux it is the files that the browser itself reads.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { computerSentences } from '#shared/computer-words.ts'
import { policiesFrom } from '#shared/policies.ts'
import { readRegistry } from '#shared/registry-text.ts'
import {
  browserFindings,
  type PolicySource,
  refuseRuledOut
} from '../../electron/core/captures/browser/process/browser-policies.ts'
import { documentsElsewhere, profileElsewhere, roams } from '../../electron/core/kernel/db/moved-folders.ts'
import type { AskRegistry } from '../../electron/core/kernel/registry.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { canMount } from '../helpers/can-mount.ts'
import { bundled } from '../helpers/process.ts'

/** A stand-in for Windows' registry: what an export of each of these keys would be. */
const registry =
  (keys: Readonly<Record<string, string>>): AskRegistry =>
  async asked => {
    const within = Object.entries(keys).filter(([key]) => key === asked || key.startsWith(`${asked}\\`))
    return within.length === 0
      ? null
      : readRegistry(within.map(([key, values]) => `[${key}]\n${values}\n`).join('\n'))
  }
const windows = (keys: Readonly<Record<string, string>>): PolicySource => ({
  platform: 'win32',
  ask: registry(keys),
  root: '/'
})
const EDGE = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge'
const JOIN = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\JoinInfo'

async function linux(files: Readonly<Record<string, unknown>>): Promise<PolicySource> {
  const root = await temporaryFolder()
  for (const [path, values] of Object.entries(files)) {
    await mkdir(join(root, path, '..'), { recursive: true })
    await writeFile(join(root, path), typeof values === 'string' ? values : JSON.stringify(values))
  }
  return { platform: 'linux', ask: async () => null, root }
}

it('finds them in the files of each browser on Linux, what stops captures first', async () => {
  const source = await linux({
    'etc/opt/chrome/policies/managed/a.json': { ExtensionInstallForcelist: ['abc;https://x.example'] },
    'etc/opt/chrome/policies/managed/b.json': { RemoteDebuggingAllowed: false, BrowserSignin: 2 },
    'etc/opt/chrome/policies/managed/c.json': '{ not JSON',
    'etc/opt/chrome/policies/managed/readme.txt': '{"RemoteDebuggingAllowed": false}',
    'etc/opt/edge/policies/managed/a.json': {
      ...{ RemoteDebuggingAllowed: true, ExtensionInstallForcelist: [], DeveloperToolsAvailability: 1 }
    },
    'etc/chromium-browser/policies/managed/a.json': {
      ExtensionSettings: {
        '*': { installation_mode: 'blocked' },
        abc: { installation_mode: 'force_installed' }
      }
    }
  })
  const inFile = (name: string) => join(source.root, 'etc/opt/chrome/policies/managed', name)
  const browser = 'Google Chrome'
  expect(await browserFindings(browser, source)).toEqual([
    { rule: 'no-steering', browser, policy: 'RemoteDebuggingAllowed', place: inFile('b.json') },
    { rule: 'forced-extensions', browser, policy: 'ExtensionInstallForcelist', place: inFile('a.json') },
    { rule: 'forced-sign-in', browser, policy: 'BrowserSignin', place: inFile('b.json') }
  ])
  expect(await browserFindings('Microsoft Edge', source)).toEqual([])
  expect(await browserFindings('Chromium', source)).toMatchObject([
    { rule: 'forced-extensions', policy: 'ExtensionSettings' }
  ])
  expect(await browserFindings('Vivaldi', source)).toEqual([])
  await expect(refuseRuledOut(browser, source)).rejects.toMatchObject({
    code: 'browser-ruled-out',
    params: { browser, policy: 'RemoteDebuggingAllowed', where: inFile('b.json') }
  })
  await refuseRuledOut('Chromium', source)
})

it('finds them in Windows’ registry, of the computer and of the user', async () => {
  const found = await browserFindings(
    'Microsoft Edge',
    windows({
      [EDGE]:
        '"RemoteDebuggingAllowed"=dword:00000000\n"BrowserSignin"=dword:00000000\n"HomepageLocation"="https://x"',
      [`${EDGE}\\ExtensionInstallForcelist`]: '"1"="abc;https://x.example"',
      'HKEY_CURRENT_USER\\SOFTWARE\\Policies\\Microsoft\\Edge': '"UserDataDir"="D:\\\\Edge"',
      [JOIN]: '',
      [`${JOIN}\\123`]: '"TenantId"="x"'
    })
  )
  expect(found.map(({ rule }) => rule)).toEqual(['no-steering', 'forced-extensions', 'own-profile'])
  expect(found[0]).toMatchObject({ place: EDGE })
  const settings = windows({ [`${EDGE}\\ExtensionSettings\\abc`]: '"installation_mode"="force_installed"' })
  expect(await browserFindings('Microsoft Edge', settings)).toMatchObject([{ rule: 'forced-extensions' }])
  const asText = windows({
    [EDGE]: '"ExtensionSettings"="{\\"abc\\":{\\"installation_mode\\":\\"normal_installed\\"}}"'
  })
  expect(await browserFindings('Microsoft Edge', asText)).toMatchObject([{ rule: 'forced-extensions' }])
})

it('tells that Edge signs in by itself on a computer that is joined, unless a policy says no', async () => {
  const joined = { [JOIN]: '', [`${JOIN}\\123`]: '"TenantId"="x"' }
  expect(await browserFindings('Microsoft Edge', windows(joined))).toEqual([
    { rule: 'implicit-sign-in', browser: 'Microsoft Edge', policy: 'ImplicitSignInEnabled', place: EDGE }
  ])
  for (const no of ['"BrowserSignin"=dword:00000000', '"ImplicitSignInEnabled"=dword:00000000'])
    expect(await browserFindings('Microsoft Edge', windows({ ...joined, [EDGE]: no }))).toEqual([])
  expect(await browserFindings('Google Chrome', windows(joined))).toEqual([])
  expect(await browserFindings('Microsoft Edge', windows({ [JOIN]: '' }))).toEqual([])
})

const USER = { USERPROFILE: 'C:\\Users\\asa' }
const FOLDERS =
  'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders'
const PROFILES = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList'
const person = (keys: Readonly<Record<string, string>>, platform: NodeJS.Platform = 'win32') => ({
  ...{ platform, env: USER },
  ask: registry(keys),
  shareOf: async (dir: string) => (dir.startsWith('H:') ? 'smb' : null)
})

it.each([
  ['"Personal"="\\\\\\\\server\\\\hem$\\\\asa\\\\Documents"', '\\\\server\\hem$\\asa\\Documents'],
  [
    '"Personal"="%USERPROFILE%\\\\OneDrive - Norrby kommun\\\\Dokument"',
    'C:\\Users\\asa\\OneDrive - Norrby kommun\\Dokument'
  ],
  ['"Personal"="H:\\\\Dokument"', 'H:\\Dokument'],
  ['"Personal"="D:\\\\Dokument"', null],
  ['"Personal"="%USERPROFILE%\\\\Documents"', null],
  ['"Desktop"="x"', null]
])('knows documents that are redirected: %s', async (values, place) => {
  expect(await documentsElsewhere(person({ [FOLDERS]: values }))).toBe(place)
  expect(await documentsElsewhere(person({ [FOLDERS]: values }, 'linux'))).toBeNull()
})

it('knows a profile that is copied to a server, and which folders go with it', async () => {
  const keys = {
    [`${PROFILES}\\S-1-5-21-1`]:
      '"ProfileImagePath"="C:\\\\Users\\\\bo"\n"CentralProfile"="\\\\\\\\server\\\\profil\\\\bo"',
    [`${PROFILES}\\S-1-5-21-2`]:
      '"ProfileImagePath"="c:\\\\users\\\\Asa"\n"CentralProfile"="\\\\\\\\server\\\\profil\\\\asa"'
  }
  expect(await profileElsewhere(person(keys))).toBe('\\\\server\\profil\\asa')
  const goes = (dir: string, of = person(keys)) => roams(dir, of)
  expect(await goes('C:\\Users\\asa\\Desktop\\Arkiv')).toBe(true)
  expect(await goes('C:\\USERS\\ASA\\AppData\\Roaming\\Arkiv')).toBe(true)
  expect(await goes('C:\\Users\\asa\\AppData\\Local\\Arkiv')).toBe(false)
  expect(await goes('C:\\Users\\asa2\\Arkiv')).toBe(false)
  expect(await goes('D:\\Arkiv')).toBe(false)
  const local = person({
    [`${PROFILES}\\S-1-5-21-2`]: '"ProfileImagePath"="C:\\\\Users\\\\asa"\n"CentralProfile"=""'
  })
  expect(await goes('C:\\Users\\asa\\Desktop\\Arkiv', local)).toBe(false)
})

it('says each in a sentence that names the policy, the place and what it has to be', () => {
  const place = EDGE
  const check = {
    browser: 'Microsoft Edge',
    isElsewhere: false,
    findings: (
      ['no-steering', 'own-profile', 'forced-extensions', 'forced-sign-in', 'implicit-sign-in'] as const
    ).map(rule => ({ rule, browser: 'Microsoft Edge', policy: 'EnPrincip', place })),
    policies: policiesFrom(null, { path: '/etc/kanalarkiv/policies.json', text: '{"Language":"fi"}' }),
    documentsAt: '\\\\server\\hem$',
    profileAt: '\\\\server\\profil'
  }
  for (const language of ['sv', 'en'] as const) {
    const said = computerSentences(check, language)
    expect(said).toHaveLength(8)
    for (const sentence of said.slice(0, 5)) {
      for (const named of ['EnPrincip', EDGE, 'Microsoft Edge']) expect(sentence).toContain(named)
      expect(sentence).not.toContain('{{')
    }
    expect(said[5]).toContain('Language')
    expect(said[6]).toContain('\\\\server\\hem$')
  }
})

it.runIf(canMount && existsSync('/usr/bin/chromium') && existsSync('/etc/chromium'))(
  'refuses to start a real browser whose policy forbids it, at once and with the place',
  async () => {
    // A view of the files of its own, in which the browser has policies; nothing on the machine is changed.
    const policy = '/etc/chromium/policies/managed/kommunen.json'
    const script = `mount -t tmpfs none /etc/chromium && mkdir -p /etc/chromium/policies/managed &&
      echo "$1" > ${policy} && exec "$2" "$3"`
    const started = async (values: object) =>
      promisify(execFile)(
        'unshare',
        [
          '-m',
          'bash',
          '-c',
          script,
          'bash',
          JSON.stringify(values),
          process.execPath,
          bundled('begin-browser.ts')
        ],
        { env: { ...process.env, KANALARKIV_BROWSER: '/usr/bin/chromium', KANALARKIV_BROWSER_WS: '' } }
      ).then(({ stdout }) => stdout)
    expect(JSON.parse(await started({ RemoteDebuggingAllowed: false }))).toEqual({
      ...{ name: 'ArchiveError', code: 'browser-ruled-out' },
      params: { browser: 'Chromium', policy: 'RemoteDebuggingAllowed', where: policy }
    })
    expect(JSON.parse(await started({ DeveloperToolsAvailability: 2 }))).toMatchObject({
      params: { policy: 'DeveloperToolsAvailability' }
    })
    expect(await started({ RemoteDebuggingAllowed: true, DeveloperToolsAvailability: 1 })).toBe('started\n')
  }
)
