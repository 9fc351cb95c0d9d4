// What alerts are called, for every face and in the mails.
import type { AlertKind } from '../alert.ts'
import type { Words } from '../refusal-words.ts'

export const ALERT_KIND_WORDS = {
  'watch-word': { sv: 'bevakat ord', en: 'watched word' },
  'personal-number': { sv: 'kan vara ett personnummer', en: 'may be a personal identity number' },
  unanswered: { sv: 'inte besvarad i tid', en: 'not answered in time' },
  vanished: { sv: 'kommentar försvann', en: 'comment vanished' },
  'login-ended': { sv: 'inloggning har gått ut', en: 'log-in has run out' },
  'round-missed': { sv: 'halvårskörning missades', en: 'half-year round was missed' },
  'archive-damaged': { sv: 'skada i arkivet', en: 'damage in the archive' },
  'disk-short': { sv: 'arkivets disk är snart full', en: 'the disk of the archive will soon be full' },
  'backup-late': { sv: 'ingen hel säkerhetskopia på åtta dagar', en: 'no whole backup for eight days' },
  edited: { sv: 'kommentar eller inlägg ändrades', en: 'comment or post was edited' },
  'copy-lacking': {
    sv: 'ändrades eller försvann, och den sparade kopian saknar något',
    en: 'was edited or vanished, and the saved copy lacks something'
  },
  'receipt-unread': {
    sv: 'kvitto från diariet går inte att förstå',
    en: 'receipt of the diary cannot be understood'
  }
} as const satisfies Record<AlertKind, Words[string]>

export const ALERT_STATE_WORDS = {
  new: { sv: 'ny', en: 'new' },
  seen: { sv: 'sedd', en: 'seen' },
  done: { sv: 'klar', en: 'done' }
} as const satisfies Words

export const LOGIN_WORDS = {
  profile: { sv: 'webbläsarprofil', en: 'browser profile' },
  account: { sv: 'konto', en: 'account' },
  mailbox: { sv: 'brevlåda', en: 'mailbox' }
} as const satisfies Words

export const QUIET_WORDS = {
  left: { sv: 'har slutat', en: 'has left' },
  'no-address': { sv: 'saknar e-postadress', en: 'has no mail address' }
} as const satisfies Words

/** After a number, in the mails, which are in Swedish. */
export const ALERT_COUNTS: Readonly<Record<AlertKind, { readonly one: string; readonly other: string }>> = {
  'watch-word': { one: 'kommentar med ett bevakat ord', other: 'kommentarer med bevakade ord' },
  'personal-number': {
    one: 'kommentar med ett möjligt personnummer',
    other: 'kommentarer med möjliga personnummer'
  },
  unanswered: { one: 'fråga utan svar i tid', other: 'frågor utan svar i tid' },
  vanished: { one: 'försvunnen kommentar', other: 'försvunna kommentarer' },
  'login-ended': { one: 'inloggning som har gått ut', other: 'inloggningar som har gått ut' },
  'round-missed': { one: 'missad halvårskörning', other: 'missade halvårskörningar' },
  'archive-damaged': { one: 'skada som en kontroll har hittat', other: 'skador som en kontroll har hittat' },
  'disk-short': { one: 'disk som snart är full', other: 'diskar som snart är fulla' },
  'backup-late': {
    one: 'mapp utan hel säkerhetskopia på åtta dagar',
    other: 'mappar utan hel säkerhetskopia på åtta dagar'
  },
  edited: { one: 'kommentar eller inlägg som ändrades', other: 'kommentarer eller inlägg som ändrades' },
  'copy-lacking': {
    one: 'ändring eller borttagning där den sparade kopian saknar något',
    other: 'ändringar eller borttagningar där den sparade kopian saknar något'
  },
  'receipt-unread': {
    one: 'kvitto från diariet som inte går att förstå',
    other: 'kvitton från diariet som inte går att förstå'
  }
}
