// What the server and the process of one archive say to each other.
import type { MetricObjectWithValues, MetricValue } from 'prom-client'
import type { ErrorCode, ErrorParams } from '#shared/errors.ts'
import type { ArchiveConfig } from './config.ts'

export type ToArchive =
  /** Open the archive and listen at this path, which only the server's own user can reach. */
  | { readonly kind: 'start'; readonly config: ArchiveConfig; readonly path: string }
  | { readonly kind: 'ask'; readonly number: number }
  | { readonly kind: 'stop' }
  /** Answer with `pong`, to show that it answers at all. */
  | { readonly kind: 'ping' }

export type Told = {
  readonly isReady: boolean
  readonly metrics: MetricObjectWithValues<MetricValue<string>>[]
}

export type FromArchive =
  | { readonly kind: 'pong' }
  /** It will not answer for some time, since it is at a step that cannot be cut up; or it answers again. */
  | { readonly kind: 'busy'; readonly isBusy: boolean }
  /** Another server has the archive, and it is waited for. */
  | { readonly kind: 'waiting'; readonly host: string; readonly since: string }
  | { readonly kind: 'serving'; readonly municipality: string; readonly firstCode: string | null }
  | { readonly kind: 'not-served'; readonly why: 'noArchive' | 'noRole' | 'asRoot'; readonly user: string }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly params: ErrorParams }
  | { readonly kind: 'told'; readonly number: number; readonly told: Told }
