// What every package holds, whatever its format: the journal, the records, and the files, in `data/`.

import { CSV_START } from '../../formats/csv/csv.ts'
import type { Context } from '../../kernel/context.ts'
import { archiveOwner } from '../../kernel/db/archive-owner.ts'
import { eachLine } from '../../kernel/journal/record.ts'
import { cutOut, hiddenInCopies } from '../../register/secrecy/hide.ts'
import { copyObject, progressOf } from './copy.ts'
import { type Draft, workers } from './disk.ts'
import type { Frozen } from './frozen.ts'
import { INDEX_HEAD, indexLine } from './index-row.ts'
import type { PackagedFile } from './packaged-file.ts'
import { frozenItems } from './queries.ts'
import { type PackagedRecord, type Section, sectionsOf } from './records.ts'

/** A file as it was copied: where to, and the record it belongs to. */
export type CopiedFile = {
  readonly path: string
  readonly mediaType: string
  readonly record: string
  readonly originalName: string | null
}

/** Tells of the records in a standard's own form while they go by, in files that it writes below `base`. */
export type Describe = (
  draft: Draft,
  base: string
) => Promise<{ each(record: PackagedRecord): Promise<void>; end(): Promise<void> }>

/**
 * Writes `data/` below `base` (empty, or a path that ends with `/`). Answers which files were copied and where.
 * @throws ArchiveError export-not-verified, disk-full, stopped
 */
export async function writePayload(
  ctx: Context,
  draft: Draft,
  frozen: Frozen,
  { base, describe }: { base: string; describe: Describe | null }
): Promise<CopiedFile[]> {
  await writeJournal(draft, base, frozen)
  const described = (await describe?.(draft, base)) ?? null
  const copied = await writeRecords(ctx, draft, frozen, { base, described })
  await described?.end()
  return copied
}

/** The exact lines up to the freeze, which is the last of them. */
async function writeJournal(draft: Draft, base: string, { db, head }: Frozen): Promise<void> {
  const journal = await draft.write(`${base}data/journal.jsonl`)
  for (const { line } of eachLine(db, head.seq)) await journal.add(`${line}\n`)
  await journal.end()
}

/** records.json, index.csv and the files, in one pass: no more than one record is held at a time. */
async function writeRecords(
  ctx: Context,
  draft: Draft,
  frozen: Frozen,
  { base, described }: { base: string; described: Awaited<ReturnType<Describe>> | null }
): Promise<CopiedFile[]> {
  const { id, scope, db } = frozen
  const { municipality, archive } = archiveOwner(db)
  const copied: CopiedFile[] = []
  const progress = progressOf(ctx, frozen)
  const index = await draft.write(`${base}data/index.csv`)
  await index.add(CSV_START + INDEX_HEAD)
  const records = await draft.write(`${base}data/records.json`)
  const head = { format: 'kanalarkiv-records/1', municipality, archive, scope }
  await records.add(JSON.stringify(head, null, 1).slice(0, -2))
  const copying = workers(2)
  const copyAll = async (record: string, files: readonly PackagedFile[]) => {
    for (const file of files)
      await copying.start(async () => {
        const path = base + file.path
        await copyObject(ctx, draft, { ...file, path })
        copied.push({ path, mediaType: file.mediaType, record, originalName: file.originalName ?? null })
        progress(file.bytes)
      })
  }
  // What is not a record of its own here, such as a decision on a channel, stays out by the same rule (P5).
  const hidden = scope.withSecret === 'leave-out' ? hiddenInCopies(db) : null
  try {
    for (const section of sectionsOf(db, frozenItems(db, id))) await writeSection(section)
  } finally {
    // Nothing may still be writing when the folder is taken away.
    await copying.settle()
  }
  await records.add('\n}\n')
  await records.end()
  await index.end()
  return copied

  async function writeSection({ name, records: all }: Section): Promise<void> {
    let before = `,\n ${JSON.stringify(name)}: [`
    for (const record of all) {
      const { json, row, files } = record
      ctx.closing.throwIfAborted()
      const [shown] = hidden === null ? [json] : cutOut([json], hidden)
      if (shown === undefined) continue
      await records.add(`${before}\n${JSON.stringify(shown)}`)
      before = ','
      if (row !== null) await index.add(indexLine(row))
      await described?.each(record)
      await copyAll(json.id, files)
    }
    await records.add(before === ',' ? '\n]' : `${before}]`)
  }
}
