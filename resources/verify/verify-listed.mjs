// Checks a Kanalarkiv package against what it lists itself (METS.xml, sip.xml or kontrollsummor-sha256.txt, with SHA-256),
// and names everything that does not agree. Run it as: node verify.mjs .
// It needs Node 18, the files beside it and nothing else.
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { checkCopies } from './verify-bag.mjs'
import { chain, filesOf, LEADS_OUT } from './verify-common.mjs'
import { checkContent, entriesOf, headOf } from './verify-content.mjs'
import { addEmpty, digest, filesIn, MOST_TEXT, openFindings, textOf, utf8Of } from './verify-files.mjs'
import { signaturesOf } from './verify-signatures.mjs'
import { stampsOf } from './verify-timestamps.mjs'
import { signersOf } from './verify-web-archives.mjs'
import { run } from './verify-words.mjs'

const SUMS = 'kontrollsummor-sha256.txt'
/** The list of each form, with where its `data/` is. */
const BASES = { 'METS.xml': 'representations/rep1/', 'sip.xml': 'content/', [SUMS]: '' }
const JOURNAL = /(?:^|\/)data\/journal\.jsonl$/
/** What copies that were disclosed have, and nothing else. They have no journal. */
const MASKS = ['maskeringar.csv', 'data/maskeringar.csv']
const COPIES =
  /^(?:(?:data\/)?(?:handling-\d+\.pdf|maskeringar\.csv)|LAS-MIG\.txt|(?:kontroll\/)?verify(?:-[a-z-]+)?\.mjs|bagit\.txt|bag-info\.txt|(?:tag)?manifest-sha(?:256|512)\.txt)$/
/** No PDF as the program writes it is longer: it tells of its parts by ten digits. */
const MOST_COPY = 1e10
const NO_SIGNERS = { keys: [], archives: [] }

/** Checks a package; null if `dir` is none that lists its files so. */
export async function verifyListed(dir, { signal } = {}) {
  const root = Object.keys(BASES).find(name => existsSync(join(dir, name)))
  if (root === undefined) return null
  const { findings, closed, add } = openFindings()
  const digests = new Map()
  // A folder for the diary has nothing there: this was a package of another form.
  for (const [list, base] of Object.entries(BASES))
    if (root === SUMS && base !== '' && existsSync(join(dir, base))) add('missing', list)
  const { found, empty } = await filesIn(dir, { add, closed })
  const { listed, sizes, more } = await readLists(dir, root, { found, add })
  const isCopies =
    root === SUMS &&
    MASKS.some(name => listed.has(name)) &&
    [...listed.keys()].every(name => COPIES.test(name))
  const its = isCopies ? null : `${BASES[root]}data/journal.jsonl`
  // Without its list nothing can be said of the others.
  const isRead = !findings.has(`unreadable ${root}`)
  const journal = isRead && found.has(its) ? chain(await textOf(join(dir, its)), its) : null
  // The last line knows how long everything is together.
  const { bytes: together } = journal?.last?.details ?? {}
  const most = Math.max(Number.isInteger(together) ? together : MOST_COPY, MOST_TEXT)
  for (const path of isRead ? new Set([...found, ...listed.keys()]) : []) {
    signal?.throwIfAborted()
    if (!found.has(path)) add('missing', path)
    else if (path !== root && !listed.has(path)) add('added', path)
    else {
      const is = await digest(join(dir, path), ['sha256'], {
        signal,
        most: sizes.get(path) ?? most
      }).catch(() => null)
      if (is === null) add('unreadable', path)
      else if (
        path !== root &&
        (is.sha256 !== listed.get(path) || is.bytes !== (sizes.get(path) ?? is.bytes))
      )
        add('changed', path)
      if (is !== null) digests.set(path, is)
    }
    if (path !== its && found.has(path) && JOURNAL.test(path)) add('added', path)
  }
  if (its !== null && !found.has(its)) add('missing', its)
  const isWhole = ({ path }) => listed.has(path) && digests.get(path)?.sha256 === listed.get(path)
  const paths = [...digests.keys()].filter(path => isWhole({ path }))
  const is = { lines: 0, head: null, ...NO_SIGNERS, stamps: [], signatures: [] }
  if (journal !== null) {
    const { seals, shown, last, lines, head, broken } = journal
    const base = BASES[root]
    for (const [code, what] of broken) add(code, what)
    const files =
      root === SUMS
        ? archivesIn(paths)
        : await checkRecords(dir, base, { ...journal, digests, findings, add })
    Object.assign(is, { lines, head }, await signersOf(dir, files, { isWhole, paths, add }))
    if (isWhole({ path: its })) checkContent(last, listed, { root, base, lines, shown, more, add })
    is.stamps = await stampsOf(dir, paths, `${base}data/`, { seals, add })
    is.signatures = await signaturesOf(dir, paths, `${base}data/`, { last, add })
  }
  if (isCopies && found.has('bagit.txt')) {
    const leadsOut = path => LEADS_OUT.test(path)
    await checkCopies(dir, { found, sums: root, signal, add, leadsOut, mostOf: () => most })
  }
  addEmpty(empty, [...listed.keys()], add)
  const bytes = [...digests.values()].reduce((sum, each) => sum + each.bytes, 0)
  const { sha256: own = null } = digests.get(root) ?? {}
  return { files: found.size, bytes, ...is, root, own, findings: [...findings.values()] }
}

