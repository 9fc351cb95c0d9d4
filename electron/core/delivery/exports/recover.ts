// Packages that were being written when the program ended: what was written goes, the attempt is marked.
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../../kernel/context.ts'
import { record } from '../../kernel/journal/record.ts'
import { removeUnlessHeld } from '../../kernel/objects/held-elsewhere.ts'
import { markEnded, unfinishedExports } from './queries.ts'
import { isPackageFolder, wholePath } from './target.ts'

/** Marks what was being written as interrupted and removes its folder; gives how many there were. */
export async function interruptExports(ctx: Context): Promise<number> {
  const drafts = (await readdir(join(ctx.dir, 'exports'))).filter(name => name.endsWith('.tmp'))
  for (const name of drafts) await removeUnlessHeld(join(ctx.dir, 'exports', name))
  const cut = unfinishedExports(ctx.db.read)
  // One that had just got its name when the program ended was never said to be written, and can be written again.
  for (const { folder } of cut)
    if (folder !== null && isPackageFolder(folder))
      // A disk that was unplugged keeps what it has; its half package still bears the ending `.tmp`.
      for (const left of [`${folder}.tmp`, folder])
        await rm(wholePath(ctx.dir, left), { recursive: true, force: true }).catch(() => undefined)
  if (cut.length === 0) return 0
  ctx.db.transact(tx => {
    for (const { id } of cut) {
      markEnded(tx, id, { state: 'interrupted', problem: null, values: {}, at: ctx.clock.now() })
      record(tx, ctx, { act: 'export.interrupted', about: id })
    }
  })
  return cut.length
}
