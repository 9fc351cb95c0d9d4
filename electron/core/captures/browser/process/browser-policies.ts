// The policies by which an organisation rules the browsers of its computers, as far as they decide over captures. The browser itself says
// nothing of them: one that may not be steered is started, and never answers.
import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { type BrowserFinding, type BrowserRule, stopsCaptures } from '#shared/computer.ts'
import type { Registry } from '#shared/registry-text.ts'
import { ArchiveError } from '../../../kernel/errors.ts'
import { type AskRegistry, askRegistry } from '../../../kernel/registry.ts'

const run = promisify(execFile)

type Ruled = { readonly key: string; readonly folders: readonly string[]; readonly domain: string }

/** Where each browser has its policies: a key of the registry, folders of JSON on Linux, a domain of settings on macOS. */
const RULED: Readonly<Record<string, Ruled>> = {
  'Microsoft Edge': {
    key: 'Microsoft\\Edge',
    folders: ['/etc/opt/edge/policies/managed'],
    domain: 'com.microsoft.Edge'
  },
  'Google Chrome': {
    key: 'Google\\Chrome',
    folders: ['/etc/opt/chrome/policies/managed'],
    domain: 'com.google.Chrome'
  },
  Chromium: {
    key: 'Chromium',
    folders: ['/etc/chromium/policies/managed', '/etc/chromium-browser/policies/managed'],
    domain: 'org.chromium.Chromium'
  }
}

const HIVES = ['HKEY_LOCAL_MACHINE', 'HKEY_CURRENT_USER']
const JOINED = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\JoinInfo'

/** The policies that are set in one place, by name. A list of the registry is a key of its own, of which the values count. */
type Policies = { readonly place: string; readonly values: Readonly<Record<string, unknown>> }

/** What is asked of the system; others in tests. */
export type PolicySource = {
  readonly platform: NodeJS.Platform
  readonly ask: AskRegistry
  /** Before the folders of Linux and macOS. */
  readonly root: string
}

const HERE: PolicySource = { platform: process.platform, ask: askRegistry, root: '/' }

/** What the policies of a browser do to captures, by its name; the one that stops them first. */
export async function browserFindings(
  browser: string,
  source: PolicySource = HERE
): Promise<BrowserFinding[]> {
  const ruled = RULED[browser]
  if (ruled === undefined) return []
  const all = await policiesOf(ruled, source)
  const found = all.flatMap(({ place, values }) =>
    Object.entries(values).flatMap(([policy, value]) => {
      const rule = RULES[policy]?.(value) ?? null
      return rule === null ? [] : [{ rule, browser, policy, place }]
    })
  )
  const implicit = await implicitSignIn(browser, ruled, { source, all })
  return [...found, ...implicit].toSorted(
    (one, other) => Number(stopsCaptures(other)) - Number(stopsCaptures(one))
  )
}

/** @throws ArchiveError browser-ruled-out when a policy keeps programs from steering the browser */
export async function refuseRuledOut(browser: string, source: PolicySource = HERE): Promise<void> {
  const stops = (await browserFindings(browser, source)).find(stopsCaptures)
  if (stops !== undefined)
    throw new ArchiveError('browser-ruled-out', { browser, policy: stops.policy, where: stops.place })
}

const isOff = (value: unknown) => value === false || value === 0
const isList = (value: unknown) =>
  (Array.isArray(value) && value.length > 0) || (isValues(value) && Object.keys(value).length > 0)
const isValues = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const when = (is: boolean, rule: BrowserRule): BrowserRule | null => (is ? rule : null)

const RULES: Readonly<Record<string, (value: unknown) => BrowserRule | null>> = {
  RemoteDebuggingAllowed: value => when(isOff(value), 'no-steering'),
  // Two is "never": meant for a person's tools, it keeps programs from every page too.
  DeveloperToolsAvailability: value => when(value === 2, 'no-steering'),
  UserDataDir: value => when(typeof value === 'string' && value !== '', 'own-profile'),
  ExtensionInstallForcelist: value => when(isList(value), 'forced-extensions'),
  ExtensionSettings: value => when(forcesExtension(value), 'forced-extensions'),
  BrowserSignin: value => when(value === 2, 'forced-sign-in')
}

