// What must hold of an archive whatever happened to it: it opens, verifies, has all that was acknowledged, and nothing in it dangles.
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { openArchive } from '../../../electron/core/app/archive.ts'
import type { Context } from '../../../electron/core/kernel/context.ts'
import { verifyArchive } from '../../../electron/core/kernel/journal/verify.ts'
import { heldClock, openOptions } from '../archive.ts'

/** The head of the journal when an act was acknowledged. */
export type Head = { readonly seq: number; readonly sha256: string }

/** What goes on only while a program does it. */
const UNDER_WAY = [
  `SELECT 1 FROM capture WHERE state = 'running'`,
  `SELECT 1 FROM run WHERE state = 'running'`,
  `SELECT 1 FROM export WHERE state = 'writing'`,
  `SELECT 1 FROM import_run WHERE state = 'running'`,
  `SELECT 1 FROM page_visit WHERE state = 'running'`,
  `SELECT 1 FROM disposal WHERE state = 'erasing'`
]

/** Each package that counts as written is there. */
async function expectPackages(ctx: Context, where: string): Promise<void> {
  const written = ctx.db.read.prepare(`SELECT folder FROM export WHERE state = 'written'`).all() as {
    folder: string | null
  }[]
  for (const { folder } of written)
    if (folder !== null) expect(existsSync(join(ctx.dir, folder)), `${where}: ${folder}`).toBe(true)
}

/** Opens the archive as the next program would, holds it against what was acknowledged, and closes it again. */
export async function expectIntact(
  dir: string,
  where: string,
  { head, at }: { readonly head?: Head | undefined; readonly at?: string | undefined } = {}
): Promise<void> {
  const archive = await openArchive(dir, openOptions(heldClock(at)))
  try {
    const ctx = archive.context
    expect((await verifyArchive(ctx)).findings, where).toEqual([])
    if (head !== undefined)
      expect(
        ctx.db.read.prepare('SELECT sha256 FROM journal WHERE seq = ?').pluck().get(head.seq),
        where
      ).toBe(head.sha256)
    for (const sql of UNDER_WAY) expect(ctx.db.read.prepare(sql).all(), `${where}: ${sql}`).toEqual([])
    await expectPackages(ctx, where)
    for (const folder of ['exports', 'inbox'])
      expect(
        (await readdir(join(dir, folder))).filter(name => name.endsWith('.tmp')),
        where
      ).toEqual([])
  } finally {
    await archive.close()
  }
  expect(
    (await readdir(dir)).filter(name => /\.(new|tmp)$/.test(name)),
    where
  ).toEqual([])
}
