// The files of a publication, made of the list alone: the same list gives the same bytes.
import { z } from 'zod'
import { type PublicationSettings, PublicList } from '#shared/public-list.ts'
import { CSV_START, csvRow, rfc4180Row } from '../../formats/csv/csv.ts'
import { PLATFORM_NAMES } from '../../register/register/platform-names.ts'
import { publicDcat } from './dcat.ts'
import { publicHtml, publicPage } from './html.ts'
import { PAGE_FILE, SCHEMA_FILE } from './list.ts'

export type PublicFile = { readonly name: string; readonly mediaType: string; readonly text: string }

/** The list as JSON, as it is also kept in the archive. */
export const listJson = (list: PublicList): string => `${JSON.stringify(list, null, 2)}\n`

/**
 * Without settings there is no metadata for open-data portals, since it must say who publishes and where. `issued` is the day of
 * the first publication.
 */
export function filesOf(
  list: PublicList,
  { settings, issued }: { readonly settings: PublicationSettings | null; readonly issued: string }
): PublicFile[] {
  const rows = publicRows(list)
  const files = [
    {
      name: PAGE_FILE,
      mediaType: 'text/html',
      text: publicPage(list),
      description: 'Listan som en webbsida, för den som läser.'
    },
    {
      name: 'publik-lista.json',
      mediaType: 'application/json',
      text: listJson(list),
      description: `Listan som JSON i UTF-8, enligt schemat ${SCHEMA_FILE}.`
    },
    {
      name: 'publik-lista-rfc4180.csv',
      mediaType: 'text/csv',
      text: rows.map(rfc4180Row).join(''),
      description: 'Listan som CSV enligt RFC 4180: UTF-8, kommatecken, och varje uppgift som den är.'
    },
    {
      name: 'publik-lista.csv',
      mediaType: 'text/csv',
      text: CSV_START + rows.map(csvRow).join(''),
      description:
        'Listan som CSV för svenska kalkylprogram: UTF-8, semikolon, och en apostrof före det som annars hade räknats som en formel.'
    }
  ]
  const besides = [
    { name: SCHEMA_FILE, mediaType: 'application/schema+json', text: publicSchema() },
    { name: 'publik-lista-fragment.html', mediaType: 'text/html', text: publicHtml(list) }
  ]
  if (settings === null) return [...besides, ...files]
  const text = publicDcat(list, { settings, issued, files })
  return [...besides, ...files, { name: 'publik-lista.rdf', mediaType: 'application/rdf+xml', text }]
}

/** The JSON Schema of the list, from the type that the core itself checks it with. */
function publicSchema(): string {
  const schema = z.toJSONSchema(PublicList, { target: 'draft-2020-12' })
  const named = { ...schema, title: 'Publik lista över kanaler och webbplatser, version 1' }
  return `${JSON.stringify(named, null, 2)}\n`
}

function publicRows({ channels, websites }: PublicList): (string | null)[][] {
  const head = [
    'Slag',
    'Namn',
    'Plattform',
    'Adress',
    'Förvaltning',
    'Syfte',
    'Dialog',
    'Kontakt',
    'Roll',
    'Tillsammans med'
  ]
  return [
    head,
    ...channels.map(({ name, platform, address, department, purpose, dialogue, contact }) => [
      ...['Kanal', name, PLATFORM_NAMES[platform], address, department, purpose, dialogue ? 'Ja' : 'Nej'],
      ...[contact, '', '']
    ]),
    ...websites.map(({ name, address, role, partners }) => [
      ...['Webbplats', name, '', address, '', '', '', '', role === 'principal' ? 'Huvudman' : 'Medverkar'],
      partners
    ])
  ]
}