/** What the list at the root says, and those that it names: of each file its SHA-256, and how long it is where that is told. */
async function readLists(dir, root, { found, add }) {
  const [listed, sizes, more] = [new Map(), new Map(), []]
  for (const lists = [root]; lists.length > 0; ) {
    const list = lists.shift()
    const text = found.has(list) ? await utf8Of(join(dir, list)) : ''
    if (text === null) add('unreadable', list)
    if (root !== SUMS) more.push([list, headOf(text ?? '')])
    const { isOurs, entries } = entriesOf(text ?? '', list)
    // Whoever reads it as XML, or goes by the other of two entries, could be told something else.
    if (!isOurs && text) add('list-wrong', list)
    for (const [path, sha256, size] of entries) {
      if (LEADS_OUT.test(path)) add('refused', path)
      else if (listed.has(path)) add('list-wrong', list)
      else {
        if (root === 'METS.xml' && path === `${BASES[root]}METS.xml`) lists.push(path)
        listed.set(path, sha256)
        if (size !== undefined) sizes.set(path, size)
      }
    }
  }
  return { listed, sizes, more }
}

/** The web archives of a folder for the diary, which has no list of the records' files. */
const archivesIn = paths =>
  paths.filter(path => posix.basename(path) === 'wacz.wacz').map(path => ({ path, role: 'wacz' }))

/** Holds the files of the records against what records.json says of them, and that against the journal. Gives those files. */
async function checkRecords(dir, base, { objects, digests, findings, add }) {
  const list = `${base}data/records.json`
  if (!digests.has(list)) add('missing', list)
  // What is told as changed already, or may not be read, says nothing of the files.
  const isTold = name => ['changed', 'unreadable'].some(code => findings.has(`${code} ${base}data/${name}`))
  if (!digests.has(list) || ['records.json', 'journal.jsonl'].some(isTold)) return []
  const text = await textOf(join(dir, list), 'utf8')
  if (text === null) add('unreadable', list)
  const records = filesOf(text)
  const kept = new Map(records.map(file => [base + file.path, file]))
  // What was cut out of an object is none itself: the journal names that one.
  for (const [path, { sha256, extractOf = sha256 }] of kept)
    if (digests.get(path)?.sha256 !== sha256) add(digests.has(path) ? 'changed' : 'missing', path)
    else if (!objects.has(extractOf)) add('changed', list)
  const isOfARecord = path =>
    path.startsWith(`${base}data/`) &&
    /^(?!(?:timestamps|signatures)\/).*\//.test(path.slice(`${base}data/`.length))
  for (const path of digests.keys()) if (isOfARecord(path) && !kept.has(path)) add('added', path)
  return records.map(file => ({ ...file, path: base + file.path }))
}

void run(import.meta.url, verifyListed)
