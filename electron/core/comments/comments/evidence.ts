// The evidence of a comment: one JSON object with what it said and who said it, naming every file by its digest.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { CommentContent, type CommentDetail, CommentFileRole } from '#shared/comment.ts'
import { CommentId, Sha256 } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'

/** What `clear` relies on; the stored object holds more (how, when and with what it was saved). */
const Evidence = z.object({
  format: z.literal('kanalarkiv-comment/1'),
  comment: CommentId,
  content: CommentContent,
  files: z.array(z.object({ role: CommentFileRole, sha256: Sha256 }))
})

/** Of comments that came by thousands in one export: one object speaks for many, and each has no file of its own. */
export const EvidenceOfMany = z.object({
  format: z.literal('kanalarkiv-comments/1'),
  comments: z.record(z.string(), z.looseObject({ content: CommentContent }))
})

/**
 * Reads the evidence and every file it names back from disk: each must hash to its name, and say what the record says.
 * @throws ArchiveError evidence-missing, naming the first thing that is not right
 */
export async function checkEvidence(
  ctx: Pick<Context, 'objects'>,
  comment: CommentDetail,
  evidence: Sha256 | null
): Promise<void> {
  const wrong = (what: string) => new ArchiveError('evidence-missing', { what })
  if (evidence === null) throw wrong('evidence')
  for (const { role, sha256 } of comment.files) {
    const { state } = await ctx.objects.verify(sha256)
    if (state !== 'right') throw wrong(`${role} ${sha256.slice(0, 12)}: ${state}`)
  }
  if ((await ctx.objects.verify(evidence)).state !== 'right') throw wrong('evidence')
  const json: unknown = JSON.parse(await readFile(await ctx.objects.file(evidence), 'utf8'))
  const many = EvidenceOfMany.safeParse(json)
  if (many.success) {
    const content = many.data.comments[comment.id]?.content
    if (JSON.stringify(content) !== JSON.stringify(comment.content)) throw wrong('content')
    return
  }
  const said = Evidence.parse(json)
  const saved = new Set(comment.files.map(({ sha256 }) => sha256))
  if (!saved.has(evidence)) throw wrong('provenance')
  if (said.comment !== comment.id) throw wrong('id')
  if (JSON.stringify(said.content) !== JSON.stringify(comment.content)) throw wrong('content')
  for (const { role, sha256 } of said.files)
    if (!saved.has(sha256)) throw wrong(`${role} ${sha256.slice(0, 12)}`)
}
