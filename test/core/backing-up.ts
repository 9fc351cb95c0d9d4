// An archive with a backup in a folder, for the tests of backups.
import { join } from 'node:path'
import { addTarget, writeBackup } from '../../electron/core/delivery/backups/backups.ts'
import { restore } from '../../electron/core/delivery/backups/elsewhere.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { type NewArchive, newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'

/** Nobody stops it. */
export const never = new AbortController().signal
/** Nobody hears how far it has come. */
export const silent = () => undefined

/** Keeps each text as a file of the archive. */
export async function keep({ ctx }: Pick<NewArchive, 'ctx'>, ...texts: string[]) {
  const objects = await Promise.all(texts.map(text => ctx.objects.put(Buffer.from(text), 'text/plain')))
  ctx.db.transact(tx => record(tx, ctx, { act: 'test.kept', about: null, objects }))
  return objects
}

/** An archive of four files, backed up once. */
export async function backedUp(recipient: string | null = null) {
  const made = await newArchive()
  newChannel(made.ctx)
  await keep(made, 'ett', 'två', 'x'.repeat(3_000_000), '')
  const folder = join(await temporaryFolder(), 'kopior')
  const target = await addTarget(made.ctx, { folder, recipient, plan: null })
  const again = (on = made) => writeBackup(on.ctx, target.id)
  const to = async (key: string | null = null, asOf: string | null = null) => {
    const into = join(await temporaryFolder(), 'åter')
    return restore({ from: folder, into, asOf, key }, made.clock, silent, never).then(restored => ({
      restored,
      into
    }))
  }
  return { ...made, folder, target, again, to, first: await again() }
}
