// The WordPress client against a real WordPress: what it reads, that nothing it does destroys evidence, and wrong passwords.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlatformAction } from '#shared/account.ts'
import { wordpress } from '../../electron/core/comments/platforms/wordpress.ts'
import { noWordPress, startWordPress, type WordPress, writeComments } from '../helpers/platforms/wordpress.ts'

const missing = noWordPress()

describe.skipIf(missing !== null)(`a real WordPress${missing === null ? '' : ` (${missing})`}`, () => {
  let site: WordPress
  beforeAll(async () => {
    site = await startWordPress()
  })
  afterAll(() => site.stop())

  const client = (secret = site.password) =>
    wordpress({
      address: site.address,
      directory: null,
      user: site.user,
      secret,
      signal: new AbortController().signal
    })

  it('reads comments of every status, more than a page of them, with address and program of the author', async () => {
    expect(await client().check()).toEqual({ user: 'moderator', site: 'Exempelköpings kommun' })
    const written = await writeComments(
      site,
      Array.from({ length: 130 }, (_, n) => ({
        name: `Besökare ${n}`,
        text: `Kommentar ${n}: <b>åäö</b> "citat" \\ 🏊`,
        ip: `192.0.2.${n}`,
        agent: `Program/${n}`,
        email: `b${n}@example.se`
      }))
    )
    await client().act(`${site.address}#comment-${written[0]}`, 'spam')
    await client().act(`${site.address}#comment-${written[1]}`, 'trash')
    const found = new Map()
    for await (const { comments } of client().read({ thread: null, since: null }))
      for (const comment of comments) found.set(comment.nativeId, comment)
    for (const [n, id] of written.entries())
      expect(found.get(`${site.address}#comment-${id}`)).toMatchObject({
        text: `Kommentar ${n}: <b>åäö</b> "citat" \\ 🏊`,
        status: n === 0 ? 'spam' : n === 1 ? 'trash' : 'visible',
        author: {
          displayName: `Besökare ${n}`,
          email: `b${n}@example.se`,
          ip: `192.0.2.${n}`,
          userAgent: `Program/${n}`
        }
      })
  })

  it('keeps the author’s address and program through every change of status', async () => {
    const [id] = await writeComments(site, [
      { name: 'Örjan', text: 'Hej', ip: '198.51.100.9', agent: 'Ursprunglig/1', email: 'o@example.se' }
    ])
    const nativeId = `${site.address}#comment-${id}`
    const steps: [PlatformAction, string][] = [
      ['hold', 'held'],
      ['unhide', 'visible'],
      ['spam', 'spam'],
      ['unhide', 'visible'],
      ['trash', 'trash'],
      ['unhide', 'visible'],
      ['hide', 'held']
    ]
    for (const [action, status] of steps) {
      await client().act(nativeId, action)
      expect((await client().find(nativeId)).comment).toMatchObject({
        status,
        author: { ip: '198.51.100.9', userAgent: 'Ursprunglig/1' }
      })
    }
    await client().act(nativeId, 'delete')
    expect((await client().find(nativeId)).comment).toBeNull()
  })

  it('finds a wrong password everywhere, and takes it neither for no comments nor for a comment that is gone', async () => {
    const wrong = client('fel lösenord')
    const [id] = await writeComments(site, [
      { name: 'Å', text: 'Hej', ip: '192.0.2.1', agent: 'x', email: 'a@example.se' }
    ])
    const refused = { code: 'platform-login-refused' }
    await expect(wrong.check()).rejects.toMatchObject(refused)
    await expect(wrong.read({ thread: null, since: null }).next()).rejects.toMatchObject(refused)
    await expect(wrong.find(`${site.address}#comment-${id}`)).rejects.toMatchObject(refused)
    await expect(wrong.find(`${site.address}#comment-999999`)).rejects.toMatchObject(refused)
    await expect(wrong.act(`${site.address}#comment-${id}`, 'trash')).rejects.toMatchObject(refused)
    expect((await client().find(`${site.address}#comment-${id}`)).comment?.status).toBe('visible')
  })

  it('knows a post by its address, and refuses another site', async () => {
    const thread = await client().threadOf(`${site.address}?p=${site.post}`)
    const [first] = await Array.fromAsync(client().read({ thread, since: null }))
    const permalink = first?.comments[0]?.permalink ?? ''
    expect(await client().threadOf(permalink)).toBe(thread)
    await expect(client().threadOf('https://elsewhere.example/post')).rejects.toMatchObject({
      code: 'thread-unknown'
    })
  })
})
