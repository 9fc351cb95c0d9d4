// Profiles of the browser in which a person has logged in.
import { z } from 'zod'
import { ChannelId, ProfileId } from '../ids.ts'
import { LoginWanted, SealedLogin } from '../lent-login.ts'
import { BrowserProfile, ProfileDraft } from '../profile.ts'
import { base } from './base.ts'

const one = z.strictObject({ id: ProfileId })

export const profiles = {
  list: base.output(z.array(BrowserProfile)),
  /** A new profile for these channels, which leave the one they had. Nobody has logged in in it yet. */
  add: base.input(ProfileDraft).output(BrowserProfile),
  setChannels: base
    .input(z.strictObject({ id: ProfileId, channelIds: z.array(ChannelId).max(500) }))
    .output(BrowserProfile),
  /** Opens the browser for a person to log in, and answers when it has been closed and the login has been checked. */
  login: base.input(one).output(BrowserProfile),
  /** Looks whether the login holds, without showing anything. */
  check: base.input(one).output(BrowserProfile),
  /** What a person's own program is asked to lend, and the key to seal it for, which holds until the archive is closed. */
  loginWanted: base.input(one).output(LoginWanted),
  /** Enters a login that was made on a person's own computer, in the place of the one there was, and looks whether it holds. */
  takeLogin: base.input(z.strictObject({ id: ProfileId, sealed: SealedLogin })).output(BrowserProfile),
  /** Removes the profile and what it remembers; the channels are captured without a login again. */
  forget: base.input(one).output(z.strictObject({}))
}
