// What `registry` says.
import type { RegistryFiling, RegistryProblem, RegistrySending } from '#shared/registry.ts'
import type { Text } from '../language.ts'

export const registry = {
  group: {
    sv: 'diariets eget program (Public 360): ställ in, skicka paketens poster',
    en: 'the registry’s own program (Public 360): set it, send the records of packages'
  },
  set: {
    sv: 'ställ in programmet; nyckeln läses från standard in',
    en: 'set the program; the key is read from standard input'
  },
  show: { sv: 'visa inställningarna', en: 'show the settings' },
  test: {
    sv: 'fråga om programmet svarar och godtar nyckeln',
    en: 'ask whether it answers and takes the key'
  },
  forget: { sv: 'glöm programmet och dess nyckel', en: 'forget the program and its key' },
  send: {
    sv: 'skicka posterna i ett paket som diariet inte har kvitterat',
    en: 'send the records of a package that the registry has not acknowledged'
  },
  list: {
    sv: 'visa hur det gick med posterna i ett paket',
    en: 'show what became of the records of a package'
  },
  resolve: {
    sv: 'anteckna vad som finns i diariet av det som är ovisst',
    en: 'note what is in the registry of what is uncertain'
  },
  address: {
    sv: 'programmets adress, fram till /Biz/v2/',
    en: 'the address of the program, up to /Biz/v2/'
  },
  categoryIn: {
    sv: 'kategori för inkommet, till exempel "Dokument inn" eller recno:110',
    en: 'category of what came in, such as "Dokument inn" or recno:110'
  },
  categoryOut: {
    sv: 'kategori för utgående, till exempel "Dokument ut"',
    en: 'category of what was dispatched, such as "Dokument ut"'
  },
  categoryOwn: {
    sv: 'kategori för upprättat (insamlade sidor), till exempel "Internt notat"',
    en: 'category of what was drawn up (captured pages), such as "Internt notat"'
  },
  status: { sv: 'handlingens status, till exempel J', en: 'status of the document, such as J' },
  part: { sv: 'arkivdel, till exempel Saksdokument', en: 'archive, such as Saksdokument' },
  sender: { sv: 'avsändarens roll, till exempel Avsender', en: 'role of the sender, such as Avsender' },
  recipient: { sv: 'mottagarens roll, till exempel Mottaker', en: 'role of the recipient, such as Mottaker' },
  accessCode: {
    sv: 'kod för det som är sekretessmarkerat; utan den skickas det inte',
    en: 'code for what is marked as secret; without it that is not sent'
  },
  most: {
    sv: 'största storlek på en posts filer tillsammans, i MiB, högst 60',
    en: 'largest size of the files of a record together, in MiB, at most 60'
  },
  caseStatus: {
    sv: 'status på nya ärenden, till exempel B; utan den görs inga',
    en: 'status of new cases, such as B; without it none are made'
  },
  caseType: { sv: 'nya ärendens typ, till exempel Sak', en: 'type of new cases, such as Sak' },
  caseArchive: { sv: 'nya ärendens delarkiv', en: 'sub-archive of new cases' },
  caseUnit: { sv: 'ansvarig enhets nummer (recno)', en: 'number (recno) of the responsible unit' },
  case: { sv: 'lägg alla poster i det här ärendet', en: 'put all records into this case' },
  newCase: { sv: 'lägg upp ett nytt ärende för varje post', en: 'make a new case for each record' },
  byDepartment: {
    sv: 'lägg posterna så som det är inställt för varje förvaltning (registry filing)',
    en: 'put the records as it is set for each department (registry filing)'
  },
  filings: {
    sv: 'visa vilka förvaltningar som har ett samlingsärende om året, och dess nummer',
    en: 'show which departments have one case a year, and its number'
  },
  filing: {
    sv: 'ett samlingsärende om året (yearly), ett ärende för varje post (each) eller som för alla (standard)',
    en: 'one case a year (yearly), a case for each record (each), or as for all (standard)'
  },
  filingDepartment: {
    sv: 'bara för den här förvaltningen; utan gäller det alla som inte har något eget',
    en: 'of this department only; without, of all that have nothing of their own'
  },
  yearlyCase: {
    sv: 'anteckna vilket nummer förvaltningens samlingsärende för ett år har i diariet',
    en: 'note the number that the registry gave the department’s case of a year'
  },
  yearlyNumber: { sv: 'ärendets nummer', en: 'number of the case' },
  yearlyNone: { sv: 'ta bort det som är antecknat', en: 'take away what is noted' },
  badFiling: {
    sv: '{value} är inget av yearly, each och standard.',
    en: '{value} is none of yearly, each and standard.'
  },
  filingNames: {
    each: { sv: 'ett ärende för varje post', en: 'a case for each record' },
    yearly: { sv: 'ett samlingsärende om året', en: 'one case a year' }
  } satisfies Record<RegistryFiling, Text>,
  forAll: {
    sv: 'Alla som inte har något eget: {filing}.',
    en: 'All that have nothing of their own: {filing}.'
  },
  asAll: { sv: 'som för alla', en: 'as for all' },
  record: {
    sv: 'bara de här posterna: capture:ID, comment:ID eller message:ID, med hela id',
    en: 'only these records: capture:ID, comment:ID or message:ID, with the whole id'
  },
  number: { sv: 'den finns, med det här numret', en: 'it is there, with this number' },
  absent: { sv: 'den finns inte och får skickas igen', en: 'it is not there and may be sent again' },
  foundCase: { sv: 'ärendet som finns', en: 'the case that is there' },
  badNumber: { sv: '{value} är inget helt tal över noll.', en: '{value} is no whole number above zero.' },
  noCaseStatus: {
    sv: 'Nya ärenden behöver en status. Ange --case-status.',
    en: 'New cases need a status. Give --case-status.'
  },
  works: {
    sv: 'Programmet på {address} svarar och är inställt.',
    en: 'The program at {address} answers and is set.'
  },
  answers: { sv: 'Programmet på {address} svarar.', en: 'The program at {address} answers.' },
  none: { sv: 'Diariets program är inte inställt.', en: 'The registry’s program is not set.' },
  forgotten: {
    sv: 'Programmet är glömt. Det som är skickat står kvar.',
    en: 'The program is forgotten. What was sent stays on file.'
  },
  progress: { sv: 'Skickar {done} / {total}', en: 'Sending {done} / {total}' },
  sent: {
    sv: 'Skickade: {sent}. Inte mottagna: {refused}. Ovissa: {uncertain}. Kända sedan förut: {known}. Inte försökta: {left}.',
    en: 'Sent: {sent}. Not taken: {refused}. Uncertain: {uncertain}. Known before: {known}. Not tried: {left}.'
  },
  seeList: {
    sv: 'Se efter varför med registry list {package}.',
    en: 'See why with registry list {package}.'
  },
  resolved: { sv: '{id}: {state}.', en: '{id}: {state}.' },
  states: {
    sending: { sv: 'skickas', en: 'being sent' },
    sent: { sv: 'mottagen', en: 'taken' },
    refused: { sv: 'inte mottagen', en: 'not taken' },
    uncertain: { sv: 'oviss', en: 'uncertain' },
    absent: { sv: 'finns inte där', en: 'not there' }
  } satisfies Record<RegistrySending['state'], Text>,
  problems: {
    rejected: { sv: 'programmet nekade', en: 'the program refused' },
    'too-large': { sv: 'för stor', en: 'too large' },
    'no-access-code': { sv: 'sekretess, men ingen kod är inställd', en: 'secret, but no code is set' },
    'secret-not-chosen': {
      sv: 'sekretess, och paketet skrevs utan sådant',
      en: 'secret, and the package was written without such'
    },
    unreachable: { sv: 'gick inte att nå', en: 'could not be reached' },
    'key-refused': { sv: 'nyckeln godtogs inte', en: 'the key was not accepted' },
    'not-there': { sv: 'inget program på adressen', en: 'no program at the address' },
    busy: { sv: 'upptaget', en: 'busy' },
    'no-answer': { sv: 'inget svar kom', en: 'no answer came' },
    'bad-answer': { sv: 'svaret gick inte att tolka', en: 'the answer could not be understood' },
    failed: { sv: 'fel hos programmet', en: 'a fault of the program' },
    interrupted: { sv: 'avbröts', en: 'was interrupted' }
  } satisfies Record<RegistryProblem, Text>,
  rows: {
    address: { sv: 'Adress', en: 'Address' },
    category: { sv: 'Kategorier', en: 'Categories' },
    status: { sv: 'Status', en: 'Status' },
    part: { sv: 'Arkivdel', en: 'Archive' },
    roles: { sv: 'Roller', en: 'Roles' },
    accessCode: { sv: 'Sekretesskod', en: 'Access code' },
    most: { sv: 'Filer, högst', en: 'Files, at most' },
    newCase: { sv: 'Nya ärenden', en: 'New cases' },
    checked: { sv: 'Svarade senast', en: 'Last answered' },
    department: { sv: 'Förvaltning', en: 'Department' },
    filing: { sv: 'Ordnas', en: 'Filed' },
    cases: { sv: 'Samlingsärenden', en: 'Yearly cases' },
    id: { sv: 'Id', en: 'Id' },
    record: { sv: 'Post', en: 'Record' },
    state: { sv: 'Läge', en: 'State' },
    case: { sv: 'Ärende', en: 'Case' },
    number: { sv: 'Nummer', en: 'Number' },
    problem: { sv: 'Hinder', en: 'Trouble' },
    leftOut: { sv: 'Filer som inte fick plats', en: 'Files left out' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
