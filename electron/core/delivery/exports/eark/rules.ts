// Every MUST of E-ARK CSIP 2.2.0 and SIP 2.2.0 that can be read off a METS file, and those of FGS Paketstruktur 1.2, each
// as the XPath of what breaks it.
// The cardinalities are those of the profiles; what is required of an optional element is asked only where it stands.

/** Names used in the XPaths. */
export const NAMES = {
  m: 'http://www.loc.gov/METS/',
  csip: 'https://DILCIS.eu/XML/METS/CSIPExtensionMETS',
  x: 'http://www.w3.org/1999/xlink'
}

/** The rule's id in the profile, and an XPath that selects what breaks it. */
export type Rule = readonly [id: string, broken: string]

/** Elements without this attribute, or with an empty one. */
const lacks = (id: string, element: string, attribute: string): Rule => [
  id,
  `${element}[not(normalize-space(@${attribute}))]`
]

/** Elements whose attribute is not the one value it must have. */
const differs = (id: string, element: string, attribute: string, value: string): Rule => [
  id,
  `${element}[not(@${attribute}='${value}')]`
]

const HEADER = '/m:mets/m:metsHdr'
const SOFTWARE = `m:agent[@ROLE='CREATOR']`
const FILE = '/m:mets/m:fileSec/m:fileGrp/m:file'
/** What there may be tens of thousands of. Rules of these have one predicate. */
export const MANY = [FILE, `${FILE}/m:FLocat`] as const
const MAP = `/m:mets/m:structMap[@LABEL='CSIP']`
const DIV = `${MAP}/m:div/m:div`

/** What must hold of a reference to metadata: nine rules, numbered in the profile in the order given. */
function reference(
  element: string,
  ids: readonly [string, string, string, string, string, string, string, string, string]
): Rule[] {
  const [loctype, type, href, mdtype, mime, size, created, checksum, checksumType] = ids
  const ref = `${element}/m:mdRef`
  return [
    differs(loctype, ref, 'LOCTYPE', 'URL'),
    differs(type, ref, 'x:type', 'simple'),
    lacks(href, ref, 'x:href'),
    lacks(mdtype, ref, 'MDTYPE'),
    lacks(mime, ref, 'MIMETYPE'),
    lacks(size, ref, 'SIZE'),
    lacks(created, ref, 'CREATED'),
    lacks(checksum, ref, 'CHECKSUM'),
    lacks(checksumType, ref, 'CHECKSUMTYPE')
  ]
}

/** A kind of division of the structural map: its id, its label and the group of files it points at. */
function division(label: string, [id, name, pointer]: readonly [string, string, string]): Rule[] {
  const one = `${DIV}[@LABEL='${label}']`
  const use = label === 'Representations' ? `starts-with(@USE,'${label}')` : `@USE='${label}'`
  return [
    lacks(id, one, 'ID'),
    [name, `${MAP}/m:div[count(m:div[@LABEL='${label}'])!=1]`],
    [pointer, `${one}[not(m:fptr/@FILEID=/m:mets/m:fileSec/m:fileGrp[${use}]/@ID)]`]
  ]
}

