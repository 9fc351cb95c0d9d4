// What `checklist` says.
import type { Text } from '../language.ts'

export const checklist = {
  group: {
    sv: 'checklista: vad kanalerna visar sina besökare, halvår för halvår',
    en: 'checklist: what the channels show their visitors, half-year by half-year'
  },
  list: { sv: 'visa hur långt genomgången har kommit', en: 'show how far the review has come' },
  missing: { sv: 'visa vad som saknas i kanalerna', en: 'show what is missing in the channels' },
  show: {
    sv: 'visa en kanals checklista, med det som hittades i de insamlade texterna',
    en: 'show the checklist of a channel, with what was found in the captured texts'
  },
  answer: { sv: 'besvara en punkt', en: 'answer an item' },
  item: { sv: 'punkten', en: 'the item' },
  yes: { sv: 'det finns', en: 'it is there' },
  no: { sv: 'det saknas', en: 'it is missing' },
  capture: { sv: 'insamlingen som visar det', en: 'the capture that shows it' },
  quote: { sv: 'orden i den insamlade texten', en: 'the words in the captured text' },
  note: { sv: 'anteckning', en: 'note' },
  notCaptured: {
    sv: 'Kanalen är inte insamlad det här halvåret.',
    en: 'The channel has not been captured this half-year.'
  },
  words: {
    yes: { sv: 'ja', en: 'yes' },
    no: { sv: 'nej', en: 'no' },
    none: { sv: '–', en: '–' },
    proposed: { sv: 'förslag', en: 'proposal' }
  },
  items: {
    logo: { sv: 'Logotyp', en: 'Logo' },
    sender: { sv: 'Vem som står bakom', en: 'Who is behind it' },
    official: { sv: 'Att kanalen är officiell', en: 'That the channel is official' },
    'contact-expected': { sv: 'När man kan vänta svar', en: 'When to expect an answer' },
    purpose: { sv: 'Syfte', en: 'Purpose' },
    'comment-purpose': { sv: 'Vad kommentarerna är till för', en: 'What comments are for' },
    'comment-rules': { sv: 'Regler för kommentarer', en: 'Rules for comments' },
    complaints: { sv: 'Vart man vänder sig med klagomål', en: 'Where to turn with complaints' }
  },
  rows: {
    channel: { sv: 'Kanal', en: 'Channel' },
    department: { sv: 'Förvaltning', en: 'Department' },
    there: { sv: 'Finns', en: 'There' },
    lacking: { sv: 'Saknas', en: 'Missing' },
    items: { sv: 'Av', en: 'Of' },
    captured: { sv: 'Insamlad', en: 'Captured' },
    item: { sv: 'Punkt', en: 'Item' },
    since: { sv: 'Sedan', en: 'Since' },
    note: { sv: 'Anteckning', en: 'Note' },
    capture: { sv: 'Insamling', en: 'Capture' },
    address: { sv: 'Adress', en: 'Address' },
    answer: { sv: 'Svar', en: 'Answer' },
    words: { sv: 'Ord i texten', en: 'Words in the text' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
