// The record of processing activities (GDPR Art. 30): what is said of each channel, what the register knows already, and what
// nobody has said.

import { isDeepStrictEqual } from 'node:util'
import { CATEGORY_WORDS, countedFromIn, RECORD_WORDS } from '#shared/disposal-words.ts'
import type { ChannelId } from '#shared/ids.ts'
import { NOTHING_SAID, type Processing, type ProcessingFacts, ProcessingLack } from '#shared/processing.ts'
import type { DisposableKind, RetentionRule } from '#shared/retention.ts'
import { rulesInForce } from '../../delivery/retention/read.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { requireSeen, withWhatStood } from '../../register/secrecy/seen.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { insertProcessing, saidOfChannels } from './queries.ts'

/** What a channel holds personal data in. */
const OF_CHANNELS = ['capture', 'comment', 'message'] as const satisfies readonly DisposableKind[]

/** Of every channel in use; or of one. */
export function listProcessing(db: ReadDb, id: ChannelId | null = null): Processing[] {
  const all = OF_CHANNELS.flatMap(kind => rulesInForce(db, kind))
  return saidOfChannels(db, id).map(said => {
    const facts = said.facts ?? NOTHING_SAID
    const rules = all.filter(({ channelId }) => channelId === null || channelId === said.channelId)
    const unruled = OF_CHANNELS.filter(kind => !isRuled(kind, rules))
    return { ...said, facts, rules: rules.map(ruleInWords), unruled, lacks: lacksOf(facts, unruled) }
  })
}

/** @throws ArchiveError not-found */
export function findProcessing(db: ReadDb, id: ChannelId): Processing {
  const [found] = listProcessing(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

// One rule of some of them says nothing of the others.
const isRuled = (of: DisposableKind, rules: readonly RetentionRule[]): boolean =>
  rules.some(({ kind, category }) => kind === of && category === null)

// The rules of the archive say how long, where nobody has said more: all together, each of all of its kind.
const lacksOf = (facts: ProcessingFacts, unruled: Processing['unruled']): ProcessingLack[] =>
  ProcessingLack.options.filter(
    name => facts[name] === null && !(name === 'retention' && unruled.length === 0)
  )

type Said = {
  readonly channelId: ChannelId
  readonly facts: ProcessingFacts
  readonly seen?: ProcessingFacts | null
}

/** Says anew what is said of a channel; what was said before stays on file. @throws ArchiveError not-found, secret-words, changed-meanwhile */
export function saveProcessing(ctx: Context, { channelId, facts: given, seen = null }: Said): Processing {
  ctx.db.transact(tx => {
    const before = findProcessing(tx, channelId).facts
    requireSeen(ctx, tx, { acts: ['channel.processing-said'], about: channelId }, seen, before)
    requireNoSecretWords(tx, Object.values(given))
    const facts = withWhatStood(ctx, tx, given, before)
    if (isDeepStrictEqual(before, facts)) return
    insertProcessing(tx, { channelId, facts, at: ctx.clock.now(), by: ctx.actor })
    const changed = ProcessingLack.options.filter(name => before[name] !== facts[name])
    record(tx, ctx, {
      act: 'channel.processing-said',
      about: channelId,
      details: { fields: changed.join(' ') }
    })
  })
  tellChanged(ctx, 'register')
  return findProcessing(ctx.db.read, channelId)
}

const KINDS: Readonly<Partial<Record<DisposableKind, string>>> = {
  capture: 'insamlingar',
  comment: 'kommentarer',
  message: 'meddelanden'
}
/** All of a kind, in words. */
export const allOf = (kind: DisposableKind): string => KINDS[kind] ?? RECORD_WORDS[kind].sv

function ruleInWords({ kind, category, kept, reference }: RetentionRule): string {
  const what = category === null ? allOf(kind) : `${allOf(kind)} (${CATEGORY_WORDS[category].sv})`
  if (kept === null) return `${what}: bevaras (${reference})`
  const { months, countedFrom } = kept
  const time =
    months % 12 === 0 && months > 0 ? `${months / 12} år` : `${months} ${months === 1 ? 'månad' : 'månader'}`
  return `${what}: ${time}, räknat från ${countedFromIn(kind, countedFrom).sv} (${reference})`
}
