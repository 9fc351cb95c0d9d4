// A moderator's day on a real Bluesky network, by the program's own commands: forty replies saved with their signed proofs,
// twenty hidden; and what its author has deleted since still proves itself, unless a single bit of it is another.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  archiveWithAccount,
  type CliArchive,
  commentsByText,
  packaged
} from '../helpers/cli/platform-archive.ts'
import { noKeychain, startKeychain } from '../helpers/keychain.ts'
import { type Bluesky, noBluesky, type Ref, startBluesky, type Writer } from '../helpers/platforms/bluesky.ts'

const missing = noBluesky() ?? noKeychain()

describe.skipIf(missing !== null)(`a real Bluesky network${missing === null ? '' : ` (${missing})`}`, () => {
  let network: Bluesky | undefined
  let [authority, visitor]: Writer[] = []
  const replies: Ref[] = []
  const textOf = (n: number) => `Svar ${n}: ni är odugliga, åäö 🏊`

  beforeAll(async () => {
    await startKeychain()
    network = await startBluesky()
    authority = await network.join('kommunen', 'Kommunen')
    visitor = await network.join('anka', 'Arg Anka')
    const root = await authority.post('Badplatsen är stängd 🏊')
    for (let n = 0; n < 40; n++) replies.push(await visitor.post(textOf(n), { root, parent: root }))
    await network.settle()
  })
  afterAll(async () => {
    await network?.stop()
  })

  const newArchive = () =>
    archiveWithAccount({
      platform: 'bluesky',
      kind: 'bluesky',
      address: network?.address ?? '',
      directory: network?.directory ?? '',
      user: authority?.handle ?? '',
      key: authority?.password ?? ''
    })
  const filesOf = async ({ cli }: CliArchive, id: string) =>
    ((await cli(['comment', 'show', id])) as { comment: { files: { role: string; sha256: string }[] } })
      .comment.files

  it('saves, proves, hides, and proves what its author has deleted', async () => {
    const archive = await newArchive()
    const { cli, channel, dir } = archive
    expect(await cli(['reading', 'start', '--channel', channel])).toMatchObject({
      reading: { added: 40, shown: 40 }
    })
    const saved = await commentsByText(archive)
    const ids = replies.map((_, n) => saved.get(textOf(n))?.id ?? '')
    for (const [n, id] of ids.entries()) {
      expect(saved.get(textOf(n))).toMatchObject({ state: 'verified' })
      const { proof } = await cli(['moderation', 'proof', id])
      expect(proof).toMatchObject({ cid: replies[n]?.cid, text: textOf(n), signedBy: visitor?.did })
    }
    for (const id of ids.slice(0, 20)) await cli(['comment', 'decide', id, '--category', 'a'])
    await cli(['moderation', 'act', ...ids.slice(0, 20), '--action', 'hide'])
    for (const [n, id] of ids.entries()) {
      const { platform } = await cli(['moderation', 'show', id])
      expect(platform, `reply ${n}`).toMatchObject({ status: n < 20 ? 'hidden' : 'visible' })
    }

    // One that was hidden, and one that nobody here had done anything about.
    for (const n of [3, 33]) await visitor?.remove(replies[n]?.uri ?? '')
    await network?.settle()
    expect(await cli(['reading', 'start', '--channel', channel])).toMatchObject({ reading: { vanished: 1 } })
    for (const n of [3, 33]) {
      const { platform } = await cli(['moderation', 'show', ids[n] ?? ''])
      expect(platform).toMatchObject({ status: 'gone' })
      const { proof } = await cli(['moderation', 'proof', ids[n] ?? ''])
      expect(proof).toMatchObject({ cid: replies[n]?.cid, text: textOf(n) })
    }
    expect(await cli(['verify'])).toMatchObject({ verification: { findings: [] } })

    const folder = await packaged(archive)
    const { comments } = JSON.parse(await readFile(join(folder, 'data/records.json'), 'utf8')) as {
      comments: { id: string; files: { role: string; sha256: string }[] }[]
    }
    for (const id of ids) {
      const record = comments.find(comment => comment.id === id)
      expect(record?.files.filter(({ role }) => role === 'original')).toHaveLength(2)
    }

    const [file] = (await filesOf(archive, ids[33] ?? '')).filter(({ role }) => role === 'original')
    const path = join(dir, 'objects', file?.sha256.slice(0, 2) ?? '', file?.sha256.slice(2) ?? '')
    const bytes = await readFile(path)
    bytes[bytes.length - 30] = (bytes[bytes.length - 30] ?? 0) ^ 1
    await writeFile(path, bytes)
    const broken = await cli(['moderation', 'proof', ids[33] ?? ''], { code: 1 })
    expect(broken).toMatchObject({ error: { code: 'proof-broken' } })
  })

  it('has no proof to check where there is none', async () => {
    const { cli, channel } = await newArchive()
    const taken = await cli([
      ...['comment', 'facts', '--channel', channel, '--address', 'https://flode.example/1'],
      ...['--description', 'En länk', '--police-number', 'K1', '--author', 'Bo']
    ])
    const { comment } = taken as { comment: { id: string } }
    const none = await cli(['moderation', 'proof', comment.id], { code: 1 })
    expect(none).toMatchObject({ error: { code: 'no-proof' } })
    const unknown = await cli(['moderation', 'proof', '00000000-0000-4000-8000-000000000000'], { code: 1 })
    expect(unknown).toMatchObject({ error: { code: 'not-found' } })
  })
})
