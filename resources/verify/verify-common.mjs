// What the checkers of Kanalarkiv packages have in common. It lies beside verify.mjs in every package, and needs Node 18 and the
// files beside it. How lines are sealed is told in docs/journal-format.md, and how web archives are signed in WACZ Signing 0.1.0.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream, promises, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { stampLine } from './verify-timestamps.mjs'

/** A path that would be read from outside the package. */
export const LEADS_OUT = /^\w:|^\/|\\|(?:^|\/)\.\.?(?:\/|$)/
// A line is shown, or left out: then there are digests, and those of its objects that are here, each after its own salt.
const PARTS =
  /^(?:(.*"salt":"([^"]*)")|\{"seq":\d+,"content":"(.{64})"),"objects":\[((?:,?"[0-9a-f]{64}(?::[0-9a-f]{64})?")*)\],"previous":(?:null|"(.{64})")\}$/s
const SWEDISH = {
  changed: 'Ändrad',
  missing: 'Saknas',
  added: 'Hör inte hit',
  refused: 'Vägras',
  unreadable: 'Går inte att läsa'
}
const sha256 = bytes => createHash('sha256').update(bytes, 'latin1').digest('hex')

export function readJson(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The seal of a line: of the digests of what it says and of its objects, each with chance in it, and of the seal before. */
export function seal(line) {
  const [, shown, salt, content, list, previous = ''] = PARTS.exec(line) ?? []
  const parts = (list?.match(/[0-9a-f:]+/g) ?? []).map((object, at) => {
    const [own, is] = salt === undefined ? object.split(':') : [sha256(`${salt}\n${at}`), object]
    return is === undefined ? own : sha256(`${own}\n${is}`)
  })
  return sha256(list === undefined ? line : [content ?? sha256(shown), ...parts, previous].join('\n'))
}

/** The files that a line vouches for. A web archive is put together from objects: what it hashes to was noted when it was made. */
export function objectsOf(entry) {
  const listed = [entry?.objects ?? []].flat()
  if (entry?.content !== undefined) return listed.map(object => `${object}`.split(':')[1])
  return [...listed, entry?.details?.wacz ?? []].flat()
}

/** The files that records.json tells of. */
export const filesOf = text =>
  Object.values(readJson(text) ?? {})
    .flat()
    .flatMap(record => record?.files ?? [])

/** Every file of a folder, by its path; what is neither a file nor a folder is refused. */
export async function filesIn(dir, add, prefix = '', found = new Set()) {
  for (const entry of await promises.readdir(join(dir, prefix), { withFileTypes: true }))
    if (entry.isDirectory()) await filesIn(dir, add, `${prefix}${entry.name}/`, found)
    else if (entry.isFile()) found.add(prefix + entry.name)
    else add('refused', prefix + entry.name)
  return found
}

/** How long a file is, and its digests. */
export async function digest(path, kinds, signal, place = {}) {
  const hashes = kinds.map(kind => createHash(kind))
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal, ...place })) {
    for (const hash of hashes) hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, ...Object.fromEntries(kinds.map((kind, at) => [kind, hashes[at].digest('hex')])) }
}

/** Names the captures' web archives whose signature does not hold for all in them; gives the keys that the others are signed with. */
export async function signersOf(dir, files, isWhole, add) {
  const keys = new Set()
  for (const { path } of files.filter(
    file => file?.role === 'wacz' && /\.wacz$/.test(file.path) && isWhole(file)
  )) {
    const key = await signerOf(join(dir, path)).catch(() => false)
    if (key === false) add('changed', path)
    else if (key !== null) keys.add(key)
  }
  return [...keys]
}

/** The SHA-256 of the key; null where there is no signature, false where it does not hold. */
async function signerOf(path) {
  const file = await promises.open(path)
  try {
    const { size } = await file.stat()
    const read = async (from, length) =>
      (await file.read(Buffer.alloc(Math.min(length, size)), 0, Math.min(length, size), from)).buffer
    const end = await read(Math.max(0, size - 22), 22)
    const directory = await read(end.readUInt32LE(16), end.readUInt32LE(12))
    const places = new Map()
    for (let at = 0; at < directory.length; ) {
      const [name, extra, comment] = [28, 30, 32].map(field => directory.readUInt16LE(at + field))
      const local = await read(directory.readUInt32LE(at + 42), 30)
      const start = directory.readUInt32LE(at + 42) + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
      const length = directory.readUInt32LE(at + 24)
      places.set(directory.toString('utf8', at + 46, at + 46 + name), {
        start,
        end: start + length - 1,
        length
      })
      at += 46 + name + extra + comment
    }
    const whole = async name =>
      places.has(name) ? read(places.get(name).start, places.get(name).length) : ''
    const signed = readJson(`${await whole('datapackage-digest.json')}`)?.signedData
    if (!signed) return null
    const described = await whole('datapackage.json')
    const key = Buffer.from(signed.publicKey, 'base64')
    const asKey = { key: createPublicKey({ key, format: 'der', type: 'spki' }), dsaEncoding: 'ieee-p1363' }
    const signature = Buffer.from(signed.signature, 'base64')
    const isOurs = signed.hash === `sha256:${sha256(described)}`
    if (!isOurs || !verify('sha256', Buffer.from(signed.hash), asKey, signature)) return false
    for (const { path: name, hash } of readJson(`${described}`).resources)
      if (hash !== `sha256:${(await digest(path, ['sha256'], undefined, places.get(name))).sha256}`)
        return false
    return sha256(key)
  } finally {
    await file.close()
  }
}

/** Runs a checker as a program, where it is one. `good` says in Swedish and English what was found when nothing is wrong. */
export async function run(url, check, good) {
  const [, program = '', dir, ...more] = process.argv
  // Whatever the file has been named; inside a bundle, which is a .js file, it is not the program.
  if (!/\.mjs$/.test(program) || url !== pathToFileURL(realpathSync(program)).href) return
  const locale = process.env.LC_ALL || process.env.LANG || Intl.DateTimeFormat().resolvedOptions().locale
  const isSwedish = /^sv/i.test(locale)
  const is = dir && more.length === 0 ? await check(dir) : null
  for (const { code, what } of is?.findings ?? []) {
    const kind = code.replace('line-', '')
    console.log(`${isSwedish ? SWEDISH[kind] : kind}: ${what.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\uFFFD')}`)
  }
  if (is === null) console.error('Ange paketets mapp / Name the package folder: node verify.mjs .')
  else if (is.findings.length === 0) {
    console.log(good(is)[isSwedish ? 0 : 1])
    const told = isSwedish ? 'Webbarkiv är signerade med nyckeln' : 'Web archives are signed with the key'
    for (const key of is.keys) console.log(`${told} ${key}`)
    for (const stamp of is.stamps) console.log(stampLine(stamp)[isSwedish ? 0 : 1])
  }
  process.exitCode = is === null ? 2 : Math.min(is.findings.length, 1) * 4
}