const Mode = z.record(z.string(), z.looseObject({ installation_mode: z.string().optional() }))

/** The policy that holds all about extensions: an object on Linux and macOS, on Windows its text or keys of their own. */
function forcesExtension(value: unknown): boolean {
  const read = Mode.safeParse(typeof value === 'string' ? parsed(value) : value)
  return (
    read.success &&
    Object.values(read.data).some(({ installation_mode: mode }) =>
      /^(?:force|normal)_installed$/.test(mode ?? '')
    )
  )
}

/** Edge signs a new profile in with the account of a computer that is joined to an organisation, unless a policy says no. */
async function implicitSignIn(
  browser: string,
  ruled: Ruled,
  { source, all }: { source: PolicySource; all: readonly Policies[] }
): Promise<BrowserFinding[]> {
  if (browser !== 'Microsoft Edge' || source.platform !== 'win32') return []
  const ended = all.some(({ values }) =>
    ['BrowserSignin', 'ImplicitSignInEnabled'].some(name => isOff(values[name]))
  )
  // Told by what forces it already.
  const isForced = all.some(({ values }) => values['BrowserSignin'] === 2)
  if (ended || isForced || ((await source.ask(JOINED))?.size ?? 0) < 2) return []
  const place = keyOf(HIVES[0] ?? '', ruled)
  return [{ rule: 'implicit-sign-in', browser, policy: 'ImplicitSignInEnabled', place }]
}

const keyOf = (hive: string, { key }: Ruled) => `${hive}\\SOFTWARE\\Policies\\${key}`

async function policiesOf(ruled: Ruled, source: PolicySource): Promise<Policies[]> {
  if (source.platform === 'win32') {
    const keys = await Promise.all(
      HIVES.map(async hive => inRegistry(keyOf(hive, ruled), await source.ask(keyOf(hive, ruled))))
    )
    return keys.filter(key => key !== null)
  }
  if (source.platform === 'darwin') return onMac(ruled, source)
  const inFolders = await Promise.all(ruled.folders.map(folder => inFolder(join(source.root, folder))))
  return inFolders.flat()
}

/** A key's values, and those of each key right below it as one list. */
function inRegistry(key: string, registry: Registry | null): Policies | null {
  const names = new Map(Object.keys(RULES).map(name => [name.toLowerCase(), name]))
  names.set('implicitsigninenabled', 'ImplicitSignInEnabled')
  const values: Record<string, unknown> = {}
  for (const [found, each] of registry ?? []) {
    if (found === key.toLowerCase()) for (const [name, value] of each) values[names.get(name) ?? name] = value
    const below = found.startsWith(`${key.toLowerCase()}\\`) ? found.slice(key.length + 1).split('\\') : []
    const list = names.get(below[0] ?? '')
    if (list === 'ExtensionSettings' && below[1] !== undefined)
      values[list] = { ...(isValues(values[list]) ? values[list] : {}), [below[1]]: Object.fromEntries(each) }
    else if (list !== undefined && below.length === 1) values[list] = Object.fromEntries(each)
  }
  return registry === null ? null : { place: key, values }
}

/** The files of a folder, each with policies of its own. */
async function inFolder(folder: string): Promise<Policies[]> {
  const names = (await readdir(folder).catch(() => [])).filter(name => name.endsWith('.json')).toSorted()
  const files = await Promise.all(
    names.map(async name => {
      const place = join(folder, name)
      // What the browser cannot read counts for nothing there either.
      return { place, values: parsed(await readFile(place, 'utf8').catch(() => '')) }
    })
  )
  return files.flatMap(({ place, values }) => (isValues(values) ? [{ place, values }] : []))
}

/** What a profile of settings has laid out, for all or for this user. */
async function onMac({ domain }: Ruled, { root }: PolicySource): Promise<Policies[]> {
  const folder = join(root, '/Library/Managed Preferences')
  const places = [folder, join(folder, process.env['USER'] ?? '')].map(each => join(each, `${domain}.plist`))
  const files = await Promise.all(
    [...new Set(places)].map(async place => {
      const said = await run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', place], {
        timeout: 5_000
      }).catch(() => null)
      return { place, values: parsed(said?.stdout ?? '') }
    })
  )
  return files.flatMap(({ place, values }) => (isValues(values) ? [{ place, values }] : []))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
