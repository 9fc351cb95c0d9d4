// What lies in a package's folder, read no further than it can be what was recorded. It lies beside verify.mjs in every package, and needs
// Node 18 and nothing else.
import { constants } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream, promises } from 'node:fs'
import { join } from 'node:path'

/** No list, journal or other text is longer: it could not be read. */
export const MOST_TEXT = constants.MAX_STRING_LENGTH

/**
 * Every file of a folder, by its path, and the folders that nothing is in. What is neither a file nor a folder is refused, and a folder that
 * may not be read is named, once for all in it.
 */
export async function filesIn(dir, { add, closed }, prefix = '', is = { found: new Set(), empty: [] }) {
  const entries = await promises.readdir(join(dir, prefix), { withFileTypes: true }).catch(() => null)
  if (entries === null) {
    add('unreadable', prefix || '.')
    closed.push(prefix)
    return is
  }
  if (entries.length === 0) is.empty.push(prefix)
  for (const entry of entries)
    if (entry.isDirectory()) await filesIn(dir, { add, closed }, `${prefix}${entry.name}/`, is)
    else if (entry.isFile()) is.found.add(prefix + entry.name)
    else add('refused', prefix + entry.name)
  return is
}

/** What is found, as it is said in Swedish, and what it means; a line of the journal is `line-…` in what is answered to programs. */
export const FINDINGS = {
  changed: ['Ändrad', 'är inte som när paketet skrevs', 'is not as when the package was written'],
  'content-changed': [
    'Innehållet är inte det som raden förseglade',
    'journalens sista rad säger något annat om filerna än vad de är',
    'the last line of the journal says something else of the files than they are'
  ],
  'list-wrong': [
    'Förteckningen är inte som programmet skriver den',
    'den kan läsas på mer än ett sätt',
    'the list is not as the program writes it, and can be read in more than one way'
  ],
  'shown-changed': [
    'Andra journalrader visas än dem som raden förseglade',
    'rader är tillagda, eller utbytta mot bara sina kontrollsummor',
    'other lines of the journal are shown than the last one sealed'
  ],
  'not-as-signed': [
    'Inte det som signerades eller stämplades',
    'signaturen eller tidsstämpeln är riktig i sig, men gäller en annan journal: raden, eller en före den, är en annan',
    'the signature or time stamp is right in itself, but of another journal: the line, or one before it, is another'
  ],
  missing: ['Saknas', 'står i paketets listor men finns inte', 'is listed and not there'],
  added: ['Hör inte hit', 'finns men står inte i paketets listor', 'is there and not listed'],
  refused: ['Vägras', 'ett namn som leder ut ur paketet', 'a name that leads out of the package'],
  'line-changed': ['Ändrad', 'en rad i journalen är en annan', 'a line of the journal is another'],
  'line-missing': ['Saknas', 'en rad i journalen är borta', 'a line of the journal is gone'],
  'line-added': ['Hör inte hit', 'en rad i journalen är tillagd', 'a line of the journal was added'],
  unreadable: ['Går inte att läsa', 'säger därför inget om paketet', 'says nothing of the package therefore']
}

/** Where findings go, each once. Of a file that may not be read, or lies where nothing may be, no more is said than that. */
export function openFindings() {
  const [findings, named, closed] = [new Map(), new Set(), []]
  const add = (code, what) => {
    if (findings.has(`unreadable ${what}`) || closed.some(folder => what.startsWith(folder))) return
    findings.set(`${code} ${what}`, { code, what })
    named.add(what)
  }
  return { findings, named, closed, add }
}

/** What a file says; null where it may not be read, or is longer than a text can be. */
export async function textOf(path, encoding = 'latin1') {
  const stats = await promises.stat(path).catch(() => null)
  return stats === null || stats.size > MOST_TEXT ? null : promises.readFile(path, encoding).catch(() => null)
}

/** A file as UTF-8. What is no UTF-8 has a NUL there, which no list has. */
export async function utf8Of(path) {
  const text = await textOf(path, 'utf8')
  const isWhole =
    text === null || !text.includes('\uFFFD') || Buffer.from(text).equals(await promises.readFile(path))
  return isWhole ? text : text.replaceAll('\uFFFD', '\0')
}

/** How long a file is, and its digests. One that is longer than `most` is not what was recorded, and is not read. */
export async function digest(path, kinds, { signal, most = Infinity, ...place } = {}) {
  const { size } = await promises.stat(path)
  if (size > most) return { bytes: size, sha256: '', sha512: '' }
  const hashes = kinds.map(kind => createHash(kind))
  let bytes = 0
  // Memory for a piece is had anew each time, and a small file needs no more than it has.
  const highWaterMark = Math.min(1 << 20, size + 1)
  for await (const chunk of createReadStream(path, { highWaterMark, signal, ...place })) {
    for (const hash of hashes) hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, ...Object.fromEntries(kinds.map((kind, at) => [kind, hashes[at].digest('hex')])) }
}

/**
 * How long the files of a bag can be. Where the payload is as long as Payload-Oxum says, each of them is right; otherwise a file is no
 * longer than records.json says, or than all of them together.
 */
export async function limits(dir, { payload, digests, oxum, told }) {
  const lengths = new Map(told.map(file => [file.path, Number.isInteger(file.bytes) ? file.bytes : -1]))
  let bytes = 0
  for (const path of payload)
    bytes +=
      digests.get(path)?.bytes ?? (await promises.stat(join(dir, path)).catch(() => ({ size: 0 }))).size
  const most = Math.max(Number.parseInt(oxum, 10) || 0, MOST_TEXT)
  const isRight = oxum === `${bytes}.${payload.length}`
  return path => {
    const length = isRight || !path.startsWith('data/') ? undefined : lengths.get(path)
    return length >= 0 ? length : most
  }
}

export const UNREADABLE = { bytes: 0, sha256: '', sha512: '', code: 'unreadable' }

/** What its list says of each file; without a sound one, what the files themselves say. */
export async function sumsOf({ dir, found, digests, mostOf }, lists, isMeant, named) {
  const list = lists.find(({ kind, name }) => kind === 'sha256' && !named.has(name))
  if (list) return list.entries
  const sums = []
  for (const path of [...found].filter(isMeant)) {
    const most = mostOf(path)
    const is =
      digests.get(path) ?? (await digest(join(dir, path), ['sha256'], { most }).catch(() => UNREADABLE))
    sums.push([path, is.sha256])
  }
  return sums
}

/** A folder that nothing is in was added, unless a file of it is missing. */
export function addEmpty(empty, paths, add) {
  for (const folder of empty) if (!paths.some(path => path.startsWith(folder))) add('added', folder)
}
