// METS.xml and sip.xml, held line by line to what the program writes: which elements there are, where each file is told of, and what leads
// to what. What is written otherwise could mean something else to who reads it as XML. It lies beside verify.mjs in every package.

// How the lines are told below, each after a mark: `=` it is there, `?` it may be there, `*` any number of times, `+` it goes with the line
// above. In a line, `[what may be left out]`, `(this|that)`, and in braces what is told in SHAPES; `{id}` is OBJID all through.
const VALUE = "(?:[ !#-%'-;=?-\\uFFFD]|&(?:amp|lt|gt|quot|#9|#10|#13);)*"
const SHAPES = new Map([
  ['text', VALUE],
  ['name', '\\w[\\w.-]*'],
  ['program', 'verify(?:-[a-z-]+)?\\.mjs'],
  // As in a bag: ASCII, and no way back.
  ['path', '[\\w-][\\w.-]*(?:/[\\w-][\\w.-]*)*'],
  ['n', '(?<number>[1-9]\\d*)'],
  ['size', '(?:0|[1-9]\\d*)'],
  ['sum', '[0-9a-f]{64}'],
  ['time', '\\d{4}-\\d\\d-\\d\\d(?:T\\d\\d:\\d\\d:\\d\\d(?:[+-]\\d\\d:\\d\\d)?)?']
])

const link = path => `LOCTYPE="URL" xlink:type="simple" xlink:href="${path}"`
const SUMMED = 'SIZE="{size}" CREATED="{time}" CHECKSUM="{sum}" CHECKSUMTYPE="SHA-256"'
const OWN_CONTENT =
  'csip:CONTENTINFORMATIONTYPE="OTHER" csip:OTHERCONTENTINFORMATIONTYPE="Kanalarkiv records 1"'
const CONTENT = `(${OWN_CONTENT}|csip:CONTENTINFORMATIONTYPE="(citserms_v2_1|citserms_v3_0)")`
const CODE = '\n?   <mets:note csip:NOTETYPE="IDENTIFICATIONCODE">{text}</mets:note>'
const VERSION = '\n=   <mets:note csip:NOTETYPE="SOFTWARE VERSION">{text}</mets:note>'
const [ORGANIZATION, SOFTWARE] = ['TYPE="ORGANIZATION"', 'TYPE="OTHER" OTHERTYPE="SOFTWARE"']

const agent = (role, note) => `
=  <mets:agent ${role}>
=   <mets:name>{text}</mets:name>${note}
=  </mets:agent>`
const PRESERVATION = `
?  <mets:agent ROLE="PRESERVATION" TYPE="ORGANIZATION">
+   <mets:name>{text}</mets:name>
+  </mets:agent>`

const file = (path, mark) => `
${mark}   <mets:file ID="{id}-file-{n}" MIMETYPE="{text}" ${SUMMED}[ sip:FILEFORMATNAME="{text}"][ sip:FILEFORMATVERSION="{text}"][ sip:FORMATREGISTRY="PRONOM"][ sip:FORMATREGISTRYKEY="{text}"]>
+    <mets:FLocat ${link(path)}/>
+   </mets:file>`
const group = (number, use, content, files) => `
=  <mets:fileGrp ID="{id}-grp-${number}" USE="${use}" ${content}>${files}
=  </mets:fileGrp>`
/** What is not of the records has no content of a standard. */
const beside = (number, use, files) =>
  group(number, use, OWN_CONTENT.replace('Kanalarkiv records 1', `($&|${use})`), files)
const description = (number, path, standard) => `
= <mets:dmdSec ID="{id}-dmd-${number}" CREATED="{time}" STATUS="CURRENT">
=  <mets:mdRef ${link(path)} MIMETYPE="application/xml" ${SUMMED} MDTYPE="${standard}"/>
= </mets:dmdSec>`
const division = (number, label, what) => `
=   <mets:div ID="{id}-div-${number}" LABEL="${label}">
=    ${what}
=   </mets:div>`

