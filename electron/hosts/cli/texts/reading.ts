// What `reading` says.
import type { Text } from '../language.ts'

export const reading = {
  group: {
    sv: 'läs in kommentarer genom kanalens konto',
    en: 'read comments in through the account of the channel'
  },
  start: {
    sv: 'läs in kanalens kommentarer nu: nya sparas, ändrade och försvunna uppmärksammas',
    en: 'read the channel’s comments now: new ones are saved, changed and vanished ones noticed'
  },
  list: { sv: 'visa kanalens inläsningar', en: 'show the readings of the channel' },
  channel: { sv: 'kanalen som läses', en: 'the channel that is read' },
  thread: { sv: 'bara kommentarerna till det här inlägget', en: 'only the comments on this post' },
  limit: { sv: 'hur många inläsningar som visas', en: 'how many readings are shown' },
  going: { sv: 'Läser in kommentarer.', en: 'Reading comments.' },
  done: {
    sv: 'Inläst: {seen} {seen|kommentar sedd|kommentarer sedda}, {added} {added|ny sparad|nya sparade}, {changed} {changed|ändrad|ändrade}, {vanished} {vanished|försvunnen|försvunna}.',
    en: 'Read: {seen} {seen|comment|comments} seen, {added} new {added|one|ones} saved, {changed} changed, {vanished} vanished.'
  },
  shown: {
    sv: 'Plattformen anger {shown} {shown|kommentar|kommentarer}; {seen} gick att läsa.',
    en: 'The platform says that there {shown|is|are} {shown} {shown|comment|comments}; {seen} could be read.'
  },
  states: {
    running: { sv: 'pågår', en: 'going on' },
    finished: { sv: 'klar', en: 'finished' },
    stopped: { sv: 'stoppad', en: 'stopped' },
    failed: { sv: 'misslyckad', en: 'failed' },
    interrupted: { sv: 'avbruten', en: 'interrupted' }
  },
  rows: {
    id: { sv: 'Id', en: 'Id' },
    started: { sv: 'Började', en: 'Began' },
    state: { sv: 'Läge', en: 'State' },
    seen: { sv: 'Sedda', en: 'Seen' },
    added: { sv: 'Nya', en: 'New' },
    changed: { sv: 'Ändrade', en: 'Changed' },
    vanished: { sv: 'Försvunna', en: 'Vanished' },
    problem: { sv: 'Hinder', en: 'Problem' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
