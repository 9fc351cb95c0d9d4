// All of a channel is read where something may have been missed between two times that it was heard.
import { setTimeout as sleep } from 'node:timers/promises'
import type { ChannelId } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { readComments } from '../readings/readings.ts'

const WAIT_MS = 2_000
const TRIES = 150

/** A reading that goes on already may have gone past what was missed, so that one more follows it. @throws as readComments */
export async function coverGap(ctx: Context, channelId: ChannelId): Promise<void> {
  for (let tries = 0; ; tries++)
    try {
      await readComments(ctx, { channelId, thread: null })
      return
    } catch (error) {
      const isBusy = error instanceof ArchiveError && error.code === 'reading-going-on'
      if (!isBusy || tries === TRIES) throw error
      await sleep(WAIT_MS, undefined, { signal: ctx.closing })
    }
}