const number = (prefix: string, from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${from + index}`)
type Nine = Parameters<typeof reference>[1]

/** CSIP 2.2.0: what must hold of the METS of a package and of each representation alike. */
export const CSIP_RULES: readonly Rule[] = [
  lacks('CSIP1', '/m:mets', 'OBJID'),
  lacks('CSIP2', '/m:mets', 'TYPE'),
  lacks('CSIP6', '/m:mets', 'PROFILE'),
  ['CSIP117', '/m:mets[count(m:metsHdr)!=1]'],
  ['CSIP7', `${HEADER}[not(contains(@CREATEDATE,'T'))]`],
  ['CSIP9', `${HEADER}[not(contains('|SIP|AIP|DIP|AIU|AIC|',concat('|',@csip:OAISPACKAGETYPE,'|')))]`],
  ['CSIP10', `${HEADER}[not(m:agent)]`],
  ['CSIP11', `${HEADER}[count(${SOFTWARE})!=1]`],
  ['CSIP12', `${HEADER}/${SOFTWARE}[not(@TYPE='OTHER')]`],
  ['CSIP13', `${HEADER}/${SOFTWARE}[not(@OTHERTYPE='SOFTWARE')]`],
  ['CSIP14', `${HEADER}/${SOFTWARE}[count(m:name)!=1 or normalize-space(m:name)='']`],
  ['CSIP15', `${HEADER}/${SOFTWARE}[count(m:note)!=1]`],
  ['CSIP16', `${HEADER}/${SOFTWARE}/m:note[not(@csip:NOTETYPE='SOFTWARE VERSION')]`],
  lacks('CSIP18', '/m:mets/m:dmdSec', 'ID'),
  lacks('CSIP19', '/m:mets/m:dmdSec', 'CREATED'),
  ...reference('/m:mets/m:dmdSec', number('CSIP', 22, 9) as unknown as Nine),
  lacks('CSIP33', '/m:mets/m:amdSec/m:digiprovMD', 'ID'),
  ...reference('/m:mets/m:amdSec/m:digiprovMD', number('CSIP', 36, 9) as unknown as Nine),
  lacks('CSIP46', '/m:mets/m:amdSec/m:rightsMD', 'ID'),
  ...reference('/m:mets/m:amdSec/m:rightsMD', number('CSIP', 49, 9) as unknown as Nine),
  lacks('CSIP59', '/m:mets/m:fileSec', 'ID'),
  ['CSIP60', `/m:mets[not(m:fileSec/m:fileGrp[@USE='Documentation'])]`],
  ['CSIP113', `/m:mets[not(m:fileSec/m:fileGrp[@USE='Schemas'])]`],
  ['CSIP114', `/m:mets[not(m:fileSec/m:fileGrp[starts-with(@USE,'Representations')])]`],
  lacks('CSIP64', '/m:mets/m:fileSec/m:fileGrp', 'USE'),
  lacks('CSIP65', '/m:mets/m:fileSec/m:fileGrp', 'ID'),
  ['CSIP66', '/m:mets/m:fileSec/m:fileGrp[not(m:file)]'],
  lacks('CSIP67', FILE, 'ID'),
  lacks('CSIP68', FILE, 'MIMETYPE'),
  lacks('CSIP69', FILE, 'SIZE'),
  lacks('CSIP70', FILE, 'CREATED'),
  lacks('CSIP71', FILE, 'CHECKSUM'),
  lacks('CSIP72', FILE, 'CHECKSUMTYPE'),
  ['CSIP76', `${FILE}[count(m:FLocat)!=1]`],
  differs('CSIP77', `${FILE}/m:FLocat`, 'LOCTYPE', 'URL'),
  differs('CSIP78', `${FILE}/m:FLocat`, 'x:type', 'simple'),
  lacks('CSIP79', `${FILE}/m:FLocat`, 'x:href'),
  ['CSIP80', '/m:mets[count(m:structMap)!=1]'],
  differs('CSIP81', '/m:mets/m:structMap', 'TYPE', 'PHYSICAL'),
  differs('CSIP82', '/m:mets/m:structMap', 'LABEL', 'CSIP'),
  lacks('CSIP83', MAP, 'ID'),
  ['CSIP84', `${MAP}[count(m:div)!=1]`],
  lacks('CSIP85', `${MAP}/m:div`, 'ID'),
  ['CSIP88', `${MAP}/m:div[not(m:div[@LABEL='Metadata'])]`],
  lacks('CSIP89', `${DIV}[@LABEL='Metadata']`, 'ID'),
  ['CSIP90', `${MAP}/m:div[count(m:div[@LABEL='Metadata'])!=1]`],
  ...division('Documentation', ['CSIP94', 'CSIP95', 'CSIP116']),
  ...division('Schemas', ['CSIP98', 'CSIP99', 'CSIP118']),
  ...division('Representations', ['CSIP102', 'CSIP103', 'CSIP119']),
  lacks('CSIP106', DIV, 'ID'),
  lacks('CSIP107', DIV, 'LABEL'),
  ['CSIP108', `${DIV}/m:mptr[not(@x:title=/m:mets/m:fileSec/m:fileGrp/@ID)]`],
  ['CSIP109', `${DIV}[starts-with(@LABEL,'Representations/') and count(m:mptr)!=1]`],
  lacks('CSIP110', `${DIV}/m:mptr`, 'x:href'),
  differs('CSIP111', `${DIV}/m:mptr`, 'x:type', 'simple'),
  differs('CSIP112', `${DIV}/m:mptr`, 'LOCTYPE', 'URL')
]

const CREATOR = `${HEADER}/m:agent[@ROLE='ARCHIVIST']`
const SUBMITTER = `m:agent[@ROLE='OTHER' and @OTHERROLE='SUBMITTER']`
const KEEPER = `${HEADER}/m:agent[@ROLE='PRESERVATION']`
const nameless = `[count(m:name)!=1 or normalize-space(m:name)='']`
const untyped = '/m:note[not(@csip:NOTETYPE)]'

/** A person who is neither who delivers nor who made the archive is a contact (SIP21). No package of ours names one. */
const CONTACT = `${HEADER}/m:agent[@TYPE='INDIVIDUAL' and not(@ROLE='ARCHIVIST' or @OTHERROLE='SUBMITTER')]`

/** SIP 2.2.0. */
export const sipRules = (profile: string): readonly Rule[] => [
  differs('SIP2', '/m:mets', 'PROFILE', profile),
  differs('SIP4', HEADER, 'csip:OAISPACKAGETYPE', 'SIP'),
  ['SIP10', `${HEADER}[count(m:agent[@ROLE='ARCHIVIST'])>1]`],
  ['SIP11', `${CREATOR}[not(@TYPE='ORGANIZATION' or @TYPE='INDIVIDUAL')]`],
  ['SIP12', CREATOR + nameless],
  ['SIP14', CREATOR + untyped],
  ['SIP15', `${HEADER}[count(${SUBMITTER})!=1]`],
  ['SIP16', `${HEADER}/m:agent[@OTHERROLE='SUBMITTER' and not(@ROLE='OTHER')]`],
  ['SIP17', `${HEADER}/${SUBMITTER}[not(@TYPE='ORGANIZATION' or @TYPE='INDIVIDUAL')]`],
  ['SIP18', `${HEADER}/${SUBMITTER}${nameless}`],
  ['SIP20', `${HEADER}/${SUBMITTER}${untyped}`],
  ['SIP22', `${CONTACT}[not(@ROLE='CREATOR')]`],
  // The first is the program.
  ['SIP23', `${HEADER}/m:agent[@ROLE='CREATOR'][position()>1][not(@TYPE='INDIVIDUAL')]`],
  ['SIP24', CONTACT + nameless],
  ['SIP27', `${HEADER}[count(m:agent[@ROLE='PRESERVATION'])>1]`],
  ['SIP28', `${KEEPER}[not(@TYPE='ORGANIZATION')]`],
  ['SIP29', KEEPER + nameless],
  ['SIP31', KEEPER + untyped]
]

/** SIP 2.1.0, for which 2.2.0 is followed too: what it requires otherwise, and what is no longer a MUST, each by its version. */
export const sip21Rules = (profile: string): readonly Rule[] => [
  differs('SIP2 (2.1.0)', '/m:mets', 'PROFILE', profile),
  ['CSIP96 (2.1.0)', `${DIV}[@LABEL='Documentation'][not(m:fptr)]`],
  ['CSIP100 (2.1.0)', `${DIV}[@LABEL='Schemas'][not(m:fptr)]`],
  ['CSIP104 (2.1.0)', `${DIV}[@LABEL='Representations'][not(m:fptr)]`],
  ...sipRules(profile).filter(([id]) => id !== 'SIP2')
]

export const FGS12_PROFILE = 'http://xml.ra.se/e-arkiv/METS/CommonSpecificationSwedenPackageProfile.xml'
const TYPES = [
  ...['ERMS', 'Personnel', 'Medical record', 'Economics', 'Databases', 'Webpages', 'GIS', 'No specification'],
  ...['AIC', 'Publication', 'Archival information', 'Unstructured', 'Single records']
].join('|')

/** FGS Paketstruktur 1.2, read off Riksarkivet's schemas. The names are ours: the specification numbers nothing. */
export const FGS12_RULES: readonly Rule[] = [
  lacks('FGS12-OBJID', '/m:mets', 'OBJID'),
  differs('FGS12-PROFILE', '/m:mets', 'PROFILE', FGS12_PROFILE),
  ['FGS12-TYPE', `/m:mets[not(contains('|${TYPES}|',concat('|',@TYPE,'|')))]`],
  ['FGS12-METSHDR', '/m:mets[count(m:metsHdr)!=1]'],
  lacks('FGS12-CREATEDATE', HEADER, 'CREATEDATE'),
  ['FGS12-AGENTS', `${HEADER}[count(m:agent)<3]`],
  lacks('FGS12-AGENT-TYPE', `${HEADER}/m:agent`, 'TYPE'),
  ['FGS12-AGENT-NOTE', `${HEADER}/m:agent/m:note[@*]`],
  ['FGS12-ALTRECORDID', `${HEADER}[not(m:altRecordID)]`],
  ['FGS12-STRUCTMAP', '/m:mets[not(m:structMap)]'],
  lacks('FGS12-MIMETYPE', FILE, 'MIMETYPE'),
  lacks('FGS12-SIZE', FILE, 'SIZE'),
  lacks('FGS12-CREATED', FILE, 'CREATED'),
  lacks('FGS12-CHECKSUM', FILE, 'CHECKSUM'),
  lacks('FGS12-CHECKSUMTYPE', FILE, 'CHECKSUMTYPE'),
  ['FGS12-FLOCAT', `${FILE}[count(m:FLocat)!=1]`]
]

/** What is wrong: a rule's id, `XSD`, or `file`, and where. */
export type PackageFinding = { readonly rule: string; readonly what: string }
