// Packages that were being written when the program ended: the half-written folder goes, the attempt is marked.
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { record } from '../journal/record.ts'

/** Marks what was being written as interrupted and removes its `.tmp` folder; gives how many there were. */
export async function interruptExports(ctx: Context): Promise<number> {
  const folder = join(ctx.dir, 'exports')
  for (const name of await readdir(folder))
    if (name.endsWith('.tmp')) await rm(join(folder, name), { recursive: true, force: true })
  const cut = ctx.db.read.prepare(`SELECT id FROM export WHERE state = 'writing'`).all() as { id: string }[]
  if (cut.length === 0) return 0
  ctx.db.transact(tx => {
    const mark = tx.prepare(`UPDATE export SET state = 'interrupted', ended_at = ? WHERE id = ?`)
    for (const { id } of cut) {
      mark.run(ctx.clock.now(), id)
      record(tx, ctx, { act: 'export.interrupted', about: id })
    }
  })
  return cut.length
}
