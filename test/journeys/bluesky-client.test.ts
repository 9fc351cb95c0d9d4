// The Bluesky client against a real network: replies at every depth, proofs that hold without it, and hiding.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bluesky } from '../../electron/core/comments/platforms/bluesky.ts'
import type { PlatformComment } from '../../electron/core/comments/platforms/platform.ts'
import { verifyProof } from '../../electron/core/comments/platforms/proof.ts'
import { type Bluesky, noBluesky, type Ref, startBluesky, type Writer } from '../helpers/platforms/bluesky.ts'

const missing = noBluesky()

describe.skipIf(missing !== null)(`a real Bluesky network${missing === null ? '' : ` (${missing})`}`, () => {
  let network: Bluesky
  let [authority, visitor]: Writer[] = []
  beforeAll(async () => {
    network = await startBluesky()
    authority = await network.join('kommunen', 'Kommunen')
    visitor = await network.join('anka', 'Arg Anka')
  })
  afterAll(() => network.stop())

  const client = (secret = authority?.password ?? '') =>
    bluesky({
      address: network.address,
      directory: network.directory,
      user: authority?.handle ?? '',
      secret,
      signal: new AbortController().signal
    })
  async function thread(depth: number) {
    if (authority === undefined || visitor === undefined) throw new Error('nobody has joined')
    const root = await authority.post('Badplatsen är stängd 🏊')
    const replies: Ref[] = []
    for (let n = 0; n < depth; n++)
      replies.push(await visitor.post(`Svar ${n} å`, { root, parent: replies.at(-1) ?? root }))
    await network.settle()
    return { root, replies, authority, visitor }
  }

  it('walks a thread to its end, however deep, and knows how many replies there are', async () => {
    const { root, replies, visitor } = await thread(70)
    const found = new Map<string, PlatformComment>()
    let shown = 0
    for await (const page of client().read({ thread: root.uri, since: null })) {
      for (const comment of page.comments) found.set(comment.nativeId, comment)
      for (const { count } of page.shown) shown += count
    }
    expect([...found.keys()].sort()).toEqual(replies.map(({ uri }) => uri).sort())
    expect(shown).toBe(70)
    expect(found.get(replies[69]?.uri ?? '')).toMatchObject({
      text: 'Svar 69 å',
      parentId: replies[68]?.uri,
      threadId: root.uri,
      author: { nativeId: visitor.did, handle: 'anka.test', displayName: 'Arg Anka' }
    })
  })

  it('proves a reply after its author has deleted it, and no flipped bit passes', async () => {
    const { replies, visitor } = await thread(2)
    const [one, two] = replies
    if (one === undefined || two === undefined) throw new Error('no replies')
    const proof = await client().proof?.(two.uri)
    if (proof === undefined) throw new Error('no proof')
    expect(proof.isVerified).toBe(true)
    await visitor.remove(two.uri)
    await network.settle()
    expect((await client().find(two.uri)).comment).toBeNull()
    const { car, identity } = proof
    expect(await verifyProof(two.uri, car.bytes, identity.bytes)).toMatchObject({
      cid: two.cid,
      record: { text: 'Svar 1 å' }
    })
    for (let at = 0; at < car.bytes.length; at++) {
      const flipped = Uint8Array.from(car.bytes)
      flipped[at] = (flipped[at] ?? 0) ^ 1
      await expect(verifyProof(two.uri, flipped, identity.bytes), `byte ${at}`).rejects.toThrow()
    }
    // Nor does it prove another reply, or that somebody else wrote it.
    await expect(verifyProof(one.uri, car.bytes, identity.bytes)).rejects.toThrow()
    const stranger = new TextEncoder().encode(
      new TextDecoder().decode(identity.bytes).replaceAll(visitor.did, 'did:plc:nagonannanhelt')
    )
    await expect(verifyProof(two.uri, car.bytes, stranger)).rejects.toThrow()
  })

  it('hides one reply and leaves what was hidden before as it was', async () => {
    const { replies } = await thread(3)
    const status = async (n: number) => (await client().find(replies[n]?.uri ?? '')).comment?.status
    await client().act(replies[0]?.uri ?? '', 'hide')
    await client().act(replies[2]?.uri ?? '', 'hide')
    expect([await status(0), await status(1), await status(2)]).toEqual(['hidden', 'visible', 'hidden'])
    await client().act(replies[0]?.uri ?? '', 'unhide')
    expect([await status(0), await status(1), await status(2)]).toEqual(['visible', 'visible', 'hidden'])
    await expect(client().act(replies[1]?.uri ?? '', 'delete')).rejects.toMatchObject({
      code: 'platform-cannot'
    })
  })

  it('finds a wrong password', async () => {
    const refused = { code: 'platform-login-refused' }
    await expect(client('fel').check()).rejects.toMatchObject(refused)
    await expect(client('fel').read({ thread: null, since: null }).next()).rejects.toMatchObject(refused)
  })
})
