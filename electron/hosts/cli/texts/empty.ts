// What an answer without anything in it says: what was done, or what is not there.
import type { Method } from '#shared/rules.ts'
import { BOTH } from '#shared/words/both.ts'
import type { Text } from '../language.ts'
import { common } from './common.ts'

const notSet = {
  mail: {
    sv: 'Ingen server för utgående e-post är inställd.',
    en: 'No server for outgoing mail is set up.'
  },
  diarySystem: { sv: 'Diariesystemet är inte inställt.', en: 'The diary system is not set up.' }
} as const satisfies Record<string, Text>

export const EMPTY: Readonly<Partial<Record<Method, Text>>> = {
  'captures.proxy': common.noProxy,
  'captures.forgetProxy': common.noProxy,
  'captures.signingKey': {
    sv: 'Ingen nyckel är skapad. Webbarkiv signeras inte.',
    en: 'No key has been made. Web archives are not signed.'
  },
  'credentials.remove': {
    sv: 'Inloggningen är borttagen ur registret.',
    en: 'The log-in is taken out of the register.'
  },
  'disposal.tombstone': { sv: 'Posten är inte gallrad.', en: 'The record was not disposed of.' },
  'posts.lastVisit': BOTH.postsNever,
  'posts.stop': BOTH.postsNever,
  'captures.currentRun': { sv: 'Ingen insamling pågår.', en: 'No capture run is going on.' },
  'exports.signer': BOTH.notSigned,
  'exports.endSigner': {
    sv: 'Paketen signeras inte längre. Nyckeln är borttagen ur datorns nyckelring.',
    en: 'Packages are signed no more. The key was taken out of the keychain of this computer.'
  },
  'exports.report': { sv: 'Paketet har ingen rapport.', en: 'The package has no report.' },
  'imports.current': { sv: 'Ingen inläsning pågår.', en: 'No import is going on.' },
  'messages.entry': {
    sv: 'Inga uppgifter till diariet är antecknade.',
    en: 'Nothing is noted that goes into the diary.'
  },
  'moderation.find': {
    sv: 'Kommentaren är inte inläst från plattformen.',
    en: 'The comment was not read from the platform.'
  },
  'moderation.markRead': { sv: 'Markerad som läst.', en: 'Marked as read.' },
  'mailboxes.forget': {
    sv: 'Brevlådan hämtas inte längre, och dess lösenord är borttaget.',
    en: 'The mailbox is no longer fetched from, and its password is removed.'
  },
  'webhooks.forget': {
    sv: 'Mottagaren får inte veta mer, och dess nyckel är borttagen ur datorns nyckelring.',
    en: 'The receiver is told nothing more, and its secret is taken out of the computer’s keychain.'
  },
  'timestamps.forget': {
    sv: 'Utfärdaren tillfrågas inte längre. Dess tidsstämplar finns kvar.',
    en: 'The authority is no longer asked. Its time stamps stay.'
  },
  'outbox.server': notSet.mail,
  'outbox.forgetServer': notSet.mail,
  'diarySystem.settings': notSet.diarySystem,
  'diarySystem.forget': notSet.diarySystem
}
