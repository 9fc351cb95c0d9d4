// A comment that is noted without a picture, and is then read through the channel's account: what hangs on it is never fetched.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { commentDetail } from '../../electron/core/comments/comments/detail.ts'
import { noteFacts } from '../../electron/core/comments/comments/facts.ts'
import { decideComment } from '../../electron/core/comments/comments/order.ts'
import { actOn } from '../../electron/core/comments/moderation/act.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { newChannel } from '../helpers/archive.ts'
import { REMOVE } from '../helpers/comments.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { commentSaying, newPage } from '../helpers/platforms/page.ts'

const pictureOf = (n: number) => Buffer.from(`89504e470d0a1a0a0000000d4948445${n}`, 'hex')

describeWithKeychain('with a keychain', () => {
  /** Every comment has a picture, and number 1 is noted without one. */
  async function noted(inChannel?: (ctx: Context) => ReturnType<typeof newChannel>) {
    const made = await newPage(3)
    const { ctx, stub, comments } = made
    for (const [n, comment] of comments.entries()) {
      stub.media.set(`/${n}.png`, pictureOf(n))
      const image = { src: new URL(`${n}.png`, stub.address).href }
      Object.assign(comment, { attachment: { type: 'photo', media: { image } } })
    }
    const { id } = await noteFacts(ctx, {
      channelId: inChannel?.(ctx).id ?? made.channelId,
      address: 'https://www.facebook.com/comment/2002_1',
      description: 'En bild som inte får sparas.',
      ...{ authorName: 'Besökare 1', authorAddress: null, timeShown: null, policeNumber: '5000-K99-26' }
    })
    /** Which of the pictures are anywhere in the store. */
    const pictures = async () => {
      const entries = await readdir(join(made.dir, 'objects'), { recursive: true, withFileTypes: true })
      const files = entries.filter(entry => entry.isFile())
      const all = await Promise.all(files.map(entry => readFile(join(entry.parentPath, entry.name))))
      return [0, 1, 2].filter(n => all.some(bytes => bytes.includes(pictureOf(n))))
    }
    const asked = () => stub.asked.filter(({ url }) => url.pathname === '/1.png').length
    return { ...made, id, pictures, asked }
  }

  it('has no picture fetched or kept, however often it is read, and the others have theirs', async () => {
    const { ctx, id, read, pictures, asked } = await noted()
    expect(await read()).toMatchObject({ state: 'finished', problem: null, seen: 3, added: 2 })
    expect(await read()).toMatchObject({ state: 'finished', added: 0 })
    expect([asked(), await pictures()]).toEqual([0, [0, 2]])
    const detail = commentDetail(ctx.db.read, id)
    expect(detail).toMatchObject({ method: 'facts', attachments: null })
    expect(detail.files.map(({ role }) => role)).toEqual(['provenance'])
    expect(ctx.objects.unclaimed()).toEqual([])
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it('and is noted in another channel: its words are read, and its picture is not', async () => {
    const { ctx, read, pictures, asked } = await noted(ctx =>
      newChannel(ctx, { name: 'Biblioteket', addresses: ['https://flode.example/bibliotek'] })
    )
    expect(await read()).toMatchObject({ state: 'finished', added: 3 })
    expect([asked(), await pictures()]).toEqual([0, [0, 2]])
    expect(commentDetail(ctx.db.read, commentSaying(ctx, 'Kommentar 1:').id).attachments).toBeNull()
  })

  it('is removed through the account, whose answer shows it gone', async () => {
    const { ctx, clock, id, read, comments, pictures, asked } = await noted()
    await read()
    decideComment(ctx, id, { ...REMOVE, category: 'c' })
    clock.advance(60_000)
    expect(await actOn(ctx, { id, action: 'delete' })).toMatchObject({
      state: 'gone',
      removal: { kind: 'deleted', via: 'api', basis: 'api' }
    })
    expect(comments.map(each => each.id)).toEqual(['2002_0', '2002_2'])
    expect(commentDetail(ctx.db.read, id).files.map(({ role }) => role)).toEqual(['provenance'])
    expect([asked(), await pictures()]).toEqual([0, [0, 2]])
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })
})
