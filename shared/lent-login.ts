// A login that a person makes on their own computer and lends to the server that captures for them: asked for by a link of the
// server's page, `kanalarkiv:inloggning?…`, and sealed for that server alone. Any page can write such a link, so a person is asked first.
import { z } from 'zod'
import { LINK_SCHEME } from './comment-link.ts'
import type { ErrorCode, ErrorParams } from './errors.ts'
import { ProfileId } from './ids.ts'
import { Address, Platform } from './register.ts'

/** The most bytes of what is sealed: the cookies and the local storage of one site. */
export const MOST_LOGIN = 1_000_000

/** The public half of a key in the age format. */
const Recipient = z.string().regex(/^age1[0-9a-z]{58}$/)

/** What a server's page asks to be lent, and the key to seal it for. */
export const LoginWanted = z.strictObject({
  profileId: ProfileId,
  /** Where to log in. */
  address: Address.regex(/^https?:\/\/[^\s/?#@]+(?:[/?#]|$)/i),
  platform: Platform.nullable(),
  recipient: Recipient
})
export type LoginWanted = z.infer<typeof LoginWanted>

/** A sealed login, as base64. */
export const SealedLogin = z
  .string()
  .min(1)
  .max(2 * MOST_LOGIN)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)

/** What a browser keeps of one site, of which a login is. Times are seconds since 1970. */
export const LentLogin = z.strictObject({
  profileId: ProfileId,
  cookies: z
    .array(
      z.strictObject({
        name: z.string().max(4096),
        value: z.string().max(8192),
        domain: z.string().min(1).max(255),
        path: z.string().startsWith('/').max(2048),
        expires: z.number().positive(),
        httpOnly: z.boolean(),
        secure: z.boolean(),
        sameSite: z.enum(['Strict', 'Lax', 'None']).nullable()
      })
    )
    .max(1000),
  /** The local storage of the page's origin. */
  storage: z.strictObject({
    origin: z
      .string()
      .regex(/^https?:\/\/[^/?#@]+$/)
      .max(2000),
    entries: z.array(z.tuple([z.string(), z.string()])).max(1000)
  })
})
export type LentLogin = z.infer<typeof LentLogin>

/** The link that a page asks by. */
export function loginLink({ profileId, address, platform, recipient }: LoginWanted): string {
  const said = { profil: profileId, adress: address, plattform: platform ?? '', nyckel: recipient }
  const parts = Object.entries(said).map(([word, text]) => `${word}=${encodeURIComponent(text)}`)
  return `${LINK_SCHEME}:inloggning?${parts.join('&')}`
}

/** The sealed login, or why there is none; a bug is `internal`. */
export type LentAnswer =
  | { readonly sealed: string }
  | { readonly code: ErrorCode; readonly params: ErrorParams }
