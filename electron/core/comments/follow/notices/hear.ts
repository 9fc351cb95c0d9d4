// What a platform has told of a channel that is followed so is looked at there, and noted.
import type { Account } from '#shared/account.ts'
import { isAllowed, RULES } from '#shared/rules.ts'
import { type Context, tellChanged } from '../../../kernel/context.ts'
import { ArchiveError } from '../../../kernel/errors.ts'
import { channel } from '../../../register/register/channels.ts'
import { whoIs } from '../../../register/roles/users.ts'
import { accountRows, withClient } from '../../accounts/accounts.ts'
import type { PlatformClient } from '../../platforms/platform.ts'
import { meetPublished, notePost, postByEnd } from '../../posts/told.ts'
import { momentOf } from '../../readings/content.ts'
import { findSurely } from '../../readings/find-surely.ts'
import { lookAtComment } from '../look-again.ts'
import * as queries from '../queries.ts'
import type { Notice } from './notice.ts'

/** What is wrong with one of them alone, where another is answered, and will not pass by being told again. */
const OF_ONE = ['platform-forbidden', 'platform-not-found', 'platform-cannot', 'thread-unknown']
/** What those after it would meet as well. */
const OF_ALL = [
  ...['stopped', 'key-missing', 'no-keychain', 'platform-login-refused', 'platform-expired'],
  ...['platform-moved', 'platform-unreachable', 'platform-busy']
]

/**
 * Each is looked at, whatever became of the others; what is wrong with one alone is noted.
 * @throws ArchiveError what the platform says, key-missing, no-keychain: it is to tell again
 */
export async function hearNotices(ctx: Context, notices: readonly Notice[]): Promise<void> {
  // It is done in the name of the server's own user, and so only where that user may.
  if (!isAllowed(RULES.readings.start, whoIs(ctx, ctx.osUser).roles)) return
  const again: unknown[] = []
  for (const account of accountRows(ctx.db.read, null)) {
    const own = notices.filter(({ kind, user }) => kind === account.kind && user === account.user)
    if (own.length === 0 || !isFollowed(ctx, account)) continue
    const { heard, alone, passing } = await lookAtAll(ctx, account, own)
    ctx.db.transact(tx => {
      if (heard > 0 && passing.length === 0) queries.setHeard(tx, account.id, null, ctx.clock.now())
      const [first] = [...passing, ...alone]
      if (first !== undefined) queries.setProblem(tx, account.id, codeOf(first))
    })
    tellChanged(ctx, 'comments')
    again.push(...passing)
  }
  if (again.length > 0) throw again[0]
}

/** How many were answered, and what went wrong, in its order: with one alone, or what may pass. */
type Outcome = { heard: number; readonly alone: unknown[]; readonly passing: unknown[] }

async function lookAtAll(ctx: Context, account: Account, notices: readonly Notice[]): Promise<Outcome> {
  const outcome: Outcome = { heard: 0, alone: [], passing: [] }
  try {
    await withClient(ctx, account, async client => {
      for (const notice of notices)
        try {
          await lookAt(ctx, account, client, notice)
          outcome.heard++
        } catch (error) {
          if (isAmong(OF_ALL, error)) throw error
          outcome[isAmong(OF_ONE, error) ? 'alone' : 'passing'].push(error)
        }
      if (outcome.heard > 0) return
      // Nor was any other shown: it is the account's.
      const unseen = outcome.passing.find(error => isAmong(['platform-not-shown'], error))
      if (unseen !== undefined) throw unseen
      await askAfterAnother(ctx, account, client, notices)
    })
  } catch (error) {
    outcome.passing.push(error)
  }
  return outcome
}

/**
 * Nothing of what was told was answered, so it may be that the account is not let see any comment.
 * @throws ArchiveError what the platform says
 */
async function askAfterAnother(
  ctx: Context,
  { channelId }: Account,
  client: PlatformClient,
  told: readonly Notice[]
): Promise<void> {
  const another = queries.anotherShown(
    ctx.db.read,
    channelId,
    told.map(({ id }) => id)
  )
  const found = another === null ? null : await findSurely(ctx, { channelId, client }, another)
  if (found === null || found.comment === null) await client.check()
}

const codeOf = (error: unknown): string =>
  error instanceof ArchiveError ? error.code : 'platform-unreachable'
const isAmong = (codes: readonly string[], error: unknown): boolean =>
  error instanceof ArchiveError && codes.includes(error.code)

function isFollowed({ db }: Context, { id, channelId }: Account): boolean {
  const follow = queries.followOf(db.read, id)
  return follow?.isOn === true && follow.how === 'notice' && channel(db.read, channelId).retiredAt === null
}

async function lookAt(ctx: Context, account: Account, client: PlatformClient, notice: Notice): Promise<void> {
  if (notice.is === 'comment') return lookAtComment(ctx, account, client, notice.id)
  const { channelId } = account
  const film = postByEnd(ctx.db.read, channelId, `/watch?v=${notice.id}`)
  // One that is not saved yet is met when the channel is gone through.
  if (film === null || client.said === undefined) return
  const said = await client.said(notice.id)
  if (said === null) notePost(ctx, film, 'vanished')
  else meetPublished(ctx, channelId, [{ key: film.addressKey, said, changedAt: momentOf(notice.changedRaw) }])
}
