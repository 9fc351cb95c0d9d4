// What the lists of a package say, and what the last line of its journal (`export.sealed`) seals of it: all but what is written after that
// line. It lies beside verify.mjs in every package, and needs Node 18 and nothing else. Format: docs/journal-format.md
import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { isMets } from './verify-mets.mjs'

/** What is written after the line, beside the journal, its time stamps and signatures, by the list that speaks for the package. */
export const LATER = {
  'tagmanifest-sha512.txt': [
    ...['bag-info.txt', 'manifest-sha256.txt', 'manifest-sha512.txt'],
    ...['tagmanifest-sha256.txt', 'tagmanifest-sha512.txt']
  ],
  'METS.xml': [
    ...['METS.xml', 'representations/rep1/METS.xml', 'metadata/preservation/premis.xml'],
    ...['documentation/VALIDERING.txt', 'documentation/validation.json']
  ],
  'sip.xml': ['sip.xml'],
  'kontrollsummor-sha256.txt': ['kontrollsummor-sha256.txt']
}
const STAMPS =
  /^(?:timestamps\/(?:\d{9}-\w{8}\.tsr|\w{8}\.pem|\w{8}-\w{8}\.(?:crl|ocsp))|signatures\/\w{8}\.p7s)$/
const LINE = { sha256: /^([0-9a-f]{64}) {2}(.+)$/, sha512: /^([0-9a-f]{128}) {2}(.+)$/ }
const SAFE = /^(?!.*(?:^|\/)\.)[\w.-]+(?:\/[\w.-]+)*$/
const TAG = /^(\/?)mets:(\w+)((?: [\w:]+="[^"]*")*)\/?>[^>]*$/
const ATTRIBUTE = / ([\w:]+)="([^"]*)"/g
const ENTITIES = new Map(Object.entries({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }))
const SUM = /^([0-9a-f]{64}) {2}(.+)$/
const LATER_TAGS = ['Payload-Oxum', 'Journal-Lines', 'Journal-Head']

/** The SHA-256 of the list of files as sha256sum writes it, in the order of the paths. */
export function contentOf(files) {
  const list = [...files].sort(([one], [other]) => (one < other ? -1 : 1))
  const lines = list.map(([path, sum]) => `${sum}  ${path}\n`)
  return createHash('sha256').update(lines.join('')).digest('hex')
}

/** The SHA-256 of the list of the numbers of the lines that are shown, but for the last: each in decimal digits, and a line feed. */
export function shownOf(numbers) {
  const hash = createHash('sha256')
  // What somebody has put there may be no number.
  for (const number of numbers) hash.update(`${JSON.stringify(number)}\n`)
  return hash.digest('hex')
}

/** What `bag-info.txt` is sealed as: without the lines that say what came of the sealing. Its bytes are characters (Latin-1). */
export function factsOf(text) {
  const said = Object.fromEntries(text.split('\n').map(line => line.split(': ')))
  const facts = LATER_TAGS.reduce((rest, tag) => rest.replace(`${tag}: ${said[tag]}\n`, ''), text)
  return createHash('sha256').update(facts, 'latin1').digest('hex')
}

/** What `METS.xml` and `sip.xml` are sealed as: what stands before their first list of files, of the package as a whole. */
export const headOf = text =>
  createHash('sha256')
    .update(text.slice(0, text.indexOf('</mets:metsHdr>')))
    .digest('hex')

/**
 * Holds the files of a package, as its lists say, against the line that sealed them, which is the last one and is shown. `base` is where its
 * `data/` is, `shown` has the numbers of the lines that are not left out, and `more` is what is sealed otherwise than as a file.
 */
export function checkContent(last, files, { root, base, lines, shown, more = [], add }) {
  const data = `${base}data/`
  const [journal, records] = [`${data}journal.jsonl`, `${data}records.json`]
  if (last?.act !== 'export.sealed') return add('line-missing', `${journal}:${lines + 1}`)
  if (shownOf(shown.slice(0, -1)) !== last.details?.shown) add('shown-changed', `${journal}:${lines}`)
  const isStamp = path => path.startsWith(data) && STAMPS.test(path.slice(data.length))
  const isSealed = path => path !== journal && !LATER[root].includes(path) && !isStamp(path)
  const sealed = [...[...files].filter(([path]) => isSealed(path)), ...more]
  if ((new Map(sealed).get(records) ?? null) !== last.details?.records) add('changed', records)
  else if (contentOf(sealed) !== last.details?.content) add('content-changed', `${journal}:${lines}`)
}

/** The lists of a bag of those names that are written as they must be. */
export async function readLists({ found, add, read, leadsOut }, names, isMeant) {
  const lists = []
  for (const name of names.filter(name => found.has(name))) {
    const [kind, lines] = [name.slice(-10, -4), (await read(name)).split('\n')]
    const rows = lines.slice(0, -1).map(line => LINE[kind].exec(line) ?? ['', '', ''])
    const named = rows.map(([, , path]) => `${Buffer.from(path, 'latin1')}`)
    for (const path of named) if (leadsOut(path)) add('refused', path)
    const isRight = ([, , path], i) => SAFE.test(path) && isMeant(path) && path > (rows[i - 1]?.[2] ?? '')
    if (lines.at(-1) !== '' || rows.length === 0 || !rows.every(isRight)) add('changed', name)
    else lists.push({ name, kind, entries: new Map(rows.map(([, hex, path]) => [path, hex])) })
  }
  return lists
}

/** What a list says: paths from the root of the package, their SHA-256 and, in METS, how long they are; and whether it is written as the program writes it. */
export function entriesOf(text, list) {
  if (list.endsWith('.txt')) {
    const lines = text.split('\n')
    const rows = lines.slice(0, -1).map(line => SUM.exec(line) ?? ['', '', ''])
    const isRight = ([, , path], i) => SAFE.test(path) && path > (rows[i - 1]?.[2] ?? '')
    const isOurs = lines.at(-1) === '' && rows.every(isRight)
    return { isOurs, entries: rows.filter(([is]) => is).map(([, sum, path]) => [path, sum]) }
  }
  let facts = []
  const entries = []
  for (const tag of text.split('<')) {
    const [, closes, name, told = ''] = TAG.exec(tag) ?? []
    const said = Object.fromEntries(
      [...told.matchAll(ATTRIBUTE)].map(([, key, value]) => [key, plain(value)])
    )
    const is = `${closes}${name}`
    if (is === 'file' || is === 'mdRef') facts = [(said.CHECKSUM ?? '').toLowerCase(), Number(said.SIZE) || 0]
    if (is === 'FLocat' || is === 'mdRef') entries.push([placeOf(said['xlink:href'] ?? '', list), ...facts])
  }
  return { isOurs: isMets(text, list), entries }
}

function placeOf(href, list) {
  const isFromRoot = href.startsWith('file:///')
  const path = decode(isFromRoot ? href.slice('file:///'.length) : href)
  return isFromRoot ? path : posix.join(posix.dirname(list), path)
}

const plain = value => value.replaceAll(/&(\w+);/g, (whole, name) => ENTITIES.get(name) ?? whole)

function decode(href) {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}
