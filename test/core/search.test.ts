// Search over everything in one box: what is found, in which order, and what is not.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, vi } from 'vitest'
import { sentence } from '#shared/errors.ts'
import { Instant } from '#shared/ids.ts'
import { SearchQuery } from '#shared/search.ts'
import { removeCommentWords, rewriteCommentIndex } from '../../electron/core/comments/comments/find-index.ts'
import { excerptOf, plain, wordsIn } from '../../electron/core/formats/text/search-words.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import {
  countWaiting,
  removeWords,
  rewriteWordIndex
} from '../../electron/core/register/word-index/word-index.ts'
import { catchUp } from '../../electron/core/reports/search/catch-up.ts'
import { searchAll } from '../../electron/core/reports/search/search.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { newCapture, startRun } from './exports-archive.ts'

vi.setConfig({ testTimeout: 60_000 })

const ask = (
  ctx: Context,
  words: string,
  more: Partial<SearchQuery> & { limit?: number; after?: string } = {}
) => {
  const { limit = 50, after = null, ...query } = more
  return searchAll(ctx, { ...SearchQuery.parse({ words }), ...query, limit, after })
}
const found = async (...asked: Parameters<typeof ask>) =>
  (await ask(...asked)).items.map(({ kind, excerpt, marks }) => [
    kind,
    marks.map(({ start, end }) => excerpt.slice(start, end)).join('|')
  ])

/** A message, a comment and a capture that all speak of the bathing place, a day apart, and something of something else. */
async function ofEachKind() {
  const made = await newArchive()
  const { ctx, clock } = made
  const channel = newChannel(ctx)
  const other = newChannel(ctx, { name: 'Skolbloggen', addresses: ['https://blogg.example/'] })
  const at = (day: number) => clock.set(`2026-10-0${day}T08:00:00.000Z`)
  const write = (text: string, channelId = channel.id) =>
    pasteMessage(ctx, {
      channelId,
      senderName: 'Göran Ek',
      senderAddress: null,
      receivedAt: clock.now(),
      text
    })
  at(1)
  const message = await write('När öppnar BADPLATSEN\n vid Ålsjön? Hör av er.')
  at(2)
  const content = { ...SHOWN, text: 'Badplatsen är stängd', authorName: 'Åsa Öst' }
  const comment = await commentIn(ctx, channel.id, 'verified', content)
  at(3)
  const run = startRun(ctx)
  const address = 'https://flode.example/norrby'
  const capture = await newCapture(ctx, { run, channelId: channel.id, address, seed: 'Kommunens badplats' })
  at(4)
  await write('Skolskjutsen kom inte', other.id)
  return { ...made, channel, other, message, comment, capture, write, at }
}

it('finds captures, comments and messages in one box, newest first, with the words pointed out', async () => {
  const { ctx, message, comment, capture } = await ofEachKind()
  const { items, next, waiting, ignored } = await ask(ctx, 'badplats')
  expect(items.map(({ kind, id }) => [kind, id])).toEqual([
    ['capture', capture],
    ['comment', comment],
    ['message', message.id]
  ])
  expect(items.map(({ title, at }) => [title, at])).toEqual([
    ['https://flode.example/norrby/', '2026-10-03T08:00:00.000Z'],
    ['Åsa Öst', '2026-10-02T08:00:00.000Z'],
    ['Göran Ek', '2026-10-01T08:00:00.000Z']
  ])
  expect([next, waiting, ignored]).toEqual([null, 0, []])
  const [first, , last] = items
  expect(last?.excerpt).toBe('När öppnar BADPLATSEN vid Ålsjön? Hör av er.')
  expect(last?.marks).toEqual([{ start: 11, end: 19 }])
  expect(first?.excerpt.startsWith('Kommunens badplats text 0 åäö')).toBe(true)
})

it('finds a record by the beginning of its id, as lists and refusals show it', async () => {
  const { ctx, message, comment, capture, other } = await ofEachKind()
  const ids = async (words: string, more: Partial<SearchQuery> = {}) =>
    (await ask(ctx, words, more)).items.map(({ id }) => id)
  for (const id of [message.id, comment, capture]) {
    expect(await ids(id.slice(0, 8))).toEqual([id])
    expect(await ids(` ${id.slice(0, 13).toUpperCase()}`)).toEqual([id])
    expect(await ids(id)).toEqual([id])
  }
  expect(await ids(comment.slice(0, 8), { kinds: ['message'] })).toEqual([])
  expect(await ids(comment.slice(0, 8), { channelId: other.id })).toEqual([])
  expect(await ids(comment.slice(0, 7))).toEqual([])
})

