// Checks a Kanalarkiv package against what it lists itself (METS.xml, sip.xml or kontrollsummor-sha256.txt, with SHA-256),
// and names everything that does not agree. Run it as: node verify.mjs .
// It needs Node 18, the files beside it and nothing else.
import { existsSync, promises } from 'node:fs'
import { join, posix } from 'node:path'
import {
  digest,
  filesIn,
  filesOf,
  isShown,
  LEADS_OUT,
  objectsOf,
  readJson,
  run,
  seal
} from './verify-common.mjs'
import { addEmpty, checkContent, entriesOf } from './verify-content.mjs'
import { stampsOf } from './verify-timestamps.mjs'
import { signersOf } from './verify-web-archives.mjs'

const ROOTS = ['METS.xml', 'sip.xml', 'kontrollsummor-sha256.txt']
const JOURNAL = /(?:^|\/)data\/journal\.jsonl$/
/** Where the journal is in a package that must have one; a folder for the diary has none. */
const ITS_BASE = { 'METS.xml': 'representations/rep1/', 'sip.xml': 'content/' }
const NO_SIGNERS = { keys: [], archives: [] }

/** Checks a package; null if `dir` is none that lists its files so. */
export async function verifyListed(dir, { signal } = {}) {
  const root = ROOTS.find(name => existsSync(join(dir, name)))
  if (root === undefined) return null
  const [findings, listed] = [new Map(), new Map()]
  const add = (code, what) => findings.set(`${code} ${what}`, { code, what })
  // A folder for the diary has nothing there: this was a package of another form.
  for (const [list, base] of Object.entries(ITS_BASE))
    if (!(root in ITS_BASE) && existsSync(join(dir, base))) add('missing', list)
  const { found, empty } = await filesIn(dir, add)
  for (const lists = [root]; lists.length > 0; ) {
    const list = lists.shift()
    if (!found.has(list)) continue
    const { isOurs, entries } = entriesOf(await promises.readFile(join(dir, list), 'utf8'), list)
    // Whoever reads it as XML, or goes by the other of two entries, could be told something else.
    if (!isOurs) add('list-wrong', list)
    for (const [path, sha256] of entries) {
      if (LEADS_OUT.test(path)) add('refused', path)
      else if (listed.has(path)) add('list-wrong', list)
      else {
        if (posix.basename(path) === 'METS.xml') lists.push(path)
        listed.set(path, sha256)
      }
    }
  }
  let [bytes, lines, head, own, signers, stamps] = [0, 0, null, null, NO_SIGNERS, []]
  const [digests, journals] = [new Map(), []]
  const its = root in ITS_BASE ? `${ITS_BASE[root]}data/journal.jsonl` : undefined
  for (const path of new Set([...found, ...listed.keys()])) {
    signal?.throwIfAborted()
    const is = found.has(path)
      ? await digest(join(dir, path), ['sha256'], signal).catch(() => null)
      : undefined
    bytes += is?.bytes ?? 0
    if (path === root) own = is?.sha256
    if (is === null) add('unreadable', path)
    else if (is === undefined) add('missing', path)
    else if (!listed.has(path)) path === root || add('added', path)
    else if (is.sha256 !== listed.get(path)) add('changed', path)
    if (is) digests.set(path, is.sha256)
    if (is && JOURNAL.test(path)) (its ?? path) === path ? journals.push(path) : add('added', path)
  }
  if (its !== undefined && journals.length === 0) add('missing', its)
  for (const path of journals) {
    const journal = await chain(join(dir, path), path, add)
    ;({ lines, head } = journal)
    const base = path.slice(0, -'data/journal.jsonl'.length)
    const paths = [...digests.keys()].filter(path => digests.get(path) === listed.get(path))
    const { objects, seals, shown, last } = journal
    signers = await checkRecords(dir, base, { objects, digests, findings, paths, add })
    if (path === its && digests.get(path) === listed.get(path))
      checkContent(last, listed, { root, base, lines, shown, add })
    stamps = await stampsOf(dir, paths, `${base}data/`, { seals, add })
  }
  addEmpty(empty, [...listed.keys()], add)
  const is = { files: found.size, bytes, lines, head, ...signers, stamps, root, own }
  return { ...is, findings: [...findings.values()] }
}

/** Each line carries the seal of the line before. Gives the objects that lines name, too. */
async function chain(file, path, add) {
  let [number, before, last] = [0, undefined, null]
  const [objects, seals, shown] = [new Set(), new Map(), []]
  const text = await promises.readFile(file, 'latin1')
  for (const line of text.replace(/\n$/, '').split('\n')) {
    number++
    const entry = readJson(line)
    last = entry
    const isNext =
      entry?.seq === number && (/"previous":"([0-9a-f]{64})"\}$/.exec(line)?.[1] ?? undefined) === before
    if (!isNext) add('changed', `${path}:${number}`)
    for (const object of objectsOf(entry)) objects.add(object)
    before = seal(line)
    seals.set(number, before)
    if (isShown(entry)) shown.push(number)
  }
  if (!text.endsWith('\n')) add('changed', `${path}:${number}`)
  return { lines: number, head: before ?? null, last, objects, seals, shown }
}

/** Holds the files of the records against what records.json says of them, and that against the journal. Gives who signed. */
async function checkRecords(dir, base, { objects, digests, findings, paths, add }) {
  const list = `${base}data/records.json`
  if (!digests.has(list)) add('missing', list)
  // What is told as changed already says nothing of the files.
  const isChanged = name => findings.has(`changed ${base}data/${name}`)
  if (!digests.has(list) || ['records.json', 'journal.jsonl'].some(isChanged)) return NO_SIGNERS
  const records = filesOf(await promises.readFile(join(dir, list), 'utf8'))
  const kept = new Map(records.map(file => [base + file.path, file]))
  // What was cut out of an object is none itself: the journal names that one.
  for (const [path, { sha256, extractOf = sha256 }] of kept)
    if (digests.get(path) !== sha256) add(digests.has(path) ? 'changed' : 'missing', path)
    else if (!objects.has(extractOf)) add('changed', list)
  const isOfARecord = path =>
    path.startsWith(`${base}data/`) && /^(?!timestamps\/).*\//.test(path.slice(`${base}data/`.length))
  for (const path of digests.keys()) if (isOfARecord(path) && !kept.has(path)) add('added', path)
  const inPackage = records.map(file => ({ ...file, path: base + file?.path }))
  const isWhole = ({ path, sha256 }) => digests.get(path) === sha256
  return signersOf(dir, inPackage, { isWhole, paths, add })
}

void run(import.meta.url, verifyListed, is => [
  `Filerna är som ${is.root} säger: ${is.files} filer, ${is.bytes} byte. Summan av ${is.root} (SHA-256) är ${is.own}: jämför med kvittot eller arkivet.${is.head === null ? '' : ` Journalens sista sigill är ${is.head} (rad ${is.lines}).`}`,
  `The files are as ${is.root} says: ${is.files} files, ${is.bytes} bytes. The sum of ${is.root} (SHA-256) is ${is.own}: compare it with the receipt or the archive.${is.head === null ? '' : ` The journal's last seal is ${is.head} (line ${is.lines}).`}`
])
