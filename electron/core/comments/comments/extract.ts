// A comment that came with many others in one export: its own part of the object that speaks for them all, and nothing of the others.
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { CommentId, Sha256 } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError, errno } from '../../kernel/errors.ts'
import type { ObjectStore } from '../../kernel/objects/store.ts'
import { EvidenceOfMany } from './evidence.ts'

export type Extract = {
  /** JSON that ends with a line break: the same whenever it is cut out. */
  readonly text: string
  /** The object that it was cut out of. */
  readonly of: Sha256
}

// What is told of the sender's machine is for the authority alone, and stands in records.json.
const PROTECTED = ['ip', 'userAgent'] as const
const Said = z.looseObject({ platform: z.looseObject({ author: z.looseObject({}) }) })
const Whole = EvidenceOfMany.extend({
  channel: z.string(),
  import: z.string(),
  savedBy: z.string(),
  program: z.looseObject({})
})

/** Keeps what the extracts of these comments are cut out of in the archive's folder, until it is told that they are done with. */
export function holdExtracts(
  { objects }: Pick<Context, 'objects'>,
  db: ReadDb,
  ids: readonly CommentId[]
): Promise<() => void> {
  return objects.hold(new Set(ids.map(id => sharedEvidence(db, id)).filter(of => of !== null)))
}

/** Reads extracts; of comments that follow each other in one object, that is read once. */
export function openExtracts(
  objects: Pick<ObjectStore, 'path'>,
  db: ReadDb
): (id: CommentId) => Extract | null {
  let read: { readonly of: Sha256; readonly whole: z.infer<typeof Whole> } | null = null
  return id => {
    const of = sharedEvidence(db, id)
    if (of === null) return null
    if (read?.of !== of) read = { of, whole: Whole.parse(JSON.parse(wholeText(objects, of))) }
    const { comments, format: _, ...about } = read.whole
    const { platform, ...said } = Said.parse(comments[id])
    const author = Object.entries(platform.author).filter(([fact]) => !PROTECTED.some(each => each === fact))
    const extract = {
      format: 'kanalarkiv-comment-extract/1',
      comment: id,
      ...about,
      ...said,
      platform: { ...platform, author: Object.fromEntries(author) },
      leftOut: PROTECTED.map(fact => `platform.author.${fact}`),
      of: { sha256: of, comments: Object.keys(comments).length },
      source: sourceOf(db, id)
    }
    return { of, text: `${JSON.stringify(extract, null, 2)}\n` }
  }
}

/** The object that speaks for the comment among others: none of its own files. */
function sharedEvidence(db: ReadDb, id: CommentId): Sha256 | null {
  const row = db
    .prepare(
      `SELECT evidence FROM comment WHERE id = ? AND evidence NOT IN
         (SELECT sha256 FROM comment_file WHERE comment_id = comment.id)`
    )
    .get(id) as { evidence: Sha256 } | undefined
  return row?.evidence ?? null
}

/** @throws ArchiveError object-damaged */
function wholeText(objects: Pick<ObjectStore, 'path'>, sha256: Sha256): string {
  const damaged = new ArchiveError('object-damaged', { what: sha256 })
  try {
    const bytes = readFileSync(objects.path(sha256))
    if (hash('sha256', bytes) !== sha256) throw damaged
    return bytes.toString()
  } catch (error) {
    if (errno(error) === 'ENOENT') throw damaged
    throw error
  }
}

/** The export as it was taken in, with the place in it. */
function sourceOf(db: ReadDb, id: CommentId): unknown {
  return db
    .prepare(
      `SELECT root.sha256, root.bytes, root.original_name AS name, part.path_in_container AS path, locator
       FROM comment_sighting JOIN source_file AS part ON part.id = source_id
       JOIN source_root ON source_root.id = part.id JOIN source_file AS root ON root.id = root_id
       WHERE comment_id = ? ORDER BY seen_at, comment_sighting.id LIMIT 1`
    )
    .get(id)
}
