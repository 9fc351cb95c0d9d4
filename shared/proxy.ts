// The proxy that captured pages are fetched through, where the network lets nothing out without one. Its password is in the
// keychain, never here.
import { z } from 'zod'
import { Instant } from './ids.ts'

export const ProxyDraft = z.strictObject({
  host: z
    .string()
    .trim()
    .min(1)
    .max(253)
    .regex(/^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])$/, 'not-a-host'),
  port: z.int().min(1).max(65_535),
  /** Null where the proxy asks for no login. */
  user: z.string().trim().min(1).max(200).nullable()
})
export type ProxyDraft = z.infer<typeof ProxyDraft>

export const CaptureProxy = ProxyDraft.extend({ savedAt: Instant, savedBy: z.string() })
export type CaptureProxy = z.infer<typeof CaptureProxy>

/** A proxy that has just been set, and whether anything answers at its address. */
export const ProxyTried = CaptureProxy.extend({ answers: z.boolean() })
export type ProxyTried = z.infer<typeof ProxyTried>
