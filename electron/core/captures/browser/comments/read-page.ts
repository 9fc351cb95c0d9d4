// All comments of a page at one visit: read, and those that are asked for pictured, so that no page is opened once for each.
import type { Reason } from '#shared/capture.ts'
import { type PageProvenance, provenanceOf } from '../artefacts/provenance.ts'
import { readText } from '../artefacts/text.ts'
import type { FoundComment } from '../in-page/comments/find.ts'
import type { Limit } from '../network/traffic.ts'
import { preparePage } from '../prepare/prepare-page.ts'
import type { CaptureBrowser } from '../process/browser.ts'
import { Trouble } from '../trouble.ts'
import type { OpenPage } from '../visit.ts'
import {
  type CommentFile,
  type CommentOptions,
  type CommentPage,
  made,
  type PageTrouble,
  quietly,
  visitComments
} from './comment-visit.ts'
import { type Pictured, pictureChosen, sourceOf, sourceOrNull } from './picture-comment.ts'
import { shownCounts } from './propose-comments.ts'
import { doubtOf, findFactsOnly, readChosen, readComments } from './read-comments.ts'

/** A comment as it was read, and what was pictured of it; null for one that was not asked for, or could not be pictured. */
type ReadComment = {
  readonly found: FoundComment
  readonly shot: { readonly files: readonly CommentFile[]; readonly pictured: Pictured } | null
}

type ReadPage = {
  readonly comments: readonly ReadComment[]
  /** How many comments the page itself says there are; null where it does not say. */
  readonly shown: number | null
  /** Why a comment that was not seen may still be there; null when the page was seen whole. */
  readonly doubt: Reason | null
  /** All text on the page. */
  readonly text: string
  readonly source: CommentFile
  readonly provenance: PageProvenance
  /** The no that a call of the page got, and for how many seconds the site is to be left alone. */
  readonly limit: Limit | null
}

/**
 * `choose` gets what is on the page and says which of them, by their places in the list, are to be pictured.
 * Nothing is read of a page with a comment that nothing may be kept of: the reason is `facts-only`.
 */
export async function readPage(
  browser: CaptureBrowser,
  request: CommentPage & { readonly factsOnly: readonly string[] },
  options: Pick<CommentOptions, 'signal' | 'limits'> & {
    choose(comments: readonly FoundComment[]): ReadonlySet<number>
  }
): Promise<ReadPage | PageTrouble> {
  const result = await visitComments(browser, request, quietly(options), async (visit, page) => {
    const { window } = page
    await visit.run(preparePage())
    if ((await findFactsOnly(page, visit.found.finalAddress, request)).size > 0)
      throw new Trouble('facts-only')
    const { comments: seen, left } = await readComments(window, request.address, null)
    const { text } = await readText(window)
    const chosen = options.choose(seen)
    const comments: ReadComment[] = []
    for (const [at, found] of seen.entries())
      comments.push(chosen.has(at) ? await pictureAgain(page, request.address, found) : { found, shot: null })
    const source = await sourceOf(page, {
      source: () => sourceOrNull(window),
      html: () => window.ask('outerHtml')
    })
    const counts = shownCounts(text)
    const doubt = doubtOf(page, left) ?? missingOf(counts, seen.length)
    return { comments, text, source, doubt, shown: counts.length === 0 ? null : Math.max(...counts) }
  })
  if ('reason' in result) return result
  return {
    ...result.value,
    limit: result.visit.page?.window.traffic.limit ?? null,
    provenance: provenanceOf(result.visit, null, { read: 'comments' })
  }
}

/** One that is no longer there, or cannot be pictured, is kept as it was read. */
async function pictureAgain(page: OpenPage, address: string, found: FoundComment): Promise<ReadComment> {
  const { window } = page
  const readAgain = () => readChosen(window, { address, selector: found.selector })
  const here = await readAgain()
  if (here === null) return { found, shot: null }
  try {
    const shot = await pictureChosen(page, here, readAgain)
    const files = await Promise.all(shot.files.map(made))
    return { found: shot.found, shot: { files, pictured: shot.pictured } }
  } catch {
    window.ended.throwIfAborted()
    return { found, shot: null }
  }
}

/**
 * A page that counts more comments than it shows is not seen whole. One that says the same number in several places counts
 * once; with several numbers there are several posts, and they are added up.
 */
function missingOf(counts: readonly number[], seen: number): Reason | null {
  const different = new Set(counts)
  const said = different.size === 1 ? Math.max(...counts) : counts.reduce((sum, count) => sum + count, 0)
  return said > seen ? { code: 'comments-missing', detail: String(said - seen) } : null
}
