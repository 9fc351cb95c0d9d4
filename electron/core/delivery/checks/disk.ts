// Asking the disk how it is, once a week, and telling when that changes.
import { type Context, tellChanged } from '../../kernel/context.ts'
import { record } from '../../kernel/journal/record.ts'
import { askDisk, type DiskSaid } from './disk-health.ts'
import * as queries from './queries.ts'

const WEEK = 7 * 86_400_000

/** `isAsked`: somebody wants to know now. */
export async function lookAtDisk(
  ctx: Context,
  isAsked = false,
  ask: (dir: string) => Promise<DiskSaid> = askDisk
): Promise<void> {
  const at = ctx.clock.now()
  const before = queries.lastDisk(ctx.db.read)
  // A clock that was set back must not make it wait for ever.
  if (!isAsked && before !== null && Math.abs(Date.parse(at) - Date.parse(before.at)) < WEEK) return
  const { state, said } = await ask(ctx.dir)
  ctx.closing.throwIfAborted()
  ctx.db.transact(tx => {
    queries.setDisk(tx, { at, state, said: [...said] })
    if (state !== before?.state && [state, before?.state].includes('failing'))
      record(tx, ctx, { act: 'check.disk', about: null, details: { state, said: said.join('; ') } })
  })
  if (state !== before?.state) tellChanged(ctx, 'checks')
}
