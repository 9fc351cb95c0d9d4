// What the inbox says after an import is what it would say had every message come by itself.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Instant, ThreadId } from '#shared/ids.ts'
import { verifyArchive } from '../../../electron/core/kernel/journal/verify.ts'
import { answerThread, assignThread, listThreads } from '../../../electron/core/messages/inbox/inbox.ts'
import { pasteMessage } from '../../../electron/core/messages/messages/messages.ts'
import { listThreadMessages } from '../../../electron/core/messages/messages/queries.ts'
import { routeMessage } from '../../../electron/core/messages/messages/route.ts'
import { listUsers } from '../../../electron/core/register/roles/queries.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { metaFile, OWN } from '../../helpers/exports/meta.ts'
import { writeZip } from '../../helpers/exports/zip.ts'
import { importing } from '../../helpers/imports.ts'

const KALLE = 'Kalle Påhitt'
const day = (date: string) => Date.parse(`2026-03-${date}T09:00:00.000Z`)

it('shows what waits, what was answered in time and what was answered late, also when the answer comes with a newer export', async () => {
  const opened = await newArchive()
  const { ctx } = opened
  const { id: channelId } = newChannel(ctx)
  const folder = await temporaryFolder()
  const path = 'messages/inbox/kalle_10000001/message_1.json'
  const asked = [
    { from: KALLE, at: day('02'), text: 'När öppnar badet?' },
    { from: OWN, at: day('03'), text: 'Den 1 juni.' },
    { from: KALLE, at: day('04'), text: 'Går det buss?' },
    { from: KALLE, at: day('05'), text: 'Hallå?' }
  ]
  const exported = (messages: typeof asked) => ({ [path]: metaFile(KALLE, [KALLE, OWN], messages) })
  await importing(opened, channelId, await writeZip(join(folder, 'a.zip'), exported(asked)), OWN)
  const inbox = () =>
    ctx.db.read.prepare('SELECT messages, undecided, due_at AS due, latest_at AS latest FROM inbox').all()
  const duties = () =>
    ctx.db.read
      .prepare(
        'SELECT received_at AS received, due_at AS due, answered_at AS answered FROM duty ORDER BY received_at'
      )
      .all()
  expect(inbox()).toEqual([
    { messages: 4, undecided: 3, due: '2026-03-05T22:59:59.999Z', latest: '2026-03-05T09:00:00.000Z' }
  ])
  const late = [
    ...asked,
    { from: OWN, at: day('09'), text: 'Ja, linje 3.' },
    { from: OWN, at: day('10'), text: 'Välkommen!' }
  ]
  await importing(opened, channelId, await writeZip(join(folder, 'b.zip'), exported(late)), OWN)
  expect(inbox()).toEqual([{ messages: 6, undecided: 3, due: null, latest: '2026-03-10T09:00:00.000Z' }])
  expect(duties()).toEqual([
    {
      received: '2026-03-02T09:00:00.000Z',
      due: '2026-03-03T22:59:59.999Z',
      answered: '2026-03-03T09:00:00.000Z'
    },
    {
      received: '2026-03-04T09:00:00.000Z',
      due: '2026-03-05T22:59:59.999Z',
      answered: '2026-03-09T09:00:00.000Z'
    },
    {
      received: '2026-03-05T09:00:00.000Z',
      due: '2026-03-06T22:59:59.999Z',
      answered: '2026-03-09T09:00:00.000Z'
    }
  ])
  expect(ctx.db.read.prepare('SELECT count(*) FROM inbox_batch').pluck().get()).toBe(0)
})

