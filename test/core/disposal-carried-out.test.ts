// A disposal that is carried out: the records and their bytes are gone from the whole archive, tombstones and a certificate
// are left, and everything else is as it was.
import { copyFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openArchive } from '../../electron/core/archive.ts'
import { findComment } from '../../electron/core/comments/queries.ts'
import type { Context } from '../../electron/core/context.ts'
import { tombstoneOf } from '../../electron/core/disposal/carried-out.ts'
import { carryOut } from '../../electron/core/disposal/carry-out.ts'
import { confirmDisposal, proposeDisposal } from '../../electron/core/disposal/disposals.ts'
import { listItems } from '../../electron/core/disposal/queries.ts'
import { createExport } from '../../electron/core/exports/exports.ts'
import { verifyArchive } from '../../electron/core/journal/verify.ts'
import { takeReceiptFile } from '../../electron/core/receipts/take-file.ts'
import { placeHold } from '../../electron/core/retention/holds.ts'
import { ALL, enterRule, twoArchivists } from '../helpers/disposal.ts'
import { filesWith } from '../helpers/find-bytes.ts'
import { everything } from './exports-archive.ts'

const WORDS = ['-2 poäng för rondellen', 'Ärlig Åsikt', 'en kommentars bild', 'När öppnar badet?', 'Göran Ek']

/** Everything a text can have been copied to: a package, a receiver's list, a copy of the database, the inbox. */
async function spread(ctx: Context, dir: string, records: readonly string[]) {
  const bag = await createExport(ctx, everything)
  const folder = await createExport(ctx, everything, { format: 'registry-pdfa-2b', delivery: null })
  const path = join(dir, '..', 'svar.csv')
  const rows = records.map((record, at) => `${record};KS 2026/${at + 1};${WORDS[at * 3]}`)
  await writeFile(path, ['Beteckning;Diarienummer;Vad', ...rows].join('\r\n'))
  await takeReceiptFile(ctx, {
    ...{ exportId: folder.id, receiver: 'registry', path },
    otherwise: { receivedOn: '2026-11-25', receivedBy: 'Ragnhild' }
  })
  await copyFile(join(dir, 'archive.db'), join(dir, 'archive.db.schema-39-1790000000000'))
  return { bag, folder }
}

/** Comments and routed messages, proposed by one and confirmed by the other, who now has the archive open. */
async function confirmed() {
  const made = await twoArchivists()
  await enterRule(made.ctx, { transfer: 'required' })
  await enterRule(made.ctx, { kind: 'message', transfer: 'required' })
  const packages = await spread(made.ctx, made.dir, [made.comment, made.messages.copied.id])
  const { id } = proposeDisposal(made.ctx, ALL)
  const mona = await made.as('mona')
  confirmDisposal(mona, id)
  return { ...made, ...packages, id, mona }
}

describe('carrying out a disposal', () => {
  it('leaves nothing of the records in any file of the archive, and everything else as it was', async () => {
    const { mona, id, dir, comment, messages, captures } = await confirmed()
    for (const words of WORDS) expect([words, filesWith(dir, words).length > 0]).toEqual([words, true])
    const before = (await verifyArchive(mona)).objects
    const done = await carryOut(mona, id)
    expect(done).toMatchObject({ state: 'done', going: 2, begunBy: 'Mona Ek (mona)' })
    for (const words of WORDS) expect([words, filesWith(dir, words)]).toEqual([words, []])
    expect(findComment(mona.db.read, comment)).toBeUndefined()
    const { findings, objects } = await verifyArchive(mona)
    expect(findings).toEqual([])
    expect(objects).toBeLessThan(before)
    expect(await readdir(join(dir, 'exports'))).toEqual([])
    expect((await readdir(dir)).filter(name => name.startsWith('archive.db.'))).toEqual([])
    const count = (table: string) => mona.db.read.prepare(`SELECT count(*) AS n FROM ${table}`).get()
    expect([count('capture'), count('message')]).toEqual([{ n: 3 }, { n: 2 }])
    expect(tombstoneOf(mona.db.read, captures.complete)).toBeNull()
    expect(tombstoneOf(mona.db.read, messages.copied.id)).toMatchObject({
      ...{ kind: 'message', proposedBy: 'test', confirmedBy: 'Mona Ek (mona)', reference: 'KS 2026/0088' },
      disposalId: id
    })
    expect(tombstoneOf(mona.db.read, comment)?.objects.length).toBeGreaterThan(1)
  })
})
