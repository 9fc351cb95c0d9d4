// Decoding pictures in a thread of its own: a few bytes can be made to stand for very much.
import { type LimitedThread, type Limits, limitedThread } from '../../kernel/limited-thread.ts'
import type { Decoded } from './decode.ts'
import type { PictureAsked, PixelsRead } from './picture-thread.ts'

/** The largest picture that is read (decode.ts) takes so much, on a slow computer. */
const LIMITS: Limits = { seconds: 120, megabytes: 1_536 }

export interface PictureReader {
  /** @throws Error when it is no PNG or JPEG, is broken, too large, or takes more than the limits */
  decode(bytes: Uint8Array): Promise<Decoded>
  /** The picture in bands of rows as they are packed, top to bottom, as they are decoded (`laidBands`). @throws as `decode` */
  bands(bytes: Uint8Array): AsyncGenerator<Decoded>
  /** Its top made small, as a JPEG (`thumbnailOf`). @throws as `decode` */
  small(bytes: Uint8Array): Promise<Buffer>
}

export function pictureReader(limits: Limits): PictureReader {
  const thread: LimitedThread<PictureAsked, PixelsRead> = limitedThread(
    'picture-thread',
    import.meta.dirname,
    limits
  )
  let last = 0
  return {
    async decode(bytes) {
      const read = await thread.ask({ is: 'whole', bytes })
      if (read === null) throw new Error('a picture without pixels')
      return decoded(read)
    },
    async small(bytes) {
      const read = await thread.ask({ is: 'small', bytes })
      if (read === null) throw new Error('a picture without pixels')
      return decoded(read).data
    },
    async *bands(bytes) {
      const picture = ++last
      let coming = thread.ask({ is: 'first', picture, bytes })
      let isOver = false
      try {
        for (;;) {
          const read = await coming
          isOver = read === null
          if (read === null) return
          // The next is decoded while this one is used. It may fail meanwhile; it is waited for after that.
          coming = thread.ask({ is: 'next', picture })
          coming.catch(() => undefined)
          yield decoded(read)
        }
      } finally {
        // Whoever wanted no more of it, or it could not be read further.
        if (!isOver) await thread.ask({ is: 'last', picture }).catch(() => undefined)
      }
    }
  }
}

const decoded = ({ width, height, data }: NonNullable<PixelsRead>): Decoded => ({
  width,
  height,
  data: Buffer.from(data.buffer, data.byteOffset, data.byteLength)
})

/** The reader of the whole program. */
export const pictures = pictureReader(LIMITS)
