// What YouTube tells by PubSubHubbub of a channel that has been subscribed to: a film that is new, has another title or is gone. It tells
// nothing of comments. As its documentation describes it: an Atom feed with one entry, or an `at:deleted-entry`.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { SaxesParser } from 'saxes'
import type { Notice } from './notice.ts'

const MOST = 100
const TOPIC = /^https:\/\/www\.youtube\.com\/(?:xml\/feeds|feeds)\/videos\.xml\?channel_id=([\w-]{1,100})$/
const CHANNEL = /^https?:\/\/www\.youtube\.com\/channel\/([\w-]{1,100})$/
const FILM = /^(?:yt:video:)?([\w-]{1,100})$/

/** The channel that a subscription is of; null of anything else. */
export const channelOf = (topic: string): string | null => TOPIC.exec(topic)?.[1] ?? null

/** Whether the body is signed with the secret of the subscription, as `x-hub-signature` says. */
export function isYouTubes(body: Buffer, signature: string | undefined, secret: string): boolean {
  const [, algorithm = 'sha1', said = ''] =
    /^(sha1|sha256|sha384|sha512)=([0-9a-f]+)$/.exec(signature ?? '') ?? []
  const own = createHmac(algorithm, secret).update(body).digest()
  const given = Buffer.from(said, 'hex')
  return given.length === own.length && timingSafeEqual(given, own)
}

/** The films that it is about; null of what is not understood. */
export function readYouTube(body: Buffer): Notice[] | null {
  const notices: Notice[] = []
  let entry: { film: string; user: string; updated: string } | null = null
  let gone: { film: string; user: string; updated: string } | null = null
  let text = ''
  const parser = new SaxesParser()
  parser.on('doctype', () => {
    throw new Error('a doctype')
  })
  parser.on('opentag', ({ name, attributes }) => {
    text = ''
    const said = (of: string) => String((attributes as Record<string, string>)[of] ?? '')
    if (name === 'entry') entry = { film: '', user: '', updated: '' }
    if (name === 'at:deleted-entry') gone = { film: said('ref'), user: '', updated: said('when') }
  })
  parser.on('text', more => {
    text += more
  })
  parser.on('closetag', ({ name }) => {
    if (entry !== null && name === 'yt:videoId') entry.film = text.trim()
    if (entry !== null && name === 'yt:channelId') entry.user = text.trim()
    if (entry !== null && name === 'updated') entry.updated = text.trim()
    if (gone !== null && name === 'uri') gone.user = CHANNEL.exec(text.trim())?.[1] ?? ''
    const done = name === 'entry' ? entry : name === 'at:deleted-entry' ? gone : null
    const id = FILM.exec(done?.film ?? '')?.[1]
    if (done !== null && id !== undefined && done.user !== '' && notices.length < MOST)
      notices.push({ kind: 'youtube', user: done.user, is: 'film', id, changedRaw: done.updated })
    if (done === entry) entry = null
    if (done === gone) gone = null
  })
  try {
    parser.write(body.toString('utf8')).close()
  } catch {
    return null
  }
  return notices
}
