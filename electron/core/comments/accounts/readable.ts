// A client whose comments and messages come with what a visitor reads of them: what is HTML is read apart, an answer's all at a time.
import { textsOfHtml } from '../../formats/mail/html-apart.ts'
import { isLongHtml, type Reading } from '../../formats/mail/html-text.ts'
import type { PlatformClient, PlatformComment } from '../platforms/platform.ts'

export function withReadable(client: PlatformClient): PlatformClient {
  const { latest, messages } = client
  const allReadable = (comments: readonly PlatformComment[]) => readAll(comments, 'words-and-addresses')
  return {
    ...client,
    async *read(which) {
      for await (const page of client.read(which))
        yield { ...page, comments: await allReadable(page.comments) }
    },
    async find(nativeId) {
      const found = await client.find(nativeId)
      const [comment = null] = await allReadable(found.comment === null ? [] : [found.comment])
      return { ...found, comment }
    },
    ...(latest && {
      async latest(page: number) {
        const found = await latest(page)
        return { ...found, comments: await allReadable(found.comments) }
      }
    }),
    ...(messages && {
      async *messages() {
        for await (const page of messages())
          yield { ...page, messages: await readAll(page.messages, 'words') }
      }
    })
  }
}

async function readAll(comments: readonly PlatformComment[], reading: Reading): Promise<PlatformComment[]> {
  const isToBeRead = ({ format, text }: PlatformComment) => format === 'html' && isLongHtml(text)
  const pieces = comments.filter(isToBeRead).map(({ text }) => text)
  const texts = (await textsOfHtml(pieces, reading)).values()
  // One that takes more than the limits is shown as it came.
  return comments.map(comment =>
    isToBeRead(comment) ? { ...comment, readable: texts.next().value ?? comment.text } : comment
  )
}
