// Forging a package as someone would who can rewrite all of it but the journal: every sum is made anew.
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { seal } from '../../resources/verify/verify-common.mjs'

const digestOf = (algorithm: string, bytes: Buffer) => createHash(algorithm).update(bytes).digest('hex')

/** Makes every sum of a bag anew, of the files that its lists name. */
export async function sealAnew(bag: string): Promise<void> {
  const info = join(bag, 'bag-info.txt')
  const sums = async (list: string, algorithm: string) => {
    const named = (await readFile(join(bag, list), 'utf8'))
      .trimEnd()
      .split('\n')
      .map(line => line.split('  ')[1] ?? '')
    const lines = []
    for (const name of named) lines.push(`${digestOf(algorithm, await readFile(join(bag, name)))}  ${name}\n`)
    await writeFile(join(bag, list), lines.join(''))
    return named
  }
  let files: string[] = []
  for (const algorithm of ['sha256', 'sha512']) files = await sums(`manifest-${algorithm}.txt`, algorithm)
  let bytes = 0
  for (const name of files) bytes += (await readFile(join(bag, name))).length
  const text = await readFile(info, 'utf8')
  await writeFile(info, text.replace(/^Payload-Oxum: .*$/m, `Payload-Oxum: ${bytes}.${files.length}`))
  for (const algorithm of ['sha256', 'sha512']) await sums(`tagmanifest-${algorithm}.txt`, algorithm)
}

/** A journal with one line changed and every seal after it made anew; how many lines it has, and what it ends with. */
export function journalAnew(journal: Buffer): { bytes: Buffer; lines: number; head: string } {
  const entries = journal
    .toString('latin1')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
  entries.filter(entry => entry.actor !== undefined)[1].actor = 'mallory'
  const lines: string[] = []
  for (const entry of entries) {
    const before = lines.at(-1)
    const previous = before === undefined ? null : seal(before)
    lines.push(JSON.stringify({ ...entry, previous }))
  }
  const bytes = Buffer.from(`${lines.join('\n')}\n`, 'latin1')
  return { bytes, lines: lines.length, head: seal(lines.at(-1) ?? '') }
}

/** The same in a bag, with every sum and the head that it tells. Gives how many lines there are. */
export async function forgeJournal(bag: string): Promise<number> {
  const { bytes, lines, head } = journalAnew(await readFile(join(bag, 'data/journal.jsonl')))
  const info = await readFile(join(bag, 'bag-info.txt'), 'utf8')
  const told = info.replace(/^Journal-Head: .*$/m, `Journal-Head: ${head}`)
  await forge(bag, { 'data/journal.jsonl': bytes, 'bag-info.txt': Buffer.from(told) })
  return lines
}

/** The lists of the other forms, each named in the next. */
const LISTS = ['representations/rep1/METS.xml', 'METS.xml', 'sip.xml', 'kontrollsummor-sha256.txt']

type Anew = ReadonlyMap<string, { readonly sum: string; readonly bytes: number }>

/** A list in which what it said of files, known by their sums, is as they are now: how long they are, too, in METS. */
export function listedAnew(text: string, anew: Anew): string {
  const inMets = text.replaceAll(/<mets:(?:file|mdRef)\b[^>]*>/g, element => {
    const is = anew.get(/ CHECKSUM="([0-9a-f]{64})"/i.exec(element)?.[1]?.toLowerCase() ?? '')
    if (is === undefined) return element
    return element
      .replace(/ SIZE="\d+"/, ` SIZE="${is.bytes}"`)
      .replace(/(?<= CHECKSUM=")[^"]*/, before => (/[a-f]/.test(before) ? is.sum : is.sum.toUpperCase()))
  })
  return inMets.replaceAll(/^[0-9a-f]{64}(?= {2})/gm, sum => anew.get(sum)?.sum ?? sum)
}

/** Gives files of a package other bytes, and makes the sums of them anew in its list, or in all the lists of a bag. Answers what it wrote. */
export async function forge(dir: string, files: Readonly<Record<string, Buffer>>): Promise<string[]> {
  const anew = new Map<string, { sum: string; bytes: number }>()
  const written: string[] = []
  const give = async (name: string, bytes: Buffer) => {
    const before = digestOf('sha256', await readFile(join(dir, name)))
    anew.set(before, { sum: digestOf('sha256', bytes), bytes: bytes.length })
    await writeFile(join(dir, name), bytes)
    written.push(name)
  }
  for (const [name, bytes] of Object.entries(files)) await give(name, bytes)
  for (const list of LISTS) {
    const before = await readFile(join(dir, list), 'latin1').catch(() => null)
    if (before !== null) await give(list, Buffer.from(listedAnew(before, anew), 'latin1'))
  }
  if ((await readFile(join(dir, 'bagit.txt')).catch(() => null)) === null) return written
  await sealAnew(dir)
  const lists = ['', 'tag'].flatMap(of => ['sha256', 'sha512'].map(each => `${of}manifest-${each}.txt`))
  return [...written, 'bag-info.txt', ...lists]
}
