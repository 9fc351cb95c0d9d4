// Watching comments: how often channels are read by themselves, and which words are looked for.
import type { ChannelId } from '#shared/ids.ts'
import { Instant } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import type { Watch, WatchedChannel } from '#shared/watch.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { record } from '../../kernel/journal/record.ts'
import { channel } from '../../register/register/channels.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { accountOf, accountRows } from '../accounts/accounts.ts'
import { followView } from '../follow/follow.ts'
import { listReadings } from '../readings/read.ts'
import { watchedPages } from './pages.ts'
import * as queries from './queries.ts'

/** Every channel that is read through an account, with how it stands. */
export function watchOverview(db: ReadDb): Watch {
  const channels = accountRows(db, null)
    .filter(({ channelId }) => channel(db, channelId).retiredAt === null)
    .map((account): WatchedChannel => {
      const { channelId, channelName, problem } = account
      const everyMinutes = queries.planOf(db, channelId)
      const [lastReading = null] = listReadings(db, { channelId, limit: 1 })
      const nextAt = nextReading({ everyMinutes, last: lastReading?.startedAt ?? null })
      return {
        channelId,
        channelName,
        everyMinutes,
        problem,
        follow: followView(db, account),
        lastReading,
        nextAt,
        ...queries.countsOf(db, channelId)
      }
    })
  return { channels, pages: watchedPages(db), words: queries.watchWords(db) }
}

/** When a channel is read by itself next; null when it has no plan, and when it never was: then at once. Pure. */
function nextReading({
  everyMinutes,
  last
}: {
  everyMinutes: number | null
  last: Instant | null
}): Instant | null {
  if (everyMinutes === null || last === null) return null
  return Instant.parse(new Date(Date.parse(last) + everyMinutes * 60_000).toISOString())
}

/** @throws ArchiveError no-account */
export function setPlan(
  ctx: Context,
  { channelId, everyMinutes }: { channelId: ChannelId; everyMinutes: number | null }
): Watch {
  accountOf(ctx.db.read, channelId)
  ctx.db.transact(tx => {
    if (queries.planOf(tx, channelId) === everyMinutes) return
    if (everyMinutes === null) queries.removePlan(tx, channelId)
    else queries.setPlan(tx, { channelId, everyMinutes, by: ctx.actor, at: ctx.clock.now() })
    record(tx, ctx, { act: 'watch.plan-set', about: channelId, details: { everyMinutes } })
  })
  tellChanged(ctx, 'comments')
  return watchOverview(ctx.db.read)
}

export function addWord(ctx: Context, word: string): Watch {
  return changeWords(
    ctx,
    'watch.word-added',
    (tx, low) => queries.insertWord(tx, low, ctx.actor, ctx.clock.now()),
    word
  )
}

export function removeWord(ctx: Context, word: string): Watch {
  return changeWords(ctx, 'watch.word-removed', (tx, low) => queries.deleteWord(tx, low), word)
}

// The words themselves are not in the journal: they may be the very insults that are looked for.
function changeWords(
  ctx: Context,
  act: string,
  change: (tx: Parameters<Parameters<Context['db']['transact']>[0]>[0], low: string) => void,
  word: string
): Watch {
  const low = normalized(word, 'NFC').toLowerCase()
  ctx.db.transact(tx => {
    const before = queries.watchWords(tx)
    if (act === 'watch.word-added') requireNoSecretWords(tx, [word])
    change(tx, low)
    const words = queries.watchWords(tx)
    if (words.length === before.length) return
    queries.flagWordsAnew(tx, words)
    record(tx, ctx, { act, about: null, details: { words: words.length } })
  })
  tellChanged(ctx, 'comments')
  return watchOverview(ctx.db.read)
}
