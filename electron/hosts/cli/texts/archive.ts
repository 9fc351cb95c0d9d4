// What `init`, `status` and `journal` say.
import type { Text } from '../language.ts'

export const archive = {
  made: {
    sv: 'Arkivet för {{municipality}} finns i {{dir}}.',
    en: 'The archive of {{municipality}} is in {{dir}}.'
  },
  madeNext: {
    sv: 'Nästa steg: registrera kanalerna med kanalarkiv channel add --archive "{{dir}}".',
    en: 'Next: register the channels with kanalarkiv channel add --archive "{{dir}}".'
  },
  madeAt: { sv: '{{time}} (svensk tid)', en: '{{time}} (Swedish time)' },
  channelsCount: { sv: '{{all}}, varav {{due}} ska samlas in', en: '{{all}}, {{due}} of them due' },
  capturesCount: {
    sv: '{{all}} {{all|sparad|sparade}}, {{refused}} {{refused|nekad|nekade}}, {{failed}} {{failed|misslyckad|misslyckade}}, {{interrupted}} {{interrupted|avbruten|avbrutna}}',
    en: '{{all}} saved, {{refused}} refused, {{failed}} failed, {{interrupted}} interrupted'
  },
  commentsCount: {
    sv: '{{all}}, varav {{open}} inte är {{open|avslutad|avslutade}}',
    en: '{{all}}, of which {{open}} {{open|is|are}} open'
  },
  messagesCount: {
    sv: '{{all}}, varav {{undecided}} väntar på beslut',
    en: '{{all}}, of which {{undecided}} {{undecided|waits|wait}} for a decision'
  },
  objectsCount: { sv: '{{objects}} ({{size}})', en: '{{objects}} ({{size}})' }
} as const satisfies Record<string, Text | Record<string, Text>>