/** The METS of an E-ARK package, or of its representation. */
const eark = ({ id, described, ids, groups, pointer }) => `
=<?xml version="1.0" encoding="UTF-8"?>
=<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:csip="https://DILCIS.eu/XML/METS/CSIPExtensionMETS" xmlns:sip="https://DILCIS.eu/XML/METS/SIPExtensionMETS" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" OBJID="${id}" LABEL="{text}" TYPE="(Web Archives|Mixed|Datasets)" ${CONTENT} PROFILE="https://earksip.dilcis.eu/profile/(E-ARK-SIP|E-ARK-SIP-v2-2-0).xml">
= <mets:metsHdr CREATEDATE="{time}" LASTMODDATE="{time}" RECORDSTATUS="NEW" csip:OAISPACKAGETYPE="SIP">${agent(`ROLE="CREATOR" ${SOFTWARE}`, VERSION)}${agent(`ROLE="ARCHIVIST" ${ORGANIZATION}`, CODE)}${agent(`ROLE="OTHER" OTHERROLE="SUBMITTER" ${ORGANIZATION}`, CODE)}${PRESERVATION}
?  <mets:altRecordID TYPE="SUBMISSIONAGREEMENT">{text}</mets:altRecordID>
= </mets:metsHdr>${described}
= <mets:amdSec ID="{id}-amd-1">
=  <mets:digiprovMD ID="{id}-digiprov-1" CREATED="{time}" STATUS="CURRENT">
=   <mets:mdRef ${link('metadata/preservation/premis.xml')} MIMETYPE="application/xml" ${SUMMED} MDTYPE="PREMIS" MDTYPEVERSION="3.0"/>
=  </mets:digiprovMD>
= </mets:amdSec>
= <mets:fileSec ID="{id}-filesec-1">${groups}
= </mets:fileSec>
= <mets:structMap ID="{id}-struct-1" TYPE="PHYSICAL" LABEL="CSIP">
=  <mets:div ID="{id}-div-1" LABEL="{id}">
=   <mets:div ID="{id}-div-2" LABEL="Metadata" ADMID="{id}-digiprov-1"${ids}/>${division(3, 'Documentation', '<mets:fptr FILEID="{id}-grp-1"/>')}${division(4, 'Schemas', '<mets:fptr FILEID="{id}-grp-2"/>')}${division(5, 'Representations', '<mets:fptr FILEID="{id}-grp-3"/>')}${pointer}
=  </mets:div>
= </mets:structMap>
=</mets:mets>`

const [README, SCHEMAS] = [file('documentation/LAS-MIG.txt', '='), file('schemas/{name}', '*')]
const REPRESENTATION = eark({
  ...{ id: 'rep1', described: '', ids: '', pointer: '' },
  groups: `${beside(1, 'Documentation', README)}${beside(2, 'Schemas', SCHEMAS)}${group(3, 'Representations/rep1/data', CONTENT, file('data/{path}', '*'))}`
})
const [ITS, FOUND] = ['representations/rep1/METS.xml', 'documentation/(VALIDERING.txt|validation.json)']
const PACKAGE = eark({
  id: '{id}',
  described: `${description(1, 'metadata/descriptive/dc.xml', 'DC')}${description(2, 'metadata/descriptive/ead.xml', 'EAD')}`,
  ids: ' DMDID="{id}-dmd-1 {id}-dmd-2"',
  groups: `${beside(1, 'Documentation', `${README}${file(FOUND, '=').repeat(2)}${file('{program}', '*')}`)}${beside(2, 'Schemas', SCHEMAS)}${group(3, 'Representations/rep1', CONTENT, file(ITS, '='))}`,
  pointer: division(6, 'Representations/rep1', `<mets:mptr ${link(ITS)} xlink:title="{id}-grp-3"/>`)
})