it('takes nothing for answered by what says it was written later than now', async () => {
  const opened = await newArchive()
  const { ctx } = opened
  const { id: channelId } = newChannel(ctx)
  const folder = await temporaryFolder()
  const take = async (name: string, ...texts: string[]) => {
    const asked = texts.map((text, at) => ({ from: KALLE, at: day('02') + at * 60_000, text }))
    const wrong = { from: OWN, at: Date.parse('2099-01-01T09:00:00.000Z'), text: 'Med fel klocka' }
    const file = metaFile(KALLE, [KALLE, OWN], [...asked, wrong])
    const zip = await writeZip(join(folder, name), { 'messages/inbox/kalle_10000001/message_1.json': file })
    return importing(opened, channelId, zip, OWN)
  }
  await take('a.zip', 'När öppnar badet?')
  await take('b.zip', 'När öppnar badet?', 'Hallå?')
  expect(ctx.db.read.prepare('SELECT answered_at FROM duty').pluck().all()).toEqual([null, null])
  expect(ctx.db.read.prepare('SELECT latest_at FROM inbox').pluck().get()).toBe(ctx.clock.now())
})

it('puts what was pasted into the conversation that an export shows it in, with its answer, also when it is routed', async () => {
  const opened = await newArchive()
  const { ctx } = opened
  const { id: channelId } = newChannel(ctx)
  const paste = (text: string, minute: number) =>
    pasteMessage(ctx, {
      channelId,
      senderName: KALLE,
      senderAddress: null,
      receivedAt: Instant.parse(new Date(day('02') + minute * 60_000).toISOString()),
      text
    })
  const [first, second, third] = [await paste('Hej', 0), await paste('Badet?', 1), await paste('Bussen?', 2)]
  await routeMessage(ctx, second.id, { kind: 'minor', because: 'x' })
  answerThread(ctx, ThreadId.parse(third.id), { kind: 'no-answer', because: 'Samma fråga' })
  const [user] = listUsers(ctx.db.read)
  assignThread(ctx, ThreadId.parse(first.id), user?.id ?? null)
  const messages = ['Hej', 'Badet?', 'Bussen?'].map((text, minute) => ({
    from: KALLE,
    at: day('02') + minute * 60_000,
    text
  }))
  const answer = { from: OWN, at: day('02') + 600_000, text: 'I juni.' }
  const file = metaFile(KALLE, [KALLE, OWN], [...messages, answer])
  const path = 'messages/inbox/kalle_10000001/message_1.json'
  const zip = await writeZip(join(await temporaryFolder(), 'a.zip'), { [path]: file })
  expect(await importing(opened, channelId, zip, OWN)).toMatchObject({ seen: 4, imported: 1, known: 3 })
  const threads = () =>
    listThreads(ctx, { which: 'all', channelId: null, handler: null, limit: 9, after: null }).items
  const [conversation] = threads().filter(({ conversationId }) => conversationId !== null)
  expect(conversation).toMatchObject({ messages: 3, undecided: 1, dueAt: null, handler: { id: user?.id } })
  // What was answered by itself stays with its answer.
  expect(threads().map(({ id }) => id)).toEqual(expect.arrayContaining([third.id]))
  expect(threads()).toHaveLength(2)
  const id = ThreadId.parse(conversation?.id)
  const said = listThreadMessages(ctx.db.read, { id, limit: 9, after: null }).items
  expect(said.map(({ text }) => text).toSorted()).toEqual(['Badet?', 'Hej', 'I juni.'])
  const answered = ctx.db.read.prepare('SELECT answered_at FROM duty WHERE message_id = ?').pluck()
  expect(answered.get(first.id)).toBe('2026-03-02T09:10:00.000Z')
  expect(await importing(opened, channelId, zip, OWN)).toMatchObject({ seen: 4, imported: 0, known: 4 })
  expect(threads()).toHaveLength(2)
  await routeMessage(ctx, first.id, { kind: 'minor', because: 'x' })
  expect(threads().find(each => each.id === id)).toMatchObject({ undecided: 0, dueAt: null })
  for (const act of [`conversation_id = NULL`, `text = 'y'`, `diary_number = 'x'`])
    expect(() =>
      ctx.db.transact(tx => tx.prepare(`UPDATE message SET ${act} WHERE id = ?`).run(second.id))
    ).toThrow(/newest route|stays in its|never changed/)
  expect((await verifyArchive(ctx)).findings).toEqual([])
})
