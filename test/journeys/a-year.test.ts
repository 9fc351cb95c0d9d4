// A municipality's year from end to end, by a clock that the test holds: 8 departments, 30 channels, two half-years of captures,
// comments, posts of its own, messages and mail, corrections, disclosures, packages in every form, and a lawful disposal. It ends with
// what shows that each duty was met; what was counted is the same before and after the disposal, and no secret word is in anything
// that left the archive.
import { expect, it } from 'vitest'
import { ExportFormat } from '#shared/export.ts'
import type { ChannelRow } from '#shared/register.ts'
import { ROLES } from '#shared/user.ts'
import { commentIn } from '../helpers/comments.ts'
import { filesWith } from '../helpers/find-bytes.ts'
import { disclosed } from './a-year/disclosed.ts'
import { proposed } from './a-year/disposed.ts'
import { acknowledged, packages, papers } from './a-year/handed-over.ts'
import { mails, ordinary, secret } from './a-year/messages.ts'
import {
  type At,
  CHANNELS,
  counted,
  DEPARTMENTS,
  halfYear,
  office,
  register,
  SECRET_WORDS
} from './a-year/office.ts'
import { ownPosts } from './a-year/own-posts.ts'
import { COPIED, sent } from './a-year/sent.ts'

const HOUR = 60 * 60_000

/** A comment that is removed in the order of the law, on a ground of the channel's own, and one that is not ours (P8a, P9). */
async function comments({ client, clock, ctx }: At, first: ChannelRow, second: ChannelRow) {
  const ground = await client.comments.addCategory({ channelId: first.id, name: 'Upprepning' })
  const id = await commentIn(ctx(), first.id, 'verified')
  clock.advance(HOUR)
  await client.comments.decide({
    id,
    decision: { outcome: 'remove', category: ground.id, note: null, senderNote: null }
  })
  const gone = await client.comments.confirmGone({ id, basis: 'person', kind: 'unpublished' })
  const alien = await commentIn(ctx(), second.id, 'verified')
  await client.comments.decide({
    id: alien,
    decision: { outcome: 'not-ours', note: null, because: 'Annat forum' }
  })
  return { ground, gone }
}

