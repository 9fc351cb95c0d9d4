// What a diary is told of a document. What is for all and what is for the authority alone are kept apart (OSL 5:2): nothing
// that somebody wrote stands in the public title, and a name is for the authority alone unless it was registered as public.
import type { Instant } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import type { RecordRef } from '#shared/record.ts'
import type { RecordFacts } from '../../exports/describe/facts.ts'
import { CHANNEL_KEPT_IN, titleOf } from '../../exports/describe/fgs-handling.ts'
import type { IndexRow } from '../../exports/index-row.ts'

const MOST_TITLE = 250

export type Described = { readonly row: IndexRow; readonly facts: RecordFacts }

export type Counterpart = {
  readonly name: string
  readonly is: 'sender' | 'recipient'
  readonly isForAll: boolean
}

export type Told = {
  readonly records: readonly [RecordRef, ...RecordRef[]]
  readonly direction: RecordFacts['direction']
  readonly at: Instant
  /** A number that the document has in the diary already. */
  readonly diaryNumber: string | null
  readonly publicTitle: string
  readonly protectedTitle: string | null
  readonly counterparts: readonly Counterpart[]
  /** The paragraph of the first of them that is marked as secret. */
  readonly paragraph: string | null
}

/** What is known of the records of a folder: the first one stands for them. The diary shows the title to all: a channel that `isKeptIn` is not named there. */
export function toldOf(
  records: readonly [RecordRef, ...RecordRef[]],
  described: readonly [Described, ...Described[]],
  isKeptIn: (channelId: string) => boolean
): Told {
  const [{ row, facts }, ...others] = described
  const title = titleOf(isKeptIn(row.channelId) ? { ...row, channel: CHANNEL_KEPT_IN } : row)
  const { direction, registered } = facts
  return {
    records,
    direction,
    at: row.at,
    diaryNumber: facts.diaryNumber,
    publicTitle: line(others.length > 0 ? `Konversation: ${title}` : (registered?.publicTitle ?? title)),
    protectedTitle: line(registered?.protectedTitle ?? row.what) || null,
    counterparts: counterpartsOf(described),
    paragraph: described.find(each => each.facts.restriction !== null)?.facts.restriction?.paragraph ?? null
  }
}

function counterpartsOf(described: readonly Described[]): Counterpart[] {
  const all = described.flatMap(counterpartsIn)
  return [...new Map(all.map(each => [`${each.is} ${each.name}`, each])).values()]
}

function counterpartsIn({ row, facts: { direction, registered } }: Described): Counterpart[] {
  if (direction === 'own') return []
  const is = direction === 'in' ? 'sender' : 'recipient'
  const named = [
    [registered?.publicCounterpart, true],
    [registered?.protectedCounterpart, false]
  ] as const
  const known = named.flatMap(([name, isForAll]) =>
    name == null ? [] : ([{ name: line(name), is, isForAll }] as const)
  )
  // Of what was dispatched the row names the one who wrote it, which is the authority.
  if (known.length > 0 || row.sender === null || direction === 'out') return known
  return [{ name: line(row.sender), is, isForAll: false }]
}

/** On one line, without control characters, and bounded. */
export function line(text: string): string {
  const plain = normalized(text.toWellFormed(), 'NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  const letters = [...plain]
  return letters.length > MOST_TITLE ? `${letters.slice(0, MOST_TITLE - 1).join('')}…` : plain
}
