// Whom a server lets in, as users of the archive: what the provider or the configuration says of them is entered there, so that roles,
// secrecy and the journal are the same as at the archive's own computer.
import { hash } from 'node:crypto'
import { normalized } from '#shared/normal-form.ts'
import type { Role } from '#shared/user.ts'
import type { Context } from '../../core/kernel/context.ts'
import { ArchiveError } from '../../core/kernel/errors.ts'
import { userNamed } from '../../core/register/roles/read.ts'
import { saveUser, userRows, whoIs } from '../../core/register/roles/users.ts'
import { holdsSecretWords } from '../../core/register/secrecy/typed.ts'

/** Names of users that no operating system gives: a colon is allowed in none. */
const SIGNED_IN = 'oidc:'
/** As in the archive's own language: it stands in its records. */
const UNNAMED = 'Användare'
export const keyUser = (name: string) => `api:${name}`

/**
 * The user that somebody is by what the provider calls them. The archive takes large and small letters for one, and a provider does
 * not, so what is not plain gets a digest: two people are never one user.
 */
export function signedInUser(claim: string): string {
  const plain = normalized(claim, 'NFC').toLowerCase().trim()
  const isPlain = claim === plain && plain.length <= 150 && !/[\p{Cc}#]/u.test(plain)
  if (isPlain) return `${SIGNED_IN}${plain}`
  const shown = plain
    .replaceAll(/[\p{Cc}#]/gu, ' ')
    .slice(0, 150)
    .trim()
  return `${SIGNED_IN}${shown}#${hash('sha256', claim).slice(0, 32)}`
}

/** Which roles a configuration gives somebody, of those that it gives at all: all others are given in the archive, and kept. */
export type Given = { readonly roles: readonly Role[]; readonly of: readonly Role[] }

/**
 * Enters the user, or what has changed of them. The only administrator who is left keeps the role, whatever the configuration says,
 * until there is another. Nobody is kept out for their name: where it has secret words, they are called as before, or what they sign in by
 * where that has none.
 */
export function enterUser(
  ctx: Context,
  { user, name, given }: { readonly user: string; readonly name: string; readonly given: Given }
): void {
  const known = userNamed(ctx.db.read, user)
  const kept = (known?.roles ?? []).filter(role => !given.of.includes(role))
  const isSecret = holdsSecretWords(ctx.db.read)
  const called = isSecret(name) ? (known?.name ?? (isSecret(user) ? UNNAMED : user)) : name
  const draft = { osUser: user, name: called, personId: known?.personId ?? null }
  const roles = [...kept, ...given.roles]
  try {
    saveUser(ctx, { ...draft, roles })
  } catch (error) {
    if (!(error instanceof ArchiveError) || error.code !== 'last-administrator') throw error
    ctx.log.warn('the only administrator keeps the role')
    saveUser(ctx, { ...draft, roles: [...roles, 'administrator'] })
  }
}

/** Gives the role of administrator to somebody who has signed in. */
export function makeAdministrator(ctx: Context, user: string): void {
  const known = userNamed(ctx.db.read, user)
  if (known === undefined) throw new ArchiveError('not-found', { what: user })
  const { osUser, name, personId, roles } = known
  saveUser(ctx, { osUser, name, personId, roles: [...new Set([...roles, 'administrator' as const])] })
}

/** Whether somebody who signs in is administrator. */
export const hasAdministrator = (ctx: Context): boolean =>
  userRows(ctx).some(
    ({ osUser, roles, leftOn }) =>
      osUser.startsWith(SIGNED_IN) && roles.includes('administrator') && leftOn === null
  )

/** Whether the register says that the user's person no longer works here. */
export const hasLeft = (ctx: Context, user: string): boolean => whoIs(ctx, user).leftOn !== null
