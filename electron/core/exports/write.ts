// Writing a package: a BagIt 1.0 folder (RFC 8493) that can be read and checked without the program.

import { fill } from '#shared/errors.ts'
import type { ExportScope } from '#shared/export.ts'
import type { ExportId, Instant, Sha256 } from '#shared/ids.ts'
import readMe from '../../../resources/verify/readme.txt?raw'
import { verifyPackage } from '../../../resources/verify/verify.mjs'
import verifier from '../../../resources/verify/verify.mjs?raw'
import type { Context } from '../context.ts'
import type { ReadDb } from '../db/open.ts'
import { ArchiveError, errno } from '../errors.ts'
import { eachLine } from '../journal/record.ts'
import { swedish } from '../swedish-time.ts'
import { CSV_START } from './csv.ts'
import { type Draft, workers } from './disk.ts'
import { type Counts, frozenItems, whose } from './queries.ts'
import { INDEX_HEAD, type PackagedFile, type Section, sectionsOf } from './records.ts'

/** What was decided before the first byte is written. `db` shows the records as they were then. */
export type Frozen = {
  readonly id: ExportId
  readonly scope: ExportScope
  readonly startedAt: Instant
  readonly counts: Counts
  readonly head: { readonly seq: number; readonly sha256: Sha256 }
  readonly db: ReadDb
}

export type WrittenPackage = {
  readonly files: number
  readonly bytes: number
  /** The SHA-256 of manifest-sha512.txt and of tagmanifest-sha512.txt, which speaks for everything. */
  readonly manifest: string
  readonly tagManifest: string
}

