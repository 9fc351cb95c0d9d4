// Who delivers to whom, as it is set for the archive: the organisation number of the authority, the agreement, the schemas.

import { statSync } from 'node:fs'
import { Delivery, type ExportFormat } from '#shared/export.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { requireSeen, withWhatStood } from '../../register/secrecy/seen.ts'
import { clearOfSecretWords, requireNoSecretWords } from '../../register/secrecy/typed.ts'

/** Null while nothing is set. */
export function savedDelivery(db: ReadDb): Delivery | null {
  const row = db.prepare('SELECT delivery FROM delivery_setting').get() as { delivery: string } | undefined
  return row === undefined ? null : Delivery.parse(JSON.parse(row.delivery))
}

/** Asked of a folder with schemas that somebody names, whether the package is to have them or not. @throws ArchiveError schemas-folder-missing */
export function requireSchemaFolder(folder: string | null | undefined): void {
  if (folder != null && !isFolder(folder)) throw new ArchiveError('schemas-folder-missing', { folder })
}

/**
 * The same of what a package is to say, of which `asked` is what was asked for: whoever named no folder is told where it is from.
 * @throws ArchiveError schemas-folder-missing, set-schemas-missing
 */
export function requireSchemasThere(delivery: Delivery | null, asked: Delivery | null): void {
  const folder = delivery?.schemas
  if (asked?.schemas !== undefined) requireSchemaFolder(folder)
  else if (folder != null && !isFolder(folder)) throw new ArchiveError('set-schemas-missing', { folder })
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    // Not there, or not to be looked at.
    return false
  }
}

type Said = Delivery & { readonly seen?: { readonly delivery: Delivery | null } | null }

/** Sets it for every package to come. @throws ArchiveError secret-words, schemas-folder-missing, changed-meanwhile */
export function saveDelivery(ctx: Context, { seen = null, ...delivery }: Said): Delivery {
  const { schemas = null, ...said } = delivery
  requireSchemaFolder(schemas)
  ctx.db.transact(tx => {
    requireSeen(ctx, tx, { acts: ['delivery.saved'] }, seen, { delivery: savedDelivery(tx) })
    requireNoSecretWords(tx, Object.values(said))
    tx.prepare(
      `INSERT INTO delivery_setting (only_row, delivery) VALUES (1, @delivery)
       ON CONFLICT (only_row) DO UPDATE SET delivery = @delivery`
    ).run({ delivery: JSON.stringify(withWhatStood(ctx, tx, delivery, savedDelivery(tx))) })
    record(tx, ctx, { act: 'delivery.saved', about: null, details: { ...said, schemas: schemas !== null } })
  })
  tellChanged(ctx, 'exports')
  return delivery
}

/**
 * What a package of this form says: what was asked for, and the archive's own where nothing was. The words of a marked record are cut out.
 */
export function deliveryFor(
  db: ReadDb,
  { format, delivery }: { format: ExportFormat; delivery: Delivery | null }
): Delivery | null {
  const saved = format.startsWith('eark-') || format === 'fgs-1.2' ? savedDelivery(db) : null
  const asked = Object.entries(delivery ?? {}).filter(
    ([name, value]) => value !== undefined && (value !== null || name === 'schemas')
  )
  const said =
    delivery === null ? saved : Delivery.parse({ ...(saved ?? delivery), ...Object.fromEntries(asked) })
  return said === null ? null : { ...clearOfSecretWords(db)(said), schemas: said.schemas ?? null }
}
