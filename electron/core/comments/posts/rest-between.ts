// The pause between two pages of a platform, so that it is asked no faster than a person would.
import { setTimeout as sleep } from 'node:timers/promises'
import { hostOf, isOwnMachine } from '../../captures/captures/queue.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'

/** Waits so many seconds after the page before. A site on this machine is nobody else's to spare. */
export function restBetween(
  { closing }: Pick<Context, 'closing'>,
  seconds: number
): (address: string) => Promise<void> {
  return async address => {
    if (closing.aborted) throw new ArchiveError('stopped')
    if (isOwnMachine(hostOf(address))) return
    try {
      await sleep(seconds * 1000, undefined, { signal: closing })
    } catch {
      throw new ArchiveError('stopped')
    }
  }
}
