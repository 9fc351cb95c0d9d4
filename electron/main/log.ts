// One log file for the whole app: main writes its own lines, and those the core writes on its error stream.
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import { withoutMessage } from '#shared/log-error.ts'

const MAX_BYTES = 2_000_000
const KEPT_FILES = 5
const LATER_BYTES = 100_000

export interface Log extends Logger {
  /** Adds a line that another process of ours wrote. */
  pass(line: string): void
}

/**
 * Opens `kanalarkiv.log` in a folder; the oldest of five files is dropped when the newest is full. `move` renames a file, as Node does
 * unless a test says otherwise.
 */
export function openLog(dir: string, move: (from: string, to: string) => void = renameSync): Log {
  const file = new RotatingFile(dir, move)
  const logger = pino(
    {
      base: { from: 'main' },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: withoutMessage }
    },
    file
  )
  return Object.assign(logger, {
    pass: (line: string) => {
      // What is not one of our own lines is Node or Chromium complaining: cut, in case it quotes something.
      if (line.startsWith('{"level":')) file.write(`${line}\n`)
      else logger.warn({ from: 'core', stderr: line.slice(0, 300) })
    }
  })
}

class RotatingFile {
  readonly #path: (age: number) => string
  /** The log that is full, on its way to the older ones. */
  readonly #full: string
  readonly #move: (from: string, to: string) => void
  #size: number

  constructor(dir: string, move: (from: string, to: string) => void) {
    mkdirSync(dir, { recursive: true })
    this.#move = move
    this.#path = age => join(dir, age === 0 ? 'kanalarkiv.log' : `kanalarkiv.${age}.log`)
    this.#full = join(dir, 'kanalarkiv.full.log')
    this.#size = this.#sizeNow()
  }

  #sizeNow(): number {
    return statSync(this.#path(0), { throwIfNoEntry: false })?.size ?? 0
  }

  /** A log that cannot be written (a full disk) must not stop the work it tells of. */
  write(line: string): void {
    try {
      if (this.#size > MAX_BYTES) this.#rotate()
      appendFileSync(this.#path(0), line)
      this.#size += Buffer.byteLength(line)
    } catch {
      // nowhere is left to say so
    }
  }

  #rotate(): void {
    try {
      // First the one that may be held, so that a try in vain moves none of the older ones.
      if (!existsSync(this.#full)) this.#move(this.#path(0), this.#full)
      this.#makeRoom()
      this.#move(this.#full, this.#path(1))
      this.#size = this.#sizeNow()
    } catch {
      // On Windows a log that somebody reads keeps its name: it goes on growing, and is tried again a little later.
      this.#size = MAX_BYTES - LATER_BYTES
    }
  }

  /** Moves the older ones on, as far as there is no room: one that is held keeps its place, and the next try drops nothing more. */
  #makeRoom(): void {
    let age = 1
    while (age < KEPT_FILES - 1 && existsSync(this.#path(age))) age++
    for (age--; age >= 1; age--) this.#move(this.#path(age), this.#path(age + 1))
  }
}
