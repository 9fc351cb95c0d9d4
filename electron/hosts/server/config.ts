// What a server is started with: a JSON file, checked whole before anything is opened. Every mistake is told with its place and what
// to write instead.
import { readFileSync, statSync } from 'node:fs'
import { dirname, isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import type { Language } from '#shared/errors.ts'
import { Role } from '#shared/user.ts'
import type { LeaseSettings } from '../../core/kernel/lease/settings.ts'
import type { S3Settings } from '../../core/kernel/objects/s3/settings.ts'
import { type Text, textIn } from '../cli/language.ts'
import { ask, type Remedy, secureUrl } from './config-checks.ts'
import { CopyFields, LeaseFields, leaseSettings } from './config-lease.ts'
import { type NoticesConfig, NoticesFields, noticesConfig } from './config-notices.ts'
import { configTexts } from './texts.ts'

/** The address that people write: an origin and nothing after it. */
const Address = secureUrl('address').refine(
  url => URL.canParse(url) && url.replace(/\/$/, '') === new URL(url).origin,
  ask('address')
)

const KnownRole = z.enum(Role.options, ask('roles'))

const SignInFields = z.strictObject({
  issuer: secureUrl('issuer'),
  clientId: z.string(ask('clientId')).min(1, ask('clientId')),
  /** A file with the client's secret and nothing else. A public client has none, and PKCE alone. */
  clientSecretFile: z.string(ask('file')).min(1, ask('file')).optional(),
  scope: z
    .string(ask('scope'))
    .regex(/\bopenid\b/, ask('scope'))
    .default('openid profile'),
  /** What of the provider's answer the user is known by. It must never be given to another. */
  userClaim: z.string(ask('claim')).min(1, ask('claim')).default('sub'),
  nameClaim: z.string(ask('claim')).min(1, ask('claim')).default('name'),
  groupsClaim: z.string(ask('claim')).min(1, ask('claim')).default('groups'),
  /** Which roles a group gives. Roles that no group gives are given by an administrator in the archive. */
  roles: z.record(z.string().min(1), z.array(KnownRole, ask('roles')), ask('roleTable')).default({})
})

export type SignInConfig = Omit<z.infer<typeof SignInFields>, 'clientSecretFile'> & {
  readonly clientSecret: string | null
}

const S3Fields = z.strictObject({
  endpoint: secureUrl('s3Endpoint'),
  region: z.string(ask('s3Region')).min(1, ask('s3Region')).default('us-east-1'),
  bucket: z.string(ask('s3Bucket')).regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, ask('s3Bucket')),
  accessKeyId: z.string(ask('s3Key')).min(1, ask('s3Key')),
  /** A file with the secret of the key and nothing else. */
  secretKeyFile: z.string(ask('file')).min(1, ask('file')),
  /** How much of the files is kept in the archive's folder. */
  cacheMegabytes: z
    .number(ask('cacheMegabytes'))
    .min(1, ask('cacheMegabytes'))
    .max(100_000_000, ask('cacheMegabytes'))
    .default(20_000),
  lock: z.enum(['governance', 'compliance', 'none'], ask('lock')).default('none')
})

export const KeyName = z.string(ask('keyName')).regex(/^[a-z0-9][a-z0-9-]{0,60}$/, ask('keyName'))

const KeyConfig = z.strictObject({
  name: KeyName,
  roles: z.array(KnownRole, ask('roles')).min(1, ask('keyRoles')),
  /** SHA-256 of the key, in hexadecimal. The key itself is kept by nobody but whoever uses it. */
  sha256: z.string(ask('keySha256')).regex(/^[0-9a-f]{64}$/, ask('keySha256'))
})

