// Bluesky: replies by walking the threads of the account's own posts, each with its signed proof; hidden by threadgate.
import { z } from 'zod'
import { ArchiveError } from '../../kernel/errors.ts'
import { blueskyMessages } from './bluesky-chat.ts'
import { commentOf, handleOf, Node, PostRecord, walk } from './bluesky-view.ts'
import { type Answer, httpTo } from './http.ts'
import type { ClientOptions, CommentPage, Found, PlatformClient, PlatformComment, Proof } from './platform.ts'
import { Identity, partsOf, verifyProof } from './proof.ts'
import { unknownThread } from './refusals.ts'

const POST = 'app.bsky.feed.post'
const GATE = 'app.bsky.feed.threadgate'
const DIRECTORY = 'https://plc.directory/'
/** How many levels of replies one answer is asked for; deeper ones are asked for where the answer ends. */
const DEPTH = 50
const MOST_HIDDEN = 300

const Session = z.object({ did: z.string(), handle: z.string(), accessJwt: z.string() })
const ThreadGate = z.looseObject({ hiddenReplies: z.array(z.string()).nullish() })
const Stored = z.object({ uri: z.string(), cid: z.string(), value: z.unknown() })

/** A Bluesky account. `user` is its handle, `secret` an app password, `directory` where authors' keys are looked up. */
export function bluesky(options: ClientOptions): PlatformClient {
  let session: z.infer<typeof Session> | undefined
  const plain = { platform: 'Bluesky', signal: options.signal, patience: options.patience, trouble }
  const nobody = { ...plain, headers: () => ({}), secrets: () => [] }
  const login = httpTo({
    ...plain,
    base: options.address,
    headers: () => ({}),
    secrets: () => [options.secret]
  })
  const http = httpTo({
    ...plain,
    base: options.address,
    headers: () => (session === undefined ? {} : { authorization: `Bearer ${session.accessJwt}` }),
    secrets: () => [options.secret, ...(session === undefined ? [] : [session.accessJwt])]
  })
  const directory = httpTo({ ...nobody, base: options.directory ?? DIRECTORY })

  async function logIn() {
    const made = await login.send('POST', 'xrpc/com.atproto.server.createSession', {
      json: { identifier: options.user, password: options.secret }
    })
    session = login.read(made, Session)
    return session
  }
  /** Sessions last an hour or two; one that has ended is begun anew, once. */
  async function inSession<T>(work: (own: z.infer<typeof Session>) => Promise<T>): Promise<T> {
    const old = session
    try {
      return await work(session ?? (await logIn()))
    } catch (error) {
      if (!(error instanceof ArchiveError) || error.code !== 'platform-expired' || old === undefined)
        throw error
      return work(await logIn())
    }
  }

  /** The author's identity; null when the author has ended the account. */
  async function identityOf(did: string): Promise<{ answer: Answer; identity: Identity | null }> {
    const domain = /^did:web:([a-z0-9.-]+\.[a-z]+)$/.exec(did)?.[1]
    const at =
      domain === undefined ? encodeURIComponent(did) : new URL(`https://${domain}/.well-known/did.json`)
    const answer = await directory.get(at, {}, { allow: [410] })
    return { answer, identity: answer.status === 410 ? null : directory.read(answer, Identity) }
  }
  /** The author's own server, which the author names: spoken to encrypted and without any password. */
  async function serverOf(identity: Identity) {
    const named = identity.service.find(({ id }) => id.endsWith('#atproto_pds'))?.serviceEndpoint
    const url = typeof named === 'string' ? URL.parse(named) : null
    const isFine = url?.protocol === 'https:' || url?.origin === new URL(options.address).origin
    if (url === null || !isFine) throw new ArchiveError('platform-not-found', { platform: 'Bluesky' })
    return httpTo({ ...nobody, base: url.href })
  }

  async function* ownThreads(did: string, since: string | null): AsyncGenerator<string> {
    const Records = z.object({ records: z.array(Stored), cursor: z.string().optional() })
    for (let cursor: string | undefined; ; ) {
      const query = { repo: did, collection: POST, limit: 100, cursor }
      const page = http.read(await http.get('xrpc/com.atproto.repo.listRecords', query), Records)
      for (const { uri, value } of page.records) {
        const record = PostRecord.safeParse(value).data
        if (record === undefined || record.reply != null) continue
        if (since !== null && (record.createdAt ?? since) < since) return
        yield uri
      }
      cursor = page.cursor
      if (cursor === undefined || page.records.length === 0) return
    }
  }

  async function* readThread(root: string, did: string): AsyncGenerator<CommentPage> {
    const waiting = [root]
    const asked = new Set<string>()
    let hidden: ReadonlySet<string> = new Set()
    for (let anchor = waiting.shift(); anchor !== undefined; anchor = waiting.shift()) {
      asked.add(anchor)
      const answer = await http.get(
        'xrpc/app.bsky.feed.getPostThread',
        { uri: anchor, depth: DEPTH, parentHeight: 0 },
        { allow: [400] }
      )
      // The post went away between the list and the walk.
      if (answer.status === 400) {
        if (xrpcError(answer) === 'NotFound') continue
        throw trouble(answer) ?? badAnswer(answer)
      }
      const { thread } = http.read(answer, z.object({ thread: z.unknown() }))
      const top = Node.safeParse(thread).data
      if (top === undefined) continue
      if (anchor === root) hidden = new Set(top.post.threadgate?.record?.hiddenReplies ?? [])
      const comments: PlatformComment[] = []
      // Each post says how many answer it directly; the thread holds the sum.
      let count = 0
      for (const { view, pointer, cutOff } of walk(top, '/thread')) {
        if (view.uri !== anchor || anchor === root) count += view.replyCount ?? 0
        if (view.uri !== anchor) comments.push(commentOf(view, { root, did, hidden, pointer }))
        if (cutOff && !asked.has(view.uri)) waiting.push(view.uri)
      }
      yield { answer, comments, shown: [{ threadId: root, count }] }
    }
  }

  async function gateOf(root: string, did: string) {
    const parts = partsOf(root)
    if (parts === null || parts.did !== did)
      throw new ArchiveError('platform-cannot', { platform: 'Bluesky', action: 'hide' })
    const query = { repo: did, collection: GATE, rkey: parts.rkey }
    const answer = await http.get('xrpc/com.atproto.repo.getRecord', query, { allow: [400] })
    if (answer.status === 400) {
      if (xrpcError(answer) !== 'RecordNotFound') throw trouble(answer) ?? badAnswer(answer)
      return { answer, rkey: parts.rkey, cid: null, gate: null }
    }
    const stored = http.read(answer, Stored)
    return { answer, rkey: parts.rkey, cid: stored.cid, gate: ThreadGate.parse(stored.value) }
  }

  /** The record as its author's own server has it now; null when the author has taken it away. */
  async function recordOf(uri: string) {
    const parts = partsOf(uri)
    if (parts === null) throw unknownThread(uri)
    const { identity, answer: said } = await identityOf(parts.did)
    if (identity === null) return { answer: said, identity, record: null }
    const server = await serverOf(identity)
    const query = { repo: parts.did, collection: parts.collection, rkey: parts.rkey }
    const answer = await server.get('xrpc/com.atproto.repo.getRecord', query, { allow: [400, 404] })
    if (answer.status >= 400) {
      const isGone = ['RecordNotFound', 'RepoNotFound', 'RepoDeactivated', 'RepoTakendown']
      if (!isGone.includes(xrpcError(answer))) throw trouble(answer) ?? badAnswer(answer)
      return { answer, identity, record: null }
    }
    return { answer, identity, record: server.read(answer, Stored.extend({ value: PostRecord })).value }
  }

  async function find(nativeId: string): Promise<Found> {
    return inSession(async ({ did }) => {
      const { answer, identity, record } = await recordOf(nativeId)
      if (identity === null || record === null) return { answer, comment: null }
      const root = record.reply?.root.uri ?? nativeId
      const isOurs = partsOf(root)?.did === did
      const gate = isOurs ? await gateOf(root, did) : null
      const hidden = new Set(gate?.gate?.hiddenReplies ?? [])
      const author = { did: identity.id, handle: handleOf(identity) }
      const view = { uri: nativeId, author, record }
      // Whether it is hidden is what the threadgate says; so that is the answer that is kept.
      return {
        answer: hidden.has(nativeId) && gate !== null ? gate.answer : answer,
        comment: commentOf(view, { root, did, hidden, pointer: '' })
      }
    })
  }

  return {
    kind: 'bluesky',
    actions: ['hide', 'unhide'],
    async check() {
      session = undefined
      const { handle, did } = await logIn()
      const answer = await http.get('xrpc/com.atproto.repo.describeRepo', { repo: did })
      http.read(answer, z.object({ did: z.string() }))
      return { user: handle, site: null }
    },
    async threadOf(address) {
      if (partsOf(address) !== null) return address
      const [, profile = '', rkey = ''] =
        /^https?:\/\/[^/]+\/profile\/([^/?#]+)\/post\/([A-Za-z0-9]+)/.exec(address) ?? []
      if (rkey === '') throw unknownThread(address)
      const did = profile.startsWith('did:') ? profile : await inSession(() => didOf(profile))
      return `at://${did}/${POST}/${rkey}`
    },
    async *read({ thread, since }) {
      // Asked for before the first thread, so that a wrong password is found where there are no threads too.
      const { did } = await inSession(async own => own)
      const threads = thread === null ? ownThreads(did, since) : [thread]
      for await (const root of threads) yield* readThread(root, did)
    },
    messages: () => blueskyMessages(http, inSession),
    ownId: () => inSession(async ({ did }) => did),
    find,
    async act(nativeId, action) {
      if (action !== 'hide' && action !== 'unhide')
        throw new ArchiveError('platform-cannot', { platform: 'Bluesky', action })
      return inSession(async ({ did }) => {
        const { record } = await recordOf(nativeId)
        const root = record?.reply?.root.uri
        if (root === undefined) throw new ArchiveError('platform-not-found', { platform: 'Bluesky' })
        const { rkey, cid, gate } = await gateOf(root, did)
        const others = (gate?.hiddenReplies ?? []).filter(uri => uri !== nativeId)
        if (action === 'hide' && others.length >= MOST_HIDDEN)
          throw new ArchiveError('platform-cannot', { platform: 'Bluesky', action })
        return http.send('POST', 'xrpc/com.atproto.repo.putRecord', {
          json: {
            repo: did,
            collection: GATE,
            rkey,
            // Refused by the server when somebody else changed it meanwhile.
            swapRecord: cid,
            record: {
              createdAt: new Date().toISOString(),
              ...gate,
              $type: GATE,
              post: root,
              hiddenReplies: action === 'hide' ? [...others, nativeId] : others
            }
          }
        })
      })
    },
    async proof(nativeId): Promise<Proof> {
      const parts = partsOf(nativeId)
      if (parts === null) throw unknownThread(nativeId)
      const { answer: identity, identity: document } = await identityOf(parts.did)
      if (document === null) throw new ArchiveError('platform-not-found', { platform: 'Bluesky' })
      const server = await serverOf(document)
      const query = { did: parts.did, collection: parts.collection, rkey: parts.rkey }
      const car = await server.get('xrpc/com.atproto.sync.getRecord', query, {
        headers: { accept: 'application/vnd.ipld.car' }
      })
      const isVerified = await verifyProof(nativeId, car.bytes, identity.bytes).then(
        () => true,
        () => false
      )
      return { car, identity, isVerified }
    }
  }

  async function didOf(handle: string): Promise<string> {
    const answer = await http.get('xrpc/com.atproto.identity.resolveHandle', { handle }, { allow: [400] })
    if (answer.status === 400) throw unknownThread(handle)
    return http.read(answer, z.object({ did: z.string() })).did
  }
}

const Said = z.object({ error: z.string(), message: z.string().nullish() })

function xrpcError(answer: Answer): string {
  return Said.safeParse(answer.json).data?.error ?? ''
}

function trouble(answer: Answer): ArchiveError | null {
  const platform = 'Bluesky'
  const { error = '', message } = Said.safeParse(answer.json).data ?? {}
  // What an app password meets that was made without access to direct messages: no new session helps it.
  if (error === 'InvalidToken' && /^bad token method/i.test(message ?? ''))
    return new ArchiveError('platform-messages-forbidden', { platform })
  if (error === 'ExpiredToken' || error === 'InvalidToken')
    return new ArchiveError('platform-expired', { platform })
  if (error === 'AuthenticationRequired' || error === 'AuthFactorTokenRequired')
    return new ArchiveError('platform-login-refused', { platform })
  if (error === 'AccountTakedown' || error === 'AccountDeactivated')
    return new ArchiveError('platform-forbidden', { platform })
  return null
}

const badAnswer = ({ status }: Answer) =>
  new ArchiveError('platform-bad-answer', { platform: 'Bluesky', status })
