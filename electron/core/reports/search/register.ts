// The register as it is searched: a few hundred channels, departments, people and mandates, looked through as they stand.
import type { ChannelId } from '#shared/ids.ts'
import { RegisterHit } from '#shared/search.ts'
import { plain } from '../../formats/text/search-words.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { isNotStruck } from '../../register/records/struck-sql.ts'

const MOST = 100

// Every column after the ids is looked in; the first of them is the title.
const PARTS = {
  channel: `SELECT id, id AS channelId, name AS title, concat_ws(' · ', platform, purpose, contact,
      (SELECT group_concat(address, ' ') FROM channel_address WHERE channel_id = channel.id)) AS detail FROM channel`,
  department: `SELECT id, NULL AS channelId, name AS title, coalesce(mailbox, '') AS detail FROM department
    WHERE merged_into IS NULL`,
  person: `SELECT person.id, NULL AS channelId, person.name AS title, concat_ws(' · ', department.name, email) AS detail
    FROM person JOIN department ON department.id = department_id WHERE person.merged_into IS NULL`,
  mandate: `SELECT mandate.id, channel_id AS channelId, channel.name AS title,
      concat_ws(' · ', decided_by, decided_on, reference) AS detail
    FROM mandate JOIN channel ON channel.id = channel_id WHERE ${isNotStruck('mandate', 'mandate.id')}`
} as const satisfies Record<RegisterHit['kind'], string>

/** What of the register holds every word; of one channel, or of all. */
export function registerHits(
  db: ReadDb,
  words: readonly string[],
  channelId: ChannelId | null
): RegisterHit[] {
  const wanted = words.map(word => word.toLocaleLowerCase('sv'))
  const found = (Object.keys(PARTS) as RegisterHit['kind'][]).flatMap(kind =>
    db
      .prepare(`${PARTS[kind]} ORDER BY title`)
      .all()
      .map(row => RegisterHit.parse({ kind, ...(row as object) }))
      .filter(hit => channelId === null || hit.channelId === channelId)
      .filter(({ title, detail }) => {
        const text = plain(`${title} ${detail}`).toLocaleLowerCase('sv')
        return wanted.every(word => text.includes(word))
      })
  )
  return found.slice(0, MOST)
}
