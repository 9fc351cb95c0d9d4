// The archive read again from beginning to end, with the time stamps of its journal.
import type { Verification } from '#shared/journal.ts'
import { verifyTimestamps } from '../delivery/timestamps/verify.ts'
import type { Context } from '../kernel/context.ts'
import { verifyArchive } from '../kernel/journal/verify.ts'

/** Nothing is changed. */
export async function verifyAll(ctx: Context): Promise<Verification> {
  const verification = await verifyArchive(ctx)
  return { ...verification, findings: [...verification.findings, ...(await verifyTimestamps(ctx))] }
}
