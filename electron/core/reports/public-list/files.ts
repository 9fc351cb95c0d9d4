// The files of a publication, made of the list alone: the same list gives the same bytes.
import { z } from 'zod'
import { type PublicationSettings, PublicList } from '#shared/public-list.ts'
import { CSV_START, csvRow } from '../../formats/csv/csv.ts'
import { PLATFORM_NAMES } from '../../register/register/platform-names.ts'
import { publicDcat } from './dcat.ts'
import { publicHtml } from './html.ts'
import { SCHEMA_FILE } from './list.ts'

export type PublicFile = { readonly name: string; readonly mediaType: string; readonly text: string }

/** The list as JSON, as it is also kept in the archive. */
export const listJson = (list: PublicList): string => `${JSON.stringify(list, null, 2)}\n`

/** Without settings there is no metadata for open-data portals, since it must say who publishes and where. */
export function filesOf(list: PublicList, settings: PublicationSettings | null): PublicFile[] {
  const files: PublicFile[] = [
    { name: 'publik-lista.html', mediaType: 'text/html', text: publicHtml(list) },
    { name: 'publik-lista.json', mediaType: 'application/json', text: listJson(list) },
    { name: 'publik-lista.csv', mediaType: 'text/csv', text: publicCsv(list) }
  ]
  const schema = { name: SCHEMA_FILE, mediaType: 'application/schema+json', text: publicSchema() }
  if (settings === null) return [schema, ...files]
  const dcat = {
    name: 'publik-lista.rdf',
    mediaType: 'application/rdf+xml',
    text: publicDcat(list, settings, files)
  }
  return [schema, ...files, dcat]
}

/** The JSON Schema of the list, from the type that the core itself checks it with. */
function publicSchema(): string {
  const schema = z.toJSONSchema(PublicList, { target: 'draft-2020-12' })
  const named = { ...schema, title: 'Publik lista över kanaler och webbplatser, version 1' }
  return `${JSON.stringify(named, null, 2)}\n`
}

function publicCsv({ channels, websites }: PublicList): string {
  const head = [
    'Slag',
    'Namn',
    'Plattform',
    'Adress',
    'Förvaltning',
    'Syfte',
    'Dialog',
    'Roll',
    'Tillsammans med'
  ]
  return [
    CSV_START,
    csvRow(head),
    ...channels.map(({ name, platform, address, department, purpose, dialogue }) =>
      csvRow([
        'Kanal',
        name,
        PLATFORM_NAMES[platform],
        address,
        department,
        purpose,
        dialogue ? 'Ja' : 'Nej',
        '',
        ''
      ])
    ),
    ...websites.map(({ name, address, role, partners }) =>
      csvRow([
        'Webbplats',
        name,
        '',
        address,
        '',
        '',
        '',
        role === 'principal' ? 'Huvudman' : 'Medverkar',
        partners
      ])
    )
  ].join('')
}
