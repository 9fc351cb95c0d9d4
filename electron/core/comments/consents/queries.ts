// The SQL of consents to images.
import { z } from 'zod'
import { CommentState } from '#shared/comment.ts'
import { Consent, type ConsentDraft, type ConsentPlaceDraft } from '#shared/consent.ts'
import { CommentId, type ConsentId, type Instant, type Sha256 } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { correctionsOf } from '../../register/records/ending-corrections.ts'
import { readStruck, struckOf } from '../../register/records/struck-sql.ts'

const CONSENT = `SELECT id, covers, is_child AS isChild, given_on AS givenOn, valid_until AS validUntil,
  json_object('sha256', document, 'name', document_name) AS document, entered_at AS enteredAt, entered_by AS enteredBy,
  withdrawn_on AS withdrawnOn, ${correctionsOf('consent', 'image_consent.id', ['withdrawnOn'])} AS corrections,
  ${struckOf('consent', 'image_consent.id')} AS struck,
  (SELECT json_group_array(json_object('channelId', place.channel_id, 'channelName', channel.name, 'address',
      place.address, 'captureId', capture_id, 'commentId', comment.id, 'commentState', comment.state))
    FROM (SELECT * FROM image_consent_place WHERE consent_id = image_consent.id ORDER BY position) AS place
    JOIN channel ON channel.id = place.channel_id LEFT JOIN comment ON comment.id = coalesce((SELECT same_as FROM comment AS attempt WHERE attempt.id = place.comment_id),
        place.comment_id)) AS places
  FROM image_consent`

export type StoredConsent = Omit<Consent, 'state'>

const read = (row: unknown): StoredConsent => {
  const { isChild, document, places, corrections, struck, ...rest } = row as {
    isChild: number
    document: string
    places: string
    corrections: string
    struck: string | null
  }
  return Consent.omit({ state: true }).parse({
    ...rest,
    isChild: isChild === 1,
    document: JSON.parse(document),
    places: JSON.parse(places),
    corrections: JSON.parse(corrections),
    struck: readStruck(struck)
  })
}

/** Newest first. */
export function allConsents(db: ReadDb): StoredConsent[] {
  return db.prepare(`${CONSENT} ORDER BY entered_at DESC, id DESC`).all().map(read)
}

export function consentById(db: ReadDb, id: ConsentId): StoredConsent | undefined {
  const row = db.prepare(`${CONSENT} WHERE id = ?`).get(id)
  return row === undefined ? undefined : read(row)
}

export function insertConsent(
  db: WriteDb,
  consent: ConsentDraft & {
    readonly id: ConsentId
    readonly document: Sha256
    readonly documentName: string
    readonly enteredAt: Instant
    readonly enteredBy: string
  }
): void {
  db.prepare(
    `INSERT INTO image_consent (id, covers, is_child, given_on, valid_until, document, document_name, entered_at,
       entered_by)
     VALUES (@id, @covers, @isChild, @givenOn, @validUntil, @document, @documentName, @enteredAt, @enteredBy)`
  ).run({ ...consent, isChild: consent.isChild ? 1 : 0 })
}

/** A post that is there already stays, and gets the capture that is given. */
export function insertPlace(db: WriteDb, consentId: ConsentId, place: ConsentPlaceDraft): void {
  db.prepare(
    `INSERT INTO image_consent_place (consent_id, position, channel_id, address, capture_id)
     VALUES (@consentId, (SELECT coalesce(max(position), -1) + 1 FROM image_consent_place WHERE consent_id = @consentId),
       @channelId, @address, @captureId)
     ON CONFLICT (consent_id, address) DO UPDATE SET capture_id = coalesce(excluded.capture_id, capture_id)`
  ).run({ consentId, ...place })
}

export function markWithdrawn(db: WriteDb, id: ConsentId, on: string, by: string): void {
  db.prepare('UPDATE image_consent SET withdrawn_on = ?, withdrawn_by = ? WHERE id = ?').run(on, by, id)
}

/** What is said of a withdrawal. */
export const WITHDRAWAL = `SELECT json_object('withdrawnOn', withdrawn_on, 'withdrawnBy', withdrawn_by) AS was
  FROM image_consent WHERE id = @id AND withdrawn_on IS NOT NULL`

/** The withdrawal is another by this correction; null: there was none. */
export function markCorrected(
  db: WriteDb,
  id: ConsentId,
  { on, by, correction }: { on: string | null; by: string | null; correction: number }
): void {
  db.prepare('UPDATE image_consent SET withdrawn_on = ?, withdrawn_by = ?, correction = ? WHERE id = ?').run(
    on,
    by,
    correction,
    id
  )
}

const SamePost = Consent.pick({ withdrawnOn: true, validUntil: true, struck: true }).extend({
  commentId: CommentId.nullable(),
  commentState: CommentState.nullable()
})

/**
 * A post as every consent has it, also one that was struck: each may have put it among the comments by a row of its own, and only once they are saved are those known
 * to be one.
 */
export function samePost(
  db: ReadDb,
  { channelId, address, commentId }: Consent['places'][number]
): z.infer<typeof SamePost>[] {
  const rows = db
    .prepare(
      `SELECT image_consent.withdrawn_on AS withdrawnOn, image_consent.valid_until AS validUntil, comment.id AS commentId,
         comment.state AS commentState, ${struckOf('consent', 'image_consent.id')} AS struck
       FROM image_consent_place AS place JOIN image_consent ON image_consent.id = place.consent_id
         LEFT JOIN comment AS attempt ON attempt.id = place.comment_id
         LEFT JOIN comment ON comment.id = coalesce(attempt.same_as, attempt.id)
       WHERE (place.channel_id = @channelId AND place.address = @address) OR comment.id = @commentId`
    )
    .all({ channelId, address, commentId })
  return rows.map(row => {
    const { struck, ...rest } = row as { struck: string | null }
    return SamePost.parse({ ...rest, struck: readStruck(struck) })
  })
}

export function linkComment(db: WriteDb, id: ConsentId, address: string, commentId: CommentId): void {
  db.prepare('UPDATE image_consent_place SET comment_id = ? WHERE consent_id = ? AND address = ?').run(
    commentId,
    id,
    address
  )
}

/** The page that a capture shows. */
export function captureAddress(
  db: ReadDb,
  captureId: string
): { channelId: string; address: string } | undefined {
  const row = db.prepare('SELECT channel_id AS channelId, address FROM capture WHERE id = ?').get(captureId)
  return row === undefined
    ? undefined
    : z.strictObject({ channelId: z.string(), address: z.string() }).parse(row)
}
