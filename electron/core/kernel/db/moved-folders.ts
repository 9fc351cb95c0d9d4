// Folders of a person that Windows keeps elsewhere: documents that are redirected, and a profile that is copied to a server when its owner
// logs out. An archive in the one is not on this computer; one in the other is copied whole, each time.
import { win32 } from 'node:path'
import type { Registry } from '#shared/registry-text.ts'
import { type AskRegistry, askRegistry } from '../registry.ts'
import { askedOnWindows, isUncPath } from './network-share.ts'

const PROFILES = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList'
const FOLDERS =
  'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders'

/** What is asked of the system; others in tests. */
export type Person = {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  readonly ask: AskRegistry
  /** What kind of network a letter leads to; null for a disk of the computer. */
  readonly shareOf: (dir: string) => Promise<string | null>
}

const HERE: Person = {
  platform: process.platform,
  env: process.env,
  ask: askRegistry,
  shareOf: askedOnWindows
}

/** Where the person's documents lie when that is on a share or in a synchronised folder; else null. */
export async function documentsElsewhere({
  platform,
  env,
  ask,
  shareOf
}: Person = HERE): Promise<string | null> {
  if (platform !== 'win32') return null
  const said = (await ask(FOLDERS))?.get(FOLDERS.toLowerCase())?.get('personal')
  if (typeof said !== 'string') return null
  const path = said.replaceAll(
    /%([^%]+)%/g,
    (whole, name: string) => env[name] ?? env[name.toUpperCase()] ?? whole
  )
  const isElsewhere =
    isUncPath(path) || /\\OneDrive(?: ?-[^\\]*)?\\/i.test(`${path}\\`) || (await isOnNetwork(path, shareOf))
  return isElsewhere ? path : null
}

/** A letter that is mapped to a share, as is common. The letter that the profile has is not asked about: that takes a second. */
async function isOnNetwork(path: string, shareOf: Person['shareOf']): Promise<boolean> {
  if (/^c:/i.test(path)) return false
  return (await shareOf(path).catch(() => null)) !== null
}

/** Where the person's profile is copied to when they log out; null where it stays on this computer. */
export async function profileElsewhere({ platform, env, ask }: Person = HERE): Promise<string | null> {
  const own = env['USERPROFILE']
  if (platform !== 'win32' || own === undefined) return null
  const path = profileIn(await ask(PROFILES), own)?.get('centralprofile')
  return typeof path === 'string' && path !== '' ? path : null
}

/** Whether a folder is copied with the profile: it lies there, and not among what stays on each computer. */
export async function roams(dir: string, person: Person = HERE): Promise<boolean> {
  const own = person.env['USERPROFILE']
  if (own === undefined || !isWithin(dir, own)) return false
  const stay = ['Local', 'LocalLow'].map(name => win32.join(own, 'AppData', name))
  return !stay.some(folder => isWithin(dir, folder)) && (await profileElsewhere(person)) !== null
}

const profileIn = (registry: Registry | null, own: string) =>
  [...(registry?.values() ?? [])].find(values => {
    const path = values.get('profileimagepath')
    return typeof path === 'string' && isWithin(path, own) && isWithin(own, path)
  })

function isWithin(path: string, folder: string): boolean {
  const way = win32.relative(folder, path)
  return way === '' || !(way.startsWith('..') || win32.isAbsolute(way))
}
