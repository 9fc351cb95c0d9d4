// The program is one of two for as long as it runs: with folders of this computer (folder-program.ts), or with the archive on a server
// (server/server-program.ts). What the other could do, it cannot.
import type { CommentLink } from '#shared/comment-link.ts'
import type { LoginWanted } from '#shared/lent-login.ts'
import type { Policies } from '#shared/policies.ts'
import type { Log } from './log.ts'
import type { Language, Settings } from './settings.ts'

export interface Program {
  /** Brings the window to the front, or opens it where there is none (macOS, with the app still running). */
  showWindow(): void
  /** Opens the form for comments with this in it. */
  openForm(link: CommentLink): void
  /** A link asks for a login for a server. */
  lendLogin(wanted: LoginWanted): void
  /** Another start asks for this folder, or this server. */
  turnTo(place: string): void
  /** Ends what it has started, in order. */
  stop(): Promise<void>
}

export interface ProgramParts {
  readonly log: Log
  readonly logDir: string
  readonly settings: Settings
  readonly decided: Policies
  readonly language: () => Language
  /** Ends the program and starts it with another archive; with none, where archives are opened. */
  readonly startAnew: (place: string | null) => void
}
