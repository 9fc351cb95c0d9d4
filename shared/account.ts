// Accounts: how the program speaks to a channel's platform. The password or key is in the keychain, never here.
import { z } from 'zod'
import { AccountId, ChannelId, Instant } from './ids.ts'
import { oneLine } from './one-line.ts'
import { Address, type Platform } from './register.ts'

/** The platforms that have a client. */
export const AccountKind = z.enum(['wordpress', 'bluesky', 'facebook', 'instagram', 'youtube', 'mastodon'])
export type AccountKind = z.infer<typeof AccountKind>

/** What a platform may be asked to do with a comment. Which of them it can do differs. */
export const PlatformAction = z.enum(['hide', 'unhide', 'hold', 'spam', 'trash', 'delete'])
export type PlatformAction = z.infer<typeof PlatformAction>

/** The platforms by their own names, which are the same in every language. */
export const PLATFORM_NAMES: Readonly<Record<AccountKind, string>> = {
  wordpress: 'WordPress',
  bluesky: 'Bluesky',
  facebook: 'Facebook',
  instagram: 'Instagram',
  youtube: 'YouTube',
  mastodon: 'Mastodon'
}

/** Where each platform is spoken to when nothing else is said; WordPress and Mastodon are wherever they are. */
export const PLATFORM_ADDRESSES: Readonly<Record<AccountKind, string | null>> = {
  wordpress: null,
  bluesky: 'https://bsky.social/',
  facebook: 'https://graph.facebook.com/v23.0/',
  instagram: 'https://graph.facebook.com/v23.0/',
  youtube: 'https://www.googleapis.com/youtube/v3/',
  mastodon: null
}

/** The kinds of channel that an account of each kind can be of. */
export const ACCOUNT_FITS: Readonly<Record<AccountKind, readonly Platform[]>> = {
  wordpress: ['blog', 'website', 'other'],
  bluesky: ['bluesky'],
  facebook: ['facebook'],
  instagram: ['instagram'],
  youtube: ['youtube'],
  mastodon: ['mastodon', 'other']
}

const user = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine(text => !/\p{C}/u.test(text), 'control-characters')

/**
 * A password, application password or access key. Never in an answer, the journal or the log. No longer than what Windows' Credential
 * Manager takes: CRED_MAX_CREDENTIAL_BLOB_SIZE is 5 × 512 bytes, of UTF-16.
 */
export const AccountSecret = oneLine(1280)

export const AccountDraft = z.strictObject({
  channelId: ChannelId,
  kind: AccountKind,
  /** Where the platform answers; null takes the platform's own address. */
  address: Address.nullable(),
  /** Bluesky: where the keys of authors are looked up; null takes plc.directory. */
  directory: Address.nullable(),
  /** The user name, handle, page id or channel id that the platform knows the account by. */
  user
})
export type AccountDraft = z.infer<typeof AccountDraft>

export const Account = z.strictObject({
  id: AccountId,
  channelId: ChannelId,
  kind: AccountKind,
  address: z.string(),
  directory: z.string().nullable(),
  user,
  addedAt: Instant,
  addedBy: z.string(),
  /** When the platform last answered as it should, and what was wrong the last time it did not (a refusal's code). */
  checkedAt: Instant.nullable(),
  problem: z.string().nullable()
})
export type Account = z.infer<typeof Account>

export const AccountRow = Account.extend({
  channelName: z.string(),
  /** What the platform lets the program do with a comment. */
  actions: z.array(PlatformAction)
})
export type AccountRow = z.infer<typeof AccountRow>

/** What the platform said when it was asked who the account is. */
export const AccountCheck = z.strictObject({
  /** The name the platform shows for the account, and for the site or page it may moderate. */
  user: z.string(),
  site: z.string().nullable(),
  account: AccountRow
})
export type AccountCheck = z.infer<typeof AccountCheck>
