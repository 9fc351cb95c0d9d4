// What those who see to the computers decide: for the program, in a registry or a file, and by the templates for group policies.
import { execFileSync } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { XmlDocument } from 'libxml2-wasm'
import { describe, expect, it, onTestFinished } from 'vitest'
import { computerSentences, policiesInForce } from '#shared/computer-words.ts'
import { POLICY_KEY, POLICY_NAMES, policiesFrom, policyFile, UNREADABLE } from '#shared/policies.ts'
import { readRegistry } from '#shared/registry-text.ts'
import { windowsFolder } from '#shared/windows-folder.ts'
import { findPolicies } from '../../electron/core/kernel/policies.ts'
import { askRegistry, readKey } from '../../electron/core/kernel/registry.ts'
import { windowsHere, windowsProgram } from '../../electron/core/kernel/windows-program.ts'
import { newArchive, temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

// As `reg.exe export` of Windows 11 writes it.
const EXPORT = `Windows Registry Editor Version 5.00\r
\r
[HKEY_LOCAL_MACHINE\\Software\\Policies\\Kanalarkiv]\r
"ArchiveFolder"="D:\\\\Arkiv\\\\Åmål \\"nya\\""\r
"UpdatesOff"=dword:00000001\r
"Language"="sv"\r
@="ingenting"\r
"Binary"=hex:01,02\r
"Expanded"=hex(2):25,00,55,00,53,00,45,00,52,00,25,00,5c,00,c5,00,\\\r
  00,00\r
"Lines"=hex(7):61,00,00,00,62,00,00,00,00,00\r
\r
[HKEY_LOCAL_MACHINE\\Software\\Policies\\Kanalarkiv\\Below]\r
"1"="one"\r
`
const NOTHING = { archiveFolder: null, serverAddress: null, updatesOff: null, language: null }
const file = (text: string | null) => ({ path: '/etc/kanalarkiv/policies.json', text })

it('reads what Windows writes of its registry', () => {
  const read = readRegistry(EXPORT)
  expect([...read.keys()]).toEqual([POLICY_KEY.toLowerCase(), `${POLICY_KEY.toLowerCase()}\\below`])
  expect(Object.fromEntries(read.get(POLICY_KEY.toLowerCase()) ?? [])).toEqual({
    archivefolder: 'D:\\Arkiv\\Åmål "nya"',
    updatesoff: 1,
    language: 'sv',
    binary: [],
    expanded: '%USER%\\Å',
    lines: ['a', 'b']
  })
  expect(readRegistry('nothing of the kind').size).toBe(0)
})

it('goes by the registry where it says anything, else by the file', () => {
  const inFile = file(
    '\uFEFF{"ServerAddress": "https://arkiv.norrby.example", "UpdatesOff": false, "Else": 1}'
  )
  expect(policiesFrom(readRegistry(EXPORT), inFile)).toEqual({
    policies: { ...NOTHING, archiveFolder: 'D:\\Arkiv\\Åmål "nya"', updatesOff: true, language: 'sv' },
    place: POLICY_KEY,
    wrong: ['binary', 'expanded', 'lines']
  })
  expect(policiesFrom(null, inFile)).toEqual({
    policies: { ...NOTHING, serverAddress: 'https://arkiv.norrby.example', updatesOff: false },
    place: '/etc/kanalarkiv/policies.json',
    wrong: ['Else']
  })
  expect(policiesFrom(readRegistry(''), file(null))).toEqual({ policies: NOTHING, place: null, wrong: [] })
})

it('leaves aside what cannot be, and names it', () => {
  const written = { ArchiveFolder: 'arkiv', ServerAddress: 'javascript:1', UpdatesOff: 2, Language: 'sv' }
  expect(policiesFrom(null, file(JSON.stringify(written)))).toEqual({
    policies: { ...NOTHING, language: 'sv' },
    place: '/etc/kanalarkiv/policies.json',
    wrong: ['ArchiveFolder', 'ServerAddress', 'UpdatesOff']
  })
  for (const text of ['{', '[]', 'null', ''])
    expect(policiesFrom(null, file(text))).toMatchObject({
      policies: { ...NOTHING, updatesOff: true },
      wrong: [file('').path]
    })
})

it('lies where only an administrator can write', () => {
  expect(policyFile('linux', () => '')).toBe('/etc/kanalarkiv/policies.json')
  expect(policyFile('win32', () => 'C:\\Windows')).toBe(
    'C:\\Program Files\\Common Files\\Kanalarkiv\\policies.json'
  )
  expect(policyFile('darwin', () => '')).toBe('/Library/Application Support/Kanalarkiv/policies.json')
})

it('opens the archive that is decided, in the language that is decided, unless others are named', async () => {
  const { archive, dir } = await newArchive()
  await archive.close()
  const policyFile = join(await temporaryFolder(), 'policies.json')
  await writeFile(policyFile, JSON.stringify({ ArchiveFolder: dir, Language: 'sv' }))
  const asked = await kanalarkiv(['status'], { policyFile })
  expect(asked).toMatchObject({ code: 0, err: '' })
  expect(asked.out).toContain('Mapp ')
  expect((await kanalarkiv(['status', '--lang', 'en'], { policyFile })).out).toContain('Folder ')
  const named = await kanalarkiv(['status'], { policyFile, env: { KANALARKIV_ARCHIVE: '/nowhere' } })
  expect(named).toMatchObject({ code: 1, out: '' })
  expect(await findPolicies(policyFile)).toMatchObject({ place: policyFile, policies: { language: 'sv' } })

  expect(policiesInForce({ ...NOTHING, updatesOff: false, language: 'sv' })).toEqual([
    ...['  UpdatesOff: false', '  Language: sv']
  ])
  const told = await kanalarkiv(['computer', 'check', '--json'], { policyFile })
  expect(told.json()).toHaveProperty('computer.policies')
})

const templates = resolve(import.meta.dirname, '../../resources/policies')
const NS = { p: 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions' }

async function xml(path: string): Promise<XmlDocument> {
  const document = XmlDocument.fromBuffer(await readFile(join(templates, path)))
  onTestFinished(() => document.dispose())
  return document
}
const all = (document: XmlDocument, path: string) => document.find(path, NS).map(({ content }) => content)

it('has a template for group policies with each policy, and its texts in both languages', async () => {
  const admx = await xml('kanalarkiv.admx')
  expect(all(admx, '//p:policy/@name')).toEqual(POLICY_NAMES)
  expect(all(admx, '//p:policy/@valueName | //p:elements/*/@valueName').toSorted()).toEqual(
    POLICY_NAMES.toSorted()
  )
  for (const key of all(admx, '//p:policy/@key')) expect(`HKEY_LOCAL_MACHINE\\${key}`).toBe(POLICY_KEY)
  expect(all(admx, '//p:item//p:string')).toEqual(['sv', 'en'])
  const meant = (kind: string) => [
    ...new Set(
      [...admx.toString().matchAll(new RegExp(`\\$\\(${kind}\\.([A-Za-z0-9_]+)\\)`, 'g'))].map(
        found => found[1]
      )
    )
  ]
  for (const language of ['sv-SE', 'en-US']) {
    const adml = await xml(`${language}/kanalarkiv.adml`)
    expect(all(adml, '//p:string/@id').toSorted()).toEqual(meant('string').toSorted())
    expect(all(adml, '//p:presentation/@id').toSorted()).toEqual(meant('presentation').toSorted())
    expect(all(adml, '//p:presentation/*/@refId')).toEqual(all(admx, '//p:elements/*/@id'))
  }
})

it('finds Windows by what nobody can set: where it usually is, and else by what is loaded of it', () => {
  const loaded = () => ['D:\\prog\\node.exe', 'D:\\WINNT\\SYSTEM32\\KERNEL32.DLL', 'E:\\min\\kernel32.dll']
  expect(windowsFolder({ isThere: path => path === 'C:\\Windows\\System32\\kernel32.dll', loaded })).toBe(
    'C:\\Windows'
  )
  expect(windowsFolder({ isThere: () => false, loaded })).toBe('D:\\WINNT')
  expect(windowsFolder({ isThere: () => false, loaded: () => [] })).toBe('C:\\Windows')
})

it('takes a registry that cannot be read for no licence to do as one likes, and tells of it', () => {
  const file = { path: '/etc/kanalarkiv/policies.json', text: '{"UpdatesOff":false,"Language":"en"}' }
  const policies = policiesFrom(UNREADABLE, file)
  expect(policies).toEqual({
    policies: { ...NOTHING, updatesOff: true },
    ...{ place: POLICY_KEY, wrong: [POLICY_KEY] }
  })
  const check = {
    browser: null,
    isElsewhere: false,
    findings: [],
    policies,
    documentsAt: null,
    profileAt: null
  }
  for (const language of ['sv', 'en'] as const)
    expect(computerSentences(check, language).join(' ')).toContain(POLICY_KEY)
})

it('tells of a file that is there and cannot be read, and of names that are no policy', async () => {
  const folder = await temporaryFolder()
  const place = join(folder, 'policies.json')
  expect(await findPolicies(place)).toMatchObject({ place: null, wrong: [] })
  await mkdir(place)
  expect(await findPolicies(place)).toMatchObject({ policies: { updatesOff: true }, place, wrong: [place] })
  await rm(place, { recursive: true })
  await writeFile(place, `{"Language":"sv"}${' '.repeat(1_000_000)}`)
  expect(await findPolicies(place)).toMatchObject({ policies: { language: null }, wrong: [place] })
  // As PowerShell writes it, and most that run on Windows can.
  await writeFile(place, `\ufeff{"Language":"sv"}`, 'utf16le')
  expect(await findPolicies(place)).toMatchObject({ policies: { language: 'sv' }, wrong: [] })
  await writeFile(place, '{"language":"sv","UpdateOff":true,"toString":1,"Language":"en"}')
  expect(await findPolicies(place)).toMatchObject({
    ...{ policies: { ...NOTHING, language: 'en' }, wrong: ['language', 'UpdateOff', 'toString'] }
  })
})

describe.runIf(process.platform === 'win32')('whoever starts the program', () => {
  const setting = (values: Record<string, string>) => {
    const before = Object.fromEntries(Object.keys(values).map(name => [name, process.env[name]]))
    Object.assign(process.env, values)
    onTestFinished(() => {
      for (const [name, value] of Object.entries(before))
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
    })
  }

  it('says neither where Windows is nor where the file with policies is', async () => {
    setting({ SystemRoot: 'C:\\finnsinte', CommonProgramFiles: 'C:\\users\\me' })
    expect(windowsProgram('reg.exe').toLowerCase()).toBe('c:\\windows\\system32\\reg.exe')
    expect(policyFile('win32', windowsHere)).toBe(
      'C:\\Program Files\\Common Files\\Kanalarkiv\\policies.json'
    )
    expect(
      await askRegistry('HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion')
    ).not.toBeNull()
  })

  it('may lack the folder for files that are soon gone, and the registry is read all the same', async () => {
    setting({ TEMP: 'C:\\finnsinte', TMP: 'C:\\finnsinte' })
    expect(
      await readKey('HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion')
    ).toBeInstanceOf(Map)
    expect(await readKey('HKEY_CURRENT_USER\\Software\\Kanalarkiv-nothing')).toBeNull()
  })
})

it.runIf(process.platform === 'win32')('asks the registry of a real Windows', async () => {
  const key = 'HKEY_CURRENT_USER\\Software\\Kanalarkiv-test'
  const reg = (...args: string[]) =>
    execFileSync(windowsProgram('reg.exe'), args, {
      stdio: 'ignore'
    })
  onTestFinished(() => void reg('delete', key, '/f'))
  reg('add', key, '/v', 'ArchiveFolder', '/t', 'REG_SZ', '/d', 'D:\\Arkiv\\Åmål', '/f')
  reg('add', `${key}\\List`, '/v', '1', '/t', 'REG_DWORD', '/d', '0', '/f')
  const found = await askRegistry(key)
  expect(found?.get(key.toLowerCase())?.get('archivefolder')).toBe('D:\\Arkiv\\Åmål')
  expect(found?.get(`${key}\\list`.toLowerCase())?.get('1')).toBe(0)
  expect(await askRegistry('HKEY_CURRENT_USER\\Software\\Kanalarkiv-nothing')).toBeNull()
})
