// The SQL of log-ins, seal keys and sealed notes.
import { z } from 'zod'
import { Credential, type CredentialFields, SealKey } from '#shared/credential.ts'
import {
  type ChannelId,
  type CredentialId,
  type DepartmentId,
  type Instant,
  SealKeyId,
  Sha256
} from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

const CREDENTIAL = `SELECT credential.id, channel_id AS channelId, channel.name AS channelName, label,
  holder_id AS holderId, person.name AS holderName, iif(departed_on <= @today, departed_on, NULL) AS holderLeftOn, kept_where AS keptWhere, saved_at AS savedAt,
  (SELECT json_object('sealedAt', sealed_at, 'sealedBy', sealed_by, 'keyHolder', seal_key.holder)
    FROM sealed_note JOIN seal_key ON seal_key.id = key_id WHERE credential_id = credential.id
    ORDER BY sealed_note.seq DESC LIMIT 1) AS note
  FROM credential JOIN channel ON channel.id = channel_id JOIN person ON person.id = holder_id
  WHERE removed_at IS NULL`

const read = (row: unknown): Credential => {
  const { note, ...rest } = row as { note: string | null }
  return Credential.parse({ ...rest, note: note === null ? null : JSON.parse(note) })
}

/** Those that are in the register, of one channel or of all. `today`, `yyyy-mm-dd`, says who has left. */
export function listCredentials(db: ReadDb, channelId: ChannelId | null, today: string): Credential[] {
  return db
    .prepare(
      `${CREDENTIAL} AND (@channelId IS NULL OR channel_id = @channelId) ORDER BY channel.name, label, credential.id`
    )
    .all({ channelId, today })
    .map(read)
}

export function findCredential(db: ReadDb, id: CredentialId, today: string): Credential | undefined {
  const row = db.prepare(`${CREDENTIAL} AND credential.id = @id`).get({ id, today })
  return row === undefined ? undefined : read(row)
}

export function putCredential(
  db: WriteDb,
  credential: CredentialFields & { readonly id: CredentialId; readonly savedAt: Instant }
): void {
  db.prepare(
    `INSERT INTO credential (id, channel_id, label, holder_id, kept_where, saved_at)
     VALUES (@id, @channelId, @label, @holderId, @keptWhere, @savedAt)
     ON CONFLICT (id) DO UPDATE SET label = excluded.label, holder_id = excluded.holder_id,
       kept_where = excluded.kept_where, saved_at = excluded.saved_at`
  ).run(credential)
}

export function markRemoved(db: WriteDb, id: CredentialId, at: Instant, because: string): void {
  db.prepare('UPDATE credential SET removed_at = ?, removed_because = ? WHERE id = ?').run(at, because, id)
}

const SEAL_KEY = `SELECT seal_key.id, department_id AS departmentId, department.name AS departmentName, holder, recipient,
  made_at AS madeAt, seq = (SELECT max(seq) FROM seal_key AS other WHERE other.department_id = seal_key.department_id)
    AS isCurrent FROM seal_key JOIN department ON department.id = department_id`

const readKey = (row: unknown): SealKey => {
  const { isCurrent, ...rest } = row as { isCurrent: number }
  return SealKey.parse({ ...rest, isCurrent: isCurrent === 1 })
}

/** Every key, the newest of each department first. */
export function listKeys(db: ReadDb): SealKey[] {
  return db.prepare(`${SEAL_KEY} ORDER BY department.name, seq DESC`).all().map(readKey)
}

/** The key that new notes of a department are sealed with. */
export function currentKey(db: ReadDb, departmentId: DepartmentId): SealKey | undefined {
  const row = db.prepare(`${SEAL_KEY} WHERE department_id = ? ORDER BY seq DESC LIMIT 1`).get(departmentId)
  return row === undefined ? undefined : readKey(row)
}

export function insertKey(
  db: WriteDb,
  key: Pick<SealKey, 'id' | 'departmentId' | 'holder' | 'recipient' | 'madeAt'> & { readonly madeBy: string }
): void {
  db.prepare(
    `INSERT INTO seal_key (id, department_id, holder, recipient, made_at, made_by)
     VALUES (@id, @departmentId, @holder, @recipient, @madeAt, @madeBy)`
  ).run(key)
}

export function insertNote(
  db: WriteDb,
  note: {
    readonly credentialId: CredentialId
    readonly keyId: SealKeyId
    readonly object: Sha256
    readonly sealedAt: Instant
    readonly sealedBy: string
  }
): void {
  db.prepare(
    `INSERT INTO sealed_note (credential_id, key_id, object, sealed_at, sealed_by)
     VALUES (@credentialId, @keyId, @object, @sealedAt, @sealedBy)`
  ).run(note)
}

const NoteObject = z.strictObject({ object: Sha256, keyId: SealKeyId, holder: z.string() })

/** The file of the newest note, and whose key opens it. */
export function newestNote(db: ReadDb, id: CredentialId): z.infer<typeof NoteObject> | undefined {
  const row = db
    .prepare(
      `SELECT object, key_id AS keyId, holder FROM sealed_note JOIN seal_key ON seal_key.id = key_id
       WHERE credential_id = ? ORDER BY sealed_note.seq DESC LIMIT 1`
    )
    .get(id)
  return row === undefined ? undefined : NoteObject.parse(row)
}
