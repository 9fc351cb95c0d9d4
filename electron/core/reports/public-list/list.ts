// What is published: read with a query that knows no other fields than the public ones (G1).

import { z } from 'zod'
import {
  type ListDiff,
  type ListEntry,
  PublicChannel,
  type PublicList,
  PublicWebsite
} from '#shared/public-list.ts'
import { archiveOwner } from '../../kernel/db/archive-owner.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { clearOfSecretWords } from '../../register/secrecy/typed.ts'

/** The list as a page of its own. */
export const PAGE_FILE = 'publik-lista.html'
/** The name of the schema that lies beside the list. */
export const SCHEMA_FILE = 'publik-lista.schema.json'

type Content = Pick<PublicList, 'publisher' | 'channels' | 'websites'>

/**
 * Channels that are not retired, with the first of their addresses, and websites that are not taken out, less what is
 * secret. The order and the content follow from the register alone, so that the same register always gives the same list.
 */
export function publicContent(db: ReadDb): Content {
  const { municipality } = archiveOwner(db)
  const channels = db
    .prepare(
      `SELECT channel.name, platform, address, department.name AS department, purpose, dialogue, contact
       FROM channel JOIN department ON department.id = department_id
       JOIN channel_address ON channel_id = channel.id AND position = 0
       WHERE retired_at IS NULL AND channel.id NOT IN (SELECT id FROM secret_record)`
    )
    .all()
    .map(row =>
      PublicChannel.parse({ ...(row as object), dialogue: (row as { dialogue: number }).dialogue === 1 })
    )
  const websites = db
    .prepare(`SELECT name, address, role, partners FROM website
       WHERE removed_at IS NULL AND id NOT IN (SELECT id FROM secret_record)`)
    .all()
  const clear = clearOfSecretWords(db)
  return {
    publisher: municipality,
    channels: clear(channels).sort(
      inSwedishOrder(({ department, name, address }: PublicChannel) => [department, name, address])
    ),
    websites: clear(z.array(PublicWebsite).parse(websites)).sort(
      inSwedishOrder(({ name, address }: PublicWebsite) => [name, address])
    )
  }
}

/** The content with its day: that of the last list while it says the same, else today. */
export function listOf(content: Content, last: PublicList | null, today: string): PublicList {
  const isSame = last !== null && JSON.stringify(contentOf(last)) === JSON.stringify(content)
  const { publisher, channels, websites } = content
  return { $schema: SCHEMA_FILE, publisher, updated: isSame ? last.updated : today, channels, websites }
}

/** What one list says that the other does not. Everything is new where there was none before. */
export function diffOf(before: PublicList | null, after: Content): ListDiff {
  const [old, now] = [entriesOf(before), entriesOf(after)]
  const diff: ListDiff = { added: [], removed: [], changed: [] }
  for (const [key, { entry, said }] of now) {
    const known = old.get(key)
    if (known === undefined) diff.added.push(entry)
    else {
      const fields = Object.entries(said)
        .filter(([field, value]) => known.said[field] !== value)
        .map(([field, value]) => ({ field, before: known.said[field] ?? '', after: value }))
      if (fields.length > 0) diff.changed.push({ ...entry, fields })
    }
  }
  for (const [key, { entry }] of old) if (!now.has(key)) diff.removed.push(entry)
  return diff
}

type Said = Readonly<Record<string, string>>

function entriesOf(list: Content | null): Map<string, { entry: ListEntry; said: Said }> {
  const entries = new Map<string, { entry: ListEntry; said: Said }>()
  const add = (kind: ListEntry['kind'], { address, ...rest }: PublicChannel | PublicWebsite) =>
    entries.set(`${kind} ${address}`, {
      entry: { kind, name: rest.name, address },
      said: Object.fromEntries(Object.entries(rest).map(([field, value]) => [field, String(value ?? '')]))
    })
  for (const channel of list?.channels ?? []) add('channel', channel)
  for (const website of list?.websites ?? []) add('website', website)
  return entries
}

const contentOf = ({ publisher, channels, websites }: PublicList): Content => ({
  publisher,
  channels,
  websites
})

const collator = new Intl.Collator('sv')

function inSwedishOrder<Row>(keys: (row: Row) => readonly string[]): (one: Row, other: Row) => number {
  return (one, other) => {
    const others = keys(other)
    for (const [at, key] of keys(one).entries()) {
      const order = collator.compare(key, others[at] ?? '')
      if (order !== 0) return order
    }
    return 0
  }
}
