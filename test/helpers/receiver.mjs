// A receiver who has nothing but Node: unpacks a package that came as one zip file in an empty folder, and checks it by what
// is in it. Run as: node receiver.mjs PACKAGE.zip FOLDER. Answers one line of JSON. Shares no code with the program.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, posix, sep } from 'node:path'
import { inflateRawSync } from 'node:zlib'

const [zipPath, folder] = process.argv.slice(2)
const problems = []
const sha256 = bytes => createHash('sha256').update(bytes).digest('hex')

/** Unpacks by the central directory (APPNOTE 4.3.12); refuses names that lead out. */
function unpack(bytes) {
  let end = bytes.length - 22
  while (bytes.readUInt32LE(end) !== 0x06054b50) end -= 1
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  for (let n = 0; n < count; n += 1) {
    const [method, size, nameLength, extra, comment] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32)
    ]
    const start = bytes.readUInt32LE(at + 42)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    if (!/^[\x20-\x7e]+$/.test(name) || name.split('/').includes('..')) problems.push(`name: ${name}`)
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28)
    const raw = bytes.subarray(data, data + size)
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, method === 0 ? raw : inflateRawSync(raw))
    at += 46 + nameLength + extra + comment
  }
}

unpack(readFileSync(zipPath))
const [name] = readdirSync(folder)
const root = join(folder, name)
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => join(entry.parentPath.slice(root.length + 1), entry.name).replaceAll(sep, '/'))

/** Every file of the list is there and unchanged; answers which were told of. */
function byList(list) {
  const told = []
  for (const line of readFileSync(join(root, list), 'utf8').trimEnd().split('\n')) {
    const [digest, path] = [line.slice(0, 64), line.slice(66)]
    told.push(path)
    if (!existsSync(join(root, path))) problems.push(`missing: ${path}`)
    else if (sha256(readFileSync(join(root, path))) !== digest) problems.push(`changed: ${path}`)
  }
  return told
}

/** Every file that a METS tells of, with its size and checksum; links are relative to the METS, or `file:///` to the root. */
function byMets(path) {
  const told = []
  const text = readFileSync(join(root, path), 'utf8')
  for (const [, tag, attributes] of text.matchAll(/<mets:(mdRef|file) ([^>]*)>/g)) {
    const after = text.slice(text.indexOf(attributes))
    const href = /xlink:href="([^"]*)"/.exec(tag === 'file' ? after.slice(attributes.length) : attributes)[1]
    const isWhole = href.startsWith('file:///')
    const target = decodeURIComponent(isWhole ? href.slice(8) : posix.join(posix.dirname(path), href))
    const [, digest] = /CHECKSUM="([^"]*)"/.exec(attributes)
    const [, size] = /SIZE="([^"]*)"/.exec(attributes)
    told.push(target)
    if (!existsSync(join(root, target))) {
      problems.push(`missing: ${target}`)
      continue
    }
    const bytes = readFileSync(join(root, target))
    if (bytes.length !== Number(size) || sha256(bytes) !== digest) problems.push(`changed: ${target}`)
  }
  return told
}

const has = path => files.includes(path)
let told
if (has('bagit.txt')) told = [...byList('manifest-sha256.txt'), ...byList('tagmanifest-sha256.txt')]
else if (has('METS.xml')) told = [...byMets('METS.xml'), ...byMets('representations/rep1/METS.xml')]
else if (has('sip.xml')) told = byMets('sip.xml')
else told = byList('kontrollsummor-sha256.txt')
// What lists the others, and so cannot list itself.
const LISTS = [
  'METS.xml',
  'sip.xml',
  'kontrollsummor-sha256.txt',
  'tagmanifest-sha256.txt',
  'tagmanifest-sha512.txt'
]
const times = Map.groupBy(told, path => path)
for (const path of files) {
  const count = times.get(path)?.length ?? 0
  if (count !== (LISTS.includes(path) ? 0 : 1)) problems.push(`${count} times: ${path}`)
}
process.stdout.write(
  `${JSON.stringify({ files: files.length, told: told.length, problems: problems.slice(0, 20) })}\n`
)
