// What the checkers of Kanalarkiv packages have in common. It lies beside verify.mjs in every package, and needs Node 18 and the
// files beside it. How lines are sealed is told in docs/journal-format.md.
import { createHash } from 'node:crypto'

/** A path that would be read from outside the package, or that would part a line of a list. */
export const LEADS_OUT = /^\w:|^\/|\\|\p{Cc}|(?:^|\/)\.\.?(?:\/|$)/u
// A line is shown, or left out: then there are digests, and those of its objects that are here, each after its own salt.
const PARTS =
  /^(?:(.*"salt":"([^"]*)")|\{"seq":\d+,"content":"(.{64})"),"objects":\[((?:,?"[0-9a-f]{64}(?::[0-9a-f]{64})?")*)\],"previous":(?:null|"(.{64})")\}$/s
export const sha256 = bytes => createHash('sha256').update(bytes, 'latin1').digest('hex')

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

/** Whether a line is told, and not only what its seal is made of. */
export const isShown = entry => entry?.content === undefined

/** The files that a line vouches for. A web archive is put together from objects: what it hashes to was noted when it was made. */
export function objectsOf(entry) {
  const listed = [entry?.objects ?? []].flat().filter(object => typeof object === 'string')
  if (!isShown(entry)) return listed.map(object => object.split(':')[1])
  return [...listed, entry?.details?.wacz ?? []].flat()
}

/** Each line carries the seal of the line before. Gives the objects that lines name, too, and what is wrong. */
export function chain(text, path) {
  let [number, before, last] = [0, undefined, null]
  const [objects, seals, shown, broken] = [new Set(), new Map(), [], []]
  if (text === null)
    return { lines: 0, head: null, last, objects, seals, shown, broken: [['unreadable', path]] }
  for (const line of text.replace(/\n$/, '').split('\n')) {
    if (line === '' && number > 0) {
      broken.push(['line-added', `${path}:${number + 1}`])
      continue
    }
    number++
    const entry = readJson(line)
    last = entry
    const isNext =
      entry?.seq === number && (/"previous":"([0-9a-f]{64})"\}$/.exec(line)?.[1] ?? undefined) === before
    if (!isNext) broken.push(['changed', `${path}:${number}`])
    for (const object of objectsOf(entry)) objects.add(object)
    before = seal(line)
    seals.set(number, before)
    if (isShown(entry)) shown.push(number)
  }
  if (!text.endsWith('\n')) broken.push(['changed', `${path}:${number}`])
  return { lines: number, head: before ?? null, last, objects, seals, shown, broken }
}

/** The files that records.json tells of. What has no path, or one that is no text, is none. */
export const filesOf = text =>
  Object.values(readJson(text) ?? {})
    .flat()
    .flatMap(record => record?.files ?? [])
    .filter(file => typeof file?.path === 'string')
