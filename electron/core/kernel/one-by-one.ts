// Work for each of several that have nothing to do with each other, such as servers of different owners.
import type { Context } from './context.ts'

/**
 * One after the other: one that fails keeps no other from its turn.
 * @throws what the first that failed threw, when the others are done; and at once when the archive is being closed
 */
export async function oneByOne<Of>(
  { closing, log }: Pick<Context, 'closing' | 'log'>,
  all: Iterable<Of>,
  work: (one: Of) => Promise<unknown>
): Promise<void> {
  const failed: unknown[] = []
  for (const one of all) {
    closing.throwIfAborted()
    await work(one).catch((error: unknown) => {
      // Whoever asked is told of the first only.
      if (failed.length > 0) log.warn({ err: error }, 'one more of several has failed')
      failed.push(error)
    })
  }
  if (failed.length > 0) throw failed[0]
}
