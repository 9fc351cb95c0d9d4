// HTML that a platform gives of comments and messages is read in a thread of its own: one that takes long holds nobody up.
import { expect, it, onTestFinished } from 'vitest'
import { MOST_TEXT } from '#shared/comment.ts'
import { withReadable } from '../../electron/core/comments/accounts/readable.ts'
import { mastodon } from '../../electron/core/comments/platforms/mastodon.ts'
import type { PlatformComment } from '../../electron/core/comments/platforms/platform.ts'
import { contentOf, lackingIn } from '../../electron/core/comments/readings/content.ts'
import { htmlReader } from '../../electron/core/formats/mail/html-apart.ts'
import { textOfHtml } from '../../electron/core/formats/mail/html-text.ts'
import { KEY, startMastodon } from '../helpers/stubs/mastodon.ts'

/** More than a million tags and signs, and no more than any platform's answer may hold. */
const HEAVY = `<p>Hej</p>${'<br>&amp;'.repeat(600_000)}`

/** What the thread that asks takes itself of the processor. */
async function ownTime<T>(work: () => T | Promise<T>): Promise<{ done: T; ms: number }> {
  const before = process.threadCpuUsage()
  const done = await work()
  const { user, system } = process.threadCpuUsage(before)
  return { done, ms: (user + system) / 1_000 }
}

async function clientWith(texts: readonly string[]) {
  const stub = await startMastodon('1')
  onTestFinished(() => stub.stop())
  stub.posts.push({ id: '10', author: '1', text: 'Badet öppnar', replyTo: null })
  for (const [at, text] of texts.entries())
    stub.posts.push({ id: String(20 + at), author: '9', text, replyTo: '10' })
  stub.posts.push({ id: '90', author: '9', text: '<p>Fråga &amp; svar</p>', replyTo: null, direct: '7' })
  const options = { address: stub.address, directory: null, user: '1', secret: KEY }
  return withReadable(mastodon({ ...options, signal: new AbortController().signal }))
}

async function allOf(pages: AsyncIterable<{ readonly comments: readonly PlatformComment[] }>) {
  const all: PlatformComment[] = []
  for await (const { comments } of pages) all.push(...comments)
  return all
}

it('takes the core a small part of what the reading of a heavy comment takes', async () => {
  const client = await clientWith(['<p>Först</p>', HEAVY, 'utan tecken', '<p>Sist &#33;</p>'])
  const comments = await allOf(client.read({ thread: null, since: null }))
  const alone = await ownTime(() => textOfHtml(HEAVY))
  const here = await ownTime(() => comments.map(comment => contentOf(comment).text))
  expect(here.done.map(text => text.slice(0, 12))).toEqual([
    'Först',
    alone.done.slice(0, 12),
    'utan tecken',
    'Sist !'
  ])
  expect(here.done[1] === alone.done).toBe(true)
  expect(here.ms).toBeLessThan(alone.ms / 4)
  // What came is there as it came.
  expect(comments[1]?.text === `<p>${HEAVY}</p>`).toBe(true)
})

it('reads each answer of a client alike', async () => {
  const client = await clientWith(['<p>Hej &amp; hå</p>'])
  const [first] = await allOf(client.read({ thread: null, since: null }))
  expect(first?.readable).toBe('Hej & hå')
  const found = await client.find(first?.nativeId ?? '')
  expect(found.comment?.readable).toBe('Hej & hå')
  const messages: PlatformComment[] = []
  for await (const page of client.messages?.() ?? []) messages.push(...page.messages)
  expect(messages.map(({ readable }) => readable)).toContain('Fråga & svar')
})

it('takes so much of a text, and says that the rest is lacking', async () => {
  const client = await clientWith([`<p>${'a'.repeat(MOST_TEXT + 10)}</p>`, '<p>kort</p>'])
  const [long, short] = await allOf(client.read({ thread: null, since: null }))
  if (long === undefined || short === undefined) throw new Error('two were written')
  expect([contentOf(long).text.length, lackingIn(long)]).toEqual([MOST_TEXT, ['truncated']])
  expect([contentOf(short).text, lackingIn(short)]).toEqual(['kort', []])
})

it('gives up the piece that takes more than the limits, and no other', async () => {
  const read = htmlReader({ seconds: 1, megabytes: 1_000 })
  await read(['<p>varm</p>'])
  const endless = '<p>a&amp;'.repeat(4_000_000)
  expect(await read(['<p>ett</p>', endless, '<p>två</p>'])).toEqual(['ett', null, 'två'])
})
