import { labelsIn } from '#shared/in-language.ts'
import { CHECKLIST_ITEMS } from '#shared/words/values.ts'

/** What channels have to show their visitors, reviewed each half-year. */
export const checklists = {
  title: 'Checklista',
  lead: 'Det ska synas i varje kanal att kommunen är avsändare och vad som gäller. Gå igenom kanalerna när halvåret är insamlat.',
  noChannels: 'Det finns inga kanaler att gå igenom.',
  missing: 'Det här saknas',
  nothingMissing: 'Ingenting är noterat som saknat.',
  notAnswered:
    'Ingenting är noterat som saknat, men {{left}} av {{all}} {{all|fråga|frågor}} är inte {{all|besvarad|besvarade}} för halvåret.',
  lacks: 'Saknas i kanalen',
  since: 'Sedan',
  seenIn: 'Syns i',
  showCapture: 'Visa insamlingen',
  sum: '{{done}} av {{all}} {{all|kanal är genomgången|kanaler är genomgångna}}.',
  channels: 'Kanalernas checklistor',
  answered: 'Besvarat',
  ofItems: '{{count}} av {{all}}',
  state: 'Läge',
  states: {
    lacking_one: '{{count}} sak saknas',
    lacking_other: '{{count}} saker saknas',
    right: 'Allt finns',
    waiting: 'Ska gås igenom',
    notCaptured: 'Inte insamlad än'
  },
  toChannel: 'Till kanalen',
  notCaptured: 'Kanalen är inte insamlad det här halvåret.',
  notCapturedText: 'Varje svar visar på en insamling. Samla in kanalen först.',
  howTo:
    'Ord som tyder på att något finns är hittade i den insamlade texten och visas som förslag. Se efter att de stämmer, ändra det som är fel och svara. Inget är besvarat förrän du sparar.',
  fill: { found: 'Fyll i ja där något hittades', before: 'Fyll i samma svar som förra gången' },
  items: labelsIn(CHECKLIST_ITEMS, 'sv'),
  questions: {
    logo: 'Syns kommunens logotyp?',
    sender: 'Står det vem som står bakom kanalen?',
    official: 'Står det att kanalen är officiell?',
    'contact-expected': 'Står det när en besökare kan vänta sig svar?',
    purpose: 'Står det vad kanalen är till för?',
    'comment-purpose': 'Står det vad kommentarerna ska användas till?',
    'comment-rules': 'Står det vad som gäller för kommentarer och vad som tas bort?',
    complaints: 'Står det hur man når en ansvarig, till exempel för att anmäla en kommentar?'
  },
  answeredBy: 'Besvarat av {{name}}',
  proposal: 'Förslag:',
  lookAtPicture: 'En logotyp syns bara i bilden. Titta i insamlingen.',
  notFound: 'Inget hittades i texten. Titta i insamlingen.',
  before: '{{period}}: {{answer}}',
  answer: 'Svar',
  answers: { yes: 'Ja, det finns', no: 'Nej, det saknas' },
  capture: 'Insamling som visar det',
  quote: 'Orden i den insamlade texten',
  quoteHelp: 'Kopiera dem ur texten. De måste stå där som du skriver dem.',
  note: 'Anteckning',
  save: 'Spara svaren',
  saved_one: '{{count}} svar är sparat.',
  saved_other: '{{count}} svar är sparade.',
  nothingNew: 'Inget svar är nytt.'
}
