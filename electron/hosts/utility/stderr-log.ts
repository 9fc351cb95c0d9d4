// The core's log goes to its error stream, where main reads it: one log file, written by one process.
import pino, { type Logger } from 'pino'
import { withoutMessage } from '#shared/log-error.ts'

/** A log whose every line is written at once, so that the last words of a crash are kept. */
export function openStderrLog(): Logger {
  return pino(
    {
      base: { from: 'core' },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: withoutMessage, error: withoutMessage }
    },
    pino.destination({ fd: 2, sync: true })
  )
}
