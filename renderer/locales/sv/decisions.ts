import { labelsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { REGISTRATIONS } from '#shared/words/values.ts'

const label = fieldLabels('sv')

/** Decisions about comments, and how comments are registered. */
export const decisions = {
  anew: 'Nytt beslut',
  otherGround: 'rätta grunden; borttagningen står kvar',
  correctedBecause: 'Varför rättas det tidigare?',
  correctedHelp: 'Det tidigare står kvar i historiken, med vem och när.',
  takeBack: 'Ångra',
  takenBack: 'Det är återtaget. Det som sades förut står kvar i historiken.',
  takenBackOf: '{{done}} av {{asked}} är återtagna. Kvar står beslutet om {{names}}. {{why}}',
  takenBackBecause: {
    reopened: 'Beslutet togs tillbaka med Ångra.',
    'not-removed': 'Uppgiften om borttagningen togs tillbaka med Ångra.'
  },
  goneBy: 'Vem tog bort den?',
  goneByWho: { sender: 'Den som skrev den', platform: 'Plattformen', unknown: 'Det är inte känt' },
  receivedHow: 'Hur kom den in, och vad är känt om den?',
  receivedHowHelp: 'Vem som såg den och när, vad den sade och vem som skrev, så långt det är känt.',
  howItWent: 'Hur försvann den?',
  howItWentHelp: 'När den senast sågs, och varför den inte hann sparas.',
  what: 'Vad ska hända med kommentaren?',
  more: 'Polisanmälan, anslagstavlelagen eller text till avsändaren',
  police: 'Är det en sak för polisen?',
  yes: 'Ja',
  no: 'Nej',
  noNumber: 'Ja, utan nummer på anmälan',
  policeNumber: label('policeNumber'),
  boardOffence: label('boardOffence'),
  boardOffenceHelp: 'När inlägget uppenbart är ett sådant brott, enligt 5 § lagen (1998:112).',
  toAuthor: label('toAuthor'),
  toAuthorHelp: 'Det som ska skickas till den som skrev kommentaren.',
  ownHelp: 'Kanalens egen grund',
  answer: label('answer'),
  answeredAt: 'Besvarad',
  answeredBy: 'Besvarad av',
  forwardedTo: 'Vidarebefordrad till',
  forwardedToHelp: 'Den som kan svara, till exempel en förvaltning.',
  because: 'Skäl',
  earlier: 'Tidigare beslut och borttagningar',
  took: 'Tid från upptäckt till borttagen: {{time}}.',
  factsTitle: 'Uppgifter (ingen bild är sparad)',
  registration: 'Registrering',
  notRegistered: 'Inget är antecknat om hur kommentaren är registrerad.',
  register: 'Anteckna registrering',
  registerAnew: 'Ändra registreringen',
  registrationSaved: 'Registreringen är antecknad.',
  registeredBy: 'Antecknat av',
  registeredAt: 'Antecknat',
  earlierRegistrations: 'Tidigare registreringar',
  way: 'Hur hålls handlingen?',
  number: label('diaryNumber'),
  publicTitle: label('publicTitle'),
  publicHelp: 'Det som får stå i ett offentligt register. Inga skyddade uppgifter.',
  protectedTitle: label('protectedTitle'),
  protectedHelp: 'Står aldrig i offentliga listor (5 kap. 2 § offentlighets- och sekretesslagen).',
  publicCounterpart: label('publicCounterpart'),
  protectedCounterpart: label('protectedCounterpart'),
  ways: labelsIn(REGISTRATIONS, 'sv'),
  waysHelp: {
    registered: 'Med nummer, och med det offentliga skilt från det skyddade.',
    ordered: 'Det går lätt att se att den har kommit in. Bara för det som inte omfattas av sekretess.',
    minor: 'Uppenbart av ringa betydelse för verksamheten.'
  }
}
