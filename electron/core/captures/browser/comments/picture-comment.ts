// Pictures of a comment and of what is around it, with its source, all of one moment.
import { cutOut } from '../../../formats/png/png.ts'
import { findFixed, hideFixed, showFixed } from '../artefacts/fixed-elements.ts'
import { type Layout, linesWithin } from '../artefacts/layout.ts'
import { shootBox, shootView } from '../artefacts/picture.ts'
import { MHTML, readSource } from '../artefacts/source.ts'
import type { PageBox } from '../in-page/boxes.ts'
import type { FoundComment } from '../in-page/comments/find.ts'
import type { PageWindow } from '../process/page-window.ts'
import { Trouble } from '../trouble.ts'
import type { OpenPage } from '../visit.ts'
import type { CommentFile, MakingFile } from './comment-visit.ts'
import { contentOf } from './same-comment.ts'

const PICTURES = 1_500
const CONTEXT = 2_000

/** What of the page the pictures show, and where in it each line of text is; kept with what speaks for the comment. */
export type Pictured = {
  readonly comment: PageBox
  readonly context: PageBox
  readonly blocks: Layout['blocks']
}

/** Reads the comment again, as it stands on the page now; null when it is not there. */
type ReadAgain = () => Promise<FoundComment | null>

/** How the comment was found, read again and pictured; `source` is the page's own, where it was asked for and is to be had. */
type PicturedComment = {
  readonly found: FoundComment
  readonly files: MakingFile[]
  readonly pictured: Pictured
  readonly html: string
  readonly source: Buffer | null
}

/**
 * Pictures of the chosen comment, of its surroundings and of the window, and its HTML. Read again afterwards by `readAgain`: what
 * has changed meanwhile is pictured once more, so that words and pictures are of the same moment. `withSource`: the page's
 * source is of that moment too; the browser writes it while it draws the window.
 * @throws Trouble comment-changed, picture-failed
 */
export async function pictureChosen(
  { window, steps }: OpenPage,
  found: FoundComment,
  readAgain: ReadAgain,
  options: { readonly withSource?: boolean } = {}
): Promise<PicturedComment> {
  let seen = found
  for (let tries = 0; tries < 2; tries++) {
    const files: MakingFile[] = []
    const source = await steps.required('view', async () => {
      if (!(await window.ask('showChosen', PICTURES)))
        throw new Trouble('picture-failed', 'comment left the page')
      const [view, value] = await Promise.all([
        shootView(window),
        options.withSource ? sourceOrNull(window) : null
      ])
      files.push({ role: 'view', mediaType: 'image/png', bytes: view.bytes })
      return { value }
    })
    const shot = await steps.required('pictures', () => shootComment(window, file => files.push(file)))
    const again = await readAgain()
    if (again === null) throw new Trouble('picture-failed', 'comment left the page')
    if (saysTheSame(seen, again)) return { found: again, files, ...shot, source }
    seen = again
  }
  throw new Trouble('comment-changed', null)
}

function saysTheSame(one: FoundComment, other: FoundComment): boolean {
  const [before, now] = [contentOf(one), contentOf(other)]
  return before.text === now.text && before.authorName === now.authorName
}

async function shootComment(window: PageWindow, keep: (file: MakingFile) => void) {
  const { bars, backgrounds } = await findFixed(window)
  const isChanged = bars.length + backgrounds > 0
  if (isChanged) await hideFixed(window)
  const boxes = await window.ask('chosenBoxes', CONTEXT)
  if (boxes === null) throw new Trouble('picture-failed', 'comment left the page')
  const { html, ...shown } = boxes
  const pictured: Pictured = { ...shown, blocks: await linesWithin(window, shown.context) }
  const { comment, context } = boxes
  const { bytes } = await shootBox(window, context)
  const own = holds(context, comment)
    ? cutOut(bytes, { ...comment, x: comment.x - context.x, y: comment.y - context.y }).catch(() => {
        throw new Trouble('picture-failed')
      })
    : (await shootBox(window, comment)).bytes
  // Whoever keeps it hears of it; pictures that are taken anew are kept by nobody.
  if (own instanceof Promise) own.catch(() => undefined)
  keep({ role: 'comment', mediaType: 'image/png', bytes: own })
  keep({ role: 'context', mediaType: 'image/png', bytes })
  if (isChanged) await showFixed(window)
  return { value: { html, pictured }, detail: { ...shown, hiddenBars: bars } }
}

/** Whether the picture of a box holds that of another, in whole pixels. A comment that is very tall goes on below. */
function holds(other: PageBox, one: PageBox): boolean {
  return (
    [one, other].every(box => Object.values(box).every(Number.isInteger)) &&
    one.x >= other.x &&
    one.y >= other.y &&
    one.x + one.width <= other.x + other.width &&
    one.y + one.height <= other.y + other.height
  )
}

/** The page's source with its parts; null where the browser gives none. */
export async function sourceOrNull(window: PageWindow): Promise<Buffer | null> {
  const source = await readSource(window).catch(() => null)
  window.ended.throwIfAborted()
  return source
}

/** The page's source as a file; where there is none, its `html`. */
export async function sourceOf(
  { steps }: OpenPage,
  of: { source(): Promise<Buffer | null>; html(): Promise<string> }
): Promise<CommentFile> {
  return steps.required('source', async () => {
    const source = await of.source()
    const file: CommentFile =
      source === null
        ? {
            role: 'source',
            mediaType: 'text/html; charset=utf-8',
            bytes: Buffer.from(await of.html(), 'utf8')
          }
        : { role: 'source', mediaType: MHTML, bytes: source }
    return { value: file, detail: { form: source === null ? 'html' : 'page' } }
  })
}
