// The thread in which HTML is turned into text, many pieces at a time.
import { answerAsked } from '../../kernel/within-thread.ts'
import { textOfHtml } from './html-text.ts'

answerAsked<readonly string[], readonly string[]>(async pieces => ({ answer: pieces.map(textOfHtml) }))
