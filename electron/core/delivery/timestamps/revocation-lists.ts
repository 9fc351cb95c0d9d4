// The lists of what was revoked that tell of a time stamp, and the answers about one certificate (OCSP). Each is read once, however many time stamps it tells of: one may have some
// hundred thousand entries.
import type { Instant, Sha256, TimestampAuthorityId } from '#shared/ids.ts'
import { type RevocationList, readRevocationList } from '../../../../resources/verify/verify-certificates.mjs'
import { readOcspAnswer } from '../../../../resources/verify/verify-ocsp.mjs'
import type { ReadDb } from '../../kernel/db/open.ts'
import * as queries from './queries.ts'

/** A list of what was revoked, and an answer about one certificate. */
export const LIST_TYPE = 'application/pkix-crl'
export const ANSWER_TYPE = 'application/ocsp-response'

type Kept = ReturnType<typeof queries.listsOf>[number]

/** Of the lists that were kept, for each time stamp those of the first day after it, and the last. Pure. */
export function listsProving(lists: readonly Kept[], given: readonly Instant[]): Kept[] {
  const days = new Set<string | undefined>([dayOf(lists.at(-1))])
  for (const at of given) days.add(dayOf(lists.find(list => list.receivedAt >= at)))
  // Several issuers' lists come one after the other.
  return lists.filter(list => days.has(dayOf(list)))
}

const dayOf = (list: Kept | undefined) => list?.receivedAt.slice(0, 10)

/** So many are held: those of one day by a few issuers, and the last. Time stamps that follow each other are told of by the same. */
const HELD = 12

export interface KnownLists {
  /** The lists that tell of a time stamp of that moment, as far as they can be read. */
  of(db: ReadDb, id: TimestampAuthorityId, at: Instant): Promise<RevocationList[]>
}

/** `read` gives the bytes of a list. @throws never: what cannot be read is left out */
export function knownLists(read: (list: Sha256) => Promise<Buffer>): KnownLists {
  const held = new Map<Sha256, Promise<RevocationList | null>>()
  function listOf({ list: sha256, mediaType }: Kept): Promise<RevocationList | null> {
    const list =
      held.get(sha256) ??
      read(sha256).then(
        bytes => readableList(bytes, mediaType),
        () => null
      )
    held.delete(sha256)
    held.set(sha256, list)
    for (const oldest of held.keys()) {
      if (held.size <= HELD) break
      held.delete(oldest)
    }
    return list
  }
  return {
    async of(db, id, at) {
      const lists: RevocationList[] = []
      for (const kept of listsProving(queries.listsOf(db, id), [at])) {
        const known = await listOf(kept)
        // It may be there again the next time.
        if (known === null) held.delete(kept.list)
        else lists.push(known)
      }
      return lists
    }
  }
}

/** Null for what is not what its media type says. */
export function readableList(bytes: Buffer, mediaType: string): RevocationList | null {
  try {
    return mediaType === LIST_TYPE ? readRevocationList(bytes) : readOcspAnswer(bytes)
  } catch {
    return null
  }
}
