// What every package holds, whatever its format: the records, and the files, in `data/`.
import type { Instant, MessageId } from '#shared/ids.ts'
import { holdExtracts, openExtracts } from '../../comments/comments/extract.ts'
import type { Context } from '../../kernel/context.ts'
import { archiveOwner } from '../../kernel/db/archive-owner.ts'
import { extractOfMessage } from '../../messages/intake/read.ts'
import { cutOut, hiddenInCopies } from '../../register/secrecy/hide.ts'
import { atRecord, noteFault } from './at-record.ts'
import { copyObject, progressOf } from './copy.ts'
import { type Draft, workers } from './disk.ts'
import { knownFiles } from './eark/files.ts'
import type { Frozen } from './frozen.ts'
import { openIndex } from './index-row.ts'
import type { PackagedFile } from './packaged-file.ts'
import { frozenItems } from './queries.ts'
import { type PackagedRecord, type Section, sectionsOf } from './records.ts'
import type { Validation } from './validation.ts'

/** A file as it was copied: where to, and the record it belongs to. */
export type CopiedFile = {
  readonly path: string
  readonly mediaType: string
  /** What its bytes are, where they were looked into. */
  readonly format: PackagedFile['format']
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
  { base, describe, validation }: { base: string; describe: Describe | null } & Remarking
): Promise<CopiedFile[]> {
  const described = (await describe?.(draft, base)) ?? null
  const copied = await writeRecords(ctx, draft, frozen, { base, described, validation })
  await described?.end()
  return copied
}

/** Where is noted what its receiver should know of the records. */
type Remarking = { readonly validation: Pick<Validation, 'remark'> }

/** What a receiver should know of a record, though nothing is wrong with it. */
export function remarkOn({ json, facts }: PackagedRecord, { validation }: Remarking): void {
  if (facts !== null && facts.doubtedAt !== null) validation.remark('time-doubted', json.id)
}

/** records.json, the list of the records and the files, in one pass: no more than one record is held at a time. */
async function writeRecords(
  ctx: Context,
  draft: Draft,
  frozen: Frozen,
  {
    base,
    described,
    validation
  }: { base: string; described: Awaited<ReturnType<Describe>> | null } & Remarking
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
  const copyAll = async (id: string, record: string, files: readonly PackagedFile[]) => {
    for (const file of files) {
      await copying.start(async () => {
        const path = base + file.path
        await copyObject(ctx, draft, { ...file, path }).catch(error => {
          throw atRecord(error, record)
        })
        const { mediaType, format, created, originalName = null, extractOf = null } = file
        copied.push({ path, mediaType, format, created, record: id, originalName, extractOf })
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
  } catch (error) {
    noteFault(ctx, error)
    throw error
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
      // As commands take it: message:….
      const is = `${name.replace(/s$/, '')}:${json.id}`
      await records.add(`${before}\n${JSON.stringify(shown)}`)
      before = ','
      if (row !== null) await index.add(row)
      try {
        remarkOn(record, { validation })
        // A standard's form says what a file is; records.json, what it was called where it came from.
        const told = described === null ? files : await knownFiles(ctx, files)
        await described?.each({ ...record, files: told })
        await copyAll(json.id, is, told)
      } catch (error) {
        throw atRecord(error, is)
      }
    }
    await records.add(before === ',' ? '\n]' : `${before}]`)
  }
}
