// Thinning that is ended at any of its steps: what is left of a generation is nobody else's, and the next backup takes it away.
import { cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { addTarget, writeBackup } from '../../electron/core/delivery/backups/backups.ts'
import { type BackupTarget, folderTarget } from '../../electron/core/delivery/backups/target.ts'
import { thin } from '../../electron/core/delivery/backups/thin.ts'
import { verifyBackup } from '../../electron/core/delivery/backups/verify.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'

const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length))
    .toSorted()

/** A folder whose fourth backup is whole, and of which nothing has been thinned yet; the first names a file that no other does. */
async function beforeThinning() {
  const { ctx, dir, clock } = await newArchive()
  newChannel(ctx)
  const kept = [
    await ctx.objects.put(Buffer.from('ett'), 'text/plain'),
    await ctx.objects.put(Buffer.from('två'), 'text/plain')
  ]
  ctx.db.transact(tx => record(tx, ctx, { act: 'test.kept', about: null, objects: kept }))
  const folder = join(await temporaryFolder(), 'kopior')
  const { id } = await addTarget(ctx, { folder, recipient: null, plan: null })
  await writeBackup(ctx, id)
  const db = new Database(join(dir, 'archive.db'))
  db.exec('DROP TRIGGER object_never_goes')
  db.prepare('DELETE FROM object WHERE sha256 = ?').run(kept[0]?.sha256)
  db.close()
  const before = join(await temporaryFolder(), 'före')
  for (let more = 0; more < 3; more++) {
    if (more === 2) await cp(folder, before, { recursive: true })
    clock.advance(3_600_000)
    await writeBackup(ctx, id)
  }
  // The fourth has thinned the first: what it took away is put back.
  await cp(before, folder, { recursive: true, force: false })
  const [first = ''] = await readdir(join(folder, 'generations'))
  await rm(join(folder, 'generations', first, 'thinned.json'))
  return { folder, now: clock.now(), sha256: kept[0]?.sha256 ?? '' }
}

/** The folder, which is gone when it is asked for the n-th change. */
function endedAt(folder: string, most: number): BackupTarget {
  const target = folderTarget(folder)
  let changes = 0
  const counted =
    <Given extends unknown[], Answer>(work: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      if (++changes >= most) throw new Error('ended')
      return work(...given)
    }
  return {
    ...target,
    write: counted(target.write),
    remove: counted(target.remove),
    settle: counted(target.settle)
  }
}

it('is in order at every step of thinning, and is thinned to the end by the next', async () => {
  const { folder, now, sha256 } = await beforeThinning()
  const reading = async (copy: string) => {
    const job = { kind: 'verify', from: { name: copy, store: null }, noted: null, at: now } as const
    return verifyBackup(job, () => undefined, new AbortController().signal)
  }
  expect(await reading(folder)).toMatchObject({ generations: 4, thinned: 0, findings: [] })
  const whole = join(await temporaryFolder(), 'hel')
  await cp(folder, whole, { recursive: true })
  await thin(folderTarget(whole), null, now)
  const named = `/objects/${sha256.slice(0, 2)}/${sha256.slice(2)}`
  expect(await filesIn(folder)).toContain(named)
  expect(await filesIn(whole)).not.toContain(named)
  let steps = 0
  for (let at = 1; ; at++) {
    const copy = join(await temporaryFolder(), 'kopia')
    await cp(folder, copy, { recursive: true })
    const ended = await thin(endedAt(copy, at), null, now).then(
      () => true,
      () => false
    )
    expect(await reading(copy), `step ${at}`).toMatchObject({ findings: [] })
    await thin(folderTarget(copy), null, now)
    expect(await filesIn(copy), `step ${at}`).toEqual(await filesIn(whole))
    steps = at
    if (ended) break
  }
  expect(steps).toBeGreaterThan(5)
  // What is not its own in a generation that was thinned is told of all the same.
  const [first = ''] = await readdir(join(whole, 'generations'))
  const at = join(whole, 'generations', first)
  await cp(join(at, 'manifest.json'), join(at, 'annat.json'))
  expect((await reading(whole)).findings).toEqual([
    { code: 'file-extra', what: `generations/${first}/annat.json` }
  ])
})
