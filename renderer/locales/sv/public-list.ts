import { labelsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { WEBSITE_ROLES } from '#shared/words/values.ts'

const label = fieldLabels('sv')

/** The list of channels and websites that anyone may read. */
export const publicList = {
  title: 'Publik lista',
  lead: 'Listan över kommunens kanaler och webbplatser, för kommunens webbplats och som öppna data.',
  publish: 'Publicera',
  publishLead:
    'Listan skrivs till en mapp som HTML-sida, HTML att klistra in, JSON, CSV i två former och metadata för dataportaler. HTML-texten kan också kopieras och klistras in på en sida. Varje publicering sparas, så att nästa kan jämföras med den.',
  published: 'Listan är skriven till {{dir}}.',
  copied: 'HTML-texten är kopierad.',
  never: 'Listan är inte publicerad än.',
  last: 'Senast publicerad',
  same: 'Inget har ändrats sedan dess.',
  differs_one: '{{count}} sak har ändrats sedan dess:',
  differs_other: '{{count}} saker har ändrats sedan dess:',
  diff: 'Ändringar sedan förra publiceringen',
  signs: { added: 'Ny:', removed: 'Borttagen:', changed: 'Ändrad:' },
  before: '(förut: {{before}})',
  noDcat:
    'Metadata för dataportaler (DCAT-AP-SE) skrivs först när uppgifterna om utgivaren är ifyllda längre ned.',
  toFolder: 'Skriv till en mapp …',
  copyHtml: 'Kopiera HTML',
  oneFile: 'Spara bara en fil:',
  saveNamed: 'Spara {{format}} …',
  fileSaved: 'Filen är sparad som {{path}}.',
  preview: 'Så ser listan ut',
  previewLead:
    'Bara det här lämnar registret. Ansvariga personer, beslut och interna adresser finns inte med.',
  noChannels: 'Det finns inga kanaler att visa.',
  channels: 'Kanaler',
  websites: 'Webbplatser',
  html: 'Visa HTML-texten',
  formats: {
    html: 'HTML-sida',
    fragment: 'HTML att klistra in',
    json: 'JSON',
    csv: 'CSV för kalkylprogram',
    rfc4180: 'CSV (RFC 4180)',
    dcat: 'DCAT-AP-SE'
  },
  yes: 'Ja',
  no: 'Nej',
  fields: {
    name: 'Namn',
    platform: 'Plattform',
    address: 'Adress',
    department: 'Förvaltning',
    purpose: 'Syfte',
    dialogue: 'Dialog',
    contact: label('contact'),
    role: label('websites.role'),
    partners: label('partners')
  },
  roles: labelsIn(WEBSITE_ROLES, 'sv'),
  publications: 'Publiceringar',
  none: 'Inga publiceringar är gjorda.',
  noneText: 'Skriv listan till en mapp, så visas den här med vad som ingick.',
  at: 'Publicerad',
  by: 'Av',
  folder: 'Mapp',
  files: 'Filer',
  website: {
    lead: 'Webbplatser som kommunen är huvudman för eller medverkar i. De står i listan efter kanalerna.',
    none: 'Inga webbplatser är registrerade.',
    add: 'Registrera en webbplats',
    editOne: 'Ändra {{name}}',
    removeOne: 'Ta bort {{name}} ur listan',
    remove: 'Ta bort ur listan',
    because: 'Varför',
    addressHelp: 'Hela adressen med https://',
    saved: '{{name}} är sparad.',
    removed: '{{name}} är borttagen ur listan.'
  },
  settings: {
    title: 'Utgivare och öppna data',
    lead: 'Dataportaler behöver veta vem som ger ut listan, var filerna ligger och hur de får användas.',
    organisationNumber: label('organisationNumber'),
    organisationNumberHelp: 'Tio siffror, till exempel 212000-0000.',
    baseAddress: 'Filernas mapp på webben',
    baseAddressHelp: 'Till exempel https://www.exempel.se/oppna-data/',
    contactName: 'Kontakt',
    contactEmail: 'Kontaktens e-post',
    licence: 'Licens',
    licences: { cc0: 'CC0: fri att använda utan villkor', 'cc-by': 'CC BY: fri att använda om källan anges' },
    saved: 'Uppgifterna om utgivaren är sparade.'
  }
}