it('finds any part of a word, a phrase, and every word at once; å, ä and ö are letters of their own', async () => {
  const { ctx } = await ofEachKind()
  expect(await found(ctx, 'platsen')).toEqual([
    ['comment', 'platsen'],
    ['message', 'PLATSEN']
  ])
  // Over the line break that it was written with.
  expect(await found(ctx, '"badplatsen vid ålsjön"')).toEqual([['message', 'BADPLATSEN vid Ålsjön']])
  expect(await found(ctx, '"vid badplatsen"')).toEqual([])
  expect(await found(ctx, 'ålsjön badplats')).toEqual([['message', 'BADPLATS|Ålsjön']])
  expect(await found(ctx, 'alsjon')).toEqual([])
  expect(await found(ctx, 'göran')).toEqual([
    ['message', ''],
    ['message', '']
  ])
  // Written as letter and accent, it is the same word.
  expect(await found(ctx, 'ålsjön'.normalize('NFD'))).toEqual([['message', 'Ålsjön']])
  expect(await found(ctx, 'text OR NOT "', { kinds: ['capture'] })).toEqual([])
})

it('keeps to kind, channel and time', async () => {
  const { ctx, channel, other } = await ofEachKind()
  const kinds = async (more: Partial<SearchQuery>) =>
    (await ask(ctx, 'badplats', more)).items.map(({ kind }) => kind)
  expect(await kinds({ kinds: ['comment'] })).toEqual(['comment'])
  expect(await kinds({ kinds: ['message', 'comment'] })).toEqual(['comment', 'message'])
  expect(await kinds({ kinds: ['capture', 'message'] })).toEqual(['capture', 'message'])
  expect(await kinds({ channelId: channel.id })).toHaveLength(3)
  expect(await kinds({ channelId: other.id })).toEqual([])
  expect((await ask(ctx, 'skolskjuts', { channelId: other.id })).items).toHaveLength(1)
  const day = (from: string, to: string) => ({
    from: Instant.parse(`2026-10-0${from}T00:00:00.000Z`),
    to: Instant.parse(`2026-10-0${to}T23:59:59.999Z`)
  })
  expect(await kinds(day('2', '3'))).toEqual(['capture', 'comment'])
  expect(await kinds(day('1', '1'))).toEqual(['message'])
  expect(await kinds(day('4', '9'))).toEqual([])
})

it('reads the list a page at a time, by date, over all kinds', async () => {
  const { ctx, write, at, channel } = await ofEachKind()
  // Out of order, and several within one second, as an import brings them.
  for (const day of [9, 5, 7, 5]) {
    at(day)
    await write(`Badplatsen igen, den ${day}`)
    await write(`Badplatsen en gång till, den ${day}, ${channel.name}`)
  }
  const whole = (await ask(ctx, 'badplats')).items
  expect(whole.map(({ at }) => at)).toEqual(
    whole
      .map(({ at }) => at)
      .toSorted()
      .toReversed()
  )
  expect(whole).toHaveLength(9)
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await ask(ctx, 'badplats', { limit: 2, ...(after === undefined ? {} : { after }) })
    expect(page.items.length).toBeLessThanOrEqual(2)
    seen.push(...page.items.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after !== undefined)
  expect(seen).toEqual(whole.map(({ id }) => id))
})

it('finds channels, departments, people and mandates in the register', async () => {
  const { ctx, channel } = await ofEachKind()
  const { register } = await ask(ctx, 'norrby flode.example')
  expect(register).toMatchObject([{ kind: 'channel', id: channel.id, title: 'Norrby kommun på Flödet' }])
  const kinds = async (words: string) => (await ask(ctx, words)).register.map(({ kind }) => kind)
  expect(await kinds('KULTUR')).toContain('department')
  expect(await kinds('åsa öberg')).toContain('person')
  expect((await ask(ctx, 'norrby', { kinds: ['message'] })).register).toEqual([])
})

