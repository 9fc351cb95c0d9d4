import { capitalised, labelsIn, wordsIn } from '#shared/in-language.ts'
import { FIELD_WORDS, PLATFORM_WORDS } from '#shared/register-words.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { IMPORT_COLUMNS } from '#shared/words/import-columns.ts'
import { methodLabels } from '#shared/words/methods.ts'
import { DUE_STATES } from '#shared/words/values.ts'

const label = fieldLabels('sv')
const does = methodLabels('sv')

/** The register. */
export const channels = {
  title: 'Kanaler',
  lead: 'Registret över kommunens officiella kanaler i sociala medier.',
  register: does('channels.register'),
  none: 'Inga kanaler är registrerade än.',
  noneText:
    'Registrera den första kanalen. Ange dess adresser, vem som ansvarar för den och vad den är till för.',
  withRetired: 'Visa även avslutade kanaler',
  together: {
    edit_one: 'Ändra {{count}} kanal',
    edit_other: 'Ändra {{count}} kanaler',
    title_one: 'Ändra {{count}} kanal',
    title_other: 'Ändra {{count}} kanaler på en gång',
    owner: 'Ändra förvaltning och ansvarig',
    capture: 'Ändra hur sidorna samlas in'
  },
  list: {
    search: 'Sök bland kanalerna',
    lacks: 'Visa bara',
    'to-capture': 'Inte insamlade',
    overdue: 'Försenade',
    'no-mandate': 'Saknar beslut',
    'has-left': 'Ansvarig har slutat',
    columns: 'Kolumner',
    count: '{{found}} av {{all}}',
    none: 'Ingen kanal stämmer med det du söker.'
  },
  name: 'Kanal',
  platform: 'Plattform',
  department: 'Förvaltning',
  responsible: 'Ansvarig',
  lastCapture: label('lastCaptureAt'),
  never: 'Aldrig',
  due: 'Läge',
  mandate: 'Beslut',
  mandateValid: 'Giltigt',
  mandateMissing: 'Saknas',
  mandateExpired: 'Utgånget',
  mandateNotForPeople: 'Gäller inte alla',
  purpose: 'Syfte',
  standIn: 'Ersättare',
  benefit: 'Nytta',
  commentPurpose: label('commentPurpose'),
  contact: label('contact'),
  responseTime: label('responseTime'),
  hasLogo: label('hasLogo'),
  openedOn: 'Öppnad',
  hasLeft: label('departed'),
  leftOn: 'Slutade {{date}}',
  addresses: 'Adresser',
  dialogue: 'Dialog',
  dialogueYes: 'Besökare kan kommentera eller skicka meddelanden',
  dialogueNo: 'Besökare kan varken kommentera eller skicka meddelanden',
  registeredAt: 'Registrerad',
  closedOn: 'Stängd',
  retiredAt: 'Avslutad i registret',
  retiredBecause: label('retiredBecause'),
  facts: 'Uppgifter',
  latest: 'Insamlingar av kanalen',
  captureNow: 'Samla in kanalen',
  captureChoices: 'Fler sätt att samla in kanalen',
  captureWith: 'Välj hur kanalen samlas in …',
  lastToNothing: 'Den senaste insamlingen blev inget',
  whatToDo: 'Se vad som kan göras',
  timeline: 'Insamlingar, senaste först',
  openNewest: 'Öppna den senaste bilden',
  lacks: {
    title: 'Det här saknas',
    nothing: 'Kanalen har det som krävs.',
    due: 'Kanalen är inte insamlad det här halvåret.',
    overdue: 'Kanalen är inte insamlad, varken det här halvåret eller det förra.',
    mandate: {
      missing: 'Det finns inget beslut om att kanalen får användas.',
      expired: 'Beslutet om kanalen gäller inte längre.',
      'not-for-people': 'Den ansvariga eller ersättaren saknar ett beslut om att få uttala sig.'
    },
    responsible: 'Den ansvariga, {{name}}, har slutat.',
    standIn: 'Ersättaren, {{name}}, har slutat.',
    logo: 'Kommunens logotyp visas inte i kanalen.',
    contact: 'Det är inte antecknat vilka kontaktuppgifter kanalen visar.',
    responseTime: 'Det är inte antecknat vilken svarstid kanalen anger.'
  },
  openAddress: 'Öppna {{address}} i webbläsaren',
  openPage: 'Öppna i webbläsaren',
  preview: 'Vald kanal: {{name}}',
  newestPicture: 'Öppna den senaste insamlingen med bild',
  neverCaptured: 'Kanalen är inte insamlad än.',
  edit: 'Ändra',
  change: capitalised(FIELD_WORDS.visibleChange.sv),
  retire: 'Avsluta kanalen',
  takeUp: 'Ta upp igen',
  setMandate: 'Ange beslut',
  states: labelsIn(DUE_STATES, 'sv'),
  platforms: wordsIn(PLATFORM_WORDS, 'sv'),
  form: {
    registerTitle: does('channels.register'),
    editTitle: 'Ändra kanalen {{name}}',
    name: capitalised(IMPORT_COLUMNS.name.sv),
    addresses: 'Adresser att samla in',
    addressesHelp: 'En adress per rad, hela adressen med https://',
    moreAddresses: 'Fler sidor i kanalen',
    addressesOf: {
      about: 'Om-sidor',
      videos: 'Sidor med videor',
      groups: 'Grupper',
      other: 'Andra sidor'
    },
    noStandIn: 'Ingen',
    shownInChannel: 'Det som kanalen visar för besökare',
    contactHelp: 'Den officiella e-postadressen eller telefonnumret.',
    responseTimeHelp: 'Till exempel ”Inom en arbetsdag”.',
    logo: { yes: 'Ja', no: 'Nej', unknown: 'Vet inte' },
    purpose: 'Syfte',
    purposeHelp: 'Vad kanalen är till för.',
    dialogue: 'Besökare kan kommentera eller skicka meddelanden',
    newDepartment: 'Ny förvaltning …',
    departmentName: label('departmentId.name'),
    departmentMailbox: 'Myndighetsbrevlåda',
    newPerson: 'Ny person …',
    personName: 'Personens namn',
    personEmail: 'E-post',
    withMandate: 'Det finns ett beslut om kanalen',
    registered: 'Kanalen {{name}} är registrerad.',
    saved: 'Ändringarna är sparade.'
  },
  strikeForm: {
    title: 'Beslutet är antecknat av misstag',
    lead: 'Beslutet stryks: det gäller inte, och det som gällde före det gäller igen. Det står kvar i listan med skälet. Anteckna sedan det rätta.',
    done: 'Beslutet är struket.'
  },
  mandateForm: {
    title: 'Beslut om kanalen {{name}}',
    lead: 'Vem som har beslutat att kanalen får användas. Ett nytt beslut ersätter det gamla; det gamla finns kvar i journalen.',
    decidedBy: capitalised(IMPORT_COLUMNS.decidedBy.sv),
    decidedOn: 'Beslutsdatum',
    validUntil: capitalised(IMPORT_COLUMNS.validUntil.sv),
    untilFurther: 'Tills vidare',
    reference: 'Diarienummer eller annan hänvisning',
    holdsNot: 'Gäller inte',
    covers: 'Beslutet gäller',
    coversNeeded: 'Välj minst en.',
    coversChannel: 'Kanalen',
    coversPerson: '{{name}} får uttala sig i kanalen',
    tool: 'Verktyg',
    toolHelp: 'Det program eller konto som kanalen sköts med, till exempel Meta Business Suite.',
    document: 'Beslutshandling',
    peopleLack: 'Någon saknar beslut',
    peopleLackText:
      'Den ansvariga eller ersättaren saknar ett giltigt beslut om att få uttala sig i kanalen.',
    save: 'Spara beslutet',
    saved: 'Beslutet är sparat.',
    none: 'Inget beslut är antecknat. Kanalen får inte användas utan ett uttryckligt beslut.',
    expired: 'Beslutet gäller inte längre. Kanalen får inte användas utan ett nytt beslut.'
  },
  captureForm: {
    title: 'Så samlas kanalen in',
    reach: 'Hur långt följs sidorna?',
    reachHelp:
      'Ett flöde som är långt slutar annars vid en gräns, och insamlingen blir ofullständig. Att följa det långt tar längre tid.',
    reaches: {
      ordinary: 'Vanligt: 50 000 bildpunkter, högst en och en halv minut',
      far: 'Långt: 200 000 bildpunkter, högst tio minuter'
    },
    private: 'Får sidorna ligga i ett privat nätverk?',
    privateHelp:
      'En sida i kommunens eget nätverk, eller i datorn, är inte det som besökare på webben ser. Därför öppnas och samlas den bara in om svaret är ja. Då får sidan också nå andra datorer i nätverket: svara ja bara för sidor som ni litar på.',
    films: 'Ska yt-dlp hämta filmer som sidan inte lämnar ut?',
    filmsHelp:
      'Filmer i andra webbplatsers spelare kan bara hämtas av programmet yt-dlp, om någon har installerat det på datorn som samlar in. Det frågar webbplatsen själv, utan inloggning. Läs först vad plattformens villkor säger.',
    yes: 'Ja',
    no: 'Nej',
    save: 'Spara',
    saved: 'Inställningen är sparad.'
  },
  changeForm: {
    title: 'Synlig ändring av kanalen {{name}}',
    lead: 'Innan en kanal byter namn, utseende eller inriktning ska den vara insamlad i dag eller i går. Insamlingen läses tillbaka och kontrolleras.',
    text: 'Vad ska ändras?',
    confirm: 'Anteckna ändringen',
    done: 'Ändringen av {{name}} är antecknad.'
  },
  retireForm: {
    title: 'Avsluta kanalen {{name}}',
    lead: 'Kanalen ska vara insamlad i dag eller i går. Insamlingen läses tillbaka och kontrolleras. Är den ofullständig får du läsa vad som saknas. Allt som sparats finns kvar, men inget nytt kan sparas på den.',
    text: 'Varför avslutas kanalen?',
    closedOnHelp:
      'Dagen då kanalen stängdes för besökarna. Den kan ligga före i dag, men inte före dagen då den öppnades.',
    partial: 'Den ofullständiga insamlingen räcker',
    partialHelp: 'Du har läst vad som saknas. Journalen säger för hur många sidor den var ofullständig.',
    without: 'Det måste ske utan insamling',
    withoutHelp:
      'Till exempel för att sidan redan är borta, eller för att bara registret rättas. Skälet står i journalen.',
    override: 'Varför görs det utan insamling?',
    confirm: 'Avsluta kanalen',
    done: 'Kanalen {{name}} är avslutad.'
  },
  takeUpForm: {
    title: 'Ta upp kanalen {{name}} igen',
    lead: 'Kanalen räknas som i bruk hela tiden, också i redovisningen av de halvår då den stod som avslutad. Inlägg vars samtycke har återkallats sedan dess läggs bland kommentarerna. Att den var avslutad står kvar i ändringarna.',
    done: 'Kanalen {{name}} är i bruk igen.'
  }
}
