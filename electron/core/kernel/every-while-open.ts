// What the app does by itself again and again while an archive is open. The command line does it when it is asked to.
import type { Context } from './context.ts'
import { ArchiveError } from './errors.ts'

type Repeated = {
  /** What could not be done, for the log. */
  readonly failed: string
  /** Milliseconds from the end of one time to the next: the computer may sleep, and its clock be set. */
  readonly every: number
  /** The first time is at once, or after a while like the others. */
  readonly first: 'at-once' | 'later'
  work(): Promise<unknown>
}

/**
 * Begins, and goes on until the archive is closed, whatever goes wrong one time: that is in the log, once for each kind of
 * error until it works again. `hold` keeps the archive open meanwhile.
 */
export function everyWhileOpen(
  { closing, log }: Pick<Context, 'closing' | 'log'>,
  hold: (work: Promise<unknown>) => void,
  { failed, every, first, work }: Repeated
): void {
  let timer: NodeJS.Timeout | undefined
  let said: string | null = null
  const once = async () => {
    try {
      await work()
      said = null
    } catch (error) {
      const code = error instanceof ArchiveError ? error.code : 'internal'
      if (code !== said && !closing.aborted) log.error({ err: error, code }, failed)
      said = code
    }
    plan()
  }
  const plan = () => {
    if (closing.aborted) return
    timer = setTimeout(() => hold(once()), every)
    timer.unref()
  }
  closing.addEventListener('abort', () => clearTimeout(timer))
  if (first === 'later') plan()
  else hold(once())
}