it('says which words are too short, and refuses when all are', async () => {
  const { ctx } = await ofEachKind()
  expect(await ask(ctx, 'är badplatsen')).toMatchObject({ ignored: ['är'], items: [{}, {}] })
  await expect(ask(ctx, '"')).rejects.toMatchObject({
    code: 'invalid-input',
    params: { place: 'words', problem: 'too-short' }
  })
  for (const words of ['på', 'å ä ö'])
    await expect(ask(ctx, words)).rejects.toMatchObject({ code: 'words-too-short' })
  await expect(ask(ctx, 'badplats', { after: 'inte ett märke' })).rejects.toMatchObject({
    params: { place: 'after' }
  })
})

it('finds the short words side by side that its refusal speaks of', async () => {
  const { ctx, write } = await ofEachKind()
  const { id } = await write('Vi ses på ön')
  expect(sentence('words-too-short', {}, 'sv')).toContain('"på ön"')
  expect((await ask(ctx, '"på ön"')).items.map(each => each.id)).toEqual([id])
})

it('enters the latest at once and the rest afterwards, and says how many wait', async () => {
  const { ctx, clock, write } = await ofEachKind()
  for (let at = 0; at < 310; at++) {
    clock.advance(1000)
    await write(`Meddelande ${at} om vattnet`)
  }
  const first = await ask(ctx, 'vattnet', { limit: 1 })
  expect(first.waiting).toBeGreaterThan(0)
  expect(first.items[0]?.excerpt).toBe('Meddelande 309 om vattnet')
  await catchUp(ctx)
  expect(countWaiting(ctx.db.read)).toBe(0)
  expect((await ask(ctx, '"Meddelande 0 om"')).items).toHaveLength(1)
})

it('forgets a record so that no word of it is left on disk', async () => {
  const { ctx, dir, archive, message, comment, capture, write } = await ofEachKind()
  const secret = await write('Zebrafinkarna i Xylofonparken')
  await catchUp(ctx)
  expect(await found(ctx, 'xylofonparken')).toHaveLength(1)
  ctx.db.transact(tx => {
    removeWords(tx, { kind: 'message', id: secret.id })
    removeWords(tx, { kind: 'message', id: message.id })
    removeCommentWords(tx, comment)
    removeWords(tx, { kind: 'capture', id: capture })
    rewriteWordIndex(tx)
    rewriteCommentIndex(tx)
  })
  expect(await found(ctx, 'xylofonparken')).toEqual([])
  expect(await found(ctx, 'badplats')).toEqual([])
  expect(await found(ctx, 'skolskjuts')).toHaveLength(1)
  await archive.close()
  // The parts of the word that only the index would hold.
  const file = new Database(join(dir, 'archive.db'), { readonly: true })
  const terms = file.prepare('SELECT block FROM search_data').all() as { block: Buffer }[]
  file.close()
  expect(terms.some(({ block }) => block.includes('xyl') || block.includes('zeb'))).toBe(false)
  expect(
    (await readdir(dir)).includes('archive.db-wal') &&
      (await readFile(join(dir, 'archive.db-wal'))).length > 0
  ).toBe(false)
})

it('tells words from phrases, and shows the text around a place far into it', () => {
  expect(wordsIn('  badplats "stängd  i dag" vid" ')).toEqual(['badplats', 'stängd i dag', 'vid'])
  // A line break, a tab, a space that does not break and two in a row are one space each.
  for (const space of ['\n', '\t', '\u00a0', '  ']) expect(plain(`Sta\u030a${space}ut`)).toBe('Stå ut')
  const text = `${'ett ord '.repeat(100)}NÅLEN ${'ett ord '.repeat(100)}`
  const { excerpt, marks } = excerptOf(text, ['nålen', 'len'])
  expect(marks).toHaveLength(1)
  expect(marks.map(({ start, end }) => excerpt.slice(start, end))).toEqual(['NÅLEN'])
  expect(excerpt.length).toBeLessThanOrEqual(240)
  expect(excerpt.startsWith('ett ') || excerpt.startsWith('ord ')).toBe(true)
  // Letters that become two in small letters move nothing.
  const odd = excerptOf('İİİ nål', ['nål'])
  expect(odd.marks.map(({ start, end }) => odd.excerpt.slice(start, end))).toEqual(['nål'])
})
