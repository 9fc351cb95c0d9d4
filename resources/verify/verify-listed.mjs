// Checks a Kanalarkiv package against what it lists itself (METS.xml, sip.xml or kontrollsummor-sha256.txt, with SHA-256),
// and names everything that is not as it was written. Run it as: node verify.mjs .   It needs Node 18 and nothing else.
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
  for (const path of new Set([...found, ...listed.keys()])) {
    signal?.throwIfAborted()
    const is = found.has(path) ? await digest(join(dir, path), signal).catch(() => null) : undefined
    bytes += is?.bytes ?? 0
    if (path === root) own = is?.sha256
    if (is === null) add('unreadable', path)
    else if (is === undefined) add('missing', path)
    else if (!listed.has(path)) path === root || add('added', path)
    else if (is.sha256 !== listed.get(path)) add('changed', path)
    if (is && JOURNAL.test(path)) ({ lines, head } = await chain(join(dir, path), path, add))
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

const plain = value => value.replaceAll(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole)

function decode(href) {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}

/** Each line carries the SHA-256 of the line before. */
async function chain(file, path, add) {
  let [number, before] = [0, undefined]
  for (const line of (await promises.readFile(file, 'latin1')).replace(/\n$/, '').split('\n')) {
    number++
    if (/"previous":"([0-9a-f]{64})"\}$/.exec(line)?.[1] !== before) add('changed', `${path}:${number}`)
    before = createHash('sha256').update(line, 'latin1').digest('hex')
  }
  return { lines: number, head: before ?? null }
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
