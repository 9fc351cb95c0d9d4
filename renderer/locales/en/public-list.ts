import { labelsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { WEBSITE_ROLES } from '#shared/words/values.ts'
import type { publicList as sv } from '../sv/public-list.ts'

const label = fieldLabels('en')

/** The list of channels and websites that anyone may read. */
export const publicList: typeof sv = {
  title: 'Public list',
  lead: 'The list of the municipality’s channels and websites, for its main website and as open data.',
  publish: 'Publish',
  publishLead:
    'The list is written to a folder as an HTML page, HTML to paste, JSON, CSV in two forms and metadata for data portals. The HTML can also be copied and pasted into a page. Each publication is kept, so that the next can be compared with it.',
  published: 'The list has been written to {{dir}}.',
  copied: 'The HTML has been copied.',
  never: 'The list has not been published yet.',
  last: 'Last published',
  same: 'Nothing has changed since then.',
  differs_one: '{{count}} thing has changed since then:',
  differs_other: '{{count}} things have changed since then:',
  diff: 'Changes since the last publication',
  signs: { added: 'New:', removed: 'Removed:', changed: 'Changed:' },
  before: '(before: {{before}})',
  noDcat:
    'Metadata for data portals (DCAT-AP-SE) is written only once the details of the publisher are filled in further down.',
  toFolder: 'Write to a folder …',
  copyHtml: 'Copy the HTML',
  oneFile: 'Save one file only:',
  saveNamed: 'Save {{format}} …',
  fileSaved: 'The file is saved as {{path}}.',
  preview: 'What the list says',
  previewLead:
    'Only this leaves the register. Responsible people, mandates and internal addresses are not in it.',
  noChannels: 'There are no channels to show.',
  channels: 'Channels',
  websites: 'Websites',
  html: 'Show the HTML',
  formats: {
    html: 'HTML page',
    fragment: 'HTML to paste',
    json: 'JSON',
    csv: 'CSV for spreadsheets',
    rfc4180: 'CSV (RFC 4180)',
    dcat: 'DCAT-AP-SE'
  },
  yes: 'Yes',
  no: 'No',
  fields: {
    name: 'Name',
    platform: 'Platform',
    address: 'Address',
    department: 'Department',
    purpose: 'Purpose',
    dialogue: 'Dialogue',
    contact: label('contact'),
    role: label('websites.role'),
    partners: label('partners')
  },
  roles: labelsIn(WEBSITE_ROLES, 'en'),
  publications: 'Publications',
  none: 'No publication has been made.',
  noneText: 'Write the list to a folder, and it is shown here with what was in it.',
  at: 'Published',
  by: 'By',
  folder: 'Folder',
  files: 'Files',
  website: {
    lead: 'Websites of which the municipality is principal or partner. They stand in the list after the channels.',
    none: 'No websites are registered.',
    add: 'Register a website',
    editOne: 'Edit {{name}}',
    removeOne: 'Take {{name}} out of the list',
    remove: 'Take out of the list',
    because: 'Why',
    addressHelp: 'The whole address with https://',
    saved: '{{name}} has been saved.',
    removed: '{{name}} has been taken out of the list.'
  },
  settings: {
    title: 'Publisher and open data',
    lead: 'Data portals need to know who publishes the list, where the files are and how they may be used.',
    organisationNumber: label('organisationNumber'),
    organisationNumberHelp: 'Ten digits, such as 212000-0000.',
    baseAddress: 'Folder of the files on the web',
    baseAddressHelp: 'Such as https://www.example.se/open-data/',
    contactName: 'Contact',
    contactEmail: 'E-mail of the contact',
    licence: 'Licence',
    licences: {
      cc0: 'CC0: free to use without conditions',
      'cc-by': 'CC BY: free to use if the source is named'
    },
    saved: 'The details of the publisher have been saved.'
  }
}
