// Every time stamp held against the journal as it stands: the line must have the seal that the authority was shown.
import { readFile } from 'node:fs/promises'
import type { Finding } from '#shared/journal.ts'
import { checkRevocation } from '../../../../resources/verify/verify-certificates.mjs'
import { checkReply } from '../../../../resources/verify/verify-timestamps.mjs'
import type { Context } from '../../kernel/context.ts'
import { certificatesIn } from './authorities.ts'
import { eachTimestamp, type Kept } from './queries.ts'
import { listsOf } from './revocation.ts'

/** The time stamps that are not of this journal, or are none. An answer that is damaged is told of as a file. */
export async function verifyTimestamps(ctx: Pick<Context, 'db' | 'objects' | 'closing'>): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const stamp of [...eachTimestamp(ctx.db.read)]) {
    ctx.closing.throwIfAborted()
    const problem = await problemOf(ctx, stamp)
    if (problem !== null)
      findings.push({ code: 'timestamp-wrong', what: `${stamp.line} (${stamp.authorityName}, ${problem})` })
  }
  return findings
}

async function problemOf(ctx: Pick<Context, 'db' | 'objects'>, stamp: Kept): Promise<string | null> {
  const { reply, file, seal, at } = stamp
  if ((await ctx.objects.verify(reply)).state !== 'right') return null
  const trusted = await certificatesIn(ctx, file)
  const checked = checkReply(await readFile(await ctx.objects.file(reply)), { sha256: seal, trusted })
  if ('problem' in checked) return checked.problem
  const { revocation } = checkRevocation(checked, await listsOf(ctx, stamp.authorityId, at))
  if (revocation === 'revoked') return revocation
  return checked.at === at ? null : 'of-another'
}
