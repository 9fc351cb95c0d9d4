// Follows the accounts that are to be followed, while the archive is open in the app or on a server. Each is begun anew after it ended, a
// while after what went wrong.
import type { Account } from '#shared/account.ts'
import type { AccountId } from '#shared/ids.ts'
import { isAllowed, RULES } from '#shared/rules.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { everyWhileOpen } from '../../kernel/every-while-open.ts'
import { channel } from '../../register/register/channels.ts'
import { whoIs } from '../../register/roles/users.ts'
import { accountRows } from '../accounts/accounts.ts'
import { newPollState, poll } from './poll.ts'
import * as queries from './queries.ts'
import { hear } from './stream.ts'

/** How soon it is seen that an account is to be followed, or not any more. */
const LOOK_MS = 2_000
const POLL_MS = 30_000
const SOONEST_MS = 1_000
const LATEST_MS = 60_000

/** Begins, and goes on until the archive is closed. `hold` keeps it open while something is looked at. */
export function runFollowsInBackground(
  ctx: Context,
  hold: (work: Promise<unknown>) => void,
  pollEvery: number = POLL_MS
): void {
  const going = new Map<AccountId, AbortController>()
  everyWhileOpen(ctx, hold, {
    failed: 'the accounts that are followed could not be looked up',
    every: LOOK_MS,
    first: 'at-once',
    work: async () => {
      const wanted = new Map(wantedNow(ctx).map(each => [each.key, each.account]))
      for (const [id, stop] of going)
        if (!wanted.has(keyOf(ctx, id))) {
          stop.abort()
          going.delete(id)
        }
      for (const account of wanted.values()) {
        if (going.has(account.id)) continue
        const stop = new AbortController()
        going.set(account.id, stop)
        const signal = AbortSignal.any([ctx.closing, stop.signal])
        hold(followOne(ctx, account, { signal, pollEvery }).finally(() => going.delete(account.id)))
      }
    }
  })
}

/** The accounts that are to be followed, each with what it is followed by: where that changes, it is begun anew. */
function wantedNow(ctx: Context): { key: string; account: Account }[] {
  // It is done in the name of whoever is at the computer, and so only where that person may.
  if (!isAllowed(RULES.readings.start, whoIs(ctx, ctx.osUser).roles)) return []
  return accountRows(ctx.db.read, null)
    .filter(({ id, channelId }) => {
      const follow = queries.followOf(ctx.db.read, id)
      // What is told is heard when it is.
      const isOn = follow?.isOn === true && follow.how !== 'notice'
      return isOn && channel(ctx.db.read, channelId).retiredAt === null
    })
    .map(account => ({ key: keyOf(ctx, account.id), account }))
}

function keyOf({ db }: Context, id: AccountId): string {
  const follow = queries.followOf(db.read, id)
  return `${id} ${follow?.address ?? ''} ${follow?.isOn}`
}

async function followOne(
  ctx: Context,
  account: Account,
  { signal, pollEvery }: { signal: AbortSignal; pollEvery: number }
): Promise<void> {
  const state = newPollState()
  const isStream = queries.followOf(ctx.db.read, account.id)?.how === 'stream'
  for (let failed = 0; !signal.aborted; ) {
    let wait = isStream ? SOONEST_MS : pollEvery
    try {
      if (isStream) await hear(ctx, account, signal)
      else {
        await poll(ctx, account, state)
        ctx.db.transact(tx => queries.setHeard(tx, account.id, null, ctx.clock.now()))
      }
      failed = 0
    } catch (error) {
      if (signal.aborted) return
      wait = Math.max(wait, Math.min(LATEST_MS, SOONEST_MS * 2 ** Math.min(failed++, 10)))
      noteProblem(ctx, account, error)
    }
    await pause(wait, signal)
  }
}

function noteProblem(ctx: Context, { id }: Account, error: unknown): void {
  // What the network says is no error of the program.
  const code = error instanceof ArchiveError ? error.code : 'platform-unreachable'
  if (queries.followOf(ctx.db.read, id)?.problem === code) return
  if (!(error instanceof ArchiveError))
    ctx.log.warn({ err: error, account: id }, 'an account could not be followed')
  ctx.db.transact(tx => queries.setProblem(tx, id, code))
  tellChanged(ctx, 'comments')
}

/** A wait that ends with the signal, and keeps no program from ending. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(done, ms)
    timer.unref()
    signal.addEventListener('abort', done, { once: true })
    if (signal.aborted) done()
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
}
