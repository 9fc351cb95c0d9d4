// The log of the core: technical facts only. Texts of messages and comments and names of people never go into it.
import { closeSync, constants, openSync, statSync } from 'node:fs'
import pino, { type Logger } from 'pino'
import { withoutMessage } from '#shared/log-error.ts'

export type { Logger }

/**
 * A log to a file (created if missing), or to nowhere when no file is given. Written at once, so that a crash loses
 * nothing. Errors are logged by kind and place, not by their message, which may quote what a person wrote.
 * @throws what the disk says; ENXIO for a pipe that nobody reads
 */
export function openLog(file: string | null): Logger {
  if (file === null) return pino({ level: 'silent' })
  requireReader(file)
  const options = { base: { pid: process.pid }, serializers: { err: withoutMessage } }
  return pino(options, pino.destination({ dest: file, sync: true, mkdir: true }))
}

/** A pipe, such as the standard error of a program that is read, would else be waited for until somebody reads it. */
function requireReader(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFIFO() !== true) return
  closeSync(openSync(file, constants.O_WRONLY | constants.O_NONBLOCK))
}
