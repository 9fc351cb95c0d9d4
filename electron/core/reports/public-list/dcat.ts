// The public list described for open-data portals: DCAT-AP-SE 3.0.1 as RDF/XML, the form that Sveriges dataportal fetches.
// All that is described has an address of its own, since the portal accepts no blank nodes and only absolute addresses.
import type { PublicationSettings, PublicList } from '#shared/public-list.ts'
import { escaped } from '../../formats/xml/markup.ts'
import { SCHEMA_FILE } from './list.ts'

const LICENCE_ADDRESSES: Readonly<Record<PublicationSettings['licence'], string>> = {
  cc0: 'http://creativecommons.org/publicdomain/zero/1.0/',
  'cc-by': 'http://creativecommons.org/licenses/by/4.0/'
}
const EU = 'http://publications.europa.eu/resource/authority'

/** The catalogue, the dataset, and the dataset's files below `settings.baseAddress`. */
export function publicDcat(
  { publisher, updated }: PublicList,
  settings: PublicationSettings,
  files: readonly { readonly name: string; readonly mediaType: string }[]
): string {
  const base = settings.baseAddress
  const organisation = `http://dataportal.se/organisation/SE${settings.organisationNumber}`
  const licence = LICENCE_ADDRESSES[settings.licence]
  const about = (part: string) => `rdf:about="${escaped(base)}#${part}"`
  const link = (name: string, address: string) => `    <${name} rdf:resource="${escaped(address)}"/>`
  const text = (name: string, words: string) => `    <${name} xml:lang="sv">${escaped(words)}</${name}>`
  const day = `    <dcterms:modified rdf:datatype="http://www.w3.org/2001/XMLSchema#date">${updated}</dcterms:modified>`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#"',
    '  xmlns:dcterms="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/"',
    '  xmlns:vcard="http://www.w3.org/2006/vcard/ns#">',
    `  <dcat:Catalog ${about('katalog')}>`,
    text('dcterms:title', `Öppna data om kanaler: ${publisher}`),
    text('dcterms:description', `Datamängder om de kanaler och webbplatser som ${publisher} ansvarar för.`),
    link('dcterms:publisher', organisation),
    link('dcterms:license', licence),
    link('dcterms:language', `${EU}/language/SWE`),
    link('dcat:themeTaxonomy', `${EU}/data-theme`),
    link('dcat:dataset', `${base}#kanaler`),
    day,
    '  </dcat:Catalog>',
    `  <foaf:Agent rdf:about="${organisation}">`,
    text('foaf:name', publisher),
    link('dcterms:type', 'http://purl.org/adms/publishertype/LocalAuthority'),
    '  </foaf:Agent>',
    `  <vcard:Organization ${about('kontakt')}>`,
    `    <vcard:fn>${escaped(settings.contactName)}</vcard:fn>`,
    link('vcard:hasEmail', `mailto:${encodeURIComponent(settings.contactEmail).replaceAll('%40', '@')}`),
    '  </vcard:Organization>',
    `  <dcat:Dataset ${about('kanaler')}>`,
    text('dcterms:title', `Kanaler i sociala medier och webbplatser: ${publisher}`),
    text(
      'dcterms:description',
      `Förteckning över de officiella kanaler i sociala medier och de webbplatser som ${publisher} ansvarar för eller medverkar i.`
    ),
    link('dcterms:publisher', organisation),
    link('dcat:contactPoint', `${base}#kontakt`),
    link('dcat:theme', `${EU}/data-theme/GOVE`),
    ...['sociala medier', 'kanaler', 'webbplatser'].map(word => text('dcat:keyword', word)),
    link('dcterms:accessRights', `${EU}/access-right/PUBLIC`),
    link('dcterms:accrualPeriodicity', `${EU}/frequency/IRREG`),
    link('dcterms:language', `${EU}/language/SWE`),
    ...files.map(({ name }) => link('dcat:distribution', `${base}#${name}`)),
    day,
    '  </dcat:Dataset>',
    ...files.flatMap(({ name, mediaType }) => [
      `  <dcat:Distribution ${about(name)}>`,
      text('dcterms:title', name),
      link('dcat:accessURL', base + name),
      link('dcat:downloadURL', base + name),
      link('dcterms:license', licence),
      `    <dcterms:format>${mediaType}</dcterms:format>`,
      ...(mediaType === 'application/json' ? [link('dcterms:conformsTo', base + SCHEMA_FILE)] : []),
      '  </dcat:Distribution>'
    ]),
    `  <dcterms:Standard rdf:about="${escaped(base)}${SCHEMA_FILE}">`,
    text('dcterms:title', 'Schema för den publika listan (JSON Schema)'),
    '  </dcterms:Standard>',
    '</rdf:RDF>',
    ''
  ].join('\n')
}
