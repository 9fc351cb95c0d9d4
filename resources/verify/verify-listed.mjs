// Checks a Kanalarkiv package against what it lists itself (METS.xml, sip.xml or kontrollsummor-sha256.txt, with SHA-256),
// and names everything that does not agree. Run it as: node verify.mjs .   It needs Node 18 and nothing else.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, promises, realpathSync } from 'node:fs'
import { join, posix } from 'node:path'
import { pathToFileURL } from 'node:url'

const ROOTS = ['METS.xml', 'sip.xml', 'kontrollsummor-sha256.txt']
const JOURNAL = /(?:^|\/)data\/journal\.jsonl$/
const SUM = /^([0-9a-f]{64}) {2}(.+)$/
/** A file or a reference in METS, with the place that may follow it. */
const LISTED = /<mets:(?:file|mdRef)\b[^>]*>(?:\s*<mets:FLocat\b[^>]*>)?/g
const ATTRIBUTE = /\s([\w:]+)="([^"]*)"/g
const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
// A line is shown, or left out: then there are digests, and those of its objects that are here, each after its own salt.
const PARTS =
  /^(?:(.*"salt":"([^"]*)")|\{"seq":\d+,"content":"(.{64})"),"objects":\[((?:,?"[0-9a-f]{64}(?::[0-9a-f]{64})?")*)\],"previous":(?:null|"(.{64})")\}$/s
const LEADS_OUT = /^\w:|^\/|\\|(?:^|\/)\.\.?(?:\/|$)/
const SWEDISH = {
  changed: 'Ändrad',
  missing: 'Saknas',
  added: 'Hör inte hit',
  refused: 'Vägras',
  unreadable: 'Går inte att läsa'
}

/** Checks a package; null if `dir` is none that lists its files so. */
export async function verifyListed(dir, { signal } = {}) {
  const root = ROOTS.find(name => existsSync(join(dir, name)))
  if (root === undefined) return null
  const [findings, found, listed] = [new Map(), new Set(), new Map()]
  const add = (code, what) => findings.set(`${code} ${what}`, { code, what })
  await walk(dir, '', { found, add })
  for (const lists = [root]; lists.length > 0; ) {
    const list = lists.shift()
    if (!found.has(list)) continue
    for (const [path, sha256] of entriesOf(await promises.readFile(join(dir, list), 'utf8'), list)) {
      if (LEADS_OUT.test(path)) add('refused', path)
      else if (listed.has(path) && listed.get(path) !== sha256) add('changed', list)
      else {
        if (!listed.has(path) && posix.basename(path) === 'METS.xml') lists.push(path)
        listed.set(path, sha256)
      }
    }
  }
  let [bytes, lines, head, own] = [0, 0, null, null]
  const [digests, journals] = [new Map(), []]
  for (const path of new Set([...found, ...listed.keys()])) {
    signal?.throwIfAborted()
    const is = found.has(path) ? await digest(join(dir, path), signal).catch(() => null) : undefined
    bytes += is?.bytes ?? 0
    if (path === root) own = is?.sha256
    if (is === null) add('unreadable', path)
    else if (is === undefined) add('missing', path)
    else if (!listed.has(path)) path === root || add('added', path)
    else if (is.sha256 !== listed.get(path)) add('changed', path)
    if (is) digests.set(path, is.sha256)
    if (is && JOURNAL.test(path)) journals.push(path)
  }
  for (const path of journals) {
    const journal = await chain(join(dir, path), path, add)
    ;({ lines, head } = journal)
    const base = path.slice(0, -'data/journal.jsonl'.length)
    await checkRecords(dir, base, { objects: journal.objects, digests, findings, add })
  }
  return { files: found.size, bytes, lines, head, root, own, findings: [...findings.values()] }
}

async function walk(dir, prefix, { found, add }) {
  for (const entry of await promises.readdir(join(dir, prefix), { withFileTypes: true }))
    if (entry.isDirectory()) await walk(dir, `${prefix}${entry.name}/`, { found, add })
    else if (entry.isFile()) found.add(prefix + entry.name)
    else add('refused', prefix + entry.name)
}

/** What a list says: paths from the root of the package, and their SHA-256. */
function entriesOf(text, list) {
  if (list.endsWith('.txt'))
    return text
      .split('\n')
      .flatMap(line => [SUM.exec(line)].filter(Boolean).map(([, sum, path]) => [path, sum]))
  return [...text.matchAll(LISTED)].map(([element]) => {
    const { CHECKSUM = '', 'xlink:href': href = '' } = Object.fromEntries(
      [...element.matchAll(ATTRIBUTE)].map(([, name, value]) => [name, plain(value)])
    )
    const isFromRoot = href.startsWith('file:///')
    const path = decode(isFromRoot ? href.slice('file:///'.length) : href)
    return [isFromRoot ? path : posix.join(posix.dirname(list), path), CHECKSUM.toLowerCase()]
  })
}

