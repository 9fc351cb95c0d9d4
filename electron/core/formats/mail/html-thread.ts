// The thread in which HTML is turned into text, many pieces at a time.
import { answerAsked } from '../../kernel/within-thread.ts'
import type { HtmlAsked } from './html-apart.ts'
import { textOfHtml } from './html-text.ts'

answerAsked<HtmlAsked, readonly string[]>(async ({ pieces, reading }) => ({
  answer: pieces.map(piece => textOfHtml(piece, reading))
}))
