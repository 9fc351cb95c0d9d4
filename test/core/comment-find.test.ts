// Finding comments: words and parts of words in text, sender and decision, every filter, page by page, and everything
// about one person in one list.
import { expect, it, vi } from 'vitest'
import { Actor } from '#shared/actor.ts'
import type { CommentFilter } from '#shared/comment.ts'
import type { SourceFileId } from '#shared/ids.ts'
import { noteFacts } from '../../electron/core/comments/comments/facts.ts'
import { findComments } from '../../electron/core/comments/comments/find.ts'
import { decideComment } from '../../electron/core/comments/comments/order.ts'
import { registerComment } from '../../electron/core/comments/comments/registration.ts'
import { takeComment } from '../../electron/core/comments/comments/take.ts'
import type { PlatformComment } from '../../electron/core/comments/platforms/platform.ts'
import { joinComment } from '../../electron/core/comments/readings/enter.ts'
import { findPeople, recordsOf } from '../../electron/core/register/actors/records.ts'
import { channel } from '../../electron/core/register/register/channels.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { REMOVE } from '../helpers/comments.ts'

/** An archive with these comments, a minute apart, each by its name. */
async function archiveWith(comments: readonly (readonly [name: string, text: string])[]) {
  const made = await newArchive()
  const { ctx, clock } = made
  const channelId = newChannel(ctx).id
  const ids = []
  for (const [name, text] of comments) {
    clock.advance(60_000)
    const { id } = await takeComment(ctx, {
      channelId,
      address: 'https://flode.example/norrby/inlagg/1',
      text,
      author: { name, handle: null, profile: null, email: null, ip: null },
      timeShown: null,
      permalink: null,
      answers: null,
      completeness: [],
      files: [],
      html: null,
      plain: text,
      sameAs: 'another'
    })
    ids.push(id)
  }
  const found = (filter: Partial<CommentFilter>) =>
    findComments(ctx.db.read, { ...filter, limit: 50, after: null }).items.map(
      ({ content }) => content?.authorName
    )
  return { ...made, channelId, ids, found }
}

const WORDS = [
  ['Åsa', 'Dricksvattnet smakar konstigt'],
  ['Bo', 'Vattenläcka vid torget'],
  ['Cecilia', 'Får på ängen'],
  ['David', 'Far på ängen'],
  ['Edvin', '100 % av "alla" OR inga* (test)']
] as const

it.each([
  ['vatt', ['Bo', 'Åsa']],
  ['VATT', ['Bo', 'Åsa']],
  ['vatten', ['Bo']],
  ['läcka', ['Bo']],
  ['vattnet smakar', ['Åsa']],
  ['"smakar konstigt"', ['Åsa']],
  ['"konstigt smakar"', []],
  ['får', ['Cecilia']],
  ['far', ['David']],
  ['FÅR', ['Cecilia']],
  ['f\u0061\u030Ar', ['Cecilia']],
  ['på', ['David', 'Cecilia']],
  ['på får', ['Cecilia']],
  ['cecilia', ['Cecilia']],
  ['100 %', ['Edvin']],
  // Words of one or two letters as whole words, signs as they stand.
  ['OR', ['Edvin']],
  ['år', []],
  ['100 % av', ['Edvin']],
  ['vatt id', []],
  ['vid', ['Bo', 'David']],
  ['%', ['Edvin']],
  ['av OR', ['Edvin']],
  ['bo', ['Bo']],
  ['inga*', ['Edvin']],
  ['NEAR(', []],
  ['"', ['Edvin', 'David', 'Cecilia', 'Bo', 'Åsa']],
  ['\0', ['Edvin', 'David', 'Cecilia', 'Bo', 'Åsa']],
  ['saknas', []]
] as const)('a search for %j', async (search, names) => {
  const { found } = await archiveWith(WORDS)
  expect(found({ search }).sort()).toEqual([...names].sort())
})

