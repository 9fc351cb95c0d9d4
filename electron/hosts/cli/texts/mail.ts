import { BOTH } from '#shared/words/both.ts'
import type { Text } from '../language.ts'

export const mail = {
  mailIs: { sv: 'Mejlet till {{recipient}}: {{state}}.', en: 'The mail to {{recipient}}: {{state}}.' },
  noMailboxes: BOTH.noMailboxes,
  notFetched: {
    sv: '{{mailbox}} ({{folder}}): inte hämtad i sin helhet. {{why}}',
    en: '{{mailbox}} ({{folder}}): not fetched in full. {{why}}'
  },
  fetched: {
    sv: '{{mailbox}} ({{folder}}): {{seen}} mejl, varav {{imported}} {{imported|nytt|nya}}, {{known}} redan {{known|känt|kända}}, {{own}} om egna mejl, {{tooLarge}} för {{tooLarge|stort|stora}}. Nya meddelanden: {{messages}}.',
    en: '{{mailbox}} ({{folder}}): {{seen}} {{seen|mail|mails}}, of which {{imported}} new, {{known}} already known, {{own}} about our own, {{tooLarge}} too large. New messages: {{messages}}.'
  },
  short: {
    sv: '{{mailbox}} ({{folder}}): av {{short}} mejl lämnade servern bara ut en del. Den är sparad, och mejlen ligger kvar i mappen. Öppna dem i ett e-postprogram: är de hela där, spara dem som filer (.eml) och ta in dem med message file.',
    en: '{{mailbox}} ({{folder}}): of {{short}} {{short|mail|mails}} the server handed out only a part. It is kept, and the mails are left in the folder. Open them in a mail program: if they are whole there, save them as files (.eml) and take them in with message file.'
  }
} as const satisfies Record<string, Text | Record<string, Text>>