const sha256 = text => createHash('sha256').update(text, 'latin1').digest('hex')
const plain = value => value.replaceAll(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole)

function decode(href) {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}

/** Each line carries the seal of the line before. Gives the objects that lines name, too. */
async function chain(file, path, add) {
  let [number, before] = [0, undefined]
  const objects = new Set()
  for (const line of (await promises.readFile(file, 'latin1')).replace(/\n$/, '').split('\n')) {
    number++
    const entry = readJson(line)
    const isNext =
      entry?.seq === number && (/"previous":"([0-9a-f]{64})"\}$/.exec(line)?.[1] ?? undefined) === before
    if (!isNext) add('changed', `${path}:${number}`)
    const listed = [entry?.objects ?? []].flat()
    if (entry?.content !== undefined) for (const object of listed) objects.add(`${object}`.split(':')[1])
    else for (const object of [...listed, entry?.details?.wacz ?? []].flat()) objects.add(object)
    before = seal(line)
  }
  return { lines: number, head: before ?? null, objects }
}

/** Holds the files of the records against what records.json says of them, and that against the journal. */
async function checkRecords(dir, base, { objects, digests, findings, add }) {
  const list = `${base}data/records.json`
  if (!digests.has(list)) return add('missing', list)
  // What is told as changed already says nothing of the files.
  if (['data/records.json', 'data/journal.jsonl'].some(name => findings.has(`changed ${base}${name}`))) return
  const records = Object.values(readJson(await promises.readFile(join(dir, list), 'utf8')) ?? {}).flat()
  const kept = new Map(
    records.flatMap(record => record?.files ?? []).map(file => [base + file.path, file.sha256])
  )
  for (const [path, sha256] of kept)
    if (digests.get(path) !== sha256) add(digests.has(path) ? 'changed' : 'missing', path)
    else if (!objects.has(sha256)) add('changed', list)
  const isOfARecord = path =>
    path.startsWith(`${base}data/`) && path.slice(`${base}data/`.length).includes('/')
  for (const path of digests.keys()) if (isOfARecord(path) && !kept.has(path)) add('added', path)
}

function readJson(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The seal of a line: of the digests of what it says and of its objects, each with chance in it, and of the seal before. */
function seal(line) {
  const [, shown, salt, content, list, previous = ''] = PARTS.exec(line) ?? []
  const parts = (list?.match(/[0-9a-f:]+/g) ?? []).map((object, at) => {
    const [own, is] = salt === undefined ? object.split(':') : [sha256(`${salt}\n${at}`), object]
    return is === undefined ? own : sha256(`${own}\n${is}`)
  })
  return sha256(list === undefined ? line : [content ?? sha256(shown), ...parts, previous].join('\n'))
}

async function digest(path, signal) {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal })) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: hash.digest('hex') }
}

async function main(dir, ...more) {
  const locale = process.env.LC_ALL || process.env.LANG || Intl.DateTimeFormat().resolvedOptions().locale
  const isSwedish = /^sv/i.test(locale)
  const is = dir && more.length === 0 ? await verifyListed(dir) : null
  for (const { code, what } of is?.findings ?? [])
    console.log(`${isSwedish ? SWEDISH[code] : code}: ${what.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\uFFFD')}`)
  const good = isSwedish
    ? `Filerna är som ${is?.root} säger: ${is?.files} filer, ${is?.bytes} byte. Summan av ${is?.root} (SHA-256) är ${is?.own}: jämför med kvittot eller arkivet.`
    : `The files are as ${is?.root} says: ${is?.files} files, ${is?.bytes} bytes. The sum of ${is?.root} (SHA-256) is ${is?.own}: compare it with the receipt or the archive.`
  if (is === null) console.error('Ange paketets mapp / Name the package folder: node verify.mjs .')
  else if (is.findings.length === 0) console.log(good)
  process.exitCode = is === null ? 2 : Math.min(is.findings.length, 1) * 4
}

const [, program = ''] = process.argv
// Whatever the file has been named; inside a bundle, which is a .js file, it is not the program.
if (/\.mjs$/.test(program) && import.meta.url === pathToFileURL(realpathSync(program)).href)
  void main(...process.argv.slice(2))
