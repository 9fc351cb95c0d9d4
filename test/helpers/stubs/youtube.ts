// A stub of the YouTube Data API, as its documentation describes it: comment threads by state, and their moderation.
import { type Asked, type Said, type StubServer, startStub } from './server.ts'

const RENEWING = {
  client_id: 'klient',
  client_secret: 'klientens-hemlighet',
  refresh_token: 'fornyelse-nyckel'
}
export const RENEWING_KEY = JSON.stringify(RENEWING)
const KEY = 'ya29.nyckel-som-galler-en-timme'
const PER_PAGE = 20

type VideoComment = {
  id: string
  video: string
  parent: string | null
  text: string
  author: string
  status: string
}

export interface YouTubeStub extends StubServer {
  readonly comments: VideoComment[]
  readonly films: Map<string, { title: string; description: string }>
  /** Whether the key is another channel's, which is not shown what is held back here. */
  isAnothers: boolean
}

export async function startYouTube(channel: string): Promise<YouTubeStub> {
  const comments: VideoComment[] = []
  const films: YouTubeStub['films'] = new Map()
  const stub: Pick<YouTubeStub, 'isAnothers'> = { isAnothers: false }
  const server = await startStub(asked => answer(asked))
  return Object.assign(stub, server, { comments, films })

  function answer({ url, headers, form }: Asked): Said {
    const ask = (name: string) => url.searchParams.get(name)
    if (url.pathname === '/token')
      return form.get('refresh_token') === RENEWING.refresh_token
        ? { json: { access_token: KEY, expires_in: 3599, token_type: 'Bearer' } }
        : { status: 400, json: { error: 'invalid_grant' } }
    if (headers.authorization !== `Bearer ${KEY}`) return refused(401, 'authError')
    switch (url.pathname) {
      case '/channels':
        return {
          json: {
            items: [
              { id: stub.isAnothers ? 'UCnågonannans' : channel, snippet: { title: 'Kommunens kanal' } }
            ]
          }
        }
      case '/videos': {
        const film = films.get(ask('id') ?? '')
        return { json: { items: film === undefined ? [] : [{ id: ask('id'), snippet: film }] } }
      }
      case '/commentThreads': {
        const status = ask('moderationStatus') ?? 'published'
        const top = comments.filter(
          each =>
            each.parent === null &&
            each.status === status &&
            (ask('videoId') === null || each.video === ask('videoId'))
        )
        return paged(url, top, each => ({
          kind: 'youtube#commentThread',
          id: each.id,
          snippet: {
            videoId: each.video,
            topLevelComment: shown(each),
            totalReplyCount: repliesTo(each.id).length
          },
          // An answer embeds a few replies only.
          replies: { comments: repliesTo(each.id).slice(0, 5).map(shown) }
        }))
      }
      case '/comments': {
        const ids = ask('id')?.split(',')
        if (ids !== undefined && ids.length > 50) return refused(400, 'invalidParameter')
        if (ids !== undefined)
          return {
            json: {
              items: comments
                .filter(({ id, status }) => ids.includes(id) && (status === 'published' || !stub.isAnothers))
                .map(shown)
            }
          }
        return paged(url, repliesTo(ask('parentId') ?? ''), shown)
      }
      case '/comments/setModerationStatus': {
        const found = comments.find(({ id }) => id === ask('id'))
        if (found === undefined) return refused(404, 'commentNotFound')
        found.status = ask('moderationStatus') ?? ''
        return { status: 204 }
      }
    }
    return refused(404, 'notFound')
  }

  function repliesTo(id: string): VideoComment[] {
    return comments.filter(({ parent }) => parent === id)
  }
}

function shown({ id, video, parent, text, author, status }: VideoComment): object {
  return {
    kind: 'youtube#comment',
    id,
    snippet: {
      authorDisplayName: `@${author}`,
      authorChannelUrl: `http://www.youtube.com/@${author}`,
      authorChannelId: { value: `UC${author}` },
      textDisplay: text,
      videoId: video,
      likeCount: 0,
      moderationStatus: status,
      publishedAt: '2026-11-20T09:00:00Z',
      updatedAt: '2026-11-20T09:00:00Z',
      ...(parent === null ? {} : { parentId: parent })
    }
  }
}

function paged(url: URL, all: VideoComment[], show: (each: VideoComment) => object): Said {
  const from = Number(url.searchParams.get('pageToken') ?? 0)
  const to = from + PER_PAGE
  return {
    json: { items: all.slice(from, to).map(show), ...(to < all.length ? { nextPageToken: String(to) } : {}) }
  }
}

function refused(status: number, reason: string): Said {
  return {
    status,
    json: { error: { code: status, message: reason, errors: [{ domain: 'youtube', reason }] } }
  }
}
