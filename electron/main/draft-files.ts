// What somebody has typed into forms and not sent. It may be about people, so that it lies in files that only the user of the computer can
// read, one for each archive and user of it, and never in the log.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Drafts } from '#shared/shell.ts'
import { writeWhole } from './whole-file.ts'

const OLD_MS = 30 * 24 * 60 * 60_000

export class DraftFiles {
  readonly #dir: string

  constructor(userData: string) {
    this.#dir = join(userData, 'drafts')
  }

  /** Theirs; none where the file is missing or damaged. Files that nobody has written to for a month go, whosever they are. */
  of(whose: string): Drafts {
    mkdirSync(this.#dir, { recursive: true, mode: 0o700 })
    for (const name of readdirSync(this.#dir)) {
      const file = join(this.#dir, name)
      if (statSync(file).mtimeMs < Date.now() - OLD_MS) rmSync(file, { force: true })
    }
    try {
      return Drafts.parse(JSON.parse(readFileSync(this.#file(whose), 'utf8')))
    } catch {
      return {}
    }
  }

  keep({ whose, drafts }: { readonly whose: string; readonly drafts: Drafts }): void {
    const file = this.#file(whose)
    if (Object.keys(drafts).length === 0) rmSync(file, { force: true })
    else writeWhole(file, JSON.stringify(drafts), 0o600)
  }

  /** The name of a folder may be anything, and says something by itself. */
  #file(whose: string): string {
    return join(this.#dir, `${createHash('sha256').update(whose).digest('hex')}.json`)
  }
}
