// What of an open disclosure goes to nobody as it stands: a record that was marked, or found to hold secret words, after it was added, or one
// with a picture of the page around it that shows them. A party or another authority may be given it.
import { z } from 'zod'
import type { Disclosure, DisclosureRecord } from '#shared/disclosure.ts'
import { DisclosureId } from '#shared/ids.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { filesWithSecrets } from '../../register/secrecy/read.ts'

type Asked = Pick<Disclosure, 'id' | 'state' | 'receiver'>
type KeptIn = {
  readonly id: DisclosureId
  readonly position: number
  /** The record itself. */
  readonly recordId: string
  readonly keptIn: NonNullable<DisclosureRecord['keptIn']>
  readonly keptInBy: string
}

const Records = z.array(
  z.strictObject({
    id: DisclosureId,
    position: z.int(),
    recordId: z.string(),
    paragraph: z.string()
  })
)
const Pictures = z.array(
  z.strictObject({ id: DisclosureId, position: z.int(), recordId: z.string(), sha256: z.string() })
)

/** Of those that are open and for anybody. Each record once: what keeps all of it in goes before what keeps a picture in. */
export function keptInOf(db: ReadDb, disclosures: readonly Asked[]): KeptIn[] {
  const asked = disclosures.filter(({ state, receiver }) => state === 'open' && receiver === 'public')
  if (asked.length === 0) return []
  const ids = JSON.stringify(asked.map(({ id }) => id))
  const found = new Map<string, KeptIn>()
  for (const { id, position, recordId, paragraph } of records(db, ids))
    found.set(`${id} ${position}`, { id, position, recordId, keptIn: 'record', keptInBy: paragraph })
  const { files, ofPages } = filesWithSecrets(db)
  if (files.size + ofPages.size > 0)
    for (const { id, position, recordId, sha256 } of pictures(db, ids)) {
      const paragraph = files.get(sha256) ?? ofPages.get(`${recordId} ${sha256}`)
      if (paragraph !== undefined && !found.has(`${id} ${position}`))
        found.set(`${id} ${position}`, { id, position, recordId, keptIn: 'picture', keptInBy: paragraph })
    }
  return [...found.values()]
}

/**
 * Asked before copies are written, and before a person says that a record has been gone through.
 * @throws ArchiveError record-may-not-leave, picture-may-not-leave
 */
export function requireNothingKeptIn(db: ReadDb, disclosure: Asked, position: number | null = null): void {
  const found = keptInOf(db, [disclosure]).find(each => position === null || each.position === position)
  if (found === undefined) return
  const { recordId: what, keptIn, keptInBy: paragraph } = found
  throw new ArchiveError(keptIn === 'record' ? 'record-may-not-leave' : 'picture-may-not-leave', {
    what,
    paragraph
  })
}

const records = (db: ReadDb, ids: string) =>
  Records.parse(
    db
      .prepare(
        `SELECT disclosure_id AS id, position, record_id AS recordId, min(paragraph) AS paragraph
         FROM disclosure_record JOIN secret_record USING (kind)
         WHERE secret_record.id = record_id AND disclosure_id IN (SELECT value FROM json_each(?))
         GROUP BY disclosure_id, position`
      )
      .all(ids)
  )

const pictures = (db: ReadDb, ids: string) =>
  Pictures.parse(
    db
      .prepare(
        `SELECT disclosure_id AS id, position, record_id AS recordId, picture.value ->> '$.sha256' AS sha256
         FROM disclosure_record JOIN json_each(pictures) AS picture
         WHERE disclosure_id IN (SELECT value FROM json_each(?))`
      )
      .all(ids)
  )
