// What is asked of whatever gives the lease. Each call asks once; how often, and what a silence means, is for `keep.ts`.
import { z } from 'zod'

/** Who holds a lease, as the engine keeps it for others to read. */
export const Holder = z.object({ id: z.string(), host: z.string(), since: z.string() })
export type Holder = z.infer<typeof Holder>

/** What the last holder noted when it renewed: who it was, when that was, and how many lines the journal had when. It outlives the lease. */
export const LastNote = z.object({
  id: z.string(),
  number: z.int(),
  host: z.string(),
  at: z.string(),
  lines: z.int().nullable(),
  linesAt: z.string().nullable().default(null)
})
export type LastNote = z.infer<typeof LastNote>

export type Taken = {
  readonly kind: 'taken'
  /** Larger than that of every holder before, as long as the engine is the same. */
  readonly number: number
  readonly before: LastNote | null
}
export type Tried = Taken | { readonly kind: 'held'; readonly by: Holder }

/** @throws NoAnswer, NotAllowed from each call */
export interface LeaseEngine {
  readonly address: string
  take(signal: AbortSignal): Promise<Tried>
  /** False when it is ours no more. `note` is kept with it. */
  renew(note: LastNote | null, signal: AbortSignal): Promise<boolean>
  /** Lets another take it at once. */
  release(signal: AbortSignal): Promise<void>
}

/** It did not answer, or answered what cannot be understood. Nobody knows whether it did what was asked. */
export class NoAnswer extends Error {}

/** It answered that we may not. */
export class NotAllowed extends Error {}

/** What JSON it is, and of that shape; null else. */
export function readNote<T>(shape: z.ZodType<T>, text: string | undefined): T | null {
  try {
    return shape.parse(JSON.parse(text ?? ''))
  } catch {
    return null
  }
}