it('finds what a decision says, and filters by ground, outcome, state, period and channel', async () => {
  const { ctx, ids, found, channelId } = await archiveWith(WORDS)
  const [first, second] = ids
  if (first === undefined || second === undefined) throw new Error('there are five')
  decideComment(ctx, first, { ...REMOVE, category: 'g', note: 'Ren annonsering' })
  decideComment(ctx, second, { outcome: 'forwarded', note: null, forwardedTo: 'Tekniska förvaltningen' })
  expect(found({ search: 'annons' })).toEqual(['Åsa'])
  expect(found({ search: 'tekniska' })).toEqual(['Bo'])
  expect(found({ category: 'g' })).toEqual(['Åsa'])
  expect(found({ category: 'a' })).toEqual([])
  expect(found({ outcome: 'forwarded' })).toEqual(['Bo'])
  expect(found({ state: 'verified' })).toEqual(['Edvin', 'David', 'Cecilia'])
  expect(found({ search: 'vatt', state: 'decided', channelId })).toEqual(['Bo', 'Åsa'])
  const at = (minute: number) => `2026-11-25T08:0${minute}:00.000Z` as NonNullable<CommentFilter['from']>
  expect(found({ from: at(2), to: at(3) })).toEqual(['Cecilia', 'Bo'])
  expect(found({ search: 'ängen', from: at(4) })).toEqual(['David'])
  // A later decision is what counts.
  decideComment(ctx, second, { outcome: 'no-answer', note: null, because: 'Ingen fråga' })
  expect(found({ outcome: 'forwarded' })).toEqual([])
  expect(found({ outcome: 'no-answer' })).toEqual(['Bo'])
  expect(() =>
    ctx.db.transact(
      tx => void tx.prepare(`UPDATE comment SET decided_outcome = 'answered' WHERE id = ?`).run(second)
    )
  ).toThrow('the outcome is that of the decision')
})

it('lists what is unfinished, the first that is due first, page by page', async () => {
  const { ctx, ids, found } = await archiveWith(WORDS)
  const [first, second, third] = ids
  if (first === undefined || second === undefined || third === undefined) throw new Error('there are five')
  expect(found({ unfinished: true })).toEqual(['Åsa', 'Bo', 'Cecilia', 'David', 'Edvin'])
  decideComment(ctx, first, { outcome: 'no-answer', note: null, because: 'Ingen fråga' })
  // What is to be removed waits until it is gone, and for no answer: it stands where it was noticed.
  decideComment(ctx, third, { ...REMOVE })
  ctx.db.transact(tx => void tx.prepare('UPDATE duty SET due_at = ? WHERE comment_id = ?').run(SOON, second))
  const page = (after: string | null) => findComments(ctx.db.read, { unfinished: true, limit: 2, after })
  const names = ({ items }: ReturnType<typeof findComments>) =>
    items.map(({ content }) => content?.authorName)
  const start = page(null)
  expect(names(start)).toEqual(['Bo', 'Cecilia'])
  expect(start.items.map(({ dueAt }) => dueAt)).toEqual([SOON, null])
  const rest = page(start.next)
  expect([names(rest), rest.next]).toEqual([['David', 'Edvin'], null])
  expect(found({ unfinished: true, search: 'vatt' })).toEqual(['Bo'])
  const ofAnother = findComments(ctx.db.read, { limit: 2, after: null }).next
  expect(() => page(ofAnother)).toThrow(expect.objectContaining({ code: 'invalid-input' }))
})

const SOON = '2026-11-25T08:02:30.000Z'

