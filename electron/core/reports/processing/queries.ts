// The SQL of the record of processing activities.
import type { ChannelId, Instant } from '#shared/ids.ts'
import { Processing, type ProcessingFacts } from '#shared/processing.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

type Said = Pick<
  Processing,
  | 'channelId'
  | 'channelName'
  | 'platform'
  | 'addresses'
  | 'departmentName'
  | 'purpose'
  | 'savedAt'
  | 'savedBy'
> & {
  readonly facts: ProcessingFacts | null
}

/** What is said of each channel in use; of all of them, or of one, also where that is closed. */
export function saidOfChannels(db: ReadDb, id: ChannelId | null): Said[] {
  const rows = db
    .prepare(
      `SELECT channel.id AS channelId, channel.name AS channelName, platform, department.name AS departmentName, purpose,
         (SELECT json_group_array(address ORDER BY position) FROM channel_address WHERE channel_id = channel.id) AS addresses,
         facts, saved_at AS savedAt, saved_by AS savedBy
       FROM channel JOIN department ON department.id = channel.department_id
         LEFT JOIN channel_processing ON channel_processing.channel_id = channel.id
           AND seq = (SELECT max(seq) FROM channel_processing AS newest WHERE newest.channel_id = channel.id)
       WHERE iif(@id IS NULL, retired_at IS NULL, channel.id = @id)
       ORDER BY department.name COLLATE NOCASE, channel.name COLLATE NOCASE, channel.id`
    )
    .all({ id })
  return rows.map(row => {
    // What the statement selects; `facts` and `addresses` are JSON texts.
    const { facts, addresses, ...rest } = row as Omit<Said, 'facts' | 'addresses'> & {
      facts: string | null
      addresses: string
    }
    return {
      ...Processing.omit({ facts: true, rules: true, unruled: true, lacks: true }).parse({
        ...rest,
        addresses: JSON.parse(addresses)
      }),
      facts: facts === null ? null : Processing.shape.facts.parse(JSON.parse(facts))
    }
  })
}

export function insertProcessing(
  db: WriteDb,
  said: { channelId: ChannelId; facts: ProcessingFacts; at: Instant; by: string }
): void {
  db.prepare(
    'INSERT INTO channel_processing (channel_id, facts, saved_at, saved_by) VALUES (@channelId, @facts, @at, @by)'
  ).run({ ...said, facts: JSON.stringify(said.facts) })
}
