// What was taken over says so in its journal, at its first opening.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Context } from '../../kernel/context.ts'
import { record } from '../../kernel/journal/record.ts'
import { removeUnlessHeld } from '../../kernel/objects/held-elsewhere.ts'

/** Lies in the folder from when the database has its name until the journal has it. */
export const takenOverPath = (dir: string) => join(dir, 'taken-over.json')

export const TakenOver = z.object({
  archive: z.string(),
  municipality: z.string(),
  takenOverAt: z.string(),
  /** All that the archive had by then is there, and these lines of the journal. */
  copiedAt: z.string(),
  lines: z.int(),
  /** The old server, when it renewed its lease last, and how many lines it had when; null where no server has noted any. */
  last: z
    .object({
      ...{ host: z.string(), at: z.string() },
      ...{ lines: z.int().nullable(), linesAt: z.string().nullable() }
    })
    .nullable(),
  /** Copies that could not be read. */
  passedBy: z.array(z.string()),
  files: z.int(),
  /** Named in the database and not in the bucket: of those that were disposed of after the copy, or lost. */
  missingFiles: z.int()
})
export type TakenOver = z.infer<typeof TakenOver>

/** Whether this opening is the first after a takeover. */
export async function noteTakenOver(ctx: Context): Promise<boolean> {
  const path = takenOverPath(ctx.dir)
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return false
  const { takenOverAt, copiedAt, lines, last, passedBy, files, missingFiles } = TakenOver.parse(
    JSON.parse(text)
  )
  const isNoted = ctx.db.read
    .prepare(
      `SELECT 1 FROM journal WHERE act = 'archive.taken-over' AND line ->> '$.details.takenOverAt' = ?`
    )
    .get(takenOverAt)
  if (isNoted === undefined)
    ctx.db.transact(tx =>
      record(tx, ctx, {
        act: 'archive.taken-over',
        about: null,
        details: {
          ...{ takenOverAt, copiedAt, copiedLines: lines, files, missingFiles },
          ...{
            lastRenewedAt: last?.at ?? null,
            lastLines: last?.lines ?? null,
            lastLinesAt: last?.linesAt ?? null
          },
          ...{ lastHost: last?.host ?? null, copiesPassedBy: passedBy.length }
        }
      })
    )
  // Held, it stays until the next opening, which finds it noted.
  await removeUnlessHeld(path)
  return isNoted === undefined
}
