// The SQL of publications and of the settings they are made with.
import { Instant } from '#shared/ids.ts'
import { Publication, PublicationSettings } from '#shared/public-list.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'

const PUBLICATION = `SELECT id, published_at AS publishedAt, published_by AS publishedBy, dir, channels, websites,
  files, list FROM publication`

function readPublication(row: unknown): Publication {
  // What PUBLICATION selects; `files` is a JSON text.
  const { files, ...rest } = row as { files: string }
  return Publication.parse({ ...rest, files: JSON.parse(files) })
}

export function listPublications(db: ReadDb, paging: Paging): Page<Publication> {
  const rows = db
    .prepare(
      `${PUBLICATION} WHERE (published_at, id) < (@afterAt, @afterId)
       ORDER BY published_at DESC, id DESC LIMIT +@limit`
    )
    .all(keysetOf(paging))
    .map(readPublication)
  return pageOf(rows, paging, row => row.publishedAt)
}

export function lastPublication(db: ReadDb): Publication | null {
  const row = db.prepare(`${PUBLICATION} ORDER BY published_at DESC, rowid DESC LIMIT 1`).get()
  return row === undefined ? null : readPublication(row)
}

export function firstPublishedAt(db: ReadDb): Instant | null {
  const at = db.prepare('SELECT min(published_at) FROM publication').pluck().get()
  return Instant.nullable().parse(at)
}

export function insertPublication(db: WriteDb, publication: Publication): void {
  db.prepare(
    `INSERT INTO publication (id, published_at, published_by, dir, channels, websites, files, list)
     VALUES (@id, @publishedAt, @publishedBy, @dir, @channels, @websites, @files, @list)`
  ).run({ ...publication, files: JSON.stringify(publication.files) })
}

export function findSettings(db: ReadDb): PublicationSettings | null {
  const row = db
    .prepare(
      `SELECT organisation_number AS organisationNumber, base_address AS baseAddress, contact_name AS contactName,
         contact_email AS contactEmail, licence FROM publication_settings`
    )
    .get()
  return row === undefined ? null : PublicationSettings.parse(row)
}

export function writeSettings(db: WriteDb, settings: PublicationSettings): void {
  db.prepare(
    `INSERT INTO publication_settings
       (only_row, organisation_number, base_address, contact_name, contact_email, licence)
     VALUES (1, @organisationNumber, @baseAddress, @contactName, @contactEmail, @licence)
     ON CONFLICT (only_row) DO UPDATE SET organisation_number = excluded.organisation_number,
       base_address = excluded.base_address, contact_name = excluded.contact_name,
       contact_email = excluded.contact_email, licence = excluded.licence`
  ).run(settings)
}
