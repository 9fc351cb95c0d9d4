// Websites of which the municipality is principal or partner; they stand in the public list beside the channels (G1).
import { z } from 'zod'
import { Instant, WebsiteId } from './ids.ts'
import { oneLine } from './one-line.ts'
import { Address } from './register.ts'

/** `principal`: the municipality answers for the website; `partner`: it takes part with others, who are named. */
export const WebsiteRole = z.enum(['principal', 'partner'])
export type WebsiteRole = z.infer<typeof WebsiteRole>

export const Website = z.strictObject({
  id: WebsiteId,
  name: oneLine(200),
  address: Address,
  role: WebsiteRole,
  /** With whom; null where the municipality is alone. */
  partners: oneLine(500).nullable(),
  registeredAt: Instant,
  removedAt: Instant.nullable(),
  removedBecause: z.string().nullable()
})
export type Website = z.infer<typeof Website>

export const WebsiteFields = Website.pick({ name: true, address: true, role: true, partners: true })
export type WebsiteFields = z.infer<typeof WebsiteFields>
