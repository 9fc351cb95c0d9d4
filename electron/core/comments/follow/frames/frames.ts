// What the frames of a stream tell: which posts of whom were changed or taken away, and which accounts. The words themselves are not
// read: what a frame says is asked for at its author's server before it counts. Pure.
import { z } from 'zod'
import { partsOf } from '../../platforms/proof.ts'
import { readValues, type Value } from './cbor.ts'

/** The network's own stream (`com.atproto.sync.subscribeRepos`), or Jetstream, which says the same as JSON. */
export type Form = 'firehose' | 'jetstream'

/** Something to look at again, and its place in the stream. `account`: all that this author wrote. */
export type Heard = { readonly at: number } & (
  | { readonly is: 'post'; readonly uri: string }
  | { readonly is: 'account'; readonly did: string }
)

export type FramesRead = {
  readonly heard: readonly Heard[]
  /** The place of the last frame that was understood; null for none. */
  readonly at: number | null
  /** How many were not understood. */
  readonly bad: number
  /** What the platform says of the stream itself, such as that the place asked for is too old. */
  readonly said: string | null
}

const POSTS = 'app.bsky.feed.post'
const Did = z.string().regex(/^did:[a-z]{1,20}:[A-Za-z0-9._:%-]{1,200}$/)
const Place = z.int().nonnegative()

type Read = { at: number | null; heard: Heard[]; said: string | null }

export function readFrames(form: Form, frames: readonly Uint8Array[]): FramesRead {
  const heard: Heard[] = []
  let at: number | null = null
  let said: string | null = null
  let bad = 0
  for (const frame of frames)
    try {
      const read = form === 'firehose' ? ofFirehose(frame) : ofJetstream(frame)
      heard.push(...read.heard)
      at = read.at ?? at
      said = read.said ?? said
    } catch {
      bad++
    }
  return { heard, at, bad, said }
}

const NOTHING = { heard: [], said: null }

function ofFirehose(frame: Uint8Array): Read {
  const [head, body] = readValues(frame, 2)
  if (!isMap(head) || !isMap(body)) throw new Error('no frame')
  if (head.get('op') !== 1) return { ...NOTHING, at: null, said: word(body.get('error')) }
  const kind = head.get('t')
  if (kind === '#info') return { ...NOTHING, at: null, said: word(body.get('name')) }
  const at = Place.parse(body.get('seq'))
  if (kind === '#commit') return { ...NOTHING, at, heard: ofCommit(body, at) }
  if (kind === '#sync' || kind === '#tombstone')
    return { ...NOTHING, at, heard: [{ at, is: 'account', did: Did.parse(body.get('did')) }] }
  if (kind === '#account' && body.get('active') === false)
    return { ...NOTHING, at, heard: [{ at, is: 'account', did: Did.parse(body.get('did')) }] }
  return { ...NOTHING, at }
}

function ofCommit(body: ReadonlyMap<string, Value>, at: number): Heard[] {
  const did = Did.parse(body.get('repo'))
  // What was too much for a frame is not told one by one.
  if (body.get('tooBig') === true) return [{ at, is: 'account', did }]
  const ops = body.get('ops')
  if (!Array.isArray(ops)) throw new Error('a commit without operations')
  return ops.flatMap((op: Value) => {
    if (!isMap(op)) throw new Error('no operation')
    const [collection = '', rkey = '', more] = z.string().parse(op.get('path')).split('/')
    if (more !== undefined) throw new Error('no path of a record')
    return postOf({ did, collection, rkey, operation: op.get('action') }, at)
  })
}

const Jetstream = z.object({
  did: Did,
  time_us: Place,
  kind: z.string(),
  commit: z.object({ operation: z.string(), collection: z.string(), rkey: z.string() }).optional(),
  account: z.object({ active: z.boolean() }).optional()
})

function ofJetstream(frame: Uint8Array): Read {
  const {
    did,
    time_us: at,
    commit,
    account
  } = Jetstream.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(frame)))
  if (commit !== undefined) return { ...NOTHING, at, heard: postOf({ did, ...commit }, at) }
  return { ...NOTHING, at, heard: account?.active === false ? [{ at, is: 'account', did }] : [] }
}

/** What is new is read when the channel is; only what was there can be changed or gone. */
function postOf(
  op: { did: string; collection: string; rkey: string; operation: unknown },
  at: number
): Heard[] {
  if (op.collection !== POSTS || op.operation === 'create') return []
  const uri = `at://${op.did}/${POSTS}/${op.rkey}`
  if (partsOf(uri) === null) throw new Error('no address of a post')
  return [{ at, is: 'post', uri }]
}

const isMap = (value: Value | undefined): value is ReadonlyMap<string, Value> => value instanceof Map
const word = (value: Value | undefined): string => z.string().max(100).catch('').parse(value)
