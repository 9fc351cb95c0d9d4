// Checks a Kanalarkiv package (a BagIt 1.0 folder, RFC 8493) and names everything that its own lists and journal do not bear out.
// Run it as: node verify.mjs .   It needs Node 18 or later, the files beside it, and nothing else. Format: docs/journal-format.md
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { compare, isPayload, LISTS, TAG_LISTS } from './verify-bag.mjs'
import { filesOf, isShown, LEADS_OUT, objectsOf, readJson, seal } from './verify-common.mjs'
import { checkContent, factsOf, readLists } from './verify-content.mjs'
import {
  addEmpty,
  digest,
  filesIn,
  limits,
  MOST_TEXT,
  openFindings,
  sumsOf,
  textOf
} from './verify-files.mjs'
import { signaturesOf } from './verify-signatures.mjs'
import { stampsOf } from './verify-timestamps.mjs'
import { signersOf } from './verify-web-archives.mjs'
import { run } from './verify-words.mjs'

const [JOURNAL, RECORDS] = ['data/journal.jsonl', 'data/records.json']
const REQUIRED = ['bagit.txt', 'bag-info.txt', ...TAG_LISTS, ...LISTS, JOURNAL, RECORDS]
const BAGIT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'
const PREVIOUS = /"previous":"([0-9a-f]{64})"\}$/
/** A list of sums that no list of this package can name: other readers of bags would go by it. */
const OTHER_LIST = /^(?:tag)?manifest-(?!sha(?:256|512)\.txt$)/

/** Checks a package; null if `dir` is none. Files in `digests` (read back just now, by path) are not read again. */
export async function verifyPackage(dir, { digests: known = [], signal } = {}) {
  // Other forms have the journal there, too.
  if (!REQUIRED.some(name => name !== JOURNAL && existsSync(join(dir, name)))) return null
  const { findings, named, closed, add } = openFindings()
  const digests = new Map(known)
  let signers = { keys: [], archives: [] }
  const { found, empty } = await filesIn(dir, { add, closed })
  const read = async name => {
    const text = found.has(name) ? await textOf(join(dir, name)) : ''
    if (text === null) add('unreadable', name)
    return text ?? ''
  }
  const leadsOut = path => LEADS_OUT.test(path)
  const tags = await read('bag-info.txt')
  const info = Object.fromEntries(tags.split('\n').map(line => line.split(': ')))
  const told = filesOf(await read(RECORDS))
  const payload = [...found].filter(isPayload)
  const mostOf = await limits(dir, { payload, digests, oxum: `${info['Payload-Oxum']}`, told })
  const bag = { dir, digests, signal, found, add, read, leadsOut, mostOf }
  for (const name of REQUIRED) if (!found.has(name)) add('missing', name)
  for (const name of found) if (OTHER_LIST.test(name)) add('added', name)
  const isTag = path => !isPayload(path) && !TAG_LISTS.includes(path)
  const tagLists = await readLists(bag, TAG_LISTS, isTag)
  await compare(bag, isTag, tagLists)
  const all = await readLists(bag, LISTS, isPayload)
  const sound = all.filter(({ name }) => !named.has(name))
  const lists = sound.length > 0 ? sound : all
  await compare(bag, isPayload, lists)
  const bytes = payload.reduce((sum, path) => sum + (digests.get(path)?.bytes ?? 0), 0)
  if (!named.has('bagit.txt') && (await read('bagit.txt')) !== BAGIT) add('changed', 'bagit.txt')
  const isOff = lists.length > 0 && info['Payload-Oxum'] !== `${bytes}.${payload.length}`
  const isWrong = (isOff && ![...named].some(isPayload)) || !(info['Journal-Lines'] < 1e7)
  if (!named.has('bag-info.txt') && isWrong) add('changed', 'bag-info.txt')
  const anchor = named.has('bag-info.txt') ? {} : info
  const { objects, seals, shown, last, ...journal } = await checkJournal(await read(JOURNAL), anchor, add)
  const isSound = path => digests.has(path) && !named.has(path)
  const paths = [...found].filter(isSound)
  const stamps = await stampsOf(dir, paths, 'data/', { seals, add })
  const signatures = await signaturesOf(dir, paths, 'data/', { last, add })
  if (!named.has(RECORDS) && !named.has(JOURNAL)) {
    const kept = told.filter(({ extractOf, sha256 }) => objects.has(extractOf ?? sha256))
    const entries = new Map(kept.map(({ path, sha256 }) => [path, sha256]))
    const isOfARecord = path => path.split('/').length > 2 && !/^data\/(?:timestamps|signatures)\//.test(path)
    await compare(bag, isOfARecord, [{ name: RECORDS, kind: 'sha256', entries }])
    signers = await signersOf(dir, told, { isWhole: ({ path }) => isSound(path), paths, add })
  }
  const isAnchored = !named.has('bag-info.txt') && !named.has(JOURNAL)
  const sums = [
    ...(await sumsOf(bag, tagLists, isTag, named)),
    ...(await sumsOf(bag, lists, isPayload, named))
  ]
  const more = [['bag-info.txt', factsOf(tags)]]
  const { lines } = journal
  if (isAnchored) checkContent(last, sums, { root: TAG_LISTS[1], base: '', lines, shown, more, add })
  addEmpty(
    empty,
    sums.map(([path]) => path),
    add
  )
  const list = join(dir, TAG_LISTS[1])
  const { sha256: own = null } = await digest(list, ['sha256'], { most: MOST_TEXT }).catch(() => ({}))
  const is = { files: payload.length, bytes, own, ...journal, ...signers, stamps, signatures }
  return { ...is, findings: [...findings.values()] }
}