it('reads no further into what is unfinished than the page needs, and each comment once', async () => {
  const many = Array.from({ length: 23 }, (_, at) => [`Nr ${at}`, `Samma ord ${at}`] as const)
  const { ctx, ids } = await archiveWith(many)
  ctx.db.transact(tx => {
    const due = tx.prepare('UPDATE duty SET due_at = ? WHERE comment_id = ?')
    // Some wait for no answer, and some of the others are due at the same instant.
    for (const [at, id] of ids.entries())
      due.run(at % 3 === 0 ? null : `2026-12-0${1 + (at % 4)}T08:00:00.000Z`, id)
  })
  const asked: string[] = []
  const prepare: typeof ctx.db.read.prepare = sql => {
    asked.push(sql)
    return ctx.db.read.prepare(sql)
  }
  const page = (limit: number, after: string | null) =>
    findComments({ ...ctx.db.read, prepare }, { unfinished: true, limit, after })
  const whole = page(50, null).items
  const turnOf = ({ dueAt, noticedAt, id }: (typeof whole)[number]) =>
    `${dueAt ?? noticedAt} ${noticedAt} ${id}`
  expect(whole.map(turnOf)).toEqual(whole.map(turnOf).toSorted())
  expect(new Set(whole.map(({ id }) => id))).toEqual(new Set(ids))
  const paged: typeof whole = []
  for (let next: string | null | undefined; next !== null; ) {
    const one = page(4, next ?? null)
    paged.push(...one.items)
    next = one.next
  }
  expect(paged).toEqual(whole)
  const plan = ctx.db.read
    .prepare(`EXPLAIN QUERY PLAN ${asked[0]}`)
    .all({ afterTurn: '', afterSince: '', afterId: '', limit: 5 })
    .map(step => (step as { detail: string }).detail)
    .join('\n')
  expect(plan).toMatch(/SEARCH duty USING INDEX duty_comment_unanswered/)
  expect(plan).toMatch(/SEARCH comment USING INDEX comment_unfinished/)
  // Only the rows of the two parts that the page needs are sorted together.
  expect(plan.match(/TEMP B-TREE.*/g)).toEqual(['TEMP B-TREE FOR ORDER BY', 'TEMP B-TREE FOR ORDER BY'])
  expect(plan.match(/SCAN .*/g)).toEqual([
    expect.stringMatching(/subquery/),
    expect.stringMatching(/subquery/)
  ])
})

it('finds what was learned of a comment later: its sender, its number, and that of the police', async () => {
  const { ctx, ids, found, channelId } = await archiveWith(WORDS)
  const [first, second] = ids
  if (first === undefined || second === undefined) throw new Error('there are five')
  const comment: PlatformComment = {
    ...{ nativeId: '1', threadId: 'T', parentId: null, isOwn: false, text: WORDS[0][1], format: 'plain' },
    author: {
      ...{ nativeId: 'u1', handle: 'drickare84', displayName: 'Åsa', profileUrl: null },
      ...{ email: null, ip: null, userAgent: null }
    },
    ...{ language: null, createdRaw: null, editedRaw: null, permalink: null, status: 'visible' },
    ...{ attachments: [], reactions: null, pointer: '/0' }
  }
  const { sourceId } = ctx.db.read
    .prepare('SELECT source_id AS sourceId FROM comment_sighting WHERE comment_id = ?')
    .get(first) as { sourceId: SourceFileId }
  ctx.db.transact(tx =>
    joinComment(tx, { id: first, channel: channel(tx, channelId), comment, sourceId, at: ctx.clock.now() })
  )
  expect(found({ search: 'drickare84' })).toEqual(['Åsa'])
  decideComment(ctx, first, { ...REMOVE, police: { number: '5000-K123456-26' } })
  expect(found({ search: 'K123456' })).toEqual(['Åsa'])
  registerComment(ctx, second, {
    ...{ outcome: 'registered', number: 'KS 2026/417', publicTitle: 'Vatten', protectedTitle: null },
    ...{ publicCounterpart: null, protectedCounterpart: null }
  })
  expect(found({ search: '2026/417' })).toEqual(['Bo'])
  const facts = await noteFacts(ctx, {
    ...{ channelId, address: 'https://flode.example/x', authorName: 'Frans', authorAddress: null },
    ...{ timeShown: null, policeNumber: '5000-K777-26', description: 'En bild' }
  })
  expect(facts.method).toBe('facts')
  expect(found({ search: 'K777' })).toEqual(['Frans'])
})

