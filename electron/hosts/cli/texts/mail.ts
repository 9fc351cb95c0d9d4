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
  }
} as const satisfies Record<string, Text | Record<string, Text>>
