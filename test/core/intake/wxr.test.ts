// An export of a WordPress site taken in: visitors' comments with their addresses, saved and read back, and never twice.
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Instant } from '#shared/ids.ts'
import { findingSays } from '#shared/intake-findings.ts'
import type { Channel } from '#shared/register.ts'
import { commentDetail } from '../../../electron/core/comments/comments/detail.ts'
import { decideComment, removeComment } from '../../../electron/core/comments/comments/order.ts'
import { takeComment } from '../../../electron/core/comments/comments/take.ts'
import { lastEditSeen } from '../../../electron/core/comments/moderation/queries.ts'
import { platformRow } from '../../../electron/core/comments/readings/platform-comment.ts'
import { knownComment, versionsOf } from '../../../electron/core/comments/readings/queries.ts'
import { notesOnComment } from '../../../electron/core/delivery/exports/describe/notes.ts'
import { verifyArchive } from '../../../electron/core/kernel/journal/verify.ts'
import { raiseAlerts } from '../../../electron/core/reports/alerts/alerts.ts'
import { listAlerts } from '../../../electron/core/reports/alerts/read.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { REMOVE } from '../../helpers/comments.ts'
import { WXR_END, type WxrComment, wxrHead, wxrPost } from '../../helpers/exports/wxr.ts'
import { importing } from '../../helpers/imports.ts'
import { kitFile } from '../../helpers/platforms/kits.ts'
import { allComments, commentSaying } from '../../helpers/platforms/page.ts'
import { PIXEL } from '../../helpers/taken.ts'

const COMMENTS: readonly WxrComment[] = [
  { id: 11, author: 'Åsa Öberg', text: 'När öppnar badet igen? 🏊' },
  { id: 12, author: 'Norrby kommun', text: 'På fredag.', parent: 11, user: 1 },
  { id: 13, author: 'Arg Anka', text: 'Slut <script>alert(1)</script> på ]]> tålamodet', approved: '0' },
  { id: 14, author: '', text: 'Spår', type: 'pingback' },
  { id: 15, author: 'Borttagen', text: 'Redan slängd', approved: 'trash' }
]

async function blog() {
  const opened = await newArchive()
  const channel: Channel = newChannel(opened.ctx, { platform: 'blog', addresses: ['https://blogg.example/'] })
  const take = async (xml: string | Buffer) => {
    const file = join(await temporaryFolder(), 'bloggen.xml')
    await writeFile(file, xml)
    return importing(opened, channel.id, file)
  }
  return { ...opened, channel, take }
}

it.each([
  ['https://annan.example', ['https://blogg.example/'], 'annan.example'],
  // It has moved, or is read at another address than it is edited at.
  ['https://annan.example', ['https://blogg.example/', 'https://www.annan.example/nytt'], null],
  ['https://www.blogg.example', ['https://blogg.example/'], null]
])('says of the comments of %s that they are not of a channel at %s', async (site, addresses, told) => {
  const opened = await newArchive()
  const { id } = newChannel(opened.ctx, { platform: 'blog', addresses })
  const file = join(await temporaryFolder(), 'bloggen.xml')
  await writeFile(file, wxrHead(site) + wxrPost(7, COMMENTS.slice(0, 2), site) + WXR_END)
  const run = await importing(opened, id, file)
  expect(run).toMatchObject({ imported: 2, warnings: told === null ? 0 : 1 })
  const findings = told === null ? [] : [{ kind: 'warning', code: 'other-site', place: told }]
  expect(run.findings).toMatchObject(findings)
  for (const language of ['sv', 'en'] as const)
    expect(findingSays('other-site', language)).not.toBe('other-site')
})

