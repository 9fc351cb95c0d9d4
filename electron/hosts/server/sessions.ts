// Who is signed in, kept in memory: a server that is started anew has signed everybody out. The browser holds a number made by chance,
// and the server only its digest.
import { hash, randomBytes } from 'node:crypto'
import type { Caller } from '../../core/kernel/context.ts'

/** What is closed when a session ends: a socket that was opened in it. */
type Line = { end(): void }

export type SignedInSession = {
  readonly caller: Caller
  readonly name: string
  /** What the provider needs to end its own session too. */
  readonly idToken: string | undefined
  readonly lines: Set<Line>
  readonly until: number
  /** When somebody last did something in it. */
  seen: number
}

export class Sessions {
  readonly #kept = new Map<string, SignedInSession>()
  readonly #now: () => number
  readonly #longest: number
  readonly #idle: number

  constructor({ longest, idle, now }: { longest: number; idle: number; now: () => number }) {
    this.#longest = longest
    this.#idle = idle
    this.#now = now
  }

  get size(): number {
    return this.#kept.size
  }

  /** Begins a session, and answers what its browser is to hold. */
  begin(who: Pick<SignedInSession, 'caller' | 'name' | 'idToken'>): string {
    const id = randomBytes(32).toString('base64url')
    const now = this.#now()
    this.#kept.set(keyOf(id), { ...who, lines: new Set(), until: now + this.#longest, seen: now })
    return id
  }

  /** The session that a browser holds; undefined when there is none, or it has ended. */
  find(id: string): SignedInSession | undefined {
    const session = this.#kept.get(keyOf(id))
    return session !== undefined && this.holds(session) ? session : undefined
  }

  holds({ until, seen }: SignedInSession): boolean {
    const now = this.#now()
    return now < until && now - seen < this.#idle
  }

  noteUse(session: SignedInSession): void {
    session.seen = this.#now()
  }

  end(id: string): void {
    this.#endWhere((_, key) => key === keyOf(id))
  }

  /** Ends every session of a user, in whichever browser it is. */
  endAllOf(user: string): void {
    this.#endWhere(({ caller }) => caller.user === user)
  }

  /** Ends those that have come to their end, or of which `isOver` says so, with the lines that are open in them. */
  sweep(isOver: (session: SignedInSession) => boolean): void {
    this.#endWhere(session => !this.holds(session) || isOver(session))
  }

  #endWhere(ends: (session: SignedInSession, key: string) => boolean): void {
    for (const [key, session] of this.#kept) {
      if (!ends(session, key)) continue
      this.#kept.delete(key)
      for (const line of session.lines) line.end()
    }
  }
}

const keyOf = (id: string) => hash('sha256', id)
