// What is hostile, or only unlucky, as people and those who mean no good may call and write things.

/** As files and channels are called. */
export const NAMES = [
  'A\u030angstro\u0308ms o\u0308.txt',
  '🏊‍♀️👩‍👩‍👧.png',
  `${'lång'.repeat(48)}.txt`,
  'CON',
  'aux.txt',
  'slutar med punkter...',
  '#$!% & ?*.txt',
  ' mellanslag .PDF ',
  '-rf',
  '=1+1.csv'
]

/** Every control character, half a surrogate pair, no character at all, right to left, and what ends a CDATA section. */
export const TEXT = `${String.fromCharCode(...Array.from({ length: 32 }, (_, at) => at))}\u007f\u0085\ud83d \ufffe\uffff\u2028\u202e]]> <!-- &amp; "'`

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Files as a citizen may attach them to a mail: XML that is none, or that has the root of a schema of our own. */
export const ATTACHED: readonly (readonly [name: string, type: string, content: string])[] = [
  ['faktura.xml', 'application/xml', '<faktura><rad>100'],
  ['tom.xml', 'text/xml', ''],
  ['leverans.xml', 'application/xml', '<Leveransobjekt xmlns="urn:annat"><x/></Leveransobjekt>'],
  ['premis.xml', 'application/xml', '<premis xmlns="http://www.loc.gov/premis/v3"><fel/></premis>'],
  ['METS.xml', 'application/xml', '<mets xmlns="http://www.loc.gov/METS/"><fel/></mets>'],
  ['ead.xml', 'application/xml', '<ead xmlns="http://ead3.archivists.org/schema/"><fel/></ead>'],
  ['erms.xml', 'application/xml', '<erms xmlns="https://DILCIS.eu/XML/ERMS"><fel/></erms>'],
  ['simpledc.xml', 'application/xml', '<simpledc><fel/></simpledc>'],
  ['handling.xml', 'application/xml', '<Leveransobjekt/>'],
  ['entiteter.xml', 'application/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  [`${'x'.repeat(256)}.xml`, 'application/xml', '<'],
  ['../../../utanför.xml', 'application/xml', '<ut/>'],
  ['..', 'application/xml', '<'],
  ['\u202elmx.exe', 'application/xml', '<'],
  ['rad\u0001\u0007\u001b[31m.xml', 'application/xml', '<'],
  ['con.xml', 'application/xml', '<'],
  ['trasig.xml', 'application/xml', '<?xml version="1.0" encoding="UTF-8"?>\n<a><b></a>'],
  ['falsk.docx', WORD, 'PK\u0003\u0004 och inget dokument'],
  ['text.docx', WORD, 'Bara en text'],
  ['typ.bin', '../../x', 'En mediatyp som är en sökväg'],
  ['kolon:ads.txt', 'text/plain', 'Ett kolon i namnet']
]

/** A mail with those files. */
export function hostileMail(): string {
  const parts = ATTACHED.map(
    ([name, type, content]) =>
      `--b\nContent-Type: ${type}\nContent-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}\nContent-Transfer-Encoding: base64\n\n${Buffer.from(content).toString('base64')}\n`
  )
  return `From: m@example.se\nDate: Wed, 25 Nov 2026 10:00:00 +0100\nSubject: Faktura\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHej\n${parts.join('')}--b--\n`
}
