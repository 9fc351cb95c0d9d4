// What the page sent with a question, such as a form or a query: kept with the question, and put into its address in
// the index in the way that replay programs look for it (warcio's `postToGetUrl`, as in pywb and wabac).
import { postToGetUrl } from 'warcio/utils'

/** Longer bodies are kept, but only so much of them tells one question from another. */
const MOST_QUERY = 4_096
/** Of a form's own making; others would be made into a pattern as they stand. */
const BOUNDARY = /^multipart\/form-data\s*;\s*boundary=["']?[\w'-]+["']?\s*$/i
const SECRET =
  /(?:passw(?:or)?d|l(?:ö|%c3%b6|o)sen(?:ord)?|(?:access|refresh|id)_?token|client_?secret|authorization)[^\w\s=:]{0,6}\s*[=:]/i

/** Whether a body may hold what lets its holder in: it is then not kept. */
export const isSecretBody = (body: Buffer) => SECRET.test(body.subarray(0, 1 << 20).toString('latin1'))

/** What it is looked up by, and the body as a query that goes with it in the index. */
export function postedTo(
  address: string,
  { method, contentType, body }: { method: string; contentType: string; body: Buffer }
): { key: string; requestBody: string } {
  const isOdd = /^multipart\//i.test(contentType) && !BOUNDARY.test(contentType)
  const asked = {
    method,
    url: address,
    headers: new Headers({ 'content-type': isOdd ? '' : contentType }),
    postData: new Uint8Array(body),
    requestBody: ''
  }
  postToGetUrl(asked, MOST_QUERY)
  return { key: asked.url, requestBody: asked.requestBody }
}
