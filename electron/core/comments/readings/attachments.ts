// What hangs on a comment, fetched and kept as objects when the comment is saved: what cannot be had now can perhaps never be.
import type { Attachment } from '#shared/comment.ts'
import { shortOrNull } from '../../formats/mail/clean.ts'
import { sniff } from '../../formats/text/sniff.ts'
import type { Context } from '../../kernel/context.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { fetchMedia } from '../platforms/media.ts'
import type { PlatformComment } from '../platforms/platform.ts'

/** `known` is null where the platform does not say what hangs on the comment. */
export type KeptAttachments = {
  readonly known: readonly Attachment[] | null
  readonly objects: readonly StoredObject[]
}

/** More than this hang on no comment of the platforms that are read. */
const MOST = 20

/** `home` is where the comment was read, whose host may lie in the authority's own network. @throws ArchiveError stopped */
export async function keepAttachments(
  ctx: Context,
  home: string,
  { attachments }: Pick<PlatformComment, 'attachments'>
): Promise<KeptAttachments> {
  if (attachments === null) return { known: null, objects: [] }
  if (attachments.length === 0) return { known: [], objects: [] }
  const known: Attachment[] = []
  const objects: StoredObject[] = []
  for (const { kind, url, description } of attachments.slice(0, MOST)) {
    const said = { kind, url: url.toWellFormed().slice(0, 2000), description: shortOrNull(description, 2000) }
    // A link is what was written, and a stream is no file.
    const media =
      kind === 'link' || kind === 'stream'
        ? ({ state: 'not-fetched' } as const)
        : await fetchMedia(url, { home, signal: ctx.closing })
    if (media.state === 'present') {
      const object = await ctx.objects.put(media.bytes, sniff(media.bytes))
      objects.push(object)
      known.push({ ...said, state: 'present', sha256: object.sha256 })
    } else known.push({ ...said, state: media.state, sha256: null })
  }
  return { known, objects }
}
