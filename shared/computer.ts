// What this computer is set to that decides how the program works on it: the browser's policies, the program's own, and moved folders.
import { z } from 'zod'
import { PoliciesFound } from './policies.ts'

/** What a policy of the browser does to captures. */
export const BrowserRule = z.enum([
  /** The browser may not be steered by a program: nothing can be captured. */
  'no-steering',
  /** It takes the folder of the policy in the place of the empty one. */
  'own-profile',
  /** Extensions that are forced upon it may change the pages. */
  'forced-extensions',
  /** Whoever opens it must sign in to it. */
  'forced-sign-in',
  /** It signs in by itself with the account of the computer. */
  'implicit-sign-in'
])
export type BrowserRule = z.infer<typeof BrowserRule>

/** A policy that was found, and where it is set; of `implicit-sign-in`, the policy that would end it. */
export const BrowserFinding = z.strictObject({
  rule: BrowserRule,
  browser: z.string(),
  policy: z.string(),
  place: z.string()
})
export type BrowserFinding = z.infer<typeof BrowserFinding>

/** Nothing can be captured while one of these holds. */
export const stopsCaptures = ({ rule }: BrowserFinding): boolean => rule === 'no-steering'

export const ComputerCheck = z.strictObject({
  /** The browser that captures are made with; null where there is none, or where it runs elsewhere. */
  browser: z.string().nullable(),
  /** Captures are made with a browser on another computer. */
  isElsewhere: z.boolean(),
  findings: z.array(BrowserFinding),
  policies: PoliciesFound,
  /** Where the person's documents lie, when that is not on this computer. */
  documentsAt: z.string().nullable(),
  /** Where the person's profile is copied to when they log out; null where it stays here. */
  profileAt: z.string().nullable()
})
export type ComputerCheck = z.infer<typeof ComputerCheck>
