// Whether all of the page's own document came, by what came of it.
import type { PageWindow } from '../process/page-window.ts'
import { Trouble } from '../trouble.ts'
import { endsInMidst } from './cut-answers.ts'

const LIMIT = 5_000
const HTML = /^(?:text\/html|application\/xhtml\+xml)$/

/** The kind of an answer that breaks off, such as `document`; null when none is known to. */
export async function cutAnswerOf(window: PageWindow): Promise<string | null> {
  const { traffic, session } = window
  if (traffic.cutAnswer !== null) return traffic.cutAnswer
  if (traffic.document === null || !HTML.test(traffic.answer?.mediaType ?? '')) return null
  const asked = session.send('Network.getResponseBody', { requestId: traffic.document })
  // The browser may have no more of it; that is told where the web archive is made.
  const came = await window.within(asked, LIMIT, () => new Trouble('no-answer')).catch(() => null)
  window.ended.throwIfAborted()
  const html = came?.base64Encoded === true ? Buffer.from(came.body, 'base64').toString('latin1') : came?.body
  return html !== undefined && endsInMidst(html) ? 'document' : null
}