/** Walks the chain back from the head: what a line carries as `previous` is the seal of the line before. */
async function checkJournal(text, { 'Journal-Head': head, 'Journal-Lines': lines }, add) {
  if (text === '') return { lines: 0, head: null, objects: new Set(), seals: new Map(), shown: [] }
  const rows = []
  for (const line of text.replace(/\n$/, '').split('\n'))
    rows.push({ line, entry: readJson(line), is: seal(line), previous: PREVIOUS.exec(line)?.[1] })
  const bySeal = new Map(rows.map((row, index) => [row.is, index]))
  const bySeq = new Map(rows.map((row, index) => [row.entry?.seq, index]))
  const left = new Set(rows.keys())
  let [want, at] = [head, rows.length] // the seal the line must have, if known; rows from `at` on are dealt with
  // A number that was made up must not keep this busy for ever: no more than 1000 lines are named past the last one.
  for (let seq = Math.min(Number(lines ?? at), at + 1000); seq > 0; seq--) {
    const index = [bySeal.get(want), at === seq ? at - 1 : bySeq.get(seq)].find(i => i < at)
    const { line = '', entry, is, previous } = rows[index] ?? {}
    const isRight = entry?.seq === seq && (want ?? is) === is && (previous === undefined) === (seq === 1)
    if (!isRight) add(left.has(index) ? 'line-changed' : 'line-missing', `${JOURNAL}:${seq}`)
    // A changed line still says which came before it, unless just that was changed.
    const before = rows[index - 1]?.is
    const isMended = !isRight && seal(`${line.slice(0, -78)}"previous":"${before}"}`) === want
    const told = entry || bySeal.has(previous) ? previous : undefined
    want = isMended ? before : told
    if (left.delete(index)) at = index
  }
  for (const index of left) add('line-added', `${JOURNAL}:${index + 1}`)
  const objects = new Set(rows.flatMap(({ entry }) => objectsOf(entry)))
  if (!text.endsWith('\n')) add('line-changed', `${JOURNAL}:${rows.length}`)
  const seals = new Map(rows.map(({ entry, is }) => [entry?.seq, is]))
  const shown = rows.flatMap(({ entry }) => (isShown(entry) ? [entry?.seq] : []))
  return { lines: rows.length, head: rows.at(-1).is, last: rows.at(-1).entry, objects, seals, shown }
}

void run(import.meta.url, verifyPackage)
