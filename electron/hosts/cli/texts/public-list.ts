// What `website` and `publish` say.
import type { Text } from '../language.ts'

export const website = {
  group: {
    sv: 'webbplatser som kommunen är huvudman för eller medverkar i',
    en: 'websites of which the municipality is principal or partner'
  },
  list: { sv: 'visa webbplatserna', en: 'show the websites' },
  add: { sv: 'lägg till en webbplats', en: 'add a website' },
  edit: { sv: 'ändra uppgifter om en webbplats', en: 'change what is said of a website' },
  remove: { sv: 'ta bort en webbplats ur listan', en: 'take a website out of the list' },
  name: { sv: 'webbplatsens namn', en: 'the name of the website' },
  address: { sv: 'webbplatsens adress', en: 'the address of the website' },
  role: { sv: 'huvudman (principal) eller medverkar (partner)', en: 'principal or partner' },
  partners: { sv: 'tillsammans med vem', en: 'together with whom' },
  because: { sv: 'varför webbplatsen tas bort', en: 'why the website is taken out' },
  added: {
    sv: 'Webbplatsen {name} är tillagd med id {id}.',
    en: 'The website {name} is added with the id {id}.'
  },
  edited: { sv: 'Uppgifterna om {name} är sparade.', en: 'What is said of {name} is saved.' },
  removed: { sv: 'Webbplatsen {name} är borttagen ur listan.', en: 'The website {name} is taken out.' },
  nothingToEdit: { sv: 'Ange minst en uppgift att ändra.', en: 'Give at least one thing to change.' },
  roles: {
    principal: { sv: 'huvudman', en: 'principal' },
    partner: { sv: 'medverkar', en: 'partner' }
  },
  rows: {
    id: { sv: 'Id', en: 'Id' },
    name: { sv: 'Namn', en: 'Name' },
    address: { sv: 'Adress', en: 'Address' },
    role: { sv: 'Roll', en: 'Role' },
    partners: { sv: 'Tillsammans med', en: 'Together with' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>

export const publishing = {
  run: {
    sv: 'skriv den publika listan över kanaler och webbplatser till en mapp',
    en: 'write the public list of channels and websites to a folder'
  },
  to: { sv: 'mappen som filerna skrivs till', en: 'the folder that the files are written to' },
  file: {
    sv: 'skriv en av filerna; räknas inte som en publicering',
    en: 'write one of the files; is no publication'
  },
  format: { sv: 'vilken fil', en: 'which file' },
  preview: {
    sv: 'visa vad som skiljer sig från den senaste publiceringen',
    en: 'show what differs from the last publication'
  },
  list: { sv: 'visa publiceringarna', en: 'show the publications' },
  settings: {
    sv: 'ange vem som publicerar, så att öppna data-portaler kan hämta listan (DCAT-AP-SE)',
    en: 'say who publishes, so that open-data portals can fetch the list (DCAT-AP-SE)'
  },
  number: { sv: 'organisationsnummer', en: 'organisation number' },
  base: { sv: 'adressen som filerna hämtas från', en: 'the address that the files are fetched from' },
  contact: { sv: 'namn på kontakten', en: 'name of the contact' },
  email: { sv: 'kontaktens e-postadress', en: 'e-mail address of the contact' },
  licence: { sv: 'licens', en: 'licence' },
  saved: { sv: 'Uppgifterna är sparade.', en: 'The settings are saved.' },
  written: {
    sv: 'Publicerat i {dir}. Kanaler: {channels}. Webbplatser: {websites}.',
    en: 'Published in {dir}. Channels: {channels}. Websites: {websites}.'
  },
  noDcat: {
    sv: 'Metadata för öppna data (DCAT-AP-SE) skrevs inte. Ange uppgifterna med publish settings.',
    en: 'Metadata for open data (DCAT-AP-SE) was not written. Give the settings with publish settings.'
  },
  same: {
    sv: 'Inget skiljer sig från den senaste publiceringen.',
    en: 'Nothing differs from the last publication.'
  },
  signs: {
    added: { sv: 'ny', en: 'new' },
    removed: { sv: 'borttagen', en: 'removed' },
    changed: { sv: 'ändrad', en: 'changed' }
  },
  rows: {
    sign: { sv: 'Skillnad', en: 'Difference' },
    name: { sv: 'Namn', en: 'Name' },
    address: { sv: 'Adress', en: 'Address' },
    time: { sv: 'Tid', en: 'Time' },
    channels: { sv: 'Kanaler', en: 'Channels' },
    websites: { sv: 'Webbplatser', en: 'Websites' },
    folder: { sv: 'Mapp', en: 'Folder' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
