// What the parts of a page came as: one that breaks off is not all that the page shows or is made by.
import type { Protocol } from 'puppeteer-core'
import { isCutOff } from '../../../formats/cut-off.ts'
import { MEDIA_TYPE_BYTES, mediaTypeOf } from '../../../formats/media-type.ts'
import { isOfPage } from './calls.ts'
import { endsInMidst, isCutJson } from './cut-answers.ts'
import { isNeeded, isPart } from './lost-parts.ts'

type Came = {
  readonly type: Protocol.Network.ResourceType
  readonly response: Protocol.Network.Response
  readonly raw: Buffer
  /** The address of the page. */
  readonly site: string
}

const MOST = 8 << 20
/** Smaller pictures count visits. */
const LEAST_PICTURE = 200
const HTML = /^(?:text\/html|application\/xhtml\+xml)$/
const JSON_TYPE = /^(?:application|text)\/(?:[\w.-]+\+)?json$/
/** What a site answers for a script that it has not. */
const IS_PAGE = /^\s*<(?:!doctype html|html|head|body)\b/i

export class CutAnswers {
  readonly #cut = new Map<string, string>()

  /** The kind of the first that has not come whole since, such as `image`. */
  get first(): string | null {
    return [...this.#cut.values()][0] ?? null
  }

  note({ type, response, raw, site }: Came): void {
    const { url, status } = response
    if (status >= 400) return
    if (isCut(type, response, raw, site)) this.#cut.set(url, type.toLowerCase())
    else this.#cut.delete(url)
  }
}

function isCut(
  type: Protocol.Network.ResourceType,
  { url, mimeType }: Protocol.Network.Response,
  raw: Buffer,
  site: string
): boolean {
  if (raw.length === 0 || raw.length > MOST) return false
  if (type === 'Image')
    return raw.length >= LEAST_PICTURE && isCutOff(raw, mediaTypeOf(raw.subarray(0, MEDIA_TYPE_BYTES)))
  if (isPart(type)) return isNeeded(url, site) && IS_PAGE.test(raw.toString('latin1', 0, 200))
  const isOwn = type === 'Document' || isOfPage(url, site)
  if (!isOwn) return false
  if (HTML.test(mimeType)) return endsInMidst(raw.toString('latin1'))
  return JSON_TYPE.test(mimeType) && !isWholeJson(raw.toString('utf8')) && isCutJson(raw.toString('utf8'))
}

function isWholeJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