it('is played, reported duty by duty, and disposed of without changing what was counted or leaking a word', async () => {
  const made = await office()
  const { clock, dir, out } = made
  let at = await made.as('asa')
  await at.session.create(dir, 'Norrby kommun')
  await at.client.users.save({ osUser: 'mona', name: 'Mona Ek', personId: null, roles: [...ROLES] })
  const channels = await register(at)
  const [first, second, third, fourth] = channels as [ChannelRow, ChannelRow, ChannelRow, ChannelRow]
  const published = await at.client.publicList.publish({ dir: out })

  // Spring: captures, what people write, and what has to be removed.
  clock.set('2026-04-20T08:00:00.000Z')
  await halfYear(at, channels, 'no')
  const missing = await at.client.checklists.missing()
  const [question, thanks] = await ordinary(at, first, second)
  const hidden = await secret(at, third)
  const delivered = await mails(at, fourth)
  const { ground, gone } = await comments(at, first, second)
  const posts = await ownPosts(at, fourth)
  const copies = await disclosed(at, gone.id)

  // Autumn: all again; what was missing is there now, and a channel is closed after its capture.
  clock.set('2026-10-12T08:00:00.000Z')
  await halfYear(at, channels, 'yes')
  await at.client.channels.retire({
    ...{ id: (channels[29] as ChannelRow).id, because: 'Används inte' },
    ...{ override: null, partial: 'refuse', closedOn: null }
  })
  const exported = await packages(at)
  const { mailed, ...leftByItself } = await sent(at, third, exported)
  await acknowledged(at, exported)
  await papers(at, channels, [question.id, thanks.id])

  // The next year, what may go goes, by two people.
  clock.set('2027-05-03T08:00:00.000Z')
  const before = await counted(at)
  for (const words of SECRET_WORDS) expect(filesWith(dir, words), words).not.toEqual([])
  const { id } = await proposed(at)
  at = await made.as('mona')
  await at.session.open(dir)
  await at.client.disposal.confirm({ id })
  const disposed = await at.client.disposal.carryOut({ id })
  expect(disposed.state).toBe('done')
  expect(disposed.going).toBeGreaterThan(CHANNELS)
  expect(await counted(at)).toEqual(before)
  expect(await at.client.archive.verify()).toMatchObject({ findings: [] })

  // Nothing secret in anything that left, while the archive had it; and the search reads each form that it left in.
  for (const words of SECRET_WORDS) expect(filesWith(out, words), words).toEqual([])
  for (const { format, folder } of exported)
    expect(filesWith(folder ?? '', 'Halva priset hos'), format).not.toEqual([])
  expect(filesWith(mailed, COPIED)).toHaveLength(1)
  expect(leftByItself).toEqual({ filed: 36, alerts: 1, reminded: 2, mails: 4 })
  expect(await at.client.disposal.tombstone({ id: hidden.id })).toMatchObject({ kind: 'message' })

  // Duty by duty: what shows that it was met.
  const status = await at.client.archive.status()
  const mandates = await at.client.channels.lackingMandate()
  expect({
    'G1 published, channels and websites': [published.channels, published.websites],
    'G2 with dialogue': channels.filter(({ dialogue }) => dialogue).length,
    'G3 found missing in spring, and still in autumn': [missing.length, before.missing.length],
    'G4 with purpose and benefit': channels.filter(({ purpose, about }) => purpose !== '' && about.benefit)
      .length,
    'G5 masked when handed out, and more when corrected': [copies.first.masks, copies.second.masks],
    'G5 the address that was left, and that a copy corrects, in the first and the second': copies.told,
    'P1 without a mandate': mandates.filter(({ personId, state }) => personId === null && state === 'missing')
      .length,
    'P2 with a contact for the public': channels.filter(({ about }) => about.contact !== null).length,
    'P3 attested parts': before.attestations,
    'P4 own post saved, on which ground, and gone': ofPost(posts.advertising),
    'P5 left out as secret of each package': exported.map(({ selected }) => selected.leftOut.secret),
    'P6 own post whose consent was withdrawn, from first to last': [
      ...[posts.before, posts.problem],
      ...ofPost(posts.withdrawn)
    ],
    'P7 answered in time': before.answers.reduce((sum, { inTime }) => sum + inTime, 0),
    'P8a left out as not ours': exported[0]?.selected.leftOut.notOurs,
    'P8b mails taken in, and messages without a route': [delivered.items.length, status.messagesUndecided],
    'P8c captured in spring and autumn': [before.spring.captured, before.autumn.captured],
    'P9a decided by whom, on which ground, and hours until it was gone': [
      ...[gone.decision?.decidedBy, gone.decision?.ownCategory],
      (Date.parse(gone.removal?.confirmedAt ?? '') - Date.parse(gone.noticedAt)) / HOUR
    ],
    'P9b saved, decided and gone': gone.state,
    'P9c handed out twice, handed over, and disposed of by decision': [
      ...[copies.first.state, copies.second.state],
      ...[new Set(exported.map(({ state }) => state)), disposed.state]
    ],
    'P9d ground approved by': ground.approvedBy
  }).toEqual({
    'G1 published, channels and websites': [CHANNELS, 1],
    'G2 with dialogue': CHANNELS,
    'G3 found missing in spring, and still in autumn': [1, 0],
    'G4 with purpose and benefit': CHANNELS,
    'G5 masked when handed out, and more when corrected': [1, 2],
    'G5 the address that was left, and that a copy corrects, in the first and the second': [
      [1, 0],
      [0, 1]
    ],
    'P1 without a mandate': 0,
    'P2 with a contact for the public': CHANNELS,
    'P3 attested parts': 2 * DEPARTMENTS.length,
    'P4 own post saved, on which ground, and gone': ['post', 1, 'g', 'gone', 'seen-gone'],
    // The message, a comment, a page and a mail that quote it, and a post with what stands under it.
    'P5 left out as secret of each package': ExportFormat.options.map(() => 6),
    'P6 own post whose consent was withdrawn, from first to last': [
      ...['noticed', 'consent-withdrawn', 'post', 1, 'e', 'gone', 'seen-gone']
    ],
    // The last of them, what was copied to a mailbox.
    'P7 answered in time': 7,
    'P8a left out as not ours': 1,
    'P8b mails taken in, and messages without a route': [2, 0],
    // One was closed in the autumn, after its capture.
    'P8c captured in spring and autumn': [CHANNELS, CHANNELS - 1],
    'P9a decided by whom, on which ground, and hours until it was gone': ['asa', 'Upprepning', 1],
    'P9b saved, decided and gone': 'gone',
    'P9c handed out twice, handed over, and disposed of by decision': [
      ...['delivered', 'delivered'],
      ...[new Set(['written']), 'done']
    ],
    'P9d ground approved by': 'asa'
  })
})

/** What it is, how many comments were saved with it, on which ground it was to come down, and how it is known to be gone. */
const ofPost = ({
  kind,
  under,
  decision,
  state,
  removal
}: Awaited<ReturnType<typeof ownPosts>>['advertising']) => [
  ...[kind, under?.comments.length],
  ...[decision?.category, state, removal?.basis]
]
