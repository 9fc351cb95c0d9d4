// What every package holds, whatever its format: the records, and the files, in `data/`.
import type { Instant, MessageId } from '#shared/ids.ts'
import { holdExtracts, openExtracts } from '../../comments/comments/extract.ts'
import type { Context } from '../../kernel/context.ts'
import { archiveOwner } from '../../kernel/db/archive-owner.ts'
import { extractOfMessage } from '../../messages/intake/read.ts'
import { cutOut, hiddenInCopies } from '../../register/secrecy/hide.ts'
import { copyObject, progressOf } from './copy.ts'
import { type Draft, workers } from './disk.ts'
import type { Frozen } from './frozen.ts'
import { openIndex } from './index-row.ts'
import type { PackagedFile } from './packaged-file.ts'
import { frozenItems } from './queries.ts'
import { type PackagedRecord, type Section, sectionsOf } from './records.ts'

/** A file as it was copied: where to, and the record it belongs to. */
export type CopiedFile = {
  readonly path: string
  readonly mediaType: string
  readonly record: string
  readonly originalName: string | null
  readonly created: Instant | null
  /** The object that it was cut out of. */
  readonly extractOf: string | null
}

/** Tells of the records in a standard's own form while they go by, in files that it writes below `base`. */
export type Describe = (
  draft: Draft,
  base: string
) => Promise<{ each(record: PackagedRecord): Promise<void>; end(): Promise<void> }>

/**
 * Writes `data/` below `base` (empty, or a path that ends with `/`), but for the journal. Answers which files were copied and where.
 * @throws ArchiveError export-not-verified, disk-full, stopped
 */
export async function writePayload(
  ctx: Context,
  draft: Draft,
  frozen: Frozen,
  { base, describe }: { base: string; describe: Describe | null }
): Promise<CopiedFile[]> {
  const described = (await describe?.(draft, base)) ?? null
  const copied = await writeRecords(ctx, draft, frozen, { base, described })
  await described?.end()
  return copied
}

/** records.json, the list of the records and the files, in one pass: no more than one record is held at a time. */
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
  const index = await openIndex(draft, `${base}data/`)
  const records = await draft.write(`${base}data/records.json`)
  const head = { format: 'kanalarkiv-records/1', municipality, archive, scope }
  await records.add(JSON.stringify(head, null, 1).slice(0, -2))
  const copying = workers(2)
  const copyAll = async (record: string, files: readonly PackagedFile[]) => {
    for (const file of files) {
      await copying.start(async () => {
        const path = base + file.path
        await copyObject(ctx, draft, { ...file, path })
        const { mediaType, created, originalName = null, extractOf = null } = file
        copied.push({ path, mediaType, created, record, originalName, extractOf })
        if (file.text === undefined) progress(file.bytes)
      })
    }
  }
  // What is not a record of its own here, such as a decision on a channel, stays out by the same rule (P5). The words of a record were
  // looked through, or decided about, before it was taken into the package.
  const { ids, names } = hiddenInCopies(db)
  const hidden = scope.withSecret === 'leave-out' ? { ids, names } : null
  const items = frozenItems(db, id)
  const letGo = await holdExtracts(ctx, db, items.comments)
  try {
    const ofComment = openExtracts(ctx.objects, db)
    const ofMessage = (id: MessageId) => extractOfMessage(db, id)
    for (const section of sectionsOf(db, items, { ofComment, ofMessage })) await writeSection(section)
  } finally {
    letGo()
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
      if (row !== null) await index.add(row)
      await described?.each(record)
      await copyAll(json.id, files)
    }
    await records.add(before === ',' ? '\n]' : `${before}]`)
  }
}