it('takes in comments of every status, with thread, address and time, and leaves pingbacks in the original', async () => {
  const { ctx, take } = await blog()
  const run = await take(wxrHead() + wxrPost(7, COMMENTS) + WXR_END)
  expect(run).toMatchObject({
    state: 'finished',
    parser: 'wxr',
    seen: 5,
    imported: 4,
    skipped: 1,
    unreadable: 0
  })
  expect(run.findings).toMatchObject([{ kind: 'skipped', code: 'pingback' }])
  expect(allComments(ctx)).toHaveLength(4)
  const asa = commentSaying(ctx, 'När öppnar')
  expect(commentDetail(ctx.db.read, asa.id)).toMatchObject({
    state: 'verified',
    method: 'import',
    address: 'https://blogg.example/7/#comment-11',
    content: { authorName: 'Åsa Öberg', timeMachine: '2026-11-24T22:37:49Z' },
    sender: { email: 'b11@example.se', identityBasis: 'email' }
  })
  expect(platformRow(ctx.db.read, asa.id)).toMatchObject({
    nativeId: 'https://blogg.example/#comment-11',
    threadId: 'https://blogg.example/?p=7',
    authorIp: '192.0.2.11',
    authorUserAgent: null,
    status: 'visible',
    createdAt: '2026-11-24T22:37:49.000Z',
    isOwn: false,
    readAt: null
  })
  expect(platformRow(ctx.db.read, commentSaying(ctx, 'På fredag').id)).toMatchObject({
    parentId: 'https://blogg.example/#comment-11',
    isOwn: true
  })
  expect(platformRow(ctx.db.read, commentSaying(ctx, 'Redan').id)?.status).toBe('trash')
  // Never as HTML: what a visitor would see, and the rest in the evidence.
  expect(commentSaying(ctx, 'Slut').content?.text).toBe('Slut   på ]]> tålamodet')
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('gives each comment the address that it was written from, also where its sender wrote from another before', async () => {
  const { ctx, take } = await blog()
  const xml = wxrHead() + wxrPost(7, COMMENTS) + WXR_END
  await take(xml.replaceAll('b13@example.se', 'b11@example.se'))
  const [first, later] = [commentSaying(ctx, 'När öppnar'), commentSaying(ctx, 'Slut')].map(
    ({ id }) => commentDetail(ctx.db.read, id).sender
  )
  expect(later?.id).toBe(first?.id)
  expect([first?.ip, later?.ip]).toEqual(['192.0.2.11', '192.0.2.13'])
})

it('takes the clock of the site for Swedish where the time in UTC is lost, and tells of an hour that never was', async () => {
  const { ctx, take } = await blog()
  const { findings } = await take(
    wxrHead() +
      wxrPost(7, [
        { id: 21, author: 'Åsa', text: 'I vintras', localOnly: '2026-01-14 09:30:00' },
        { id: 22, author: 'Åsa', text: 'I natt', localOnly: '2026-03-29 02:30:00' },
        { id: 23, author: 'Åsa', text: 'Aldrig', localOnly: '0000-00-00 00:00:00' }
      ]) +
      WXR_END
  )
  const written = (text: string) => commentDetail(ctx.db.read, commentSaying(ctx, text).id).created
  expect(written('I vintras')).toMatchObject({ at: '2026-01-14T08:30:00.000Z', basis: 'assumed_local' })
  expect(written('I natt')).toMatchObject({ at: '2026-03-29T01:30:00.000Z', raw: '2026-03-29T02:30:00' })
  expect(written('Aldrig')).toMatchObject({ at: null, basis: 'none' })
  expect(findings).toMatchObject([{ kind: 'warning', code: 'time-lost', place: 'comment 2' }])
})

it('knows a comment that was saved from a picture before: one comment, seen twice', async () => {
  const { ctx, channel, take } = await blog()
  const picture = await takeComment(ctx, {
    ...{ channelId: channel.id, address: 'https://blogg.example/7/', text: 'När öppnar badet igen? 🏊' },
    author: { name: 'Åsa Öberg', handle: null, profile: null, email: null, ip: null },
    ...{ timeShown: null, permalink: null, answers: null, completeness: [], html: null, plain: null },
    ...{ files: [{ name: 'bild.png', base64: PIXEL }], sameAs: null }
  })
  const xml = wxrHead() + wxrPost(7, COMMENTS) + WXR_END
  expect(await take(xml)).toMatchObject({ seen: 5, imported: 3, known: 1, skipped: 1 })
  expect(allComments(ctx)).toHaveLength(4)
  expect(commentDetail(ctx.db.read, picture.id)).toMatchObject({
    method: 'picture',
    sender: { email: 'b11@example.se' },
    sightings: [{ method: 'screenshot' }, { method: 'export' }]
  })
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

/** The export of a blog in which one comment says this, as it was made then. */
function saying(text: string, made: string | null = null): string {
  const said = COMMENTS.map(each => (each.id === 11 ? { ...each, text } : each))
  return wxrHead(undefined, made) + wxrPost(7, said) + WXR_END
}

const FIRST = 'När öppnar badet igen? 🏊'
const [MONDAY, TUESDAY, WEDNESDAY] = [
  '2026-11-30T08:00:00.000Z',
  '2026-12-01T08:00:00.000Z',
  '2026-12-02T08:00:00.000Z'
]

/** A blog on the day after, and what an import says of comments with other words. */
async function read() {
  const { clock, take, ...opened } = await blog()
  clock.set(Instant.parse('2026-12-03T08:00:00.000Z'))
  const told = async (xml: string) =>
    (await take(xml)).findings.map(({ kind, code, place }) => `${kind} ${code} ${place}`).slice(1)
  const edits = () =>
    opened.ctx.db.read
      .prepare(`SELECT line ->> '$.at' FROM journal WHERE line ->> '$.act' = 'comment.edited'`)
      .pluck()
      .all().length
  const versions = () =>
    versionsOf(opened.ctx.db.read, commentSaying(opened.ctx, FIRST).id).map(
      ({ seenAt, content }) => `${seenAt.slice(0, 10)} ${content.text}`
    )
  return { ...opened, clock, take, told, edits, versions }
}

it('imported again takes in only what is new, and notices an edit', async () => {
  const { take, versions } = await read()
  await take(saying(FIRST, MONDAY))
  const more = wxrPost(8, [{ id: 16, author: 'Ny', text: 'Ny' }]) + WXR_END
  const run = await take(saying('Ändrad', TUESDAY).replace(WXR_END, more))
  expect(run).toMatchObject({ seen: 6, imported: 1, known: 4, skipped: 1 })
  expect(versions()).toEqual([`2026-11-30 ${FIRST}`, '2026-12-01 Ändrad'])
})

it('tells once of each comment that was edited, at its place, and has somebody look at it', async () => {
  const { ctx, take, told, edits } = await read()
  await take(saying(FIRST, MONDAY))
  const edited = ['warning comment-edited comment 11']
  expect(await told(saying('Ändrad', TUESDAY))).toEqual(edited)
  // An older export, the same once more, and one that is newer still.
  expect([await told(saying(FIRST, MONDAY)), await told(saying('Ändrad', TUESDAY))]).toEqual([[], []])
  expect(await told(saying('Igen', WEDNESDAY))).toEqual(edited)
  expect(edits()).toBe(2)
  const { id } = commentSaying(ctx, FIRST)
  await raiseAlerts(ctx)
  const asked = { view: 'open', kind: null, channelId: null, limit: 50, after: null } as const
  const { items } = listAlerts(ctx.db.read, asked)
  expect(items.filter(({ kind }) => kind === 'edited')).toMatchObject([{ commentId: id }])
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('takes older words in an older export that is read later for older words, and for no edit', async () => {
  const { ctx, clock, take, told, edits, versions } = await read()
  await take(saying(FIRST, WEDNESDAY))
  decideComment(ctx, commentSaying(ctx, FIRST).id, REMOVE)
  clock.set(Instant.parse('2026-12-04T08:00:00.000Z'))
  expect(await told(saying('Som det löd först', MONDAY))).toEqual(['warning comment-said-before comment 11'])
  expect([edits(), versions()]).toEqual([0, ['2026-11-30 Som det löd först', `2026-12-02 ${FIRST}`]])
  const { id } = commentSaying(ctx, FIRST)
  const detail = commentDetail(ctx.db.read, id)
  expect(lastEditSeen(ctx.db.read, id)).toBe(MONDAY)
  expect(
    knownComment(ctx.db.read, detail.channelId, 'https://blogg.example/#comment-11')?.content?.text
  ).toBe(FIRST)
  expect(notesOnComment(detail).map(([at, note]) => [at, note])).toContainEqual([
    MONDAY,
    'Tidigare version, enligt en export som gjordes då: ”Som det löd först”'
  ])
})

it.each([
  ['that says not when it was made', null, null],
  ['like one that said not when it was made', null, WEDNESDAY],
  ['that says a time that is to come', MONDAY, '2027-01-01T08:00:00.000Z'],
  ['that says a time before the comment was written', MONDAY, '2026-11-01T08:00:00.000Z'],
  ['of the very same time', MONDAY, MONDAY]
])('says of an export %s that nobody knows which words are the newer', async (_, before, after) => {
  const { ctx, take, told, edits } = await read()
  await take(saying(FIRST, before))
  expect(await told(saying('Andra ord', after))).toEqual(['warning comment-other-words comment 11'])
  expect(edits()).toBe(0)
  expect(lastEditSeen(ctx.db.read, commentSaying(ctx, FIRST).id)).toBe(
    after === MONDAY || before === null ? after : null
  )
})

it('knows an edit from an export without a date by one that was made after that was read in', async () => {
  const { clock, take, told } = await read()
  await take(saying(FIRST))
  clock.set(Instant.parse('2026-12-05T08:00:00.000Z'))
  expect(await told(saying('Ändrad', '2026-12-04T08:00:00.000Z'))).toEqual([
    'warning comment-edited comment 11'
  ])
})

it('tells those apart that come in together, and sees which of them were answered', async () => {
  const { ctx, take } = await blog()
  const thanks = { id: 31, author: 'Bo', text: 'Tack för hjälpen!' }
  const run = await take(
    wxrHead() +
      wxrPost(7, [
        thanks,
        { ...thanks, id: 32 },
        { id: 33, author: 'Cia', text: 'Hur länge är det stängt?' },
        { id: 34, author: 'Norrby kommun', text: 'Till fredag.', parent: 33, user: 1 },
        // The answer may be told of first.
        { id: 35, author: 'Norrby kommun', text: 'Det stämmer.', parent: 36, user: 1 },
        { id: 36, author: 'Dan', text: 'Är det sant?' },
        thanks
      ]) +
      WXR_END
  )
  expect(run).toMatchObject({ seen: 7, imported: 6, known: 1, unreadable: 0 })
  const rows = ctx.db.read
    .prepare(
      `SELECT platform_comment.native_id AS nativeId, state, is_unread AS isUnread, is_flagged AS isFlagged, duty.id IS NOT NULL AS isDue,
         answered_at IS NOT NULL AS isAnswered
       FROM comment JOIN platform_comment ON platform_comment.comment_id = comment.id
         LEFT JOIN duty ON duty.comment_id = comment.id ORDER BY nativeId`
    )
    .all() as { nativeId: string }[]
  const told = rows.map(({ nativeId, ...rest }) => [nativeId.split('-').at(-1), ...Object.values(rest)])
  expect(told).toEqual([
    ['31', 'verified', 1, 0, 1, 0],
    ['32', 'verified', 1, 0, 1, 0],
    ['33', 'verified', 1, 1, 1, 1],
    ['34', 'verified', 0, 0, 0, 0],
    ['35', 'verified', 0, 0, 0, 0],
    ['36', 'verified', 1, 1, 1, 1]
  ])
  expect(allComments(ctx)).toHaveLength(6)
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('can be removed only while the one object that speaks for it is whole', async () => {
  const { ctx, take } = await blog()
  await take(wxrHead() + wxrPost(7, COMMENTS) + WXR_END)
  const { id } = commentSaying(ctx, 'Slut')
  decideComment(ctx, id, REMOVE)
  const { evidence } = ctx.db.read.prepare('SELECT evidence FROM comment WHERE id = ?').get(id) as {
    evidence: string
  }
  const path = join(ctx.dir, 'objects', evidence.slice(0, 2), evidence.slice(2))
  const whole = await readFile(path, 'utf8')
  await writeFile(path, whole.replace('tålamodet', 'tålamodat'))
  const remove = () => removeComment(ctx, { id, kind: 'unpublished', via: 'person' })
  await expect(remove()).rejects.toMatchObject({ code: 'evidence-missing' })
  await writeFile(path, whole)
  expect((await remove()).state).toBe('removed')
})

it('reads what stood before a file that ends in the middle, and says where it ends', async () => {
  const { take } = await blog()
  const whole =
    wxrHead() + wxrPost(7, COMMENTS) + wxrPost(8, [{ id: 21, author: 'Ö', text: 'x'.repeat(500) }])
  const run = await take(Buffer.from(whole).subarray(0, -300))
  expect(run).toMatchObject({ state: 'finished', imported: 4, unreadable: 1 })
  expect(run.findings).toContainEqual(expect.objectContaining({ kind: 'unreadable', code: 'cut-short' }))
})

it.each([
  ['words', 'Hämtad av Åsa 24 november\n'],
  ['another export', wxrHead() + wxrPost(9, [{ id: 41, author: 'C', text: 'I den andra' }]) + WXR_END]
])('reads an export that %s follow in the same file, and says that they are not read', async (_, more) => {
  const { ctx, take } = await blog()
  const run = await take(`${wxrHead()}${wxrPost(7, COMMENTS)}${WXR_END}${more}`)
  expect(run).toMatchObject({ state: 'finished', imported: 4, unreadable: 1 })
  expect(run.findings.filter(({ kind }) => kind === 'unreadable').map(({ code }) => code)).toEqual([
    'after-end'
  ])
  expect(allComments(ctx)).toHaveLength(4)
  expect(await take(`${wxrHead()}${wxrPost(7, COMMENTS)}${WXR_END}\n<!-- slut -->\n`)).toMatchObject({
    ...{ known: 4, unreadable: 0 }
  })
})

it('reads what stood before a fault in the same piece of the file', async () => {
  const { take } = await blog()
  const broken = `${wxrHead()}${wxrPost(7, COMMENTS)}<item></title></item>${WXR_END}`
  const run = await take(broken)
  expect(run).toMatchObject({ imported: 4, unreadable: 1 })
  expect(run.findings).toContainEqual(expect.objectContaining({ kind: 'unreadable', code: 'cut-short' }))
})

it('reads past characters that may not stand there, and refuses a document type', async () => {
  const { ctx, take } = await blog()
  const odd = await take(wxrHead() + wxrPost(7, [{ id: 31, author: 'B', text: 'före\u000befter' }]) + WXR_END)
  expect(odd).toMatchObject({ imported: 1, warnings: 1 })
  expect(commentSaying(ctx, 'före').content?.text).toContain('efter')
  const bomb = wxrHead().replace('<rss', '<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss')
  const refused = await take(bomb + wxrPost(7, [{ id: 32, author: 'C', text: 'hej' }]) + WXR_END)
  expect(refused).toMatchObject({ imported: 0, unreadable: 1 })
})

it.each([
  ['1 MB of text', 'å'.repeat(1_000_000)],
  ['text that turns its direction', 'abc\u202Edef'],
  ['emoji of several parts', '👩‍👩‍👧‍👦🇸🇪'],
  ['å in two parts', 'a\u030A']
])('keeps %s as it is', async (_, text) => {
  const { ctx, take } = await blog()
  await take(wxrHead() + wxrPost(7, [{ id: 41, author: 'B', text }]) + WXR_END)
  expect(allComments(ctx)[0]?.content?.text).toBe(text)
})

const sample = kitFile('samples', 'wp-export-wxr.xml')

it.skipIf(!existsSync(sample))('takes in what a WordPress really wrote', async () => {
  const opened = await newArchive()
  const { id } = newChannel(opened.ctx, { platform: 'website', addresses: ['https://norrby.example/'] })
  const run = await importing(opened, id, sample)
  expect(run).toMatchObject({ state: 'finished', parser: 'wxr', unreadable: 0 })
  expect(commentSaying(opened.ctx, 'När öppnar badet igen?').content?.authorName).toBe('Åsa Öberg')
})

const whole = (comments: readonly WxrComment[]) => wxrHead() + wxrPost(7, comments) + WXR_END
const HELLO = { id: 21, author: 'Åsa Öberg', text: 'När öppnar badet igen?' }

it('keeps a comment whose post has an address too long to be kept, and can show it', async () => {
  const { ctx, take } = await blog()
  const long = (letters: number) => whole([HELLO]).replace('/7/</link>', `/${'å'.repeat(letters)}/</link>`)
  for (const letters of [329, 330, 1_900, 200_000]) {
    const xml = long(letters).replaceAll('21<', `${letters}<`)
    expect(await take(xml)).toMatchObject({ imported: 1 })
  }
  const addresses = allComments(ctx).map(({ address }) => address)
  expect(addresses).toHaveLength(4)
  expect(addresses.filter(one => one.length > 2_000)).toEqual([])
  for (const { id } of allComments(ctx)) expect(commentDetail(ctx.db.read, id).content?.text).toBe(HELLO.text)
})

it('takes in what visitors have written as another kind of comment, such as a review', async () => {
  const { take } = await blog()
  const types = ['review', 'webmention', 'Comment', 'Trackback']
  expect(await take(whole(types.map((type, at) => ({ ...HELLO, id: 30 + at, type }))))).toMatchObject({
    imported: 3,
    skipped: 1
  })
})

it('reads an export that another program has written anew: tags in texts, another prefix, an empty line first', async () => {
  const { ctx, take } = await blog()
  const anew = `\n${whole([HELLO])}`
    .replace(`<![CDATA[${HELLO.text}]]>`, 'När <b class="x">öppnar</b><br/>badet <i>igen</i>?')
    .replaceAll(/(?<=<\/?)wp:|(?<=xmlns:)wp/g, name => name.replace('wp', 'x'))
  expect(await take(anew)).toMatchObject({ imported: 1, findings: [] })
  expect(commentSaying(ctx, 'När öppnar').content?.text).toBe('När öppnar\nbadet igen?')
})

it('reads an export in the letters that its head names', async () => {
  const { ctx, take } = await blog()
  const xml = whole([HELLO]).replace('UTF-8', 'ISO-8859-1')
  expect(await take(Buffer.from(xml, 'latin1'))).toMatchObject({ imported: 1, findings: [] })
  expect(commentSaying(ctx, 'När öppnar').content?.authorName).toBe('Åsa Öberg')
})

it('reads an export in UTF-8 whose head says another thing', async () => {
  for (const said of ['utf-16', 'Unicode', 'unicodeFFFE', 'ISO-10646-UCS-4', 'ISO-8859-1']) {
    const { ctx, take } = await blog()
    const xml = whole([HELLO]).replace('UTF-8', said)
    expect(await take(said === 'ISO-8859-1' ? `\uFEFF${xml}` : xml)).toMatchObject({
      imported: 1,
      findings: []
    })
    expect(commentSaying(ctx, 'När öppnar').content?.authorName).toBe('Åsa Öberg')
  }
})

it('reads tags within tags in a time that grows with their number', async () => {
  const { ctx, take } = await blog()
  const tags = '<x>'.repeat(200_000) + '</x>'.repeat(200_000)
  const xml = whole([HELLO]).replace('När öppnar', `]]>${tags}<![CDATA[När öppnar`)
  expect(await take(xml)).toMatchObject({ imported: 1 })
  expect(commentSaying(ctx, 'När öppnar').content?.authorName).toBe('Åsa Öberg')
})

it('says of an export in which it knows nothing that nothing was found, and of one without comments nothing', async () => {
  const { take } = await blog()
  expect((await take(whole([]))).findings).toEqual([])
  const odd = whole([HELLO]).replaceAll(/(?<=<\/?)wp:/g, 'WP:')
  expect((await take(odd)).findings).toMatchObject([{ code: 'nothing-found' }])
})