/** Writes everything into the draft and verifies it. @throws ArchiveError export-not-verified */
export async function writePackage(ctx: Context, draft: Draft, frozen: Frozen): Promise<WrittenPackage> {
  const { municipality, archive } = whose(frozen.db)
  await writeJournal(draft, frozen)
  await writeRecords(ctx, draft, frozen, { municipality, archive })

  const payload = [...draft.digests].sort(byPath)
  const bytes = payload.reduce((sum, [, read]) => sum + read.bytes, 0)
  const { counts, head, scope } = frozen
  await draft.writeWhole('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
  await draft.writeWhole(
    'bag-info.txt',
    tags([
      ['Source-Organization', municipality],
      ['Bagging-Date', swedish(frozen.startedAt, 'yyyy-MM-dd')],
      ['External-Identifier', frozen.id],
      ['Internal-Sender-Identifier', archive],
      ['Bag-Software-Agent', `Kanalarkiv ${ctx.appVersion}`],
      ['Payload-Oxum', `${bytes}.${payload.length}`],
      ['Scope-From', scope.from ?? 'all'],
      ['Scope-To', scope.to ?? 'all'],
      ['Channels', counts.channels],
      ['Captures', counts.captures],
      ['Comments', counts.comments],
      ['Messages', counts.messages],
      ['Unfinished-Comments', counts.unfinishedComments],
      ['Unrouted-Messages', counts.unroutedMessages],
      ['Journal-Lines', head.seq],
      ['Journal-Head', head.sha256]
    ])
  )
  await draft.writeWhole('verify.mjs', verifier)
  const about = fill(readMe, { municipality: oneLine(municipality) })
  await draft.writeWhole('README.txt', `\uFEFF${about.replaceAll('\n', '\r\n')}`)
  const manifest = await writeManifests(draft, '', payload)
  const tagFiles = [...draft.digests].filter(([path]) => !path.startsWith('data/')).sort(byPath)
  const tagManifest = await writeManifests(draft, 'tag', tagFiles)
  const total = counts.bytes
  ctx.events.publish('event', {
    kind: 'export-progress',
    exportId: frozen.id,
    phase: 'verifying',
    doneBytes: total,
    totalBytes: total
  })
  await verify(ctx, draft, new Map(payload))
  await draft.syncFolders()
  return { files: payload.length, bytes, manifest, tagManifest }
}

/** The exact lines up to the freeze, which is the last of them. */
async function writeJournal(draft: Draft, { db, head }: Frozen): Promise<void> {
  const journal = await draft.write('data/journal.jsonl')
  for (const { line } of eachLine(db, head.seq)) await journal.add(`${line}\n`)
  await journal.end()
}

/** records.json, index.csv and the files, in one pass: no more than one record is held at a time. */
async function writeRecords(
  ctx: Context,
  draft: Draft,
  { id, scope, counts, db }: Frozen,
  { municipality, archive }: { municipality: string; archive: string }
): Promise<void> {
  const progress = progressOf(ctx, id, counts.bytes)
  const index = await draft.write('data/index.csv')
  await index.add(CSV_START + INDEX_HEAD)
  const records = await draft.write('data/records.json')
  const head = { format: 'kanalarkiv-records/1', municipality, archive, scope }
  await records.add(JSON.stringify(head, null, 1).slice(0, -2))
  const copying = workers(2)
  const copyAll = async (files: readonly PackagedFile[]) => {
    for (const file of files)
      await copying.start(async () => {
        await copyObject(ctx, draft, file)
        progress(file.bytes)
      })
  }
  try {
    for (const section of sectionsOf(db, frozenItems(db, id))) await writeSection(section)
  } finally {
    // Nothing may still be writing when the folder is taken away.
    await copying.settle()
  }
  await records.add('\n}\n')
  await records.end()
  await index.end()

  async function writeSection({ name, records: all }: Section): Promise<void> {
    let before = `,\n ${JSON.stringify(name)}: [`
    for (const { json, row, files } of all) {
      ctx.closing.throwIfAborted()
      await records.add(`${before}\n${JSON.stringify(json)}`)
      before = ','
      if (row !== null) await index.add(row)
      await copyAll(files)
    }
    await records.add(before === ',' ? '\n]' : `${before}]`)
  }
}

// The copy is read back; that it hashes to the object's name shows that both are right.
async function copyObject(ctx: Context, draft: Draft, { sha256, path }: PackagedFile): Promise<void> {
  const source = ctx.objects.path(sha256)
  const read = await draft.copy(source, path, ctx.closing).catch(error => {
    if (errno(error) === 'ENOENT')
      throw new ArchiveError('export-not-verified', { what: `${sha256}: missing` })
    throw error
  })
  if (read.sha256 !== sha256) throw new ArchiveError('export-not-verified', { what: `${sha256}: changed` })
}

// At most some two hundred events, however many files.
function progressOf({ events }: Context, exportId: ExportId, totalBytes: number): (bytes: number) => void {
  let [doneBytes, told] = [0, 0]
  return bytes => {
    doneBytes += bytes
    if (doneBytes < totalBytes && doneBytes - told < totalBytes / 200) return
    told = doneBytes
    events.publish('event', { kind: 'export-progress', exportId, phase: 'copying', doneBytes, totalBytes })
  }
}

async function writeManifests(draft: Draft, kind: '' | 'tag', files: readonly Digested[]): Promise<string> {
  const lines = (algorithm: 'sha256' | 'sha512') =>
    files.map(([path, read]) => `${read[algorithm]}  ${path}\n`).join('')
  await draft.writeWhole(`${kind}manifest-sha256.txt`, lines('sha256'))
  return (await draft.writeWhole(`${kind}manifest-sha512.txt`, lines('sha512'))).sha256
}

async function verify(ctx: Context, draft: Draft, payload: ReadonlyMap<string, Digested[1]>): Promise<void> {
  const found = await verifyPackage(draft.dir, { digests: payload, signal: ctx.closing })
  const [first] = found === null ? [{ code: 'missing', what: 'bagit.txt' }] : found.findings
  if (first !== undefined)
    throw new ArchiveError('export-not-verified', { what: `${first.what}: ${first.code}` })
}

type Digested = readonly [path: string, read: Awaited<ReturnType<Draft['writeWhole']>>]

// By code unit: the same order on every machine.
function byPath([a]: Digested, [b]: Digested): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function tags(facts: readonly (readonly [label: string, value: string | number])[]): string {
  return facts.map(([label, value]) => `${label}: ${oneLine(String(value))}\n`).join('')
}

function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}