const ArchiveFields = z.strictObject({
  address: Address,
  dir: z.string(ask('dir')).refine(isAbsolute, ask('dir')),
  /** Given where the server is to make the archive, if there is none in the folder. */
  municipality: z.string(ask('municipality')).trim().min(1, ask('municipality')).max(200).optional(),
  /** The archive comes from another computer, and the server's own user is to be entered in it. */
  adopt: z.boolean(ask('boolean')).default(false),
  signIn: SignInFields.optional(),
  /** Where the files lie, if not in the folder. */
  s3: S3Fields.optional(),
  /** By what one server at a time has the archive. */
  lease: LeaseFields.optional(),
  /** How the database is copied to the store of files while the server runs. */
  copy: CopyFields.optional(),
  /** Which platforms may tell of changes. */
  notices: NoticesFields.optional(),
  sessionHours: z.number(ask('hours')).min(0.01, ask('hours')).max(168, ask('hours')).default(12),
  idleMinutes: z.number(ask('minutes')).min(0.1, ask('minutes')).max(1440, ask('minutes')).default(60),
  /** The largest file that is taken in. */
  mostMegabytes: z
    .number(ask('megabytes'))
    .min(1, ask('megabytes'))
    .max(100_000, ask('megabytes'))
    .default(2000),
  keys: z.array(KeyConfig, ask('keys')).default([])
})
type ArchiveFields = z.infer<typeof ArchiveFields>
/** As the server has it, with what stood in the files of secrets. */
export type ArchiveConfig = Omit<ArchiveFields, 'signIn' | 's3' | 'lease' | 'notices'> & {
  readonly signIn?: SignInConfig
  readonly lease?: LeaseSettings
  readonly notices?: NoticesConfig
  readonly s3?: S3Settings
}

const BrowserAddress = z
  .url({ protocol: /^wss?$/, ...ask('browser') })
  .refine(url => !/\s/.test(url), ask('browser'))

const host = z.string(ask('host')).min(1, ask('host'))
const port = z.int(ask('port')).min(0, ask('port')).max(65_535, ask('port'))

const ServerFields = z
  .strictObject({
    listen: z.strictObject({ host: host.default('127.0.0.1'), port }, ask('listen')),
    /** Where Prometheus asks. It is not for the web, so it has a place of its own. */
    metrics: z.strictObject({ host: host.default('127.0.0.1'), port }, ask('listen')).optional(),
    /** The DevTools addresses of browsers on other machines, which captures are made in. */
    browsers: z.array(BrowserAddress, ask('browsers')).default([]),
    archives: z.array(ArchiveFields, ask('archives')).min(1, ask('archives'))
  })
  .superRefine(({ archives }, { addIssue }) => {
    for (const field of ['address', 'dir'] as const)
      for (const [at, archive] of archives.entries())
        if (archives.slice(0, at).some(other => sameKey(field, other) === sameKey(field, archive)))
          addIssue({ code: 'custom', path: ['archives', at, field], message: 'twice' satisfies Remedy })
    for (const [at, { copy, lease, s3 }] of archives.entries())
      if (copy !== undefined && (lease === undefined || s3 === undefined))
        addIssue({ code: 'custom', path: ['archives', at, 'copy'], message: 'copyNeeds' satisfies Remedy })
    for (const [at, { keys, signIn }] of archives.entries())
      if (signIn === undefined && keys.length === 0)
        addIssue({ code: 'custom', path: ['archives', at], message: 'nobody' satisfies Remedy })
  })
type ServerFields = z.infer<typeof ServerFields>
export type ServerConfig = Omit<ServerFields, 'archives'> & {
  readonly archives: readonly ArchiveConfig[]
  /** Files of secrets that every account of the computer can read. */
  readonly openSecrets: readonly string[]
}

const sameKey = (field: 'address' | 'dir', archive: { address: string; dir: string }) =>
  field === 'dir' ? resolve(archive.dir) : new URL(archive.address).host

/** What an archive is called among those of a server: the host of its address. */
export const nameOf = ({ address }: { readonly address: string }): string =>
  new URL(address).host.replace(':', '-')

/** All that is wrong with a configuration, a sentence for each mistake. */
export class ConfigMistakes extends Error {
  readonly sentences: readonly string[]

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.name = 'ConfigMistakes'
    this.sentences = sentences
  }
}

/** The configuration in a file; paths of files in it are from its folder. @throws ConfigMistakes */
export function readConfig(file: string, language: Language): ServerConfig {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : 'EIO'
    throw new ConfigMistakes([textIn(language, configTexts.unreadable, { file, detail })])
  }
  return withSecrets(checkConfig(text, file, language), dirname(resolve(file)), language)
}

