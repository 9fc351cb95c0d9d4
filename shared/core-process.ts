// What the main process and the core process say to each other. Calls do not pass here: each window has its own port.
import type { ErrorCode, ErrorParams } from './errors.ts'
import type { CaptureId, Sha256 } from './ids.ts'
import type { LentAnswer, LoginWanted } from './lent-login.ts'
import type { ReplayAnswer, ReplayPage, ReplayQuestion, ReplayRefusal } from './replay.ts'

/**
 * How the core's Node is started. What is young takes at most 24 MB: otherwise Node lets it grow to 130 MB during a large
 * import, which is no faster for it. What is no longer needed is cleared away when the heap has grown by half, and not when
 * it is many times as large, which saves 90 MB there and costs nothing that can be measured.
 */
export const CORE_FLAGS: readonly string[] = ['--max-semi-space-size=8', '--heap-growing-percent=50']

/** What main tells the core. */
export type ToCore =
  | { readonly kind: 'open'; readonly dir: string }
  /** Asked before a picture is shown to whoever works here; answered under the same number. */
  | { readonly kind: 'may-show'; readonly ask: number; readonly sha256: Sha256 }
  /** Asked for a picture made small; the same, with the picture. */
  | { readonly kind: 'thumbnail'; readonly ask: number; readonly sha256: Sha256 }
  /** Asked for the page that a capture's web archive begins with; the same. */
  | { readonly kind: 'replay-page'; readonly ask: number; readonly id: CaptureId }
  /** Asked for what that page asks the network for; the same. */
  | {
      readonly kind: 'replay-answer'
      readonly ask: number
      readonly id: CaptureId
      readonly question: ReplayQuestion
    }
  /** Show the person their browser for them to log in, and answer with the login, sealed; the same. */
  | { readonly kind: 'lend-login'; readonly ask: number; readonly wanted: LoginWanted }
  /** Stop work in order, close the archive, end. */
  | { readonly kind: 'stop' }
  /** A person chose these paths: windows may name them from when `chosen-known` has come. */
  | { readonly kind: 'chosen'; readonly number: number; readonly paths: readonly string[] }
  /** Whether the computer has nothing better to do: nobody works at it, and it is not on its battery. */
  | { readonly kind: 'rest'; readonly isAtRest: boolean }
  /** Answer with `pong`, to show that it answers at all. */
  | { readonly kind: 'ping' }

/** What the core tells main. */
export type FromCore =
  | { readonly kind: 'ready' }
  | { readonly kind: 'pong' }
  | { readonly kind: 'chosen-known'; readonly number: number }
  /** It will not answer for some time, since it is at a step that cannot be cut up; or it answers again. */
  | { readonly kind: 'busy'; readonly isBusy: boolean }
  /** The archive that is open now. */
  | { readonly kind: 'archive'; readonly dir: string | null }
  | { readonly kind: 'may-show'; readonly ask: number; readonly may: boolean }
  /** A JPEG; null: there is none, or it is not to be seen. */
  | { readonly kind: 'thumbnail'; readonly ask: number; readonly bytes: Uint8Array<ArrayBuffer> | null }
  | { readonly kind: 'replay-page'; readonly ask: number; readonly page: ReplayPage | ReplayRefusal }
  /** Null: the web archive has no answer to it, or it is not to be seen. */
  | { readonly kind: 'replay-answer'; readonly ask: number; readonly answer: ReplayAnswer | null }
  | { readonly kind: 'lent-login'; readonly ask: number; readonly answer: LentAnswer }
  /** Answers are late or due today. */
  | { readonly kind: 'reminder'; readonly overdue: number; readonly dueToday: number }
  /** An archive that main asked for was refused; a bug has no code. */
  | { readonly kind: 'refused'; readonly dir: string; readonly code: ErrorCode; readonly params: ErrorParams }

/** The traffic of one window's port, where the core is a plain Node child and a port cannot be handed over. */
export type Relayed =
  | { readonly kind: 'port-opened'; readonly port: number }
  | { readonly kind: 'port-message'; readonly port: number; readonly data: unknown }
  | { readonly kind: 'port-closed'; readonly port: number }
