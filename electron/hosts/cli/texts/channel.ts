import type { Text } from '../language.ts'

export const channel = {
  add: { sv: 'registrera en kanal', en: 'register a channel' },
  edit: { sv: 'ändra uppgifter om en kanal', en: 'change what is said of a channel' },
  platform: { sv: 'plattform', en: 'platform' },
  name: { sv: 'kanalens namn', en: 'the name of the channel' },
  address: {
    sv: 'adress som ska samlas in; kan anges flera gånger',
    en: 'address to capture; may be given several times'
  },
  aboutPage: { sv: 'sidan som berättar om kanalen', en: 'the page that tells about the channel' },
  videosPage: { sv: 'sida med videor', en: 'page with videos' },
  groupsPage: { sv: 'sida med grupper', en: 'page with groups' },
  otherPage: { sv: 'annan sida i kanalen', en: 'another page of the channel' },
  standIn: {
    sv: 'ersättare för den ansvariga; läggs till om den inte finns',
    en: 'stand-in for the responsible person; made when not there'
  },
  contact: {
    sv: 'kontakt som kanalen visar för allmänheten',
    en: 'contact that the channel shows the public'
  },
  responseTime: { sv: 'när en besökare kan vänta svar', en: 'when a visitor can expect an answer' },
  benefit: { sv: 'vilken nytta kanalen gör', en: 'the benefit of the channel' },
  commentPurpose: { sv: 'vad kommentarerna är till för', en: 'what comments are for' },
  opened: { sv: 'dag då kanalen öppnades, ÅÅÅÅ-MM-DD', en: 'day the channel was opened, YYYY-MM-DD' },
  logo: { sv: 'kommunens logotyp visas i kanalen', en: 'the municipality’s logo is shown in the channel' },
  noLogo: { sv: 'kommunens logotyp visas inte', en: 'the municipality’s logo is not shown' },
  department: {
    sv: 'förvaltning; läggs till om den inte finns',
    en: 'department; made when it is not there'
  },
  responsible: {
    sv: 'ansvarig person; läggs till om den inte finns',
    en: 'responsible person; made when not there'
  },
  responsibleEmail: { sv: 'den ansvarigas e-post', en: 'e-mail of the responsible person' },
  purpose: { sv: 'varför kanalen finns', en: 'why the channel exists' },
  dialogue: { sv: 'allmänheten kan skriva där', en: 'the public can write there' },
  noDialogue: { sv: 'allmänheten kan inte skriva där', en: 'the public cannot write there' },
  by: { sv: 'vem som beslutade', en: 'who decided' },
  on: { sv: 'beslutets datum, ÅÅÅÅ-MM-DD', en: 'date of the decision, YYYY-MM-DD' },
  until: { sv: 'sista dag beslutet gäller', en: 'last day that the decision holds' },
  reference: { sv: 'beslutets beteckning', en: 'reference of the decision' },
  without: {
    sv: 'gör det utan insamling, av det här skälet',
    en: 'do it without a capture, for this reason'
  },
  acceptPartial: {
    sv: 'låt en ofullständig insamling räcka',
    en: 'let a partial capture do'
  },
  mandateNeedsBoth: {
    sv: 'Ett beslut anges med både --mandate-by och --mandate-on.',
    en: 'A mandate is given with both --mandate-by and --mandate-on.'
  },
  nothingToEdit: { sv: 'Ange minst en uppgift att ändra.', en: 'Give at least one thing to change.' },
  otherEmail: {
    sv: 'Den ansvariga finns redan i registret med en annan e-postadress; den är inte ändrad.',
    en: 'The responsible person is already in the register with another e-mail address; it was not changed.'
  },
  added: {
    sv: 'Kanalen {{name}} är registrerad med id {{id}}.',
    en: 'The channel {{name}} is registered with the id {{id}}.'
  },
  privateAddresses: {
    sv: 'om sidorna får ligga i ett privat nätverk: yes (ja) eller no (nej, om inget annat sägs)',
    en: 'whether the pages may lie in a private network: yes, or no unless it is said'
  },
  edited: { sv: 'Uppgifterna om {{name}} är sparade.', en: 'What is said of {{name}} is saved.' }
} as const satisfies Record<string, Text | Record<string, Text>>
