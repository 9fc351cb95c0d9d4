// The record of processing activities (GDPR Art. 30): what is said of each channel, what the register knows already, and what
// nobody has said.
import { isDeepStrictEqual } from 'node:util'
import type { ChannelId } from '#shared/ids.ts'
import { NOTHING_SAID, type Processing, type ProcessingFacts, ProcessingLack } from '#shared/processing.ts'
import { DisposableKind, type RetentionRule } from '#shared/retention.ts'
import { rulesInForce } from '../../delivery/retention/read.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { insertProcessing, saidOfChannels } from './queries.ts'

/** Of every channel in use; or of one. */
export function listProcessing(db: ReadDb, id: ChannelId | null = null): Processing[] {
  const all = DisposableKind.options.flatMap(kind => rulesInForce(db, kind))
  return saidOfChannels(db, id).map(said => {
    const facts = said.facts ?? NOTHING_SAID
    const rules = all
      .filter(({ channelId }) => channelId === null || channelId === said.channelId)
      .map(ruleInWords)
    return { ...said, facts, rules, lacks: lacksOf(facts, rules) }
  })
}

/** @throws ArchiveError not-found */
export function findProcessing(db: ReadDb, id: ChannelId): Processing {
  const [found] = listProcessing(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

// A rule of the archive says how long, where nobody has said more.
function lacksOf(facts: ProcessingFacts, rules: readonly string[]): ProcessingLack[] {
  return ProcessingLack.options.filter(
    name => facts[name] === null && !(name === 'retention' && rules.length > 0)
  )
}

/** Says anew what is said of a channel; what was said before stays on file. @throws ArchiveError not-found, secret-words */
export function saveProcessing(
  ctx: Context,
  { channelId, facts }: { channelId: ChannelId; facts: ProcessingFacts }
): Processing {
  ctx.db.transact(tx => {
    const before = findProcessing(tx, channelId).facts
    if (isDeepStrictEqual(before, facts)) return
    requireNoSecretWords(tx, Object.values(facts))
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

const KINDS: Readonly<Record<DisposableKind, string>> = {
  capture: 'insamlingar',
  comment: 'kommentarer',
  message: 'meddelanden',
  disclosure: 'utlämnanden',
  'checklist-answer': 'svar i checklistor'
}

function ruleInWords({ kind, category, kept, reference }: RetentionRule): string {
  const what = category === null ? KINDS[kind] : `${KINDS[kind]} (${category})`
  if (kept === null) return `${what}: bevaras (${reference})`
  const { months } = kept
  const time = months % 12 === 0 ? `${months / 12} år` : `${months} månader`
  return `${what}: ${time} (${reference})`
}
