// What `channel` says.
import type { DueState, LackState } from '#shared/register.ts'
import type { Text } from '../language.ts'

export const channel = {
  group: { sv: 'registret över kanaler', en: 'the register of channels' },
  add: { sv: 'registrera en kanal', en: 'register a channel' },
  list: { sv: 'visa kanalerna', en: 'show the channels' },
  show: { sv: 'visa en kanal', en: 'show a channel' },
  edit: { sv: 'ändra uppgifter om en kanal', en: 'change what is said of a channel' },
  mandate: { sv: 'anteckna beslutet som kanalen vilar på', en: 'record the decision the channel rests on' },
  retire: { sv: 'avsluta en kanal som nyss är insamlad', en: 'retire a channel that was just captured' },
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
  shown: { sv: 'ja', en: 'yes' },
  notShown: { sv: 'nej', en: 'no' },
  hasLeft: { sv: ' (har slutat)', en: ' (has left)' },
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
  tool: { sv: 'program eller konto som kanalen sköts med', en: 'program or account the channel is run with' },
  person: {
    sv: 'person som får uttala sig i kanalen; kan anges flera gånger',
    en: 'person who may speak in the channel; may be given several times'
  },
  onlyPeople: {
    sv: 'beslutet gäller bara personerna, inte kanalen',
    en: 'the decision is on the people only, not on the channel'
  },
  document: { sv: 'beslutshandlingen, en fil', en: 'the decision document, a file' },
  mandates: { sv: 'visa besluten om en kanal', en: 'show the decisions on a channel' },
  lacking: {
    sv: 'visa kanaler och personer som saknar beslut',
    en: 'show channels and people that lack a mandate'
  },
  change: {
    sv: 'anteckna en synlig ändring av en kanal som nyss är insamlad',
    en: 'note a visible change of a channel that was just captured'
  },
  what: { sv: 'vad som ska ändras', en: 'what will be changed' },
  without: {
    sv: 'gör det utan insamling, av det här skälet',
    en: 'do it without a capture, for this reason'
  },
  acceptPartial: {
    sv: 'låt en ofullständig insamling räcka',
    en: 'let a partial capture do'
  },
  changeNoted: { sv: 'Ändringen av {name} är antecknad.', en: 'The change of {name} is noted.' },
  theChannel: { sv: 'kanalen', en: 'the channel' },
  mandateRows: {
    who: { sv: 'Vem', en: 'Who' },
    by: { sv: 'Beslutat av', en: 'Decided by' },
    on: { sv: 'Datum', en: 'Date' },
    until: { sv: 'Gäller till', en: 'Valid until' },
    reference: { sv: 'Beteckning', en: 'Reference' },
    holds: { sv: 'Gäller', en: 'Holds' }
  },
  lackStates: {
    missing: { sv: 'saknas', en: 'missing' },
    ended: { sv: 'utgånget', en: 'ended' },
    'not-begun': { sv: 'gäller inte än', en: 'not yet' },
    'ends-soon': { sv: 'går snart ut', en: 'ends soon' },
    'has-left': { sv: 'har slutat', en: 'has left' }
  } satisfies Record<LackState, Text>,
  because: { sv: 'varför kanalen avslutas', en: 'why the channel is retired' },
  closedOn: {
    sv: 'dagen då den stängdes, ÅÅÅÅ-MM-DD; annars i dag',
    en: 'the day on which it was closed, YYYY-MM-DD; otherwise today'
  },
  all: { sv: 'visa avslutade kanaler också', en: 'show retired channels too' },
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
    sv: 'Kanalen {name} är registrerad med id {id}.',
    en: 'The channel {name} is registered with the id {id}.'
  },
  capture: {
    sv: 'visa eller ange hur kanalens sidor samlas in',
    en: 'show or set how the pages of the channel are captured'
  },
  viewport: {
    sv: 'vad sidorna visas i när omgången inte säger något annat: desktop är en dator, mobile en telefon',
    en: 'what the pages are shown in when the run does not say otherwise: a desktop computer’s window or a phone'
  },
  reach: {
    sv: 'hur långt sidorna följs: ordinary är vanligt (50 000 bildpunkter, en och en halv minut), far är långt (200 000 bildpunkter, tio minuter)',
    en: 'how far the pages are followed: ordinary (50,000 pixels, a minute and a half) or far (200,000 pixels, ten minutes)'
  },
  reachRow: { sv: 'Följs', en: 'Followed' },
  reaches: {
    ordinary: { sv: 'vanligt', en: 'as usual' },
    far: { sv: 'långt', en: 'far' }
  },
  privateAddresses: {
    sv: 'om sidorna får ligga i ett privat nätverk: yes (ja) eller no (nej, om inget annat sägs)',
    en: 'whether the pages may lie in a private network: yes, or no unless it is said'
  },
  privateRow: { sv: 'Får ligga i ett privat nätverk', en: 'May lie in a private network' },
  edited: { sv: 'Uppgifterna om {name} är sparade.', en: 'What is said of {name} is saved.' },
  mandated: { sv: 'Beslutet för {name} är antecknat.', en: 'The decision on {name} is recorded.' },
  retired: { sv: 'Kanalen {name} är avslutad.', en: 'The channel {name} is retired.' },
  due: {
    captured: { sv: 'insamlad', en: 'captured' },
    due: { sv: 'ska samlas in', en: 'due' },
    overdue: { sv: 'försenad', en: 'overdue' },
    retired: { sv: 'avslutad', en: 'retired' }
  } satisfies Record<DueState, Text>,
  rows: {
    id: { sv: 'Id', en: 'Id' },
    name: { sv: 'Namn', en: 'Name' },
    platform: { sv: 'Plattform', en: 'Platform' },
    addresses: { sv: 'Adresser', en: 'Addresses' },
    department: { sv: 'Förvaltning', en: 'Department' },
    responsible: { sv: 'Ansvarig', en: 'Responsible' },
    purpose: { sv: 'Ändamål', en: 'Purpose' },
    dialogue: { sv: 'Dialog', en: 'Dialogue' },
    mandate: { sv: 'Beslut', en: 'Mandate' },
    last: { sv: 'Senast insamlad', en: 'Last captured' },
    state: { sv: 'Läge', en: 'State' },
    retiredBecause: { sv: 'Avslutad för att', en: 'Retired because' }
  },
  noMandate: { sv: 'saknas', en: 'missing' },
  mandateIs: { sv: '{by}, {on}', en: '{by}, {on}' },
  mandateUntil: { sv: '{by}, {on}, gäller till {until}', en: '{by}, {on}, holds until {until}' },
  lapsed: { sv: ' (gäller inte längre)', en: ' (no longer holds)' }
} as const satisfies Record<string, Text | Record<string, Text>>
