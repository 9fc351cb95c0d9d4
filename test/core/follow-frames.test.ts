// Frames of the streams of edits and removals: what they tell, and that none of them, however it is made, is more than not understood.
import { expect, it } from 'vitest'
import { readFrames } from '../../electron/core/comments/follow/frames/frames.ts'
import { readFramesApart } from '../../electron/core/comments/follow/frames/frames-apart.ts'

type Cbor = null | boolean | number | string | Uint8Array | Cbor[] | { [key: string]: Cbor }

const head = (major: number, n: number): number[] =>
  n < 24
    ? [(major << 5) | n]
    : n < 256
      ? [(major << 5) | 24, n]
      : [(major << 5) | 26, (n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]

function cbor(value: Cbor): number[] {
  if (value === null) return [0xf6]
  if (typeof value === 'boolean') return [value ? 0xf5 : 0xf4]
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') {
    const bytes = [...new TextEncoder().encode(value)]
    return [...head(3, bytes.length), ...bytes]
  }
  if (value instanceof Uint8Array) return [...head(2, value.length), ...value]
  if (Array.isArray(value)) return [...head(4, value.length), ...value.flatMap(cbor)]
  const entries = Object.entries(value)
  return [...head(5, entries.length), ...entries.flatMap(([key, each]) => [...cbor(key), ...cbor(each)])]
}

const frame = (kind: string, body: Record<string, Cbor>, op = 1) =>
  Uint8Array.from([...cbor(op === 1 ? { op, t: kind } : { op }), ...cbor(body)])

const DID = 'did:plc:abcdefghijklmnopqrstuvwx'
const op = (action: string, path: string): Cbor => ({ action, path, cid: null })
const commit = (seq: number, ...ops: Cbor[]) =>
  frame('#commit', {
    seq,
    repo: DID,
    ops,
    blocks: new Uint8Array(300),
    tooBig: false,
    time: '2026-11-29T10:00:00Z'
  })

it('tells which posts were changed or taken away, and by whom', () => {
  const frames = [
    commit(5, op('create', 'app.bsky.feed.post/3aaa'), op('delete', 'app.bsky.feed.post/3bbb')),
    commit(6, op('delete', 'app.bsky.feed.like/3ccc'), op('update', 'app.bsky.feed.post/3ddd')),
    frame('#account', { seq: 7, did: DID, active: true, time: 'x' }),
    frame('#account', { seq: 8, did: DID, active: false, status: 'deleted', time: 'x' }),
    frame('#identity', { seq: 9, did: DID, time: 'x' })
  ]
  expect(readFrames('firehose', frames)).toEqual({
    at: 9,
    bad: 0,
    said: null,
    heard: [
      { at: 5, is: 'post', uri: `at://${DID}/app.bsky.feed.post/3bbb` },
      { at: 6, is: 'post', uri: `at://${DID}/app.bsky.feed.post/3ddd` },
      { at: 8, is: 'account', did: DID }
    ]
  })
})

it('reads the same of Jetstream, and what a stream says of itself', () => {
  const text = (value: object) => new TextEncoder().encode(JSON.stringify(value))
  const of = (operation: string, rkey: string) => ({
    operation,
    collection: 'app.bsky.feed.post',
    rkey,
    rev: 'r'
  })
  expect(
    readFrames('jetstream', [
      text({ did: DID, time_us: 1_700_000_000_000_000, kind: 'commit', commit: of('delete', '3bbb') }),
      text({ did: DID, time_us: 1_700_000_000_000_001, kind: 'commit', commit: of('create', '3ccc') }),
      text({
        did: DID,
        time_us: 1_700_000_000_000_002,
        kind: 'account',
        account: { active: false, did: DID }
      })
    ])
  ).toMatchObject({
    at: 1_700_000_000_000_002,
    bad: 0,
    heard: [
      { is: 'post', uri: `at://${DID}/app.bsky.feed.post/3bbb` },
      { is: 'account', did: DID }
    ]
  })
  expect(readFrames('firehose', [frame('#info', { name: 'OutdatedCursor', message: 'x' })]).said).toBe(
    'OutdatedCursor'
  )
  expect(readFrames('firehose', [frame('', { error: 'FutureCursor' }, -1)]).said).toBe('FutureCursor')
})

const deep = (n: number) => Uint8Array.from([...Array(n).fill(0x81), 0])
const HOSTILE: readonly (readonly [string, Uint8Array])[] = [
  ['nothing', new Uint8Array()],
  ['half of one', commit(5, op('delete', 'app.bsky.feed.post/3bbb')).subarray(0, 60)],
  ['a text that claims four gigabytes', Uint8Array.from([0x7a, 0xff, 0xff, 0xff, 0xff, 65])],
  ['a list that claims four billion', Uint8Array.from([0x9a, 0xff, 0xff, 0xff, 0xff])],
  ['a list in a list, a million deep', deep(1_000_000)],
  ['a text without an end', Uint8Array.from([0x7f, 0x61, 65, 0xff])],
  ['a number that is too large', Uint8Array.from([0x1b, ...Array(8).fill(255)])],
  ['a key that is no text', Uint8Array.from([0xa1, 1, 1])],
  [
    'tags without an end',
    Uint8Array.from(
      Array(100_000)
        .fill(0xd8)
        .flatMap(tag => [tag, 42])
    )
  ],
  [
    'six megabytes of small numbers',
    Uint8Array.from([0x9a, 0, 0x5b, 0x8d, 0x80, ...new Uint8Array(6_000_000)])
  ],
  ['an address that leads out', commit(5, op('delete', 'app.bsky.feed.post/../../x'))],
  ['an author that is none', frame('#commit', { seq: 1, repo: 'did:plc:å\u0000', ops: [] })],
  ['a place that is none', frame('#commit', { seq: -1, repo: DID, ops: [] })],
  ['a prototype', frame('#commit', { __proto__: null, seq: 1, repo: DID, ops: { length: 9 } as Cbor })]
]

it.each(HOSTILE)('does not understand %s, and goes on with the next', (_, bytes) => {
  const began = performance.now()
  const read = readFrames('firehose', [bytes, commit(9, op('delete', 'app.bsky.feed.post/3bbb'))])
  expect(read).toMatchObject({ heard: [{ at: 9 }], at: 9 })
  expect(performance.now() - began).toBeLessThan(1_000)
  // The same bytes are no JSON either.
  expect(readFrames('jetstream', [bytes])).toMatchObject({ heard: [], bad: 1 })
})

it('reads them in a thread of their own', async () => {
  const read = await readFramesApart('firehose', [
    commit(4, op('delete', 'app.bsky.feed.post/3bbb')),
    new Uint8Array(3)
  ])
  expect(read).toMatchObject({ at: 4, bad: 1, heard: [{ is: 'post' }] })
})
