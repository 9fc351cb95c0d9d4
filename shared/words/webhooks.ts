// What webhooks are told of, and what became of it, for every face.
import type { Language } from '../errors.ts'
import type { WebhookEvent, WebhookProblem } from '../webhook.ts'

type Said = Readonly<Record<Language, string>>

export const WEBHOOK_EVENT_WORDS = {
  'alert.raised': { sv: 'nya aviseringar', en: 'new alerts' },
  'message.taken-in': { sv: 'inkommet meddelande', en: 'received message' },
  'mailbox.mail-taken': { sv: 'hämtat mejl', en: 'fetched mail' },
  'import.ended': { sv: 'export som lästs in', en: 'export that was read in' },
  'message.routed': { sv: 'meddelande som förts vidare', en: 'message that was routed' },
  'message.route-corrected': { sv: 'rättad väg för ett meddelande', en: 'corrected route of a message' },
  'comment.saved': { sv: 'sparad kommentar', en: 'saved comment' },
  'comments.read': { sv: 'kommentarer genom ett konto', en: 'comments through an account' },
  'comment.vanished': { sv: 'försvunnen kommentar', en: 'vanished comment' },
  'comment.edited': { sv: 'ändrad kommentar', en: 'edited comment' },
  'comment.decided': { sv: 'beslut om en kommentar', en: 'decision on a comment' },
  'comment.removed': { sv: 'borttagen kommentar', en: 'removed comment' },
  'comment.confirmed-gone': { sv: 'kommentar som bekräftats borta', en: 'comment that was confirmed gone' },
  'run.ended': { sv: 'avslutad insamlingskörning', en: 'ended capture run' },
  'round.missed': { sv: 'missad halvårskörning', en: 'missed half-year round' },
  'export.written': { sv: 'skrivet paket', en: 'written package' },
  'disclosure.delivered': { sv: 'lämnat utlämnande', en: 'delivered disclosure' },
  'disposal.carried-out': { sv: 'utförd gallring', en: 'disposal that was carried out' },
  'backup.failed': { sv: 'misslyckad säkerhetskopiering', en: 'failed backup' }
} as const satisfies Record<WebhookEvent, Said>

export const WEBHOOK_CONTENT_WORDS = {
  none: { sv: 'inget innehåll', en: 'no content' },
  'four-fields': {
    sv: 'diariets fyra uppgifter, i de ord som alla får läsa',
    en: 'the four fields of the diary, in the words that anybody may read'
  }
} as const satisfies Readonly<Record<string, Said>>

export const WEBHOOK_PROBLEM_WORDS = {
  unreachable: { sv: 'gick inte att nå', en: 'could not be reached' },
  'no-answer': { sv: 'svarade inte i tid', en: 'did not answer in time' },
  'private-address': {
    sv: 'adressen leder in i ett privat nätverk',
    en: 'the address leads into a private network'
  },
  'not-secure': {
    sv: 'nås utan kryptering, och ligger inte i ett privat nätverk',
    en: 'is reached without encryption, and is in no private network'
  },
  refused: { sv: 'tog inte emot', en: 'did not take it' },
  moved: { sv: 'hänvisade till en annan adress', en: 'pointed to another address' },
  'secret-missing': {
    sv: 'nyckeln saknas på arkivets dator',
    en: 'the secret is not on the archive’s computer'
  },
  'gave-up': { sv: 'gavs upp efter fem dagar', en: 'was given up after five days' },
  forgotten: { sv: 'mottagaren togs bort', en: 'the receiver was removed' }
} as const satisfies Record<WebhookProblem, Said>

export const WEBHOOK_STATE_WORDS = {
  queued: { sv: 'väntar', en: 'waits' },
  sent: { sv: 'mottagen', en: 'taken' },
  'gave-up': { sv: 'uppgiven', en: 'given up' }
} as const satisfies Readonly<Record<string, Said>>
