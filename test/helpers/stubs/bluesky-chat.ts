// A stub of Bluesky's chat service behind an account's server, as its lexicons describe it (`chat.bsky.convo`): it is closed, and no
// server of it can be run.
import { type Asked, type Said, type StubServer, startStub } from './server.ts'

export const KEY = 'bluesky-nyckel-som-aldrig-far-synas'
export const OWN = 'did:plc:kommunenkommunenkommunen'
const PER_PAGE = 2

type Written = { id: string; from: string; text: string | null; at: string; shares?: string }
type Convo = {
  id: string
  members: { did: string; handle: string; displayName?: string }[]
  messages: Written[]
}

export interface BlueskyChatStub extends StubServer {
  /** Messages in the order they were written. */
  readonly convos: Convo[]
  /** Whether the password was made with access to direct messages. */
  mayChat: boolean
  /** Ends the session: the next question finds it expired. */
  expire(): void
}

export async function startBlueskyChat(handle: string): Promise<BlueskyChatStub> {
  const convos: Convo[] = []
  let sessions = 0
  let live = ''
  const server = await startStub(answer)
  const expire = () => {
    live = ''
  }
  const stub = Object.assign(server, { convos, mayChat: true, expire })
  return stub

  function answer({ url, headers, body }: Asked): Said {
    const method = url.pathname.replace('/xrpc/', '')
    if (method === 'com.atproto.server.createSession') {
      const { identifier, password } = JSON.parse(body) as { identifier: string; password: string }
      if (identifier !== handle || password !== KEY)
        return {
          status: 401,
          json: { error: 'AuthenticationRequired', message: 'Invalid identifier or password' }
        }
      live = `session-${++sessions}-som-aldrig-far-synas`
      return { json: { did: OWN, handle, accessJwt: live, refreshJwt: 'r' } }
    }
    if (headers.authorization !== `Bearer ${live}`)
      return { status: 400, json: { error: 'ExpiredToken', message: 'Token has expired' } }
    if (method === 'com.atproto.repo.describeRepo') return { json: { did: OWN, handle } }
    // Without the header, the account's own server is asked, which knows no such method.
    if (headers['atproto-proxy'] !== 'did:web:api.bsky.chat#bsky_chat')
      return { status: 501, json: { error: 'MethodNotImplemented', message: 'Method Not Implemented' } }
    if (!stub.mayChat) return { status: 400, json: { error: 'InvalidToken', message: 'Bad token method' } }
    const from = Number(url.searchParams.get('cursor') ?? 0)
    const next = (of: readonly unknown[]) =>
      from + PER_PAGE < of.length ? { cursor: `${from + PER_PAGE}` } : {}
    if (method === 'chat.bsky.convo.listConvos')
      return { json: { ...next(convos), convos: convos.slice(from, from + PER_PAGE).map(shownConvo) } }
    const convo = convos.find(({ id }) => id === url.searchParams.get('convoId'))
    if (method !== 'chat.bsky.convo.getMessages' || convo === undefined)
      return { status: 400, json: { error: 'InvalidRequest', message: 'Convo not found' } }
    const messages = convo.messages.toReversed()
    return { json: { ...next(messages), messages: messages.slice(from, from + PER_PAGE).map(shown) } }
  }
}

function shownConvo({ id, members, messages }: Convo): object {
  const last = messages.at(-1)
  return {
    id,
    rev: '222',
    members: members.map(member => ({
      ...member,
      associated: { chat: { allowIncoming: 'all' } },
      labels: []
    })),
    ...(last === undefined ? {} : { lastMessage: shown(last) }),
    muted: false,
    status: 'request',
    unreadCount: 1
  }
}

function shown({ id, from, text, at, shares }: Written): object {
  const common = { id, rev: '222', sender: { did: from }, sentAt: at }
  if (text === null) return { $type: 'chat.bsky.convo.defs#deletedMessageView', ...common }
  const record = { $type: 'app.bsky.embed.record#viewRecord', uri: shares, cid: 'bafy', value: {} }
  return {
    $type: 'chat.bsky.convo.defs#messageView',
    ...common,
    text,
    ...(shares === undefined ? {} : { embed: { $type: 'app.bsky.embed.record#view', record } }),
    reactions: [{ value: '👍', sender: { did: from }, createdAt: at }]
  }
}
