// The log of the core: technical facts only. Texts of messages and comments and names of people never go into it.
import pino, { type Logger } from 'pino'
import { withoutMessage } from '#shared/log-error.ts'

export type { Logger }

/**
 * A log to a file (created if missing), or to nowhere when no file is given. Written at once, so that a crash loses
 * nothing. Errors are logged by kind and place, not by their message, which may quote what a person wrote.
 */
export function openLog(file: string | null): Logger {
  if (file === null) return pino({ level: 'silent' })
  const options = { base: { pid: process.pid }, serializers: { err: withoutMessage } }
  return pino(options, pino.destination({ dest: file, sync: true, mkdir: true }))
}
