// postal-mime keeps each line of a text as a piece by itself until the text is whole, which takes some two thousand times what an empty line
// takes in the mail. Here the lines go into one piece of memory as they come. Of lines that were broken for the way it joins those of a quotation
// with their marks in the midst of it, and with what is answered to it.
import PostalMime, { type Email, type PostalMimeOptions } from 'postal-mime'
import { uudecoded } from '../text/uudecoded.ts'
import { turnedOrder } from './byte-order.ts'
import { unflowed } from './flowed.ts'
import { NO_ENCODING } from './unnamed-words.ts'
import { type ReadPart, type Unsure, unsureIn } from './unsure-parts.ts'

/** What postal-mime asks of whatever reads the body of a part. */
interface Decoder {
  update(line: Uint8Array): void
  finalize(): Promise<ArrayBuffer>
}

/** A part of a mail as postal-mime has it, which it does not show in its types. */
type Part = {
  contentDecoder: Decoder | null
  setupContentDecoder(encoding: string): void
  decodeFlowedText(text: string, delSp: boolean): string
  getTextContent(): string
  readonly content: ArrayBuffer | null
  readonly contentType: { readonly parsed: { readonly params: Record<string, string> } }
}

/** The lines of a body that is not encoded, each with its end. */
class Lines implements Decoder {
  #bytes = new Uint8Array(1 << 10)
  #length = 0

  update(line: Uint8Array): void {
    const length = this.#length + line.length + 1
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(2 * length)
      larger.set(this.#bytes.subarray(0, this.#length))
      this.#bytes = larger
    }
    this.#bytes.set(line, this.#length)
    this.#bytes[length - 1] = LINE_END
    this.#length = length
  }

  async finalize(): Promise<ArrayBuffer> {
    const whole = this.#bytes.buffer.slice(0, this.#length)
    this.#bytes = new Uint8Array(0)
    return whole
  }
}

/** A body that is all of it files as letters, which old programs wrote so; as it stands where it is none, or has words beside them. */
class Uuencoded extends Lines {
  override async finalize(): Promise<ArrayBuffer> {
    const whole = await super.finalize()
    const { files, hasMore } = uudecoded(Buffer.from(whole))
    return files.length === 0 || hasMore ? whole : Uint8Array.from(Buffer.concat(files)).buffer
  }
}

const LINE_END = 0x0a
const ENCODED = /base64|quoted-printable/i
const UUENCODED = /^\s*(?:x-)?uu(?:encode|e)?\b/i

const parts = partsOf(new PostalMime())
const { setupContentDecoder } = parts
parts.setupContentDecoder = function (this: Part, encoding) {
  if (ENCODED.test(encoding)) setupContentDecoder.call(this, encoding)
  else this.contentDecoder = UUENCODED.test(encoding) ? new Uuencoded() : new Lines()
}

parts.decodeFlowedText = unflowed

const { getTextContent } = parts
parts.getTextContent = function (this: Part) {
  const { params } = this.contentType.parsed
  const turned = turnedOrder(params['charset'], this.content)
  if (turned !== null) params['charset'] = turned
  // By that name each letter past the plain ones is a sign of nobody's, and gone when those are taken out.
  if (/^x-user-defined$/i.test(params['charset']?.trim() ?? '')) params['charset'] = NO_ENCODING
  return getTextContent.call(this)
}

/** What all parts of all mails share. The version of postal-mime is an exact one. */
function partsOf(parser: PostalMime): Part {
  return Object.getPrototypeOf(rootOf(parser))
}

function rootOf(parser: PostalMime): Part & ReadPart {
  const { root } = parser as unknown as { root: Part & ReadPart }
  return root
}

/** Reads a mail, and says what is unsure of its texts. @throws what postal-mime refuses */
export async function readParts(
  bytes: Uint8Array,
  options: PostalMimeOptions
): Promise<{ mail: Email; unsure: ReadonlySet<Unsure> }> {
  const parser = new PostalMime(options)
  const mail = await parser.parse(bytes)
  return { mail, unsure: unsureIn(rootOf(parser)) }
}

export { PostalMime }
