// An archive held against what somebody else has of it: a package that was written earlier, or a head of the journal noted down.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { lstat, readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { PackageVerification } from '../../../../resources/verify/verify.mjs'
import { readWhole } from '../../../core/kernel/objects/read-at-most.ts'
import type { Client } from '../cli.ts'
import { UsageError } from '../errors.ts'
import { checkPackage, sealsIn } from '../package.ts'
import { verifying as texts } from '../texts/export.ts'

type Told = {
  readonly code: 'not-recorded' | 'head-differs' | 'head-missing' | 'journal-differs'
  readonly what: string
}

/** The number of a journal line and its seal. */
type Head = { readonly seq: number; readonly sha256: string }

/** What the archive knows of a package beside what lies in it. */
type Held = {
  readonly told: Told[]
  /** The disclosure whose copies replace these, where they were wrong. */
  readonly replacedBy: string | null
}

/**
 * Whether the archive has recorded just this package: its sums, and the head of the journal that lies in it; and whether the archive's journal
 * still goes on from that one.
 */
export async function holdPackage(
  client: Client,
  dir: string,
  { lines, head }: Pick<PackageVerification, 'lines' | 'head'>
): Promise<Held> {
  const { told, replacedBy } = await holdSums(client, dir, head)
  const parted = head === null ? null : await partingOf(client, dir, { seq: lines, sha256: head })
  return { told: parted === null ? told : [...told, parted], replacedBy }
}

async function holdSums(client: Client, dir: string, head: string | null): Promise<Held> {
  const sums = await sumsOf(dir)
  for (const { id, state } of await client.exports.list()) {
    if (state !== 'written') continue
    const { items } = await client.journal.list({ about: id, act: 'export.written', limit: 1, after: null })
    const written = items[0]?.details
    const isRecorded = written?.['manifest'] === sums.manifest && written['tagManifest'] === sums.tagManifest
    if (isRecorded && (head === null || written['journalHead'] === head))
      return { told: [], replacedBy: null }
  }
  return holdCopies(client, sums.manifest, basename(dir))
}

/** Whether copies with just this list of sums were disclosed, as they are or in a zip, and were right. They have no journal. */
async function holdCopies(client: Client, own: string | null, name: string): Promise<Held> {
  const delivered = await actsOf(client, 'disclosure.delivered')
  const disclosed = own === null ? undefined : delivered.find(({ details }) => details?.['sums'] === own)
  if (disclosed === undefined) return { told: [{ code: 'not-recorded', what: name }], replacedBy: null }
  const opened = await actsOf(client, 'disclosure.correction-opened')
  // The newest first; one that was opened and not delivered replaces nothing. What replaces it may have been wrong too.
  const next = (wrong: string | null) => {
    const corrections = opened
      .filter(({ details }) => details?.['corrects'] === wrong)
      .map(({ about }) => about)
    return delivered.find(({ about }) => corrections.includes(about))?.about ?? null
  }
  let replacedBy = next(disclosed.about)
  for (let by = replacedBy; by !== null; by = next(by)) replacedBy = by
  return { told: [], replacedBy }
}

async function actsOf(client: Client, act: 'disclosure.delivered' | 'disclosure.correction-opened') {
  const acts = []
  for (let after: string | null = null; ; ) {
    const { items, next } = await client.journal.list({ about: null, act, limit: 200, after })
    acts.push(...items)
    if (next === null) return acts
    after = next
  }
}

type Sums = { readonly manifest: string | null; readonly tagManifest: string | null }

const isPlainFile = async (path: string) => (await lstat(path).catch(() => null))?.isFile() === true

