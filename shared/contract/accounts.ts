// Accounts: how the program speaks to a channel's platform.
import { z } from 'zod'
import { AccountCheck, AccountDraft, AccountRow, AccountSecret } from '../account.ts'
import { AccountId, ChannelId } from '../ids.ts'
import { base } from './base.ts'

const one = z.strictObject({ id: AccountId })

export const accounts = {
  list: base.input(z.strictObject({ channelId: ChannelId.nullable() })).output(z.array(AccountRow)),
  /** Asks the platform whether the key is right, puts it in the keychain and enters the account. */
  add: base.input(z.strictObject({ draft: AccountDraft, secret: AccountSecret })).output(AccountCheck),
  /** Puts a new key in the place of one that has run out. */
  renewKey: base.input(z.strictObject({ id: AccountId, secret: AccountSecret })).output(AccountCheck),
  check: base.input(one).output(AccountCheck),
  /** Takes the key out of the keychain and speaks to the platform no more. */
  forget: base.input(one).output(z.null())
}
