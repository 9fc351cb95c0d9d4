// METS.xml and sip.xml, held to what the program writes: one tag a line, each where it belongs, with its attributes in their order. What
// is written otherwise could mean something else to who reads it as XML, or be none. It lies beside verify.mjs in every package.
import { posix } from 'node:path'

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
/** A tag, the text in it, and the tag that ends it. What cannot stand in XML, or not so, stands in no value and no text. */
const TAG =
  /^( *)<(\/?)mets:(\w+)((?: [\w:]+="(?:[ !#-%'-;=?-\uFFFD]|&(?:amp|lt|gt|quot|#9|#10|#13);)*")*)(\/?)>(?:((?:[ !#-%'-;=?-\uFFFD]|&(?:amp|lt|gt|quot|#9|#10|#13);)*)<\/mets:(\w+)>)?$/
const ATTRIBUTE = / ([\w:]+)="([^"]*)"/g
const LINK = 'LOCTYPE xlink:type xlink:href'
const SUMMED = 'MIMETYPE SIZE CREATED CHECKSUM CHECKSUMTYPE'
const [TEXTS, EMPTY] = [
  ['name', 'note', 'altRecordID'],
  ['mdRef', 'FLocat', 'fptr', 'mptr']
]
const CSIP = 'csip:CONTENTINFORMATIONTYPE csip:OTHERCONTENTINFORMATIONTYPE?'
const SIP = 'sip:FILEFORMATNAME? sip:FILEFORMATVERSION? sip:FORMATREGISTRY? sip:FORMATREGISTRYKEY?'
const EXT = 'ext:ORIGINALFILENAME? ext:FILEFORMATNAME? ext:FORMATREGISTRY? ext:FORMATREGISTRYKEY?'
const COMMON = {
  attributes: {
    ...{ agent: 'ROLE OTHERROLE? TYPE OTHERTYPE?', name: '', altRecordID: 'TYPE' },
    ...{ FLocat: LINK, fptr: 'FILEID', mptr: `${LINK} xlink:title?` }
  },
  children: { agent: /^name (?:note )?$/, fileGrp: /^(?:file )*$/, file: /^FLocat $/, structMap: /^div $/ }
}
/** What each element has, by the form: its attributes in their order (`?` where it may be left out), and the elements in it. */
const EARK = {
  place: '',
  attributes: {
    ...COMMON.attributes,
    mets: `xmlns:mets xmlns:csip xmlns:sip xmlns:xlink xmlns:xsi OBJID LABEL TYPE ${CSIP} PROFILE`,
    metsHdr: 'CREATEDATE LASTMODDATE RECORDSTATUS csip:OAISPACKAGETYPE',
    ...{ note: 'csip:NOTETYPE', amdSec: 'ID', dmdSec: 'ID CREATED STATUS', digiprovMD: 'ID CREATED STATUS' },
    mdRef: `${LINK} ${SUMMED} MDTYPE MDTYPEVERSION?`,
    ...{ fileSec: 'ID', fileGrp: `ID USE ${CSIP}`, file: `ID ${SUMMED} ${SIP}` },
    ...{ structMap: 'ID TYPE LABEL', div: 'ID LABEL ADMID? DMDID?' }
  },
  children: {
    ...COMMON.children,
    mets: /^metsHdr (?:dmdSec )*amdSec fileSec structMap $/,
    metsHdr: /^(?:agent ){3,4}(?:altRecordID )?$/,
    ...{ dmdSec: /^mdRef $/, amdSec: /^(?:digiprovMD )+$/, digiprovMD: /^mdRef $/ },
    ...{ fileSec: /^(?:fileGrp ){3}$/, div: /^(?:(?:div ){4,5}|fptr |mptr )$/ }
  }
}
const FGS = {
  place: 'file:///',
  attributes: {
    ...COMMON.attributes,
    mets: `xmlns:mets xmlns:ext xmlns:xlink xmlns:xsi xsi:schemaLocation OBJID LABEL TYPE PROFILE ext:CONTENTTYPESPECIFICATION ext:SYSTEMTYPE ext:ARCHIVALNAME ext:APPRAISAL ext:ACCESSRESTRICT ext:STARTDATE? ext:ENDDATE?`,
    metsHdr: 'CREATEDATE RECORDSTATUS ext:OAISSTATUS ext:AGREEMENTFORM',
    ...{ note: '', fileSec: '', fileGrp: 'ID USE', file: `ID ${SUMMED} ${EXT}`, structMap: 'LABEL', div: '' }
  },
  children: {
    ...COMMON.children,
    mets: /^metsHdr fileSec structMap $/,
    ...{ metsHdr: /^(?:agent ){5,6}altRecordID $/, fileSec: /^fileGrp $/, div: /^$/ }
  }
}
const PUBLISHED = 'http://xml.ra.se/e-arkiv/METS/'
const VALUES = {
  'xmlns:mets': 'http://www.loc.gov/METS/',
  'xmlns:csip': 'https://DILCIS.eu/XML/METS/CSIPExtensionMETS',
  'xmlns:sip': 'https://DILCIS.eu/XML/METS/SIPExtensionMETS',
  'xmlns:ext': 'ExtensionMETS',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation': `http://www.loc.gov/METS/ ${PUBLISHED}CSPackageMETS.xsd ExtensionMETS ${PUBLISHED}CSPackageExtensionMETS.xsd`,
  ...{ LOCTYPE: 'URL', 'xlink:type': 'simple', CHECKSUMTYPE: 'SHA-256' }
}
const SHAPES = { SIZE: /^(?:0|[1-9]\d*)$/, CHECKSUM: /^[0-9a-f]{64}$/ }

/** Whether a list is written as the program writes it. */
export function isMets(text, list) {
  const form = posix.basename(list) === 'sip.xml' ? FGS : EARK
  const [declaration, ...lines] = text.split('\n')
  if (declaration !== DECLARATION || lines.pop() !== '') return false
  const [open, ids, named] = [[{ name: '', children: '' }], new Set(), []]
  for (const line of lines) {
    const [is, indent, closes, name, told, empty, content, end] = TAG.exec(line) ?? []
    if (is === undefined) return false
    const { name: last, children } = open.at(-1)
    const depth = open.length - 1
    if (closes !== '') {
      if (`${told}${empty}` !== '' || last !== name || indent.length !== depth - 1) return false
      if (end !== undefined || !form.children[name].test(children)) return false
      open.pop()
      continue
    }
    open.at(-1).children += `${name} `
    const said = [...told.matchAll(ATTRIBUTE)].map(([, ...pair]) => pair)
    if (indent.length !== depth || !hasItsOwn(name, said, form)) return false
    for (const [attribute, value] of said) {
      if (attribute === 'ID' && ids.size === ids.add(value).size) return false
      if (['FILEID', 'ADMID', 'DMDID'].includes(attribute)) named.push(...value.split(' '))
    }
    if (empty === '' && content === undefined) open.push({ name, children: '' })
    // The first division of the map, or the only one.
    const isFull =
      name === 'div' && depth === (form === FGS ? 2 : 3) && (form === FGS || told.includes('ADMID='))
    const isOne = TEXTS.includes(name) ? end === name : (empty !== '') === (EMPTY.includes(name) || isFull)
    if (!isOne || (content !== undefined && !TEXTS.includes(name)) || (name === 'div' && depth > 3))
      return false
  }
  return open.length === 1 && open[0].children === 'mets ' && named.every(id => ids.has(id))
}

/** Whether an element has the attributes that it must have, in their order, with what can stand in them. */
function hasItsOwn(name, said, { attributes, place }) {
  const own = attributes[name]?.split(' ').filter(Boolean)
  let at = 0
  for (const attribute of own ?? []) {
    if (said[at]?.[0] === attribute.replace('?', '')) at++
    else if (!attribute.endsWith('?')) return false
  }
  return own !== undefined && at === said.length && said.every(pair => isRight(pair, place))
}

function isRight([attribute, value], place) {
  if (attribute !== 'xlink:href')
    return (VALUES[attribute] ?? value) === value && (SHAPES[attribute]?.test(value) ?? true)
  const parts = value.slice(place.length).split('/')
  return value.startsWith(place) && parts.every(part => !/^\.{0,2}$/.test(part) && encoded(part) === part)
}

function encoded(part) {
  try {
    return encodeURIComponent(decodeURIComponent(part))
  } catch {
    return null
  }
}