/** What the archive vouches for of a package: of a bag its two lists, of another form the list that names all others. */
async function sumsOf(dir: string): Promise<Sums> {
  // One that is gone, or that cannot be read, has no sum that was recorded; the package's own check names it.
  const sum = async (name: string) => {
    const path = join(dir, name)
    const bytes = (await isPlainFile(path)) ? await readFile(path).catch(() => null) : null
    return bytes === null ? null : createHash('sha256').update(bytes).digest('hex')
  }
  const list = ['METS.xml', 'sip.xml', 'kontrollsummor-sha256.txt'].find(name => existsSync(join(dir, name)))
  if (list === undefined)
    return { manifest: await sum('manifest-sha512.txt'), tagManifest: await sum('tagmanifest-sha512.txt') }
  const own = await sum(list)
  return { manifest: own, tagManifest: own }
}

/**
 * Holds the open archive against a package, or a head: the number of a line, a colon and its seal, as `status` shows it or in a file.
 * @throws UsageError where it is neither; ArchiveError file-unreadable, file-empty
 */
export async function holdAgainst(client: Client, against: string, signal: AbortSignal): Promise<Told[]> {
  const said = headsIn(against)
  if (said.length > 0) return holdHeads(client, said)
  const dir = resolve(against)
  const found = await stat(dir).catch(() => null)
  if (found?.isFile() === true && found.size <= MOST_BYTES) {
    const noted = headsIn(textOf(await readWhole(dir)))
    if (noted.length > 0) return holdHeads(client, noted)
  }
  if (found === null) throw new UsageError(texts.againstNothing, { against })
  const check = found.isDirectory() ? await checkPackage(dir, signal) : null
  if (check === null || check.head === null) throw new UsageError(texts.notAgainst, { against })
  const own = check.findings.map(({ what }) => ({
    code: 'not-recorded' as const,
    what: `${basename(dir)}: ${what}`
  }))
  return [...own, ...(await holdPackage(client, dir, check)).told]
}

/** Null where the archive still has the package's last line, which seals all before it; or else the first line that is another. */
async function partingOf(client: Client, dir: string, head: Head): Promise<Told | null> {
  if ((await holdHead(client, head)).length === 0) return null
  const seals = await sealsIn(dir)
  // Each line is in the seal of the next: from the first that differs on, all do.
  let [same, other] = [0, seals.length]
  while (other - same > 1) {
    const middle = (same + other) >> 1
    const isSame = (await holdHead(client, { seq: middle, sha256: seals[middle - 1] ?? '' })).length === 0
    if (isSame) same = middle
    else other = middle
  }
  return { code: 'journal-differs', what: `journal.jsonl:${other}` }
}

const MOST_BYTES = 10 << 20

/** In UTF-8 or, as some editors save it, in UTF-16; a mark at its beginning is no part of the text. */
function textOf(bytes: Buffer): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder().decode(bytes)
}

/** A line's break in a mail that a program folded (quoted-printable), which is no part of the text, with what marks an answer. */
const SOFT_BREAK = /=\r?\n(?:[> \t]{1,20})?/g

/**
 * Every line that is a head, also as people copy it: in an answer to a mail, typed in capitals, with blanks at the colon, or with the seal
 * on the next line.
 */
export const headsIn = (text: string): Head[] =>
  [
    ...text
      .replace(SOFT_BREAK, '')
      .matchAll(/^[> \t]*(\d{1,15})[ \t]*:[ \t]*(?:\r?\n[> \t]*)?([0-9a-f]{64})[ \t]*\r?$/gim)
  ].map(([, seq, sha256 = '']) => ({ seq: Number(seq), sha256: sha256.toLowerCase() }))

async function holdHeads(client: Client, heads: readonly Head[]): Promise<Told[]> {
  const told = []
  for (const head of heads) told.push(...(await holdHead(client, head)))
  return told
}

/** The archive goes on from a head that was noted: it still has that line, with that seal. */
async function holdHead(client: Client, { seq, sha256 }: Head): Promise<Told[]> {
  const { items } = await client.journal.list({ about: null, limit: 1, after: String(seq + 1) })
  const line = items[0]
  if (line === undefined || line.seq !== seq) return [{ code: 'head-missing', what: String(seq) }]
  return line.sha256 === sha256 ? [] : [{ code: 'head-differs', what: String(seq) }]
}
