// What `comment decide`, `register`, `facts` and `category` say.
import type { Outcome } from '#shared/decision.ts'
import type { Text } from '../language.ts'

export const decision = {
  outcome: { sv: 'vad som ska bli av kommentaren', en: 'what is to become of the comment' },
  police: {
    sv: 'det är en sak för polisen; med anmälans nummer om det finns',
    en: 'it is a matter for the police; with the number of the report if there is one'
  },
  boardOffence: {
    sv: 'brottet enligt 5 § lagen om elektroniska anslagstavlor',
    en: 'the offence in section 5 of the act on electronic bulletin boards'
  },
  toAuthor: { sv: 'texten som ska skickas till avsändaren', en: 'the text to send to the sender' },
  answer: { sv: 'svaret som gavs', en: 'the answer that was given' },
  answeredAt: { sv: 'när svaret gavs', en: 'when the answer was given' },
  answeredBy: { sv: 'vem som svarade', en: 'who answered' },
  forwardedTo: { sv: 'vem kommentaren vidarebefordrades till', en: 'whom the comment was forwarded to' },
  because: { sv: 'skälet', en: 'the reason' },
  register: {
    sv: 'anteckna hur kommentaren är registrerad (5 kap. 1–2 §§ offentlighets- och sekretesslagen)',
    en: 'note how the comment is registered (chapter 5, sections 1–2 of the public access and secrecy act)'
  },
  as: {
    sv: 'registrerad, hållen ordnad eller av ringa betydelse',
    en: 'registered, kept in order, or of minor importance'
  },
  number: { sv: 'diarienummer eller annan beteckning', en: 'diary number or other designation' },
  publicTitle: { sv: 'vad saken rör, som alla får se', en: 'what it concerns, as anyone may see it' },
  protectedTitle: { sv: 'vad saken rör, skyddat', en: 'what it concerns, protected' },
  publicCounterpart: { sv: 'motpart som alla får se', en: 'counterpart that anyone may see' },
  protectedCounterpart: { sv: 'motpart, skyddad', en: 'counterpart, protected' },
  facts: {
    sv: 'anteckna misstänkt barnpornografi: bara uppgifter, ingen bild och ingen sida öppnas',
    en: 'note suspected child abuse material: facts only, no picture, and no page is opened'
  },
  description: { sv: 'vad det är, med egna ord', en: 'what it is, in your own words' },
  policeNumber: { sv: 'polisanmälans nummer', en: 'the number of the report to the police' },
  author: { sv: 'avsändarens namn', en: 'the name of the sender' },
  authorAddress: { sv: 'avsändarens adress', en: 'the address of the sender' },
  shown: { sv: 'tiden som sidan visade', en: 'the time that the page showed' },
  category: { sv: 'kanalens egna grunder', en: 'the channel’s own grounds' },
  addCategory: { sv: 'lägg till en egen grund', en: 'add a ground of its own' },
  listCategories: { sv: 'visa kanalens egna grunder', en: 'show the channel’s own grounds' },
  retireCategory: { sv: 'ta en egen grund ur bruk', en: 'take a ground out of use' },
  categoryName: { sv: 'grunden i ord', en: 'the ground in words' },
  approvedBy: {
    sv: 'vem på informationsenheten som godkände',
    en: 'who in the information unit approved it'
  },
  approvedOn: { sv: 'när den godkändes', en: 'when it was approved' },
  decided: { sv: 'Beslutet är antecknat: {outcome}.', en: 'The decision is recorded: {outcome}.' },
  factsNoted: {
    sv: 'Uppgifterna är antecknade med id {id}. Ingen bild är sparad.',
    en: 'The facts are noted with the id {id}. No picture is saved.'
  },
  categoryAdded: { sv: 'Grunden är tillagd med id {id}.', en: 'The ground is added with the id {id}.' },
  categoryRetired: {
    sv: 'Grunden {name} används inte längre. Beslut som vilar på den står kvar.',
    en: 'The ground {name} is no longer used. Decisions that rest on it stand.'
  },
  registered: {
    registered: { sv: 'Registreringen är antecknad.', en: 'The registration is noted.' },
    ordered: { sv: 'Det är antecknat att den hålls ordnad.', en: 'It is noted that it is kept in order.' },
    minor: {
      sv: 'Det är antecknat att den är av ringa betydelse.',
      en: 'It is noted that it is of minor importance.'
    }
  },
  outcomes: {
    remove: { sv: 'ska tas bort', en: 'to be removed' },
    'put-back': { sv: 'visas igen', en: 'shown again' },
    'not-removed': { sv: 'togs aldrig bort', en: 'was not removed' },
    answered: { sv: 'besvarad', en: 'answered' },
    forwarded: { sv: 'vidarebefordrad', en: 'forwarded' },
    'no-answer': { sv: 'behöver inget svar', en: 'needs no answer' },
    'not-ours': { sv: 'inte vår, eller ingen allmän handling', en: 'not ours, or no public record' }
  } satisfies Record<Outcome, Text>,
  rows: {
    answered: { sv: 'Besvarad', en: 'Answered' },
    name: { sv: 'Grund', en: 'Ground' },
    approved: { sv: 'Godkänd av', en: 'Approved by' },
    inUse: { sv: 'Används', en: 'In use' },
    outcome: { sv: 'Beslut', en: 'Decision' },
    police: { sv: 'Polisanmälan', en: 'Report to the police' },
    boardOffence: {
      sv: 'Brott enligt lagen om elektroniska anslagstavlor',
      en: 'Offence in the bulletin board act'
    },
    toAuthor: { sv: 'Till avsändaren', en: 'To the sender' },
    answer: { sv: 'Svar', en: 'Answer' },
    forwardedTo: { sv: 'Vidarebefordrad till', en: 'Forwarded to' },
    because: { sv: 'Skäl', en: 'Reason' },
    registration: { sv: 'Registrering', en: 'Registration' }
  },
  noNumber: { sv: 'ja, utan nummer', en: 'yes, without a number' },
  yes: { sv: 'ja', en: 'yes' },
  no: { sv: 'nej', en: 'no' }
} as const satisfies Record<string, Text | Record<string, Text>>
