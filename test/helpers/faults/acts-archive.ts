// The acts on the archive as a whole, as the faults campaign does them.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { RECORD_ACTS } from './acts-records.ts'
import { type Act, REGISTER_ACTS, unique } from './acts-register.ts'
import type { Place } from './place.ts'

/** The folder of its backups. */
export const backupsOf = ({ beside }: Pick<Place, 'beside'>) => join(beside, 'kopior')

async function target(at: Place) {
  await mkdir(backupsOf(at), { recursive: true })
  const [there] = await at.client.backups.list()
  return there ?? (await at.client.backups.add({ folder: backupsOf(at) }))
}

const ARCHIVE_ACTS: Readonly<Record<string, Act>> = {
  async backup(at) {
    const { id } = await target(at)
    // A generation is named by its second.
    at.clock.advance(3_600_000)
    const { problem } = await at.client.backups.write({ id })
    if (problem !== null) throw Object.assign(new Error('the backup failed'), { code: problem })
  },
  async checks({ client, beside, below }) {
    await client.checks.run({ which: 'all' })
    await client.checks.setDays({ days: 30 + below(60) })
    await client.checks.report({ dir: beside })
  },
  async head({ client, beside, clock }) {
    clock.advance(1_000)
    await client.journal.saveHead({ dir: beside })
  },
  async alerts({ client }) {
    await client.alerts.raise()
    const { items } = await client.alerts.list({ view: 'new', kind: null, channelId: null })
    if (items.length > 0) await client.alerts.markSeen({ ids: items.map(({ id }) => id) })
  },
  async receivers({ client }) {
    const name = unique('E-arkivet')
    await client.exports.saveReceiver({ name, receiver: 'e-archive', format: 'bagit' })
    await client.exports.forgetReceiver({ name })
  },
  async coverage({ client, beside }) {
    await client.coverage.report({ dir: beside })
  }
}

/** Every kind of act that needs nobody outside the computer. */
export const ACTS: Readonly<Record<string, Act>> = { ...REGISTER_ACTS, ...RECORD_ACTS, ...ARCHIVE_ACTS }
