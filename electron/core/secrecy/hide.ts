// What is kept from whoever may not see secret records: asked at the door, over every method alike, so that none can forget it.
import { maySee, SecrecyKind } from '#shared/secrecy.ts'
import { ROLES, type Role } from '#shared/user.ts'
import type { ReadDb } from '../db/open.ts'
import { ArchiveError } from '../errors.ts'
import { secretConversations, secretRecords } from './queries.ts'

/** The ids that someone with these roles must not see, with the kind of each. */
export function hiddenFrom(db: ReadDb, roles: readonly Role[]): ReadonlyMap<string, SecrecyKind> {
  const hidden = new Map<string, SecrecyKind>()
  // Most calls, by most people: nothing to look up.
  if (SecrecyKind.options.every(kind => maySee(kind, roles))) return hidden
  for (const { id, kind } of secretRecords(db)) if (!maySee(kind, roles)) hidden.set(id, kind)
  if (!maySee('message', roles)) for (const id of secretConversations(db)) hidden.set(id, 'message')
  return hidden
}

// The journal's lines name records and hold nothing of them.
const SHOWN_ANYWAY = new Set(['journal.list', 'archive.events'])

/** Refuses an input that asks for a hidden record. @throws ArchiveError record-secret */
export function refuseHidden(
  input: unknown,
  hidden: ReadonlyMap<string, SecrecyKind>,
  who: { readonly osUser: string; readonly roles: readonly Role[] }
): void {
  const found = firstHidden(input, hidden)
  const kind = found === undefined ? undefined : hidden.get(found)
  if (found === undefined || kind === undefined) return
  throw new ArchiveError('record-secret', {
    what: found,
    user: who.osUser,
    own: who.roles.length === 0 ? 'none' : who.roles.join(', '),
    roles: ROLES.filter(role => maySee(kind, [role])).join(', ')
  })
}

/** The answer without the rows that are, or belong to, a hidden record. */
export function withoutHidden<Value>(
  method: string,
  value: Value,
  hidden: ReadonlyMap<string, SecrecyKind>
): Value {
  // What is left has the shape it had: lists are shorter, and what may be missing is missing.
  return SHOWN_ANYWAY.has(method) ? value : (cut(value, hidden) as Value)
}

type Hidden = ReadonlyMap<string, SecrecyKind>

function firstHidden(value: unknown, hidden: Hidden): string | undefined {
  if (typeof value === 'string') return hidden.has(value) ? value : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const part of Object.values(value)) {
    const found = firstHidden(part, hidden)
    if (found !== undefined) return found
  }
  return undefined
}

function cut(value: unknown, hidden: Hidden): unknown {
  if (Array.isArray(value)) return value.filter(item => !names(item, hidden)).map(item => cut(item, hidden))
  if (!isPlain(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      isPlain(part) && names(part, hidden) ? null : cut(part, hidden)
    ])
  )
}

/** Whether a row is a hidden record, or says in one of its fields that it belongs to one. */
function names(item: unknown, hidden: Hidden): boolean {
  if (typeof item === 'string') return hidden.has(item)
  return isPlain(item) && Object.values(item).some(part => typeof part === 'string' && hidden.has(part))
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
