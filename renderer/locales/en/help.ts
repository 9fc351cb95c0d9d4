import type { help as sv } from '../sv/help.ts'

/** Help inside the program, and why a field asks for what it does. */
export const help: typeof sv = {
  open: 'Help',
  contents: 'Contents',
  find: 'Search help',
  found_zero: 'No place in help has all of the words.',
  found_one: '{{count}} place in help',
  found_other: '{{count}} places in help',
  inSwedish: 'Help is in Swedish.',
  glossary: 'Glossary',
  glossaryLead: 'The words of the program and its documents, and what they are called in Swedish.',
  standard: 'In the standards: {{standard}}.',
  why: {
    mandate: {
      ask: 'Why do we ask for a mandate?',
      because:
        'The guidelines (P1): each department decides whether it is to be in a channel, with which tools and who speaks for it. There is to be an express commission from its head. Channels without a mandate that holds are shown under Today.'
    },
    responsible: {
      ask: 'Why do we ask who is responsible?',
      because:
        'The guidelines (P3): a new channel is reported with contact details and who is responsible, and the department keeps its part of the register up to date. There is then always somebody to turn to, and it shows when whoever is responsible has left.'
    },
    purpose: {
      ask: 'Why do we ask for the purpose?',
      because:
        'The guidelines (G4): each channel has a purpose and a benefit, and the purpose stands in the channel. The checklist asks each half-year whether it does.'
    },
    more: 'Read all duties'
  }
}
