// The public list described for open-data portals: DCAT-AP-SE 3.0.1 as RDF/XML, the form that Sveriges dataportal fetches.
// All that is described has an address of its own, since the portal accepts no blank nodes and only absolute addresses.
import type { PublicationSettings, PublicList } from '#shared/public-list.ts'
import { escaped } from '../../formats/xml/markup.ts'
import { PAGE_FILE, SCHEMA_FILE } from './list.ts'

const LICENCE_ADDRESSES: Readonly<Record<PublicationSettings['licence'], string>> = {
  cc0: 'http://creativecommons.org/publicdomain/zero/1.0/',
  'cc-by': 'http://creativecommons.org/licenses/by/4.0/'
}
const XSD_DATE = 'http://www.w3.org/2001/XMLSchema#date'
const EU = 'http://publications.europa.eu/resource/authority'

type Published = {
  readonly settings: PublicationSettings
  /** The day of the first publication. */
  readonly issued: string
  readonly files: readonly {
    readonly name: string
    readonly mediaType: string
    readonly description: string
  }[]
}

/**
 * The catalogue, the dataset, and the dataset's files below `settings.baseAddress`. What the list says holds for the area of the
 * publisher from the day on which it last changed.
 */
export function publicDcat(
  { publisher, updated }: PublicList,
  { settings, issued, files }: Published
): string {
  const base = settings.baseAddress
  const organisation = `http://dataportal.se/organisation/SE${settings.organisationNumber}`
  const licence = LICENCE_ADDRESSES[settings.licence]
  const about = (part: string) => `rdf:about="${escaped(base)}#${part}"`
  const link = (name: string, address: string) => `    <${name} rdf:resource="${escaped(address)}"/>`
  const text = (name: string, words: string) => `    <${name} xml:lang="sv">${escaped(words)}</${name}>`
  const day = (name: string, on: string) => `    <${name} rdf:datatype="${XSD_DATE}">${on}</${name}>`
  const days = [day('dcterms:issued', issued), day('dcterms:modified', updated)]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#"',
    '  xmlns:dcterms="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/"',
    '  xmlns:vcard="http://www.w3.org/2006/vcard/ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"',
    '  xmlns:dcatap="http://data.europa.eu/r5r/">',
    `  <dcat:Catalog ${about('katalog')}>`,
    text('dcterms:title', `Öppna data om kanaler: ${publisher}`),
    text('dcterms:description', `Datamängder om de kanaler och webbplatser som ${publisher} ansvarar för.`),
    link('dcterms:publisher', organisation),
    link('dcterms:license', licence),
    link('dcterms:language', `${EU}/language/SWE`),
    link('dcat:themeTaxonomy', `${EU}/data-theme`),
    link('dcterms:spatial', `${base}#omrade`),
    link('foaf:homepage', base + PAGE_FILE),
    link('dcat:dataset', `${base}#kanaler`),
    ...days,
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
    link('dcterms:spatial', `${base}#omrade`),
    link('dcterms:temporal', `${base}#tid`),
    link('dcat:landingPage', base + PAGE_FILE),
    ...files.map(({ name }) => link('dcat:distribution', `${base}#${name}`)),
    ...days,
    '  </dcat:Dataset>',
    `  <dcterms:Location ${about('omrade')}>`,
    text('skos:prefLabel', publisher),
    '  </dcterms:Location>',
    `  <dcterms:PeriodOfTime ${about('tid')}>`,
    day('dcat:startDate', updated),
    '  </dcterms:PeriodOfTime>',
    `  <foaf:Document rdf:about="${escaped(base)}${PAGE_FILE}"/>`,
    ...files.flatMap(({ name, mediaType, description }) => [
      `  <dcat:Distribution ${about(name)}>`,
      text('dcterms:title', name),
      text('dcterms:description', description),
      link('dcat:accessURL', base + name),
      link('dcat:downloadURL', base + name),
      link('dcterms:license', licence),
      link('dcatap:availability', `${EU}/planned-availability/AVAILABLE`),
      ...days,
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
