// What `init`, `status` and `journal` say.
import type { Text } from '../language.ts'

export const archive = {
  init: { sv: 'skapa ett arkiv i en ny eller tom mapp', en: 'make an archive in a new or empty folder' },
  municipality: { sv: 'kommunens eller myndighetens namn', en: 'the name of the municipality or authority' },
  made: {
    sv: 'Arkivet för {{municipality}} finns i {{dir}}.',
    en: 'The archive of {{municipality}} is in {{dir}}.'
  },
  madeNext: {
    sv: 'Nästa steg: registrera kanalerna med kanalarkiv channel add --archive "{{dir}}".',
    en: 'Next: register the channels with kanalarkiv channel add --archive "{{dir}}".'
  },
  status: { sv: 'visa arkivet i siffror', en: 'show the archive in numbers' },
  limit: { sv: 'hur många rader, högst 500', en: 'how many rows, 500 at most' },
  after: { sv: 'fortsätt efter förra sidan', en: 'go on after the page before' },
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
  objectsCount: { sv: '{{objects}} ({{size}})', en: '{{objects}} ({{size}})' },
  statusRows: {
    municipality: { sv: 'Myndighet', en: 'Authority' },
    dir: { sv: 'Mapp', en: 'Folder' },
    created: { sv: 'Skapat', en: 'Made' },
    period: { sv: 'Halvår', en: 'Half-year' },
    channels: { sv: 'Kanaler', en: 'Channels' },
    captures: { sv: 'Insamlingar', en: 'Captures' },
    comments: { sv: 'Kommentarer', en: 'Comments' },
    messages: { sv: 'Meddelanden', en: 'Messages' },
    inbox: { sv: 'Filer i inbox', en: 'Files in inbox' },
    exports: { sv: 'Paket', en: 'Packages' },
    objects: { sv: 'Bevarade filer', en: 'Kept files' },
    journal: { sv: 'Journalrader', en: 'Journal lines' },
    head: { sv: 'Sista sigill', en: 'Last seal' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