/** @throws ConfigMistakes */
export function checkConfig(text: string, file: string, language: Language): ServerFields {
  let given: unknown
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    // What the parser says has the place in it, and quotes no more than a few letters.
    const detail = error instanceof Error ? error.message : ''
    throw new ConfigMistakes([textIn(language, configTexts.noJson, { file, detail })])
  }
  const checked = ServerFields.safeParse(given)
  if (checked.success) return checked.data
  throw new ConfigMistakes(checked.error.issues.flatMap(issue => told(issue, language)))
}

function told(issue: z.core.$ZodIssue, language: Language): string[] {
  const place = placeOf(issue.path)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key =>
      textIn(language, configTexts.unknownField, { place: placeOf([...issue.path, key]) })
    )
  const text: Text = isRemedy(issue.message) ? configTexts[issue.message] : configTexts.object
  return [`${place}: ${textIn(language, text)}`]
}

const isRemedy = (message: string): message is Remedy => Object.hasOwn(configTexts, message)

function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  return place === '' ? '{}' : place.replace(/^\./, '')
}

function withSecrets(config: ServerFields, folder: string, language: Language): ServerConfig {
  const mistakes: string[] = []
  const openSecrets = new Set<string>()
  const secretIn = (name: string, ...place: PropertyKey[]): string => {
    const file = resolve(folder, name)
    const { secret, problem, isOpen } = readSecret(file)
    if (isOpen && !NO_SECRETS.includes(String(place.at(-1)))) openSecrets.add(file)
    if (problem === null) return secret
    const text = problem === 'empty' ? configTexts.secretEmpty : configTexts.secretFile
    const says = textIn(language, text, { file, detail: problem })
    mistakes.push(`${placeOf(['archives', ...place])}: ${says}`)
    return ''
  }
  const archives = config.archives.map(({ signIn, s3, lease, notices, ...archive }, at): ArchiveConfig => {
    const made: { signIn?: SignInConfig; s3?: S3Settings; lease?: LeaseSettings; notices?: NoticesConfig } =
      {}
    if (signIn !== undefined) {
      const { clientSecretFile: file, ...rest } = signIn
      const secret = file === undefined ? null : secretIn(file, at, 'signIn', 'clientSecretFile')
      made.signIn = { ...rest, clientSecret: secret }
    }
    if (s3 !== undefined) {
      const { secretKeyFile, cacheMegabytes, lock, ...rest } = s3
      made.s3 = {
        ...rest,
        secretAccessKey: secretIn(secretKeyFile, at, 's3', 'secretKeyFile'),
        cacheBytes: cacheMegabytes * 1_000_000,
        lock: lock === 'none' ? null : lock
      }
    }
    if (lease !== undefined)
      made.lease = leaseSettings(lease, nameOf(archive), (file, field) => secretIn(file, at, 'lease', field))
    if (notices !== undefined)
      made.notices = noticesConfig(notices, (file, ...place) => secretIn(file, at, 'notices', ...place))
    return { ...archive, ...made }
  })
  if (mistakes.length > 0) throw new ConfigMistakes(mistakes)
  return { ...config, archives, openSecrets: [...openSecrets] }
}

/** Files that are read like those of secrets, and may be read by anybody. */
const NO_SECRETS = ['caFile', 'certFile', 'kubernetes.namespace']
/** Read by everybody (POSIX); Windows has no such mark. */
const FOR_ALL = 0o004

function readSecret(file: string): { secret: string; problem: string | null; isOpen: boolean } {
  try {
    const secret = readFileSync(file, 'utf8').trim()
    const isOpen = process.platform !== 'win32' && (statSync(file).mode & FOR_ALL) !== 0
    return { secret, problem: secret === '' ? 'empty' : null, isOpen }
  } catch (error) {
    const problem = error instanceof Error && 'code' in error ? String(error.code) : 'EIO'
    return { secret: '', problem, isOpen: false }
  }
}
