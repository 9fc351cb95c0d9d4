// Whether the one at the computer may call a method. Asked at the one door, before anything else.
import { isAllowed, rolesFor, ruleOf } from '#shared/rules.ts'
import { ArchiveError } from '../kernel/errors.ts'
import { whoIs } from '../register/roles/users.ts'
import type { CurrentArchive } from './current-archive.ts'

/** Lets the call through, or refuses it. @throws ArchiveError forbidden, user-has-left */
export function permit(session: CurrentArchive, path: readonly string[]): void {
  const method = path.join('.')
  const rule = ruleOf(method)
  if (rule === 'anyone') return
  // Without an archive there is nobody to have a role; the method itself says that none is open.
  if (session.current() === null) return
  const { ctx } = session.need()
  const { roles, leftOn } = whoIs(ctx, ctx.osUser)
  if (rule !== undefined && isAllowed(rule, roles)) return
  if (leftOn !== null) throw new ArchiveError('user-has-left', { user: ctx.osUser, date: leftOn })
  throw new ArchiveError('forbidden', {
    user: ctx.osUser,
    own: roles.length === 0 ? 'none' : roles.join(', '),
    roles: rule === undefined ? 'none' : (rolesFor(rule) ?? []).join(', ')
  })
}
