// What main asks the core of a capture's web archive, to show the saved page again.
import type { ErrorCode, ErrorParams } from './errors.ts'
import type { CaptureId, Instant } from './ids.ts'

/** The page that a web archive begins with. */
export interface ReplayPage {
  readonly id: CaptureId
  readonly address: string
  readonly capturedAt: Instant
  readonly viewport: 'desktop' | 'mobile'
}

/** What a page of a web archive asks the network for, which it does not have. */
export interface ReplayQuestion {
  readonly method: string
  readonly address: string
  /** What is sent with the question and what its head calls that. */
  readonly sent: Uint8Array
  readonly sentType: string
}

/** The answer as it was saved. */
export interface ReplayAnswer {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Uint8Array<ArrayBuffer>
}

/** Why a web archive is not shown. */
export interface ReplayRefusal {
  readonly code: ErrorCode
  readonly params: ErrorParams
}
