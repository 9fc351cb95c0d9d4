// A mail to the diary is stopped by what was marked after it was written (P5), in the order of the acts: a clock that is set back changes nothing.
import { expect, it } from 'vitest'
import { sendAgain } from '../../electron/core/deadlines/outbox/outbox.ts'
import { listMails } from '../../electron/core/deadlines/outbox/queries.ts'
import { sendQueued } from '../../electron/core/deadlines/outbox/send.ts'
import { saveServer } from '../../electron/core/deadlines/outbox/server.ts'
import { listSendings } from '../../electron/core/delivery/diary-system/queries.ts'
import { resolveSending } from '../../electron/core/delivery/diary-system/resolve.ts'
import { sendToDiarySystem } from '../../electron/core/delivery/diary-system/send.ts'
import { saveSystem } from '../../electron/core/delivery/diary-system/system.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { alreadyOut } from '../../electron/core/delivery/exports/secret-since.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { liftSecrecy, markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { draftOf, startSmtp } from '../helpers/smtp.ts'
import { everything, filledArchive } from './exports-archive.ts'

const MAILBOX = 'registrator@norrby.example'
const due = { which: 'due', patience: 5_000 } as const
const MARK = { paragraph: 'OSL 21 kap. 1 §', note: null }

/** A comment whose document waits in the outbox for the registry, open, or with the paragraph and the code where it is `secret`. */
async function waiting({ secret = false } = {}) {
  const made = await filledArchive()
  const { ctx, comment } = made
  const record = { kind: 'comment', id: comment } as const
  const smtp = await startSmtp()
  await saveServer(ctx, { server: draftOf(smtp.port), secret: null })
  const accessCode = secret ? 'S' : null
  await saveSystem(ctx, {
    system: { program: 'e-mail', mailbox: MAILBOX, accessCode, mostMib: 20 },
    secret: null
  })
  if (secret) await markSecret(ctx, { record, ...MARK })
  const scope = secret ? { ...everything, withSecret: 'include-marked' as const } : everything
  const { id: exportId } = await createExport(ctx, scope, { format: 'diary-pdfa-2b', delivery: null })
  const filing = { kind: 'case', number: 'KS 2026/1' } as const
  const send = () => sendToDiarySystem(ctx, { exportId, filing, records: [record] })
  expect(await send()).toMatchObject({ handedOver: 1 })
  const sending = () => {
    const [one] = listSendings(ctx.db.read, { exportId, limit: 9, after: null }).items
    if (one === undefined) throw new Error('nothing was sent')
    return one
  }
  const mails = () => listMails(ctx.db.read, { state: null, messageId: null, limit: 9, after: null }).items
  return { ...made, record, smtp, send, sending, mails }
}

it.each([
  ['forward', 60_000],
  ['back', -60_000]
])('is refused although the clock was set %s between', async (_, by) => {
  const { ctx, clock, record, smtp, sending, mails } = await waiting()
  clock.advance(by)
  await markSecret(ctx, { record, ...MARK })
  clock.advance(120_000)
  await sendQueued(ctx, due)
  expect(smtp.taken).toEqual([])
  expect(mails()).toMatchObject([{ state: 'refused', problem: 'marked-secret' }])
  expect((await verifyArchive(ctx)).findings).toEqual([])
  // Nothing was handed over, and that is said; it can be settled as such.
  expect(sending()).toMatchObject({ state: 'mail-failed', mail: 'refused' })
  expect(await resolveSending(ctx, sending().id, { found: 'absent', caseNumber: null })).toMatchObject({
    state: 'absent'
  })
})

it('is told of at the mark where a server was given it, whatever it answered, and whatever becomes of it', async () => {
  const { ctx, clock, record, smtp, mails } = await waiting()
  smtp.no = { DATA: [451, '4.3.0 Later'] }
  await sendQueued(ctx, due)
  expect(mails()).toMatchObject([{ state: 'queued', problem: 'busy' }])
  const { seq } = await markSecret(ctx, { record, ...MARK })
  const told = () => alreadyOut(ctx.db.read, seq).filter(({ goneBy }) => goneBy === 'mail')
  const left = [{ id: mails()[0]?.id, name: MAILBOX, records: 1 }]
  expect(told()).toMatchObject(left)
  smtp.no = {}
  clock.advance(3_600_000)
  await sendQueued(ctx, due)
  expect(mails()).toMatchObject([{ state: 'refused', problem: 'marked-secret' }])
  expect(told()).toMatchObject(left)
})

it('is refused at every mailbox for as long as the mark holds, and goes when it is lifted', async () => {
  const { ctx, clock, record, smtp, sending, mails } = await waiting()
  clock.advance(1000)
  await markSecret(ctx, { record, ...MARK })
  await sendQueued(ctx, due)
  const [first] = mails()
  if (first === undefined) throw new Error('no mail')
  // Written anew it holds the same words, which nobody has said may go.
  clock.advance(60_000)
  const anew = await sendAgain(ctx, first.id, 'kansli@norrby.example')
  await sendQueued(ctx, due)
  expect(smtp.taken).toEqual([])
  expect(mails().map(({ state }) => state)).toEqual(['refused', 'refused'])
  await liftSecrecy(ctx, record, 'Prövad')
  clock.advance(60_000)
  await sendAgain(ctx, anew.id, null)
  await sendQueued(ctx, due)
  expect(smtp.taken).toHaveLength(1)
  expect(sending().state).toBe('handed-over')
})

it('goes although its record is secret where it was written as such, until something else is marked', async () => {
  const { ctx, clock, smtp, mails, messages } = await waiting({ secret: true })
  // Another record has nothing to do with it.
  await markSecret(ctx, { record: { kind: 'message', id: messages.copied.id }, ...MARK })
  clock.advance(-60_000)
  await liftSecrecy(ctx, { kind: 'message', id: messages.copied.id }, 'Fel')
  clock.advance(120_000)
  await sendQueued(ctx, due)
  expect(mails()).toMatchObject([{ state: 'accepted' }])
  expect(smtp.taken).toHaveLength(1)
})

it('waits no more where a secret record was marked anew since it was written', async () => {
  const { ctx, clock, record, smtp, mails } = await waiting({ secret: true })
  await liftSecrecy(ctx, record, 'Fel paragraf')
  await markSecret(ctx, { record, paragraph: 'OSL 23 kap. 1 §', note: null })
  clock.advance(60_000)
  await sendQueued(ctx, due)
  expect(smtp.taken).toEqual([])
  expect(mails()).toMatchObject([{ state: 'refused', problem: 'marked-secret' }])
})
