// What the app remembers between starts: which archives were open, and the language. Never records.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isSameFolder } from '#shared/same-folder.ts'
import { Shortcut, UpdatesFrom } from '#shared/shell.ts'
import { writeWhole } from './whole-file.ts'

export const Language = z.enum(['sv', 'en'])
export type Language = z.infer<typeof Language>

const RECENT_LIMIT = 10
const [TRIES, PAUSE_MS] = [10, 300]

const isHeld = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['EBUSY', 'EPERM', 'EACCES', 'UNKNOWN'].includes(String(error.code))

const Kept = z.object({
  language: Language.nullable().catch(null),
  /** The archive that was open when the app ended, or null when a person had closed it. */
  last: z.string().nullable().catch(null),
  recent: z.array(z.string()).catch([]),
  shortcut: Shortcut.catch('CommandOrControl+Alt+K'),
  /** Whether the system shall tell that a run has ended. */
  tellsRunEnded: z.boolean().catch(false),
  /** Whether it shall tell that answers are late or due today. */
  tellsDueToday: z.boolean().catch(false),
  /** Where updates are looked for; null: nowhere. */
  updates: UpdatesFrom.nullable().catch(null)
})
type Kept = z.infer<typeof Kept>

/** Settings in one JSON file; a missing or damaged one counts as empty. */
export class Settings {
  readonly #file: string
  #kept: Kept

  constructor(dir: string) {
    this.#file = join(dir, 'settings.json')
    this.#kept = read(this.#file)
  }

  get language(): Language | null {
    return this.#kept.language
  }

  get lastArchive(): string | null {
    return this.#kept.last
  }

  get recentArchives(): readonly string[] {
    return this.#kept.recent
  }

  get shortcut(): Shortcut {
    return this.#kept.shortcut
  }

  get tellsRunEnded(): boolean {
    return this.#kept.tellsRunEnded
  }

  get tellsDueToday(): boolean {
    return this.#kept.tellsDueToday
  }

  get updates(): UpdatesFrom | null {
    return this.#kept.updates
  }

  rememberUpdates(updates: UpdatesFrom | null): void {
    this.#write({ ...this.#kept, updates })
  }

  rememberTells(tells: { readonly tellsRunEnded: boolean; readonly tellsDueToday: boolean }): void {
    this.#write({ ...this.#kept, ...tells })
  }

  rememberShortcut(shortcut: Shortcut): void {
    this.#write({ ...this.#kept, shortcut })
  }

  rememberLanguage(language: Language): void {
    this.#write({ ...this.#kept, language })
  }

  rememberArchive(dir: string | null): void {
    const others = this.#kept.recent.filter(
      other => dir === null || !isSameFolder(other, dir, process.platform)
    )
    const recent = dir === null ? others : [dir, ...others]
    this.#write({ ...this.#kept, last: dir, recent: recent.slice(0, RECENT_LIMIT) })
  }

  #write(kept: Kept): void {
    this.#kept = kept
    this.#save(TRIES)
  }

  // On Windows another program may hold the file for a moment, such as an antivirus program; without it they are what they were.
  #save(tries: number): void {
    try {
      writeWhole(this.#file, `${JSON.stringify(this.#kept, null, 2)}\n`)
    } catch (error) {
      if (!isHeld(error)) throw error
      if (tries > 0) setTimeout(() => this.#save(tries - 1), PAUSE_MS).unref()
    }
  }
}

function read(file: string): Kept {
  let found: unknown
  try {
    found = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    found = {}
  }
  const parsed = Kept.safeParse(found)
  return parsed.success ? parsed.data : Kept.parse({})
}
