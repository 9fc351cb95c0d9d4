// The container of Outlook's files (MS-CFB), looked through before a reader that trusts it is let at it: chains that run
// in a circle would never end there.

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const HEADER = 512
const IN_HEADER = 109
const ENTRY = 128

/** Whether the bytes begin as such a container. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return bytes.length > HEADER && SIGNATURE.every((byte, at) => bytes[at] === byte)
}

/** Whether every chain and the tree of folders in it ends, and every length fits in the file. */
export const isSound = (bytes: Uint8Array): boolean => entriesIn(bytes) !== null

/** The names of what lies at its root; null where it is not sound, or not all of it is there. */
export function rootNames(bytes: Uint8Array): ReadonlySet<string> | null {
  const entries = entriesIn(bytes)
  const [root] = entries ?? []
  if (entries === null || root === undefined) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names = new Set<string>()
  const open = [view.getInt32(root + 76, true)]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const at = entries[index]
    if (at === undefined) continue
    const letters = bytes.subarray(at, at + Math.max(0, Math.min(view.getUint16(at + 64, true), 64) - 2))
    names.add(new TextDecoder('utf-16le').decode(letters))
    open.push(view.getInt32(at + 68, true), view.getInt32(at + 72, true))
  }
  return names
}

/** Where each entry of its tree begins, the root's first; null where it is not sound. */
function entriesIn(bytes: Uint8Array): readonly number[] | null {
  if (bytes.length <= HEADER) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sector = 1 << view.getUint16(30, true)
  if (sector !== 512 && sector !== 4096) return null
  const sectors = Math.ceil(bytes.length / sector)
  const whole = (at: number) => (at + 4 <= bytes.length ? view.getInt32(at, true) : -1)
  const offset = (index: number) => (index + 1) * sector
  const table = tableSectors({ whole, offset, sector, sectors })
  if (table === null) return null
  const next = entriesOf(table, { whole, offset, sector })
  if (!endsEverywhere(next)) return null
  const chain = (start: number) => {
    const found: number[] = []
    for (let at = start; at >= 0 && at < next.length && found.length <= sectors; at = next[at] ?? -1)
      found.push(at)
    return found
  }
  const small = entriesOf(chain(whole(60)), { whole, offset, sector })
  if (!endsEverywhere(small)) return null
  const entries = chain(whole(48)).flatMap(index =>
    Array.from({ length: sector / ENTRY }, (_, at) => offset(index) + at * ENTRY)
  )
  const isWhole = entries.every(at => at + ENTRY <= bytes.length && whole(at + 120) <= bytes.length)
  return isWhole && isTree(entries, whole) ? entries : null
}

type Read = {
  readonly whole: (at: number) => number
  readonly offset: (index: number) => number
  readonly sector: number
}

function tableSectors({ whole, offset, sector, sectors }: Read & { sectors: number }): number[] | null {
  const count = whole(44)
  let more = whole(72)
  if (count < 0 || count > sectors || more < 0 || more > sectors) return null
  const found = Array.from({ length: Math.min(count, IN_HEADER) }, (_, at) => whole(76 + 4 * at))
  for (let at = whole(68); more > 0 && at >= 0 && at < sectors; more--) {
    for (let entry = 0; entry < sector / 4 - 1 && found.length < count; entry++)
      found.push(whole(offset(at) + 4 * entry))
    at = whole(offset(at) + sector - 4)
  }
  return found
}

function entriesOf(table: readonly number[], { whole, offset, sector }: Read): number[] {
  return table.flatMap(index =>
    Array.from({ length: sector / 4 }, (_, at) => (index < 0 ? -1 : whole(offset(index) + 4 * at)))
  )
}

// Every entry points at one other at most: walking from each, past those already known to end, meets each only once.
function endsEverywhere(next: readonly number[]): boolean {
  const walked = new Uint32Array(next.length)
  for (let start = 0; start < next.length; start++)
    for (let at = start; at >= 0 && at < next.length && walked[at] !== start + 1; at = next[at] ?? -1) {
      if ((walked[at] ?? 0) !== 0) break
      walked[at] = start + 1
      const then = next[at] ?? -1
      if (then >= 0 && then < next.length && walked[then] === start + 1) return false
    }
  return true
}

// Left, right and child of each entry; an entry that is met twice makes it no tree.
function isTree(entries: readonly number[], whole: Read['whole']): boolean {
  const met = new Set<number>()
  const open = [0]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const at = entries[index]
    if (at === undefined || met.has(index)) return false
    met.add(index)
    for (const link of [68, 72, 76]) {
      const then = whole(at + link)
      if (then !== -1) open.push(then)
    }
  }
  return true
}
