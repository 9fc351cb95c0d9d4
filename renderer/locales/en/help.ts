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
    mandateEnds: {
      ask: 'Why do we ask how long the mandate holds?',
      because:
        'The guidelines (P1): there is to be an express commission from the head. One that has expired is none, and the channel is then shown under Today until a new mandate has been entered. Leave the field empty if it holds until further notice.'
    },
    removal: {
      ask: 'Why do we ask for the ground?',
      because:
        'The guidelines (P9a, P9d): what can be assumed to break the law or the guidelines is removed promptly, on one of the grounds a–g. Another ground is agreed with the information unit first. The ground is kept with the comment, so that it can be said why it was removed.'
    },
    retention: {
      ask: 'Why do we ask for a disposal decision?',
      because:
        'The guidelines (P9c): what is saved are public records. They are erased by a decision only, and what is left is to suffice for public access, justice, administration and research (the Archives Act, sections 3 and 10). That is why each rule bears its decision, and why it takes two persons to erase anything.'
    },
    secrecy: {
      ask: 'Why do we ask for the legal provision?',
      because:
        'The guidelines (P5): what is secret must not be published. A secrecy mark says which provision may apply, when it was made and by whom (OSL 5:5). It is a warning and no decision: that is made when somebody asks for the record.'
    },
    consent: {
      ask: 'Why do we ask for a consent?',
      because:
        'The guidelines (P6): pictures of children need the written consent of their guardian. Whoever has consented can withdraw it. You then need to know what it was for and where the picture is, so that it can be taken down.'
    },
    more: 'Read all duties'
  }
}
