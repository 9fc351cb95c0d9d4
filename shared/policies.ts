// What those who see to a municipality's computers have decided for the program on all of them: from Windows' registry, where group policies
// lie (resources/policies has what they are chosen by), or from a file that only an administrator can write.
import { z } from 'zod'
import type { Registry } from './registry-text.ts'

/** Where group policies lie. */
export const POLICY_KEY = 'HKEY_LOCAL_MACHINE\\Software\\Policies\\Kanalarkiv'

/** What is decided; null where nothing is. */
export const Policies = z.strictObject({
  /** The archive that is opened, where nobody has asked for another. */
  archiveFolder: z.string().nullable(),
  /** Where the municipality's archive is reached, when it is on a server. */
  serverAddress: z.string().nullable(),
  /** The program never looks for a newer one. */
  updatesOff: z.boolean().nullable(),
  /** The language of whoever has chosen none. */
  language: z.enum(['sv', 'en']).nullable()
})
export type Policies = z.infer<typeof Policies>

/** What was found, and where; `wrong` names the policies whose values cannot be, and what is no policy, which
 * count for nothing, or the file or the key that cannot be read. */
export const PoliciesFound = z.strictObject({
  policies: Policies,
  place: z.string().nullable(),
  wrong: z.array(z.string())
})
export type PoliciesFound = z.infer<typeof PoliciesFound>

const NOTHING: Policies = { archiveFolder: null, serverAddress: null, updatesOff: null, language: null }

// A drive, a share, or from the root: a folder that depends on where a program was started is no decision.
const Folder = z
  .string()
  .max(1000)
  .regex(/^(?:\/|[A-Za-z]:\\|\\\\[^\\])/)
const Address = z.url({ protocol: /^https$/ }).max(2000)
const Yes = z.union([z.boolean(), z.literal([0, 1]).transform(number => number === 1)])

/** Each policy by its name in the registry and in the file. */
const SCHEMAS: Readonly<Record<string, (value: unknown) => Partial<Policies> | null>> = {
  ArchiveFolder: value => asked(Folder, value, archiveFolder => ({ archiveFolder })),
  ServerAddress: value => asked(Address, value, serverAddress => ({ serverAddress })),
  UpdatesOff: value => asked(Yes, value, updatesOff => ({ updatesOff })),
  Language: value => asked(z.enum(['sv', 'en']), value, language => ({ language }))
}

/** The names of all policies, as they are written. */
export const POLICY_NAMES: readonly string[] = Object.keys(SCHEMAS)

function asked<T>(
  schema: z.ZodType<T>,
  value: unknown,
  found: (value: T) => Partial<Policies>
): Partial<Policies> | null {
  const read = schema.safeParse(value)
  return read.success ? found(read.data) : null
}

/** Where the file is: in a folder that others than administrators cannot make anything in. `windows`: Windows' own folder. */
export function policyFile(platform: string, windows: () => string): string {
  if (platform === 'win32')
    return `${windows().slice(0, 2)}\\Program Files\\Common Files\\Kanalarkiv\\policies.json`
  if (platform === 'darwin') return '/Library/Application Support/Kanalarkiv/policies.json'
  return '/etc/kanalarkiv/policies.json'
}

/** What lies in a place; null where there is nothing. */
type InPlace<T> = T | null | typeof UNREADABLE
export const UNREADABLE = Symbol('there, but cannot be read')

/** Bytes as Node has them. */
type Bytes = { readonly [at: number]: number; toString(encoding: 'utf8' | 'utf16le'): string }

/** The text of a file with policies: PowerShell writes two bytes to a letter, after a mark that says so. */
export const textOfPolicies = (bytes: Bytes): string =>
  bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8')

/** A file with policies is no longer than so many bytes. */
export const MOST_OF_POLICIES = 1_000_000

/**
 * What is decided: by the registry where it says anything, else by the file. Of what is there and cannot be read it is not known what
 * it says: the program is then not renewed, and nothing else is taken for decided.
 */
export function policiesFrom(
  registry: InPlace<Registry>,
  file: { readonly path: string; readonly text: InPlace<string> }
): PoliciesFound {
  if (registry === UNREADABLE) return unreadable(POLICY_KEY)
  const values = registry?.get(POLICY_KEY.toLowerCase())
  if (values !== undefined && values.size > 0) {
    const names = new Map(POLICY_NAMES.map(name => [name.toLowerCase(), name]))
    return found(
      POLICY_KEY,
      [...values].map(([name, value]) => [names.get(name) ?? name, value] as const)
    )
  }
  if (file.text === null) return { policies: NOTHING, place: null, wrong: [] }
  const read = file.text === UNREADABLE ? null : Written.safeParse(parsed(file.text))
  return read?.success ? found(file.path, Object.entries(read.data)) : unreadable(file.path)
}

const unreadable = (place: string): PoliciesFound => ({
  policies: { ...NOTHING, updatesOff: true },
  ...{ place, wrong: [place] }
})

const Written = z.record(z.string(), z.unknown())
/** Names that are no policy's are named so far. */
const MOST_WRONG = 20

function found(place: string, values: readonly (readonly [name: string, value: unknown])[]): PoliciesFound {
  const said = values
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ({
      name,
      read: Object.hasOwn(SCHEMAS, name) ? (SCHEMAS[name]?.(value) ?? null) : null
    }))
  return {
    policies: Object.assign({}, NOTHING, ...said.map(({ read }) => read)),
    place,
    wrong: said.flatMap(({ name, read }) => (read === null ? [name] : [])).slice(0, MOST_WRONG)
  }
}

function parsed(text: string): unknown {
  try {
    // An editor of Windows may put a mark of its own first.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}
