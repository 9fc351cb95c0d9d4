// The archive read again from beginning to end, with the time stamps of its journal.
import type { Verification } from '#shared/journal.ts'
import { verifyTimestamps } from '../delivery/timestamps/verify.ts'
import type { Context } from '../kernel/context.ts'
import { verifyArchive } from '../kernel/journal/verify.ts'

/** Nothing is changed. @throws the signal's reason, which is that nobody waits for it any more */
export async function verifyAll(
  ctx: Pick<Context, 'db' | 'dir' | 'objects' | 'events' | 'closing' | 'requireThere'>,
  signal?: AbortSignal
): Promise<Verification> {
  const verification = await verifyArchive(ctx, { signal })
  const { authorities, findings } = await verifyTimestamps(ctx, signal)
  return { ...verification, authorities, findings: [...verification.findings, ...findings] }
}