it('reads only its own rows of a narrowed list', async () => {
  const { ctx } = await archiveWith(WORDS)
  for (const [narrowed, index] of [
    ['is_unread = 1', 'comment_unread'],
    ['is_flagged = 1', 'comment_flagged'],
    [`decided_outcome = 'remove'`, 'comment_outcome']
  ]) {
    const plan = ctx.db.read
      .prepare(
        `EXPLAIN QUERY PLAN SELECT id FROM comment WHERE (noticed_at, id) < ('9', '') AND same_as IS NULL AND ${narrowed}
         ORDER BY noticed_at DESC, id DESC LIMIT 50`
      )
      .all()
    expect(JSON.stringify(plan)).toContain(index)
    expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE')
  }
})

it('asks each index of words once, not one of them for every row of the other', async () => {
  const { ctx } = await archiveWith(WORDS)
  const asked: string[] = []
  const prepare: typeof ctx.db.read.prepare = sql => {
    asked.push(sql)
    return ctx.db.read.prepare(sql)
  }
  findComments({ ...ctx.db.read, prepare }, { search: 'vattenläcka vi', limit: 5, after: null })
  expect(asked).toHaveLength(1)
  const values = { long: '"vattenläcka"', short: '"vi"', afterAt: '', afterId: '', limit: 5 }
  const plan = asked.flatMap(sql =>
    ctx.db.read
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(Object.fromEntries(Object.entries(values).filter(([name]) => sql.includes(`@${name}`))))
  )
  expect(JSON.stringify(plan)).toMatch(/LIST SUBQUERY[^}]*\},\{[^}]*comment_short/)
})

it('is read page by page, with and without words, each comment once', async () => {
  const many = Array.from({ length: 23 }, (_, at) => [`Nr ${at}`, `Samma ord ${at}`] as const)
  const { ctx } = await archiveWith(many)
  for (const search of [null, 'samma ord']) {
    const names: (string | null | undefined)[] = []
    let after: string | null = null
    do {
      const page: ReturnType<typeof findComments> = findComments(ctx.db.read, { search, limit: 5, after })
      names.push(...page.items.map(({ content }) => content?.authorName))
      after = page.next
    } while (after !== null)
    expect(names).toEqual(many.map(([name]) => name).reverse())
  }
})

it('stays right when the file is vacuumed, as a backup does', async () => {
  const { ctx, found } = await archiveWith(WORDS)
  expect(ctx.db.read.prepare('SELECT count(*) AS n FROM comment_index').get()).toEqual({ n: 5 })
  expect(found({ search: 'vattenläcka' })).toEqual(['Bo'])
})

it('gives everything about one person, comments and messages, latest first', async () => {
  const { ctx, clock, channelId } = await archiveWith([
    ['Örjan Ängström', 'Ett'],
    ['Annan', 'Två'],
    ['Örjan Ängström', 'Tre']
  ])
  clock.advance(60_000)
  const read = vi.spyOn(Actor, 'parse')
  const [person, ...others] = findPeople(ctx.db.read, 'örjan')
  // Nobody else is read as what they are: there may be very many.
  expect(read).toHaveBeenCalledTimes(1)
  read.mockRestore()
  if (person === undefined) throw new Error('he is there')
  expect([others, person.comments, person.messages, person.identityBasis]).toEqual([[], 2, 0, 'name_only'])
  const page = recordsOf(ctx.db.read, { id: person.id, limit: 1, after: null })
  expect(page.items).toMatchObject([{ kind: 'comment', text: 'Tre' }])
  expect(recordsOf(ctx.db.read, { id: person.id, limit: 1, after: page.next }).items).toMatchObject([
    { text: 'Ett' }
  ])
  expect(findPeople(ctx.db.read, 'orjan')).toEqual([])
  // What is kept from whoever asks is in no count.
  const kept = new Map([[page.items[0]?.id ?? '', 'comment']])
  expect(findPeople(ctx.db.read, 'örjan', kept)).toMatchObject([{ comments: 1, messages: 0 }])
  expect(channelId).toBeDefined()
})
