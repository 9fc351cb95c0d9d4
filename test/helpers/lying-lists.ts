// What METS.xml and sip.xml could be made to say otherwise than the program writes them.

/** What is left of the entry of one file when it is told as `lie` instead. */
const FILE = /<mets:file [^>]*>\s*<mets:FLocat [^>]*>\s*<\/mets:file>/
export const LIES: Readonly<Record<string, (text: string) => string>> = {
  'a time with a sign': text => text.replace(/ CREATED="/, ' CREATED="+'),
  'a time with more digits': text => text.replace(/ CREATEDATE="(\d)/, ' CREATEDATE="0$1'),
  'a time with something after it': text => text.replace(/( CREATED="[^"]*)/, '$1:00999'),
  'a comment': text => text.replace(FILE, '<!-- $& -->'),
  CDATA: text => text.replace(FILE, '<mets:name><![CDATA[$&]]></mets:name>'),
  'another prefix': text =>
    text.replace(
      FILE,
      entry =>
        `<!--${entry}-->${entry.replaceAll('mets:', 'm:').replace('<m:file ', '<m:file xmlns:m="http://www.loc.gov/METS/" ')}`
    ),
  'another prefix beside it': text =>
    text.replace(FILE, '$&<m:file xmlns:m="http://www.loc.gov/METS/" CHECKSUM="0"/>'),
  'a document type': text =>
    text.replace('<mets:mets ', '<!DOCTYPE mets:mets [<!ENTITY a "b">]>\n<mets:mets '),
  'an instruction': text => text.replace('<mets:mets ', '<?xml-stylesheet href="x"?>\n<mets:mets '),
  'another encoding': text => text.replace('UTF-8', 'ISO-8859-1'),
  'another namespace': text => text.replace('"http://www.loc.gov/METS/"', '"http://www.loc.gov/METS/evil"'),
  'another meaning of a link': text => text.replace('"http://www.w3.org/1999/xlink"', '"urn:x"'),
  'another base': text => text.replace('<mets:file ', '<mets:file xml:base="evil/" '),
  'single quotes': text => text.replace(FILE, entry => `${entry}${entry.replaceAll('"', "'")}`),
  'an element of its own': text => text.replace(FILE, '<mets:nothing>$&</mets:nothing>'),
  'an entry twice': text => text.replace(FILE, '$&$&'),
  'a root without an end': text => text.replace('</mets:mets>\n', ''),
  'a header without an end': text => text.replace(/ *<\/mets:metsHdr>\n/, ''),
  'an unknown entity': text => text.replace('<mets:name>', '<mets:name>&foo;'),
  'a bare ampersand': text => text.replace('<mets:name>', '<mets:name>& '),
  'a control character': text => text.replace('<mets:name>', '<mets:name>\u0001'),
  'words after the end': text => `${text}godkänd`,
  'a NUL after the end': text => `${text}\0`,
  'an empty line': text => `${text}\n`,
  'files in a note': text =>
    text.replace(/<mets:fileSec[\s\S]*<\/mets:fileSec>/, '<mets:note>$&</mets:note>'),
  'files in the header': text =>
    text.replace(FILE, '').replace('</mets:metsHdr>', `${FILE.exec(text)?.[0]}</mets:metsHdr>`),
  'files without their section': text => text.replaceAll(/ *<\/?mets:fileSec[^>]*>\n/g, ''),
  'no header': text => text.replace(/ *<mets:metsHdr[\s\S]*<\/mets:metsHdr>\n/, ''),
  'no map': text => text.replace(/ *<mets:structMap[\s\S]*<\/mets:structMap>\n/, ''),
  'two maps': text => text.replace(/ *<mets:structMap[\s\S]*<\/mets:structMap>\n/, '$&$&'),
  'a map of nothing': text => text.replace(/ *<mets:fptr [^>]*>\n/, ''),
  'a map of what is not there': text => text.replace(/FILEID="/, 'FILEID="x'),
  'two elements of one name': text => text.replace(/(ID="[^"]*)2" MIMETYPE/, '$11" MIMETYPE'),
  'another kind of sum': text => text.replace('CHECKSUMTYPE="SHA-256"', 'CHECKSUMTYPE="MD5"'),
  'a part of a file': text => text.replace('<mets:file ', '<mets:file BEGIN="1" END="2" BETYPE="BYTE" '),
  'another kind of place': text => text.replace('LOCTYPE="URL"', 'LOCTYPE="OTHER"'),
  'no link': text => text.replace('xlink:type="simple"', 'xlink:type="none"'),
  'a path from the root': text => text.replace(/(<mets:FLocat[^>]*href="(?:file:\/\/\/)?)/, '$1/'),
  'a path on the disk': text =>
    text.replace(
      /(<mets:FLocat[^>]*href=")(?:file:\/\/\/)?/,
      (_, start: string) => `${start}${text.includes('file:///') ? '' : 'file:///'}`
    ),
  'a path by way of itself': text => text.replace(/(<mets:FLocat[^>]*href="(?:file:\/\/\/)?)/, '$1./'),
  'a path by way of another': text =>
    text.replace(/(<mets:FLocat[^>]*href="(?:file:\/\/\/)?)(\w+\/)/, '$1$2../$2'),
  'a path in other letters': text =>
    text.replace(
      /(<mets:FLocat[^>]*href="(?:file:\/\/\/)?)(\w)/,
      (_, start: string, letter: string) => `${start}%${letter.charCodeAt(0).toString(16)}`
    ),
  'a prefix that is not declared': text => text.replace('<mets:file ', '<mets:file foo:bar="1" '),
  'another schema': text =>
    text
      .replace(/ xsi:schemaLocation="[^"]*"/, '')
      .replace(
        '<mets:mets ',
        '<mets:mets xsi:schemaLocation="http://www.loc.gov/METS/ http://evil.example/x.xsd" '
      ),
  'what is nil': text => text.replace('<mets:file ', '<mets:file xsi:nil="true" '),
  'attributes in another order': text =>
    text.replace(/(<mets:file)( ID="[^"]*")( MIMETYPE="[^"]*")/, '$1$3$2'),
  'an element that is named as what every object has': text =>
    text.replace(' <mets:metsHdr', ' <mets:constructor/>\n <mets:metsHdr'),
  'a part that is named so': text =>
    text.replace(' <mets:metsHdr', ' <mets:__proto__>\n </mets:__proto__>\n <mets:metsHdr'),
  'another profile': text => text.replace(/(PROFILE="[^"]*)"/, '$1-2"'),
  'another group': text => text.replace(/ USE="[^"]*"/, ' USE="Thumbnails"'),
  'files in other places': text => text.replace(/( ID="[^"]*-)2(" MIMETYPE)/, '$13$2'),
  'a length in other digits': text => text.replace(/ SIZE="/, ' SIZE="0'),
  'two lines in one': text => text.replace(/(<mets:file [^>]*>)\s*/, '$1')
}
/** There is no map of the files in FGS. */
export const IN_METS = ['a map of nothing', 'a map of what is not there']

type Lies = Readonly<Record<string, (text: string) => string>>

/** Exchanges the two, wherever they stand. */
const exchanged = (one: string, other: string) => (text: string) =>
  text.replaceAll(one, '\0').replaceAll(other, one).replaceAll('\0', other)

/** What could be made to lead to another of the package's own files or groups. */
export const ELSEWHERE: Readonly<Record<string, Lies>> = {
  'METS.xml': {
    'the METS of the representation': text =>
      text.replace(/(<mets:mptr [^>]*href=")[^"]*/, '$1documentation/VALIDERING.txt'),
    'the METS of one that is not there': text => text.replace(/(<mets:mptr [^>]*\/rep)1/, '$12'),
    'the group of the METS': text => text.replace(/(xlink:title="[^"]*)3"/, '$11"'),
    'the groups of the map': text =>
      text
        .replace(/(FILEID="[^"]*)1"/, '$1x"')
        .replace(/(FILEID="[^"]*)3"/, '$11"')
        .replace(/(FILEID="[^"]*)x"/, '$13"'),
    'the labels of the map': exchanged('LABEL="Documentation"', 'LABEL="Schemas"'),
    'the metadata of the map': text => text.replace(/(ADMID="[^"]*-)digiprov-1"/, '$1amd-1"'),
    'the description': exchanged('"metadata/descriptive/dc.xml"', '"documentation/LAS-MIG.txt"'),
    'the two descriptions': exchanged('"metadata/descriptive/dc.xml"', '"metadata/descriptive/ead.xml"'),
    'kinds of description': exchanged('MDTYPE="DC"', 'MDTYPE="EAD"'),
    'what was done': exchanged('"metadata/preservation/premis.xml"', '"documentation/validation.json"'),
    'documentation and a schema': exchanged('"documentation/LAS-MIG.txt"', '"schemas/xlink.xsd"'),
    'documentation that is not there': text =>
      text.replace(/ *<mets:file [^>]*>\s*<mets:FLocat [^>]*VALIDERING[^>]*>\s*<\/mets:file>\n/, '')
  },
  'representations/rep1/METS.xml': {
    'what was done': exchanged('"metadata/preservation/premis.xml"', '"data/records.json"'),
    'documentation and a record': exchanged('"documentation/LAS-MIG.txt"', '"data/index.csv"'),
    'the name of the representation': text => text.replaceAll('rep1', 'rep2')
  },
  'sip.xml': {
    'a file beside the folders': text => text.replace('file:///system/LAS-MIG.txt', 'file:///LAS-MIG.txt')
  }
}
