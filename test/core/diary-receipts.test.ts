// The receipts that a diary system lays beside the documents in a watched folder, and what becomes of those that say nothing.
import { readFile, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { RecordRef } from '#shared/record.ts'
import { setFiling } from '../../electron/core/delivery/diary-system/filing.ts'
import { listFilings } from '../../electron/core/delivery/diary-system/filing-queries.ts'
import { sendingsSeen } from '../../electron/core/delivery/diary-system/read.ts'
import { readReceipts } from '../../electron/core/delivery/diary-system/receipts.ts'
import { resolveSending } from '../../electron/core/delivery/diary-system/resolve.ts'
import { sendToDiarySystem } from '../../electron/core/delivery/diary-system/send.ts'
import { chainOf } from '../../electron/core/delivery/receipts/receipts.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { raiseAlerts } from '../../electron/core/reports/alerts/alerts.ts'
import { listAlerts } from '../../electron/core/reports/alerts/queries.ts'
import { answer, CASE, NEW, only, packagesForDiary, registered, sendingsOf } from '../helpers/diary.ts'

const ready = packagesForDiary()

it('takes the receipts, as JSON and as XML: the number, the case, and what was turned down', async () => {
  const { ctx, watched, watch, exportId, one, message, first } = await ready()
  await watch()
  const send = (record: RecordRef, filing: typeof NEW | { kind: 'by-department' } = NEW) =>
    sendToDiarySystem(ctx, { exportId, filing, records: [record] })
  await send(one)
  await send(message)
  const of = (record: RecordRef) =>
    only(sendingsOf(ctx, exportId).filter(({ itemId }) => itemId === record.id))
  const facts = { arendenummer: 'KS 2026/17', datum: '2026-11-24', mottagare: 'Ragnhild Öberg' }
  await answer(watched, of(one), 'json', `\uFEFF${registered(of(one), facts)}`)
  const refused = of(message)
  await answer(
    watched,
    refused,
    'xml',
    `<?xml version="1.0" encoding="UTF-8"?><diariekvitto xmlns="urn:kanalarkiv:diariekvitto:1"><leverans>${refused.id}</leverans>
     <resultat>avvisad</resultat><skal>Redan\nregistrerad &amp; klar.</skal></diariekvitto>`
  )
  expect(await readReceipts(ctx)).toEqual({ registered: 1, refused: 1, waiting: 0, unread: [] })
  expect(chainOf(ctx.db.read, one)[0]?.receipts).toMatchObject([
    {
      ...{ way: 'file', number: 'KS 2026/1-1', caseNumber: 'KS 2026/17' },
      ...{ receivedOn: '2026-11-24', receivedBy: 'Ragnhild Öberg' }
    }
  ])
  expect(of(message)).toMatchObject({
    state: 'refused',
    problem: 'rejected',
    reply: 'Redan registrerad & klar.'
  })
  expect(await readReceipts(ctx)).toEqual({ registered: 0, refused: 0, waiting: 0, unread: [] })
  // What was turned down goes again, under another id.
  expect(await send(message)).toMatchObject({ handedOver: 1 })
  const [again] = sendingsOf(ctx, exportId).filter(({ state }) => state === 'handed-over')
  expect(again?.id).not.toBe(refused.id)
  if (again === undefined) throw new Error('not sent again')
  expect(
    await resolveSending(ctx, again.id, { found: 'there', number: 'KS 9', caseNumber: null })
  ).toMatchObject({
    state: 'sent'
  })
  expect(chainOf(ctx.db.read, message)[0]?.receipts).toMatchObject([
    { way: 'hand', receivedBy: 'Diariet, genom bevakad mapp' }
  ])
  expect((await verifyArchive(ctx)).findings).toEqual([])
  expect(listFilings(ctx.db.read).departments.find(({ id }) => id === first.departmentId)?.cases).toEqual([])
})

it('keeps the words of a marked record in what the diary answered from who may not see it', async () => {
  const { ctx, watched, watch, exportId, message, first } = await ready()
  const words = 'Min dotter har skyddad identitet och bor sedan i mars på Kvastgatan'
  const secret = await pasteMessage(ctx, {
    ...{ channelId: first.id, senderName: 'Eva Ek', senderAddress: null, receivedAt: null, text: words }
  })
  await markSecret(ctx, {
    ...{ record: { kind: 'message', id: secret.id }, paragraph: 'OSL 22 kap. 1 §', note: null }
  })
  await watch()
  await sendToDiarySystem(ctx, { exportId, filing: NEW, records: [message] })
  const sent = only(sendingsOf(ctx, exportId))
  const receipt = { leverans: sent.id, resultat: 'avvisad', skal: words }
  await answer(watched, sent, 'json', JSON.stringify(receipt))
  expect(await readReceipts(ctx)).toMatchObject({ refused: 1 })
  const seen = (osUser: string) => sendingsSeen({ ...ctx, osUser }, { exportId, limit: 9, after: null }).items
  expect(seen(ctx.osUser)[0]?.reply).toBe(words)
  expect(seen('okänd')[0]?.reply).toBe('[OSL 22 kap. 1 §]')
})

it('notes the number of a yearly case that the diary made, and says of receipts that say nothing why', async () => {
  const { ctx, watched, watch, exportId, one, message, first } = await ready()
  await watch()
  setFiling(ctx, { departmentId: first.departmentId, filing: 'yearly' })
  const filing = { kind: 'by-department' } as const
  await sendToDiarySystem(ctx, { exportId, filing, records: [one] })
  const sending = only(sendingsOf(ctx, exportId))
  const told = JSON.parse(
    await readFile(join(watched, String(sending.reference), 'diarieleverans.json'), 'utf8')
  )
  expect(told.arende).toEqual({ nyttArende: expect.stringMatching(/^Sociala medier 2026, /) })
  const file = `${sending.reference}.kvitto.json`
  for (const [text, why] of [
    ['{"leverans":', 'unreadable'],
    ['', 'unreadable'],
    ['null', 'unreadable'],
    [JSON.stringify({ leverans: sending.id, resultat: 'kanske' }), 'unreadable'],
    [JSON.stringify({ leverans: sending.id, resultat: 'registrerad' }), 'no-number'],
    [registered(sending, { diarienummer: ' ' }), 'no-number'],
    [registered(sending, { diarienummer: 'KS 9\u001b[2J' }), 'no-number'],
    [registered(sending, { diarienummer: 'KS 9\u202E6202' }), 'no-number'],
    [registered(sending, { arendenummer: 'KS 9\nKS 10' }), 'unreadable'],
    [registered(sending, { mottagare: 'Diariet\u2066' }), 'unreadable'],
    [registered(sending, { leverans: message.id }), 'other-sending'],
    [registered(sending, { datum: '2027-01-01' }), 'in-future'],
    [registered(sending, { datum: 'i går' }), 'unreadable']
  ] as const) {
    await answer(watched, sending, 'json', text)
    expect([text, await readReceipts(ctx)]).toEqual([
      text,
      { registered: 0, refused: 0, waiting: 1, unread: [{ file, why }] }
    ])
  }
  await rm(join(watched, file))
  await symlink('/etc/hostname', join(watched, file))
  expect(await readReceipts(ctx)).toMatchObject({ unread: [{ why: 'unreadable' }] })
  await rm(join(watched, file))
  await answer(watched, sending, 'json', registered(sending, { arendenummer: 'KS 2026/40' }))
  expect(await readReceipts(ctx)).toMatchObject({ registered: 1, waiting: 0 })
  const cases = () => listFilings(ctx.db.read).departments.flatMap(each => each.cases)
  expect(cases()).toMatchObject([{ year: 2026, number: 'KS 2026/40' }])
  await sendToDiarySystem(ctx, { exportId, filing, records: [message] })
  const next = sendingsOf(ctx, exportId).find(({ state }) => state === 'handed-over')
  expect(
    JSON.parse(await readFile(join(watched, String(next?.reference), 'diarieleverans.json'), 'utf8')).arende
  ).toEqual({ nummer: 'KS 2026/40' })
})

it('tells by an alert of a receipt that stays impossible to understand, and not of one that is half written', async () => {
  const { ctx, clock, watched, watch, exportId, one } = await ready()
  await watch()
  await sendToDiarySystem(ctx, { exportId, filing: CASE, records: [one] })
  const sending = only(sendingsOf(ctx, exportId))
  const open = async () => {
    await raiseAlerts(ctx)
    return listAlerts(ctx.db.read, {
      view: 'open',
      kind: 'receipt-unread',
      channelId: null,
      limit: 9,
      after: null
    }).items
  }
  await answer(watched, sending, 'json', '{"leverans":')
  await readReceipts(ctx)
  clock.advance(5 * 60_000)
  await readReceipts(ctx)
  expect(await open()).toEqual([])
  clock.advance(6 * 60_000)
  await readReceipts(ctx)
  expect(await open()).toHaveLength(1)
  expect(
    listJournal(ctx.db.read, { about: null, act: 'diary-system.receipt-unread', before: null, limit: 9 })
  ).toHaveLength(1)
  await answer(watched, sending, 'json', registered(sending))
  expect(await readReceipts(ctx)).toMatchObject({ registered: 1 })
  expect(await open()).toEqual([])
  expect((await verifyArchive(ctx)).findings).toEqual([])
})