const [NOTE, OWN_NOTE] = ['?', '='].map(mark => `\n${mark}   <mets:note>{text}</mets:note>`)
const FGS = `
=<?xml version="1.0" encoding="UTF-8"?>
=<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:ext="ExtensionMETS" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.loc.gov/METS/ http://xml.ra.se/e-arkiv/METS/CSPackageMETS.xsd ExtensionMETS http://xml.ra.se/e-arkiv/METS/CSPackageExtensionMETS.xsd" OBJID="{id}" LABEL="{text}" TYPE="(Webpages|ERMS)" PROFILE="http://xml.ra.se/e-arkiv/METS/CommonSpecificationSwedenPackageProfile.xml" ext:CONTENTTYPESPECIFICATION="FGS Ärendehantering 1.0" ext:SYSTEMTYPE="Arkivering av sociala medier" ext:ARCHIVALNAME="{text}" ext:APPRAISAL="(Yes|No)" ext:ACCESSRESTRICT="(Secrecy|GDPR)"[ ext:STARTDATE="{time}"][ ext:ENDDATE="{time}"]>
= <mets:metsHdr CREATEDATE="{time}" RECORDSTATUS="NEW" ext:OAISSTATUS="SIP" ext:AGREEMENTFORM="(AGREEMENT|Not specified)">${agent(`ROLE="ARCHIVIST" ${ORGANIZATION}`, NOTE)}${agent(`ROLE="ARCHIVIST" ${SOFTWARE}`, OWN_NOTE)}${agent(`ROLE="CREATOR" ${ORGANIZATION}`, NOTE)}${agent(`ROLE="CREATOR" ${SOFTWARE}`, OWN_NOTE)}${agent(`ROLE="OTHER" OTHERROLE="SUBMITTER" ${ORGANIZATION}`, NOTE)}${PRESERVATION}
=  <mets:altRecordID TYPE="(REFERENCECODE|SUBMISSIONAGREEMENT)">{text}</mets:altRecordID>
= </mets:metsHdr>
= <mets:fileSec>
=  <mets:fileGrp ID="fgrp001" USE="FILES">
*   <mets:file ID="ID-{n}" MIMETYPE="{text}" ${SUMMED} ext:ORIGINALFILENAME="{text}"[ ext:FILEFORMATNAME="{text}"][ ext:FORMATREGISTRY="PRONOM"][ ext:FORMATREGISTRYKEY="{text}"]>
+    <mets:FLocat ${link('file:///(content/data/{path}|system/{name}|{program})')}/>
+   </mets:file>
=  </mets:fileGrp>
= </mets:fileSec>
= <mets:structMap LABEL="No structMap defined in this information package">
=  <mets:div/>
= </mets:structMap>
=</mets:mets>`

/** Whether a list is written as the program writes it. */
export function isMets(text, list) {
  const form = list === 'sip.xml' ? FGS : list === 'METS.xml' ? PACKAGE : REPRESENTATION
  const lines = text.split('\n')
  const [, id] = / OBJID="([\w-]+)"/.exec(lines[1]) ?? []
  if (id === undefined || lines.pop() !== '') return false
  let [at, files] = [0, 0]
  const isNext = expression => {
    const is = expression.exec(lines[at] ?? '')
    // They are numbered in the order that they have.
    const isRight = is !== null && (is.groups === undefined || Number(is.groups.number) === ++files)
    if (isRight) at++
    return isRight
  }
  for (const { mark, first, rest } of blocksOf(form, id)) {
    let isThere = isNext(first)
    if (!isThere && mark === '=') return false
    while (isThere) {
      if (!rest.every(isNext)) return false
      isThere = mark === '*' && isNext(first)
    }
  }
  return at === lines.length
}

/** The lines of a form as expressions, those that go together in one. */
function blocksOf(form, id) {
  const blocks = []
  for (const [mark, ...line] of form.trim().split('\n')) {
    const expression = line.join('').replaceAll(/[.?]/g, '\\$&')
    const groups = expression.replaceAll('(', '(?:').replaceAll('[', '(?:').replaceAll(']', ')?')
    const whole = groups.replaceAll(/\{(\w+)\}/g, (_, name) => (name === 'id' ? id : SHAPES.get(name)))
    if (mark === '+') blocks.at(-1).rest.push(new RegExp(`^${whole}$`))
    else blocks.push({ mark, first: new RegExp(`^${whole}$`), rest: [] })
  }
  return blocks
}
