// What the last line of a package's journal (`export.sealed`) seals of the package: all of it but what is written after that line. It lies
// beside verify.mjs in every package, and needs Node 18 and nothing else. Format: docs/journal-format.md
import { createHash } from 'node:crypto'

/** What is written after the line, beside the journal and its time stamps, by the list that speaks for the package. */
const LATER = {
  'tagmanifest-sha512.txt': [
    ...['bag-info.txt', 'manifest-sha256.txt', 'manifest-sha512.txt'],
    ...['tagmanifest-sha256.txt', 'tagmanifest-sha512.txt']
  ],
  'METS.xml': [
    ...['METS.xml', 'representations/rep1/METS.xml', 'metadata/preservation/premis.xml'],
    ...['documentation/VALIDERING.txt', 'documentation/validation.json']
  ],
  'sip.xml': ['sip.xml']
}
const STAMPS = /^timestamps\/(?:\d{9}-\w{8}\.tsr|\w{8}\.pem|\w{8}-\w{8}\.crl)$/
const LATER_TAGS = ['Payload-Oxum', 'Journal-Lines', 'Journal-Head']

/** The SHA-256 of the list of files as sha256sum writes it, in the order of the paths. */
export function contentOf(files) {
  const list = [...files].sort(([one], [other]) => (one < other ? -1 : 1))
  const lines = list.map(([path, sum]) => `${sum}  ${path}\n`)
  return createHash('sha256').update(lines.join('')).digest('hex')
}

/** What `bag-info.txt` is sealed as: without the lines that say what came of the sealing. Its bytes are characters (Latin-1). */
export function factsOf(text) {
  const said = Object.fromEntries(text.split('\n').map(line => line.split(': ')))
  const facts = LATER_TAGS.reduce((rest, tag) => rest.replace(`${tag}: ${said[tag]}\n`, ''), text)
  return createHash('sha256').update(facts, 'latin1').digest('hex')
}

/**
 * Holds the files of a package, as its lists say, against the line that sealed them, which is the last one and is shown. `base` is where its
 * `data/` is, and `more` is what is sealed otherwise than as a file.
 */
export function checkContent(last, files, { root, base, lines, more = [], add }) {
  const data = `${base}data/`
  const [journal, records] = [`${data}journal.jsonl`, `${data}records.json`]
  if (last?.act !== 'export.sealed') return add('line-missing', `${journal}:${lines + 1}`)
  const isStamp = path => path.startsWith(data) && STAMPS.test(path.slice(data.length))
  const isSealed = path => path !== journal && !LATER[root].includes(path) && !isStamp(path)
  const sealed = [...[...files].filter(([path]) => isSealed(path)), ...more]
  if (new Map(sealed).get(records) !== last.details?.records) add('changed', records)
  else if (contentOf(sealed) !== last.details?.content) add('content-changed', `${journal}:${lines}`)
}

/** A folder that nothing is in was added, unless a file of it is missing. */
export function addEmpty(empty, paths, add) {
  for (const folder of empty) if (!paths.some(path => path.startsWith(folder))) add('added', folder)
}
