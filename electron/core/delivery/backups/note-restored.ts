// What was restored says so in its journal, at its first opening.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Context } from '../../kernel/context.ts'
import { record } from '../../kernel/journal/record.ts'
import { removeUnlessHeld } from '../../kernel/objects/held-elsewhere.ts'
import { insertRestored, isRestoreNoted, targetBegunAt } from './queries.ts'
import { RESTORED } from './restore.ts'

const Note = z.object({ manifest: z.string(), number: z.int(), takenAt: z.string(), restoredAt: z.string() })

export async function noteRestored(ctx: Context): Promise<void> {
  const path = join(ctx.dir, RESTORED)
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return
  let note: unknown
  try {
    note = JSON.parse(text)
  } catch {
    note = null
  }
  const { data } = Note.safeParse(note)
  if (data !== undefined && !isRestoreNoted(ctx.db.read, data))
    ctx.db.transact(tx => {
      const { number, manifest, takenAt: at } = data
      const target = targetBegunAt(tx, at)
      if (target !== undefined) insertRestored(tx, { id: randomUUID(), target, at, number, manifest })
      record(tx, ctx, { act: 'archive.restored', about: null, details: data })
    })
  // Held, it stays until the next opening, which finds it noted.
  await removeUnlessHeld(path)
}
