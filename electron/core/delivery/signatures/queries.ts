// The SQL of what packages are signed with.
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Instant, Sha256 } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

const Kept = z.object({
  certificate: Sha256,
  /** The object with the certificate and those that vouch for it. */
  file: Sha256,
  addedAt: Instant,
  addedBy: z.string()
})
export type Kept = z.infer<typeof Kept>

/** The one that is in use, or null. */
export function signerInUse(db: ReadDb): Kept | null {
  const row = db
    .prepare(
      `SELECT certificate, certificates AS file, added_at AS addedAt, added_by AS addedBy
       FROM package_signer WHERE ended_at IS NULL`
    )
    .get()
  return row === undefined ? null : Kept.parse(row)
}

export function insertSigner(db: WriteDb, signer: Kept): void {
  db.prepare(
    `INSERT INTO package_signer (id, certificate, certificates, added_at, added_by)
     VALUES (@id, @certificate, @file, @addedAt, @addedBy)`
  ).run({ id: randomUUID(), ...signer })
}

export function endSigner(db: WriteDb, at: Instant): void {
  db.prepare('UPDATE package_signer SET ended_at = ? WHERE ended_at IS NULL').run(at)
}
