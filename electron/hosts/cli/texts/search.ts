// What `search` says.
import { BOTH } from '#shared/words/both.ts'
import type { Text } from '../language.ts'

export const search = {
  entering: {
    sv: 'Lägger in {{count}} {{count|post|poster}} i sökregistret, en gång.',
    en: 'Entering {{count}} {{count|record|records}} in the search index, once.'
  },
  ignored: BOTH.tooShort,
  byMachine: { sv: 'läst i en bild av datorn: {{text}}', en: 'read in a picture by the computer: {{text}}' },
  register: { sv: 'I registret:', en: 'In the register:' },
  rows: {
    record: { sv: 'Post', en: 'Record' },
    at: { sv: 'Tid', en: 'Time' },
    channel: { sv: 'Kanal', en: 'Channel' },
    from: { sv: 'Från', en: 'From' },
    text: { sv: 'Text', en: 'Text' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
