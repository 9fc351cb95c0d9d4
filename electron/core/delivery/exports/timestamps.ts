// The time stamps that go along with a package: of each line that it shows, the first that was given after it, by each authority.

import type { X509Certificate } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '../../kernel/context.ts'
import { certificatesIn } from '../timestamps/authorities.ts'
import { eachTimestamp, type KeptTimestamp, keptLists } from '../timestamps/read.ts'
import { LIST_TYPE, listsProving } from '../timestamps/revocation-lists.ts'
import { stampWhatIsSealed } from '../timestamps/stamp.ts'
import { copyObject } from './copy.ts'
import type { Draft } from './disk.ts'
import type { Frozen } from './frozen.ts'

/** So long the package waits for its own time stamp when all else is written. */
const PATIENCE = 5_000

/** Asks for a time stamp of the journal as the package has it, while it is being written. */
export function askWhileWriting(ctx: Context, head: Frozen['head']): () => Promise<void> {
  const answered = stampWhatIsSealed(ctx, head)
  return async () => {
    const waiting = new AbortController()
    const late = pause(PATIENCE, undefined, { signal: waiting.signal }).catch(() => undefined)
    await Promise.race([answered, late])
    waiting.abort()
  }
}

/** Writes them into `data/timestamps/`, with the certificates that vouch for them; `lines` are those that the package shows. */
export async function writeTimestamps(
  ctx: Context,
  draft: Draft,
  base: string,
  { head, lines }: Pick<Frozen, 'head'> & { readonly lines: readonly number[] }
): Promise<void> {
  const folder = `${base}data/timestamps/`
  // Of the archive as it is now: the package's own has come since the selection was frozen.
  const stamps = provingOf([...eachTimestamp(ctx.db.read, head.seq)], lines)
  for (const { authorityId, line, reply } of stamps) {
    const path = `${folder}${String(line).padStart(9, '0')}-${authorityId.slice(0, 8)}.tsr`
    await copyObject(ctx, draft, {
      path,
      sha256: reply,
      role: 'timestamp',
      mediaType: REPLY,
      bytes: 0,
      created: null
    })
  }
  for (const [id, file] of new Map(stamps.map(({ authorityId, file }) => [authorityId, file]))) {
    const certificates = (await certificatesIn(ctx, file)).map(pem)
    await draft.writeWhole(`${folder}${id.slice(0, 8)}.pem`, certificates.join(''))
    const given = stamps.filter(({ authorityId }) => authorityId === id).map(({ at }) => at)
    for (const { list, mediaType } of listsProving(keptLists(ctx.db.read, id), given))
      await copyObject(ctx, draft, {
        path: `${folder}${id.slice(0, 8)}-${list.slice(0, 8)}${mediaType === LIST_TYPE ? '.crl' : '.ocsp'}`,
        ...{ sha256: list, role: 'revocation-list', mediaType, bytes: 0, created: null }
      })
  }
}

const REPLY = 'application/timestamp-reply'

const pem = (certificate: X509Certificate) => `${certificate.toString().trim()}\n`

/** Of each authority the first that covers each of the lines, and its last. Pure. */
function provingOf(stamps: readonly KeptTimestamp[], lines: readonly number[]): KeptTimestamp[] {
  const ordered = [...new Set(lines)].sort((one, other) => one - other)
  return [...Map.groupBy(stamps, ({ authorityId }) => authorityId).values()].flatMap(of => {
    const chosen: KeptTimestamp[] = []
    let at = 0
    for (const stamp of of) {
      const isFirst = (ordered[at] ?? Number.POSITIVE_INFINITY) <= stamp.line
      while ((ordered[at] ?? Number.POSITIVE_INFINITY) <= stamp.line) at++
      if (isFirst || stamp === of.at(-1)) chosen.push(stamp)
    }
    return chosen
  })
}
