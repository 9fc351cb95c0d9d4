// Those whom packages are written for: in which form, where to and what of, told once and remembered by the archive.

import { PackageReceiver } from '#shared/export.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { record } from '../../kernel/journal/record.ts'
import { requireSeen, withWhatStood } from '../../register/secrecy/seen.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { requireSchemaFolder } from './delivery-setting.ts'

/** By name. */
export function packageReceivers(db: ReadDb): PackageReceiver[] {
  const rows = db.prepare('SELECT name, profile FROM package_receiver').all() as {
    name: string
    profile: string
  }[]
  return rows
    .map(({ name, profile }) => PackageReceiver.parse({ ...JSON.parse(profile), name }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'sv'))
}

type Said = PackageReceiver & { readonly seen?: { readonly remembered: PackageReceiver | null } | null }

/** Remembers it; one of the same name is changed. @throws ArchiveError secret-words, schemas-folder-missing, changed-meanwhile */
export function saveReceiver(ctx: Context, { name, seen = null, ...profile }: Said): PackageReceiver[] {
  const { into, delivery, ...said } = profile
  requireSchemaFolder(delivery?.schemas)
  ctx.db.transact(tx => {
    const remembered = packageReceivers(tx).find(each => each.name === name) ?? null
    const acts = ['package-receiver.saved', 'package-receiver.forgotten']
    requireSeen(ctx, tx, { acts, name }, seen, { remembered })
    const { schemas: _, ...parties } = delivery ?? { schemas: null }
    requireNoSecretWords(tx, [name, ...Object.values(parties)])
    tx.prepare(
      `INSERT INTO package_receiver (name, profile) VALUES (@name, @profile)
       ON CONFLICT (name) DO UPDATE SET profile = @profile`
    ).run({ name, profile: JSON.stringify(withWhatStood(ctx, tx, profile, remembered)) })
    // The journal goes along in packages, and the paths of this computer stay here.
    record(tx, ctx, {
      act: 'package-receiver.saved',
      about: null,
      details: { name, ...said, ...parties, elsewhere: into !== null }
    })
  })
  tellChanged(ctx, 'exports')
  return packageReceivers(ctx.db.read)
}

/** One that is not there is left out already. */
export function forgetReceiver(ctx: Context, name: string): PackageReceiver[] {
  ctx.db.transact(tx => {
    const { changes } = tx.prepare('DELETE FROM package_receiver WHERE name = ?').run(name)
    if (changes > 0) record(tx, ctx, { act: 'package-receiver.forgotten', about: null, details: { name } })
  })
  tellChanged(ctx, 'exports')
  return packageReceivers(ctx.db.read)
}
