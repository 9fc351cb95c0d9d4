// Time as a dependency, so that tests can hold it.
import { Instant } from '#shared/ids.ts'

export interface Clock {
  now(): Instant
}

export const systemClock: Clock = { now: () => Instant.parse(new Date().toISOString()) }
