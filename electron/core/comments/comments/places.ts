// Where in the pictures of a comment its words are, as it was noted when the page was looked at.
import { z } from 'zod'
import type { PicturePlaces } from '#shared/comment.ts'
import { type CommentId, Sha256 } from '#shared/ids.ts'
import { Blocks, Box, hitsIn, plain } from '../../captures/captures/places.ts'
import type { Context } from '../../kernel/context.ts'
import { readJson } from '../../kernel/objects/json.ts'
import { commentDetail } from './detail.ts'

/** Of what speaks for a comment, what is needed here. One that came without a page has none. */
const Evidence = z.object({
  pictured: z.object({ comment: Box, context: Box, blocks: Blocks }).optional(),
  files: z.array(z.object({ role: z.string(), sha256: Sha256 })).default([])
})

type Pictured = {
  readonly blocks: z.infer<typeof Blocks>
  /** The part of the page that each picture shows. */
  readonly shown: readonly (z.infer<typeof Box> & { readonly sha256: Sha256 })[]
}

/**
 * Each time the comment was pictured: what the pictures show and where each line of text is, in CSS pixels of the page. What was
 * not noted is not there. @throws ArchiveError not-found, object-damaged
 */
export async function picturedOf(ctx: Pick<Context, 'db' | 'objects'>, id: CommentId): Promise<Pictured[]> {
  const all: Pictured[] = []
  for (const { role: kind, sha256 } of commentDetail(ctx.db.read, id).files) {
    if (kind !== 'provenance') continue
    const { pictured, files } = await readJson(ctx, sha256, Evidence)
    if (pictured === undefined) continue
    const shown = (['comment', 'context'] as const).flatMap(role =>
      files.filter(file => file.role === role).map(({ sha256 }) => ({ ...pictured[role], sha256 }))
    )
    all.push({ blocks: pictured.blocks, shown })
  }
  return all
}

/** Where the words stand in each picture, in its own pixels. @throws ArchiveError not-found, object-damaged */
export async function commentPlaces(
  ctx: Pick<Context, 'db' | 'objects'>,
  { id, query }: { id: CommentId; query: string }
): Promise<PicturePlaces[]> {
  const wanted = plain(query.trim())
  if (wanted === '') return []
  return (await picturedOf(ctx, id)).flatMap(({ blocks, shown }) => {
    const hits = blocks.flatMap(lines => [...hitsIn(lines, wanted)]).flat()
    return shown.map(({ sha256, x, y, width, height }) => ({
      ...{ sha256, width, height },
      places: hits
        .map(place => ({ ...place, x: place.x - x, y: place.y - y }))
        .filter(place => place.x >= 0 && place.y >= 0 && place.x < width && place.y < height)
    }))
  })
}
