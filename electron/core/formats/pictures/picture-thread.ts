// The thread in which pictures are decoded: whole, band by band as they are asked for, or made small.
import { type Answered, answerAsked } from '../../kernel/within-thread.ts'
import { type Decoded, decodePicture, laidBands } from './decode.ts'
import { thumbnailOf } from './thumbnail.ts'

/** `first` begins a picture that is read in bands under a number of its own, `next` gives its bands one by one. */
export type PictureAsked =
  | { readonly is: 'whole'; readonly bytes: Uint8Array }
  | { readonly is: 'small'; readonly bytes: Uint8Array }
  | { readonly is: 'first'; readonly picture: number; readonly bytes: Uint8Array }
  | { readonly is: 'next' | 'last'; readonly picture: number }

/** Pixels as they travel, or of a small one its JPEG; null after the last band. */
export type PixelsRead = { readonly width: number; readonly height: number; readonly data: Uint8Array } | null

const begun = new Map<number, AsyncGenerator<Decoded>>()

answerAsked<PictureAsked, PixelsRead>(async asked => {
  if (asked.is === 'whole') return travelling(await decodePicture(asBuffer(asked.bytes)))
  if (asked.is === 'small') return travelling(await thumbnailOf(asBuffer(asked.bytes)))
  const { picture } = asked
  if (asked.is === 'first') begun.set(picture, laidBands(asBuffer(asked.bytes)))
  if (asked.is === 'last') {
    await begun.get(picture)?.return(undefined)
    begun.delete(picture)
    return { answer: null }
  }
  const bands = begun.get(picture)
  if (bands === undefined) throw new Error('the reading of the picture was ended')
  const { done, value } = await bands.next()
  if (done !== true) return travelling(value)
  begun.delete(picture)
  return { answer: null }
})

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)

function travelling({ width, height, data }: Decoded): Answered<PixelsRead> {
  // What is a part of larger memory, which others may use, is copied.
  const own = data.byteLength === data.buffer.byteLength ? data : new Uint8Array(data)
  const answer = { width, height, data: new Uint8Array(own.buffer) }
  return own.buffer instanceof ArrayBuffer ? { answer, transferred: [own.buffer] } : { answer }
}
