// Whose time stamps there are: told of with the certificates, and held against those that somebody knows to be the right ones.
import type { StampedBy, TimestampAuthority } from '#shared/timestamp.ts'
import { NO_REASON } from '#shared/words/timestamps.ts'
import type { PackageVerification } from '../../../../resources/verify/verify.mjs'
import type { RevokedLater } from '../../../../resources/verify/verify-certificates.mjs'
import { UsageError } from '../errors.ts'
import type { Output } from '../output.ts'
import { visible } from '../terminal.ts'
import { stamped as texts } from '../texts/stamped.ts'
import { localTime } from '../values.ts'

type Told = {
  readonly code: 'authority-other' | 'authority-missing' | 'authority-unknown'
  readonly what: string
}

/** What is stamped, and by whose certificate. */
type Stamp = {
  readonly what: string
  readonly authority: string
  readonly anchor: string
  readonly revoked: RevokedLater | null
}

/** What `--authority` names: SHA-256 as people write them, with colons or without. @throws UsageError */
export const authoritiesTyped = (typed: readonly string[] | undefined): string[] | null =>
  typed?.map(value => {
    const sha256 = value.replaceAll(/[:\s]/g, '').toLowerCase()
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new UsageError(texts.noFingerprint, { value })
    return sha256
  }) ?? null

/** Each stamp is by one of these, and there is one that counts. */
export function holdAuthorities(stamps: readonly Stamp[], expected: readonly string[] | null): Told[] {
  if (expected === null) return []
  const others = stamps.filter(({ anchor }) => !expected.includes(anchor))
  const told = others.map(stamp => ({ code: 'authority-other' as const, what: inOne(stamp) }))
  const isOneRight = stamps.some(
    ({ anchor, revoked }) => expected.includes(anchor) && revoked?.isValidBefore !== false
  )
  return isOneRight ? told : [...told, { code: 'authority-missing', what: expected.join(', ') }]
}

export const stampsIn = (authorities: readonly StampedBy[]): Stamp[] =>
  authorities.map(({ name, firstLine, lastLine, ...of }) => ({
    what: `${firstLine}-${lastLine} (${name})`,
    ...of
  }))

/** Those of the journal, of web archives and of the signatures. */
export const stampsInPackage = ({ stamps, archives, signatures }: PackageVerification): Stamp[] => [
  ...stamps.map(({ line, ...of }) => ({ what: `journal.jsonl:${line}`, ...of })),
  ...archives.map(({ count, ...of }) => ({ what: `*.wacz (${count})`, ...of })),
  ...signatures.flatMap(({ stamp, certificate }) =>
    stamp === null ? [] : [{ what: `${certificate.slice(0, 8)}.p7s`, ...stamp }]
  )
]

/** Whose certificates an archive does not have: it never asked them. */
export function holdKnown(stamps: readonly Stamp[], known: readonly TimestampAuthority[]): Told[] {
  const entered = new Set<string>(
    known.flatMap(({ certificates }) => certificates.map(({ sha256 }) => sha256))
  )
  return stamps
    .filter(({ anchor }) => !entered.has(anchor))
    .map(stamp => ({ code: 'authority-unknown', what: inOne(stamp) }))
}

/** The certificates of a package's stamps that the archive has, with what it calls whom they vouch for. */
export function knownLines(
  { t }: Output,
  stamps: readonly Stamp[],
  known: readonly TimestampAuthority[]
): string[] {
  return [...new Set(stamps.map(({ anchor }) => anchor))].flatMap(anchor =>
    known
      .filter(({ certificates }) => certificates.some(({ sha256 }) => sha256 === anchor))
      .map(({ name, forgottenAt }) =>
        visible(t(forgottenAt === null ? texts.known : texts.knownOnce, { anchor, name }))
      )
  )
}

/** Whose stamps the journal of an archive has, and that they are to be compared. */
export function stampedLines({ t }: Output, authorities: readonly StampedBy[]): string[] {
  if (authorities.length === 0) return [t(texts.none)]
  const lines = authorities.map(({ isAsked, from, to, revoked, ...is }) => {
    const values = { ...is, from: localTime(from, ''), to: localTime(to, '') }
    const line = t(isAsked ? texts.by : texts.byOnce, values)
    if (revoked === null) return visible(line)
    const { at, reason, isValidBefore } = revoked
    const of = { at: localTime(at, ''), reason: reason ?? t(NO_REASON) }
    return visible(`${line}. ${t(isValidBefore ? texts.revokedAfter : texts.notCounted, of)}`)
  })
  return [...lines, t(texts.compare)]
}

const inOne = ({ what, authority, anchor }: Stamp) =>
  `${what}: ${authority.replaceAll('\n', ', ')}, SHA-256 ${anchor}`
