// Reading a channel's comments through its account: each new one saved, each edit and each absence noticed.
import { randomUUID } from 'node:crypto'
import { type ChannelId, ReadingId } from '#shared/ids.ts'
import type { Reading } from '#shared/reading.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { accountOf, withClient } from '../accounts/accounts.ts'
import { verifyLeftovers } from '../comments/recover.ts'
import { settleActions } from '../moderation/settle.ts'
import type { PlatformClient } from '../platforms/platform.ts'
import { lookForAbsent } from './absent.ts'
import { type Going, keepPage } from './keep.ts'
import * as queries from './queries.ts'

/**
 * Reads the comments of a channel, or of the thread that an address points at. What was read is kept however it ends.
 * @throws ArchiveError no-account, channel-retired, reading-going-on, thread-unknown, key-missing, no-keychain, stopped, and
 *   what the platform says
 */
export async function readComments(
  ctx: Context,
  { channelId, thread }: { channelId: ChannelId; thread: string | null }
): Promise<Reading> {
  const account = accountOf(ctx.db.read, channelId)
  const id = ReadingId.parse(randomUUID())
  ctx.db.transact(tx => {
    const { name } = activeChannel(tx, channelId)
    if (queries.runningReadings(tx, channelId).length > 0)
      throw new ArchiveError('reading-going-on', { channel: name })
    const startedAt = ctx.clock.now()
    queries.insertReading(tx, { id, accountId: account.id, channelId, startedAt, startedBy: ctx.actor })
    record(tx, ctx, { act: 'reading.started', about: id, details: { channel: channelId } })
  })
  tellChanged(ctx, 'comments')
  try {
    await verifyLeftovers(ctx, channelId)
    await withClient(ctx, account, client => readAll(ctx, client, { reading: reading(ctx, id), thread }))
    end(ctx, id, 'finished', null)
  } catch (error) {
    const problem = error instanceof ArchiveError ? error.code : 'internal'
    end(ctx, id, problem === 'stopped' ? 'stopped' : 'failed', problem)
    throw error
  } finally {
    tellChanged(ctx, 'comments')
  }
  return reading(ctx, id)
}

async function readAll(
  ctx: Context,
  client: PlatformClient,
  { reading, thread: address }: { reading: Reading; thread: string | null }
): Promise<void> {
  const thread = address === null ? null : await client.threadOf(address)
  if (thread !== null) ctx.db.transact(tx => queries.setThread(tx, reading.id, thread))
  const going: Going = { ...reading, thread, client, met: new Set() }
  for await (const page of client.read({ thread, since: null })) await keepPage(ctx, going, page)
  await settleActions(ctx, client, reading.channelId)
  await lookForAbsent(ctx, going)
}

function end(ctx: Context, id: ReadingId, state: Reading['state'], problem: string | null): void {
  ctx.db.transact(tx => {
    queries.endReading(tx, { id, state, problem, at: ctx.clock.now() })
    const { seen, added, changed, vanished } = reading(ctx, id)
    record(tx, ctx, {
      act: 'reading.ended',
      about: id,
      details: { state, problem, seen, added, changed, vanished }
    })
  })
}

function reading({ db }: Context, id: ReadingId): Reading {
  const found = queries.findReading(db.read, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}
