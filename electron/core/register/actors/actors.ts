// Who a sender is: the same one as before, or a new one. Only what a source says is used, and a name alone says little.
import { randomUUID } from 'node:crypto'
import type { Actor, ActorFacts, IdentityBasis } from '#shared/actor.ts'
import { ActorId } from '#shared/ids.ts'
import type { Platform } from '#shared/register.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import * as queries from './queries.ts'

/**
 * The sender with these facts on this platform; entered if not known, and added to if more is known now. Null when
 * nothing is known. The platform's own id counts most, then user name, profile address and e-mail; a bare name is the
 * same sender only `within` one post or conversation. `nextId` is for those who enter many.
 */
export function actorFor(
  tx: WriteDb,
  { platform, within, facts }: { platform: Platform; within: string; facts: ActorFacts },
  nextId: () => ActorId = () => ActorId.parse(randomUUID())
): ActorId | null {
  if (Object.values(facts).every(fact => fact === null)) return null
  const identityBasis = basisOf(facts)
  if (identityBasis === 'name_only') {
    const known = queries.actorNamed(tx, platform, facts.displayName ?? '', within)
    if (known !== null) return known
  }
  const found = identified(tx, platform, facts)
  if (found !== null) {
    addTo(tx, found, facts)
    return found.id
  }
  const id = nextId()
  queries.insertActor(tx, {
    id,
    platform,
    ...facts,
    identityBasis,
    within: identityBasis === 'name_only' ? within : null
  })
  return id
}

function basisOf(facts: ActorFacts): IdentityBasis {
  if (facts.nativeId !== null) return 'native_id'
  if (facts.handle !== null) return 'handle'
  if (facts.profileUrl !== null) return 'profile_url'
  if (facts.email !== null) return 'email'
  return facts.displayName === null ? 'unknown' : 'name_only'
}

// A user name may pass to someone else, so what fits several, or one with another id, tells nothing.
function identified(tx: WriteDb, platform: Platform, facts: ActorFacts): Actor | null {
  const keys = [
    ['native_id', facts.nativeId],
    ['handle', facts.handle],
    ['profile_url', facts.profileUrl],
    ['email', facts.email]
  ] as const
  for (const [by, value] of keys) {
    if (value === null) continue
    const [found, other] = queries.actorsBy(tx, platform, by, value)
    if (found !== undefined && other === undefined && !contradicts(found, facts)) return found
  }
  return null
}

function contradicts(actor: Actor, facts: ActorFacts): boolean {
  const differ = (one: string | null, two: string | null) =>
    one !== null && two !== null && one.toLowerCase() !== two.toLowerCase()
  if (actor.nativeId !== null && facts.nativeId !== null) return actor.nativeId !== facts.nativeId
  return differ(actor.handle, facts.handle)
}

function addTo(tx: WriteDb, actor: Actor, facts: ActorFacts): void {
  const { id, platform: _, identityBasis, ...known } = actor
  const grown: ActorFacts = {
    nativeId: known.nativeId ?? facts.nativeId,
    handle: known.handle ?? facts.handle,
    displayName: known.displayName ?? facts.displayName,
    profileUrl: known.profileUrl ?? facts.profileUrl,
    email: known.email ?? facts.email,
    ip: known.ip ?? facts.ip,
    userAgent: known.userAgent ?? facts.userAgent
  }
  const basis = basisOf(grown)
  const isSame = basis === identityBasis && JSON.stringify(grown) === JSON.stringify(known)
  if (!isSame) queries.updateActor(tx, id, { ...grown, identityBasis: basis })
}
