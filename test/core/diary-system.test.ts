// Records sent to the diary system, over a stub that speaks its documented shapes: taken, refused, cut off at every
// stage, and never sent twice.
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Public360Settings, Sending } from '#shared/diary-system.ts'
import { MessageId, ThreadId } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { listSendings } from '../../electron/core/delivery/diary-system/queries.ts'
import { resolveSending } from '../../electron/core/delivery/diary-system/resolve.ts'
import { sendToDiarySystem } from '../../electron/core/delivery/diary-system/send.ts'
import { checkSystem, forgetSystem, saveSystem } from '../../electron/core/delivery/diary-system/system.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { chainOf, enterReceipt, withdrawReceipt } from '../../electron/core/delivery/receipts/receipts.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { takeMessageFile } from '../../electron/core/messages/messages/messages.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { copiesOf } from '../helpers/archive.ts'
import { filesWith } from '../helpers/find-bytes.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { inAnotherProcess } from '../helpers/process.ts'
import { KEY, SYSTEM, startPublic360 } from '../helpers/stubs/public360.ts'
import { everything, filledArchive } from './exports-archive.ts'

const CASE = { kind: 'case', number: '26/00001' } as const
const NEW = { kind: 'new-case' } as const

const filled = copiesOf(async () => {
  const made = await filledArchive()
  const written = await createExport(made.ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
  return { ...made, written }
})

async function ready({ settings = {} }: { settings?: Partial<Public360Settings> } = {}) {
  const stub = await startPublic360()
  onTestFinished(() => stub.stop())
  const made = await filled()
  const { ctx, comment, messages, dir, written } = made
  const system: Public360Settings = { ...SYSTEM, address: `${stub.address}360`, ...settings }
  await saveSystem(ctx, { system, secret: KEY })
  stub.asked.length = 0
  const one: RecordRef = { kind: 'comment', id: comment }
  const message: RecordRef = { kind: 'message', id: messages.copied.id }
  return {
    ...made,
    stub,
    system,
    one,
    message,
    exportId: written.id,
    folder: join(dir, String(written.folder))
  }
}

function messageIn(
  ctx: Context,
  at: { conversation: string; channelId: string; direction: string }
): RecordRef {
  const id = MessageId.parse(randomUUID())
  ctx.db.transact(tx => {
    tx.prepare(
      `INSERT OR IGNORE INTO conversation (id, channel_id, platform, native_id, title, folder)
       VALUES (@conversation, @channelId, 'facebook', @conversation, 'Åsa', 'inbox')`
    ).run(at)
    tx.prepare(
      `INSERT INTO message (id, channel_id, conversation_id, kind, direction, state, method, sender_name, dedupe_key,
         created_at, created_basis, received_at, taken_in_at, taken_in_by, text)
       VALUES (@id, @channelId, @conversation, 'dm', @direction, iif(@direction = 'in', 'undecided', 'sent'), 'export',
         'Åsa Löv', @id, @now, 'utc', iif(@direction = 'in', @now, NULL), @now, 'test', 'När töms soporna?')`
    ).run({ ...at, id, now: ctx.clock.now() })
  })
  return { kind: 'message', id }
}

const sendingsOf = (ctx: Context, exportId: Sending['exportId']) =>
  listSendings(ctx.db.read, { exportId, limit: 100, after: null }).items
const callsOf = (stub: { asked: { url: URL }[] }) =>
  stub.asked.map(({ url }) => url.pathname.split('/').at(-1)).filter(call => call !== 'GetSIFVersion')

describeWithKeychain('with a keychain', () => {
  it('sends each record with its files, and has a receipt for each when it is taken', async () => {
    const { ctx, stub, one, message, exportId, folder } = await ready()
    const outcome = await sendToDiarySystem(ctx, { exportId, filing: CASE, records: null })
    expect(outcome).toEqual({ sent: 6, handedOver: 0, refused: 0, uncertain: 0, known: 0, left: 0 })
    const told = [...stub.documents.values()].find(each => each['SendersReference'] === one.id)
    expect(told).toMatchObject({
      CaseNumber: '26/00001',
      Title: 'Kommentar: Norrby kommun på Flödet, okänd tid',
      UnofficialTitle: '-2 poäng för rondellen 😡',
      Category: 'Dokument inn',
      Status: 'J',
      DocumentDate: '2026-11-25T09:02:00',
      UnregisteredContacts: [{ ContactName: 'Ärlig Åsikt', Role: 'Avsändare', IsUnofficial: true }]
    })
    expect(JSON.stringify([...stub.documents.values()])).not.toContain('AccessCode')
    const files = told?.['Files'] as { Title: string; Format: string; Base64Data: string }[]
    expect(files.map(file => `${file.Title}.${file.Format}`)).toEqual([
      'registreringsunderlag.pdf',
      'comment.png',
      'provenance.json'
    ])
    expect(Buffer.from(files[1]?.Base64Data ?? '', 'base64').toString()).toBe('en kommentars bild')
    const pdf = Buffer.from(files[0]?.Base64Data ?? '', 'base64')
    expect(
      (await readFile(join(folder, 'kontrollsummor-sha256.txt'), 'utf8')).split('\n').length
    ).toBeGreaterThan(9)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')

    const [handOver] = chainOf(ctx.db.read, one)
    const sending = sendingsOf(ctx, exportId).find(({ itemId }) => itemId === one.id)
    expect(handOver?.receipts).toMatchObject([
      {
        way: 'api',
        number: sending?.number,
        caseNumber: '26/00001',
        receivedBy: 'Public 360',
        receivedOn: '2026-11-25'
      }
    ])
    expect(sending).toMatchObject({ state: 'sent', step: 'document', problem: null, leftOut: [] })
    expect(stub.documents.has(String(sending?.number))).toBe(true)
    // What is acknowledged is not sent again, by this package or another.
    const again = await sendToDiarySystem(ctx, { exportId, filing: CASE, records: null })
    expect(again).toMatchObject({ sent: 0, known: 6 })
    const other = await createExport(ctx, everything, { format: 'diary-pdfa-1b', delivery: null })
    expect(
      await sendToDiarySystem(ctx, { exportId: other.id, filing: CASE, records: [message] })
    ).toMatchObject({
      known: 1
    })
    expect(stub.documents.size).toBe(6)
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it('makes a case for each record where that is asked for, and the same one when the document was refused', async () => {
    const { ctx, stub, system, one, exportId } = await ready({ settings: { categoryIn: 'Okänd' } })
    expect(await sendToDiarySystem(ctx, { exportId, filing: NEW, records: [one] })).toMatchObject({
      refused: 1
    })
    expect(sendingsOf(ctx, exportId)).toMatchObject([
      {
        state: 'refused',
        step: 'document',
        caseNumber: '26/00002',
        problem: 'rejected',
        reply: 'Category was not found in the code table.'
      }
    ])
    await saveSystem(ctx, { system: { ...system, categoryIn: 'Dokument inn' }, secret: null })
    expect(await sendToDiarySystem(ctx, { exportId, filing: NEW, records: [one] })).toMatchObject({ sent: 1 })
    expect(stub.cases.size).toBe(2)
    expect(stub.cases.get('26/00002')).toMatchObject({ CaseType: 'Sak', ResponsibleEnterpriseRecno: 506 })
    expect([...stub.documents.keys()]).toEqual(['26/00002-1'])
    expect(chainOf(ctx.db.read, one)[0]?.receipts).toMatchObject([
      { number: '26/00002-1', caseNumber: '26/00002' }
    ])
  })

  it('says what the program said where it takes nothing, and tries again when told to', async () => {
    const { ctx, one, exportId } = await ready()
    const filing = { kind: 'case', number: '25/99999' } as const
    expect(await sendToDiarySystem(ctx, { exportId, filing, records: [one] })).toMatchObject({ refused: 1 })
    expect(sendingsOf(ctx, exportId)[0]?.reply).toBe('Case 25/99999 was not found.')
    expect(chainOf(ctx.db.read, one)[0]?.receipts).toEqual([])
    expect(JSON.stringify(listJournal(ctx.db.read, { about: one.id, before: null, limit: 1 }))).not.toContain(
      'was not found'
    )
    expect(await sendToDiarySystem(ctx, { exportId, filing: CASE, records: [one] })).toMatchObject({
      sent: 1
    })
  })

  it.each([
    ['the line breaks when the document is there', 'does-and-breaks', 'no-answer', 1],
    ['the answer never comes', 'does-and-hangs', 'no-answer', 1],
    ['half an answer comes', 'half-json', 'bad-answer', 1],
    ['the line breaks before anything', 'broken', 'no-answer', 0],
    ['a gateway gives up', { status: 504 }, 'failed', 0],
    ['the answer has no number', { status: 200, json: { Successful: true } }, 'bad-answer', 0]
  ] as const)('is uncertain when %s, and waits for a person', async (_, fault, problem, there) => {
    const { ctx, stub, one, message, exportId } = await ready()
    stub.faults.push('as-usual', fault)
    const patience = fault === 'does-and-hangs' ? 500 : 60_000
    const outcome = await sendToDiarySystem(
      ctx,
      { exportId, filing: CASE, records: [one, message] },
      patience
    )
    // The round ends there: nobody has to look for more than one.
    expect(outcome).toEqual({ sent: 0, handedOver: 0, refused: 0, uncertain: 1, known: 0, left: 1 })
    expect(stub.documents.size).toBe(there)
    const [sending] = sendingsOf(ctx, exportId)
    if (sending === undefined) throw new Error('no sending')
    expect(sending).toMatchObject({ state: 'uncertain', problem, itemId: one.id })
    expect(await sendToDiarySystem(ctx, { exportId, filing: CASE, records: null })).toMatchObject({
      known: 1,
      sent: 5
    })
    expect(stub.documents.size).toBe(there + 5)
    if (there === 1) {
      const finding = { found: 'there', number: '26/00001-1', caseNumber: null } as const
      expect(await resolveSending(ctx, sending.id, finding)).toMatchObject({
        state: 'sent',
        number: '26/00001-1'
      })
      expect(chainOf(ctx.db.read, one)[0]?.receipts).toMatchObject([{ way: 'hand', number: '26/00001-1' }])
    } else {
      expect(await resolveSending(ctx, sending.id, { found: 'absent', caseNumber: null })).toMatchObject({
        state: 'absent'
      })
      expect(await sendToDiarySystem(ctx, { exportId, filing: CASE, records: [one] })).toMatchObject({
        sent: 1
      })
    }
    await expect(resolveSending(ctx, sending.id, { found: 'absent', caseNumber: null })).rejects.toThrow(
      expect.objectContaining({ code: 'sending-settled' })
    )
    expect(stub.documents.size).toBe(6)
  })

  it('puts the record into the case that a person found, when the case was in doubt', async () => {
    const { ctx, stub, one, exportId } = await ready()
    stub.faults.push('as-usual', 'does-and-breaks')
    expect(await sendToDiarySystem(ctx, { exportId, filing: NEW, records: [one] })).toMatchObject({
      uncertain: 1
    })
    const [sending] = sendingsOf(ctx, exportId)
    if (sending === undefined) throw new Error('no sending')
    expect(sending).toMatchObject({ step: 'case', caseNumber: null })
    await resolveSending(ctx, sending.id, { found: 'absent', caseNumber: '26/00002' })
    expect(await sendToDiarySystem(ctx, { exportId, filing: NEW, records: [one] })).toMatchObject({ sent: 1 })
    expect([stub.cases.size, [...stub.documents.keys()]]).toEqual([2, ['26/00002-1']])
  })

  it('killed while the program has taken the document, is uncertain and not sent again', async () => {
    const { archive, ctx, stub, exportId, dir, options } = await ready()
    await ctx.secrets.store('diary-system/public-360', KEY)
    await archive.close()
    stub.faults.push('as-usual', 'does-and-hangs')
    const child = await inAnotherProcess('send-package.ts', dir, exportId, CASE.number)
    while (stub.documents.size === 0) await sleep(20)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const opened = await openArchive(dir, options)
    onTestFinished(() => opened.close())
    const { context } = opened
    const uncertain = sendingsOf(context, exportId)
    expect(uncertain).toMatchObject([{ state: 'uncertain', problem: 'interrupted' }])
    const { sent, known } = await sendToDiarySystem(context, { exportId, filing: CASE, records: null })
    expect([sent, known, stub.documents.size]).toEqual([5, 1, 6])
    const [first] = uncertain
    if (first === undefined) throw new Error('no sending')
    await resolveSending(context, first.id, { found: 'there', number: '26/00001-1', caseNumber: null })
    const settled = sendingsOf(context, exportId)
    expect(settled.every(({ state }) => state === 'sent')).toBe(true)
    // What was in doubt has the number the person found, and no two records have one.
    expect(settled.find(({ id }) => id === first.id)?.number).toBe('26/00001-1')
    expect(new Set(settled.map(({ number }) => number)).size).toBe(6)
    expect((await verifyArchive(context)).findings).toEqual([])
  })

  it('sends what is secret with its paragraph where that was chosen, and else not at all', async () => {
    const { ctx, stub, one, message, exportId, system } = await ready()
    await markSecret(ctx, { record: one, paragraph: 'OSL 21 kap. 1 §', note: null })
    expect(await sendToDiarySystem(ctx, { exportId, filing: CASE, records: [one] })).toMatchObject({
      refused: 1
    })
    expect(sendingsOf(ctx, exportId)[0]?.problem).toBe('secret-not-chosen')
    const chosen = await createExport(
      ctx,
      { ...everything, withSecret: 'include-marked' },
      { format: 'diary-pdfa-2b', delivery: null }
    )
    const send = (record: RecordRef) =>
      sendToDiarySystem(ctx, { exportId: chosen.id, filing: NEW, records: [record] })
    await saveSystem(ctx, { system: { ...system, accessCode: null }, secret: null })
    expect(await send(one)).toMatchObject({ refused: 1 })
    expect(sendingsOf(ctx, chosen.id)[0]?.problem).toBe('no-access-code')
    expect(callsOf(stub)).toEqual([])
    await saveSystem(ctx, { system, secret: null })
    expect(await send(one)).toMatchObject({ sent: 1 })
    expect(await send(message)).toMatchObject({ sent: 1 })
    const marked = { AccessCode: 'S', Paragraph: 'OSL 21 kap. 1 §' }
    expect([...stub.cases.values()].map(each => each['Paragraph'])).toEqual([
      undefined,
      marked.Paragraph,
      undefined
    ])
    expect([...stub.documents.values()][0]).toMatchObject(marked)
    expect([...stub.documents.values()][1]).not.toHaveProperty('AccessCode')
  })

  it('sends the messages of a conversation as one document, with a receipt for each of them', async () => {
    const { ctx, stub, clock, exportId, first, message } = await ready()
    await sendToDiarySystem(ctx, { exportId, filing: CASE, records: null })
    stub.documents.clear()
    clock.advance(60_000)
    const conversation = ThreadId.parse(randomUUID())
    const [asked, answered] = ['in', 'out'].map(direction =>
      messageIn(ctx, { conversation, channelId: first.id, direction })
    )
    if (asked === undefined || answered === undefined) throw new Error('no messages')
    const later = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
    stub.faults.push('as-usual', 'does-and-breaks')
    const send = () => sendToDiarySystem(ctx, { exportId: later.id, filing: CASE, records: [asked] })
    expect(await send()).toMatchObject({ sent: 0, uncertain: 2, known: 0, left: 0 })
    expect(await send()).toMatchObject({ sent: 0, known: 2 })
    const [sending] = sendingsOf(ctx, later.id)
    if (sending === undefined) throw new Error('no sending')
    await resolveSending(ctx, sending.id, { found: 'absent', caseNumber: null })
    expect(await send()).toMatchObject({ sent: 2, known: 0 })
    expect([...stub.documents.values()].map(told => told['Title'])).toEqual([
      expect.stringMatching(/^Konversation: /),
      expect.stringMatching(/^Konversation: /)
    ])
    const numbers = [asked, answered].map(record => chainOf(ctx.db.read, record).at(-1)?.receipts[0]?.number)
    expect(numbers).toEqual(['26/00001-2', '26/00001-2'])
    expect(chainOf(ctx.db.read, message).at(-1)?.receipts).toEqual([])
  })

  it('leaves out and names the files that are too large, and sends the rest', async () => {
    const { ctx, stub, clock, first, system } = await ready({ settings: { mostMib: 1 } })
    const path = join(ctx.dir, '..', 'film.mp4')
    await appendFile(path, randomBytes((1 << 20) + 1))
    clock.advance(60_000)
    const { id } = await takeMessageFile(ctx, {
      channelId: first.id,
      path,
      senderName: 'Öyvind',
      senderAddress: null,
      receivedAt: null
    })
    const large = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
    const record: RecordRef = { kind: 'message', id }
    expect(system.mostMib).toBe(1)
    expect(
      await sendToDiarySystem(ctx, { exportId: large.id, filing: CASE, records: [record] })
    ).toMatchObject({
      sent: 1
    })
    expect(sendingsOf(ctx, large.id)[0]?.leftOut).toEqual(['original.mp4'])
    const [told] = [...stub.documents.values()]
    expect(told?.['Files']).toMatchObject([{ Title: 'registreringsunderlag', Format: 'pdf' }])
  })

  it.each([
    ['a wrong key', { status: 401 }, 'diary-system-key-refused'],
    ['nothing at the address', { status: 404 }, 'diary-system-not-there'],
    ['too many calls', { status: 429, headers: { 'retry-after': '3600' } }, 'diary-system-busy'],
    [
      'a redirect, which is not followed',
      { status: 302, headers: { location: 'https://annan.example/?x=1' } },
      'diary-system-not-there'
    ]
  ] as const)('ends the round at %s, with nothing in doubt', async (_, fault, code) => {
    const { ctx, stub, exportId } = await ready()
    stub.faults.push(fault)
    await expect(sendToDiarySystem(ctx, { exportId, filing: CASE, records: null })).rejects.toMatchObject({
      code
    })
    expect(sendingsOf(ctx, exportId)).toEqual([])
    // And in the middle of a round.
    stub.faults.push('as-usual', 'as-usual', fault)
    await expect(sendToDiarySystem(ctx, { exportId, filing: CASE, records: null })).rejects.toMatchObject({
      code
    })
    expect(
      sendingsOf(ctx, exportId)
        .map(({ state }) => state)
        .sort()
    ).toEqual(['refused', 'sent'])
    expect(await sendToDiarySystem(ctx, { exportId, filing: CASE, records: null })).toMatchObject({
      sent: 5,
      known: 1
    })
    expect(stub.documents.size).toBe(6)
  })

  it('refuses what is not as it was written, is no package for a diary, or has no case to go to', async () => {
    const { ctx, exportId, folder, system } = await ready({ settings: { newCase: null } })
    const send = (id: typeof exportId, filing: typeof CASE | typeof NEW = CASE) =>
      sendToDiarySystem(ctx, { exportId: id, filing, records: null })
    await expect(send(exportId, NEW)).rejects.toMatchObject({ code: 'no-new-case' })
    const bag = await createExport(ctx, everything, { format: 'bagit', delivery: null })
    await expect(send(bag.id)).rejects.toMatchObject({ code: 'not-for-diary-system' })
    await appendFile(join(folder, 'kontrollsummor-sha256.txt'), ' ')
    await expect(send(exportId)).rejects.toMatchObject({ code: 'package-changed' })
    await ctx.secrets.forget('diary-system/public-360')
    await expect(send(exportId)).rejects.toMatchObject({ code: 'package-changed' })
    await expect(checkSystem(ctx)).rejects.toMatchObject({ code: 'diary-system-key-missing' })
    await expect(saveSystem(ctx, { system, secret: null })).rejects.toMatchObject({
      code: 'diary-system-key-missing'
    })
    await forgetSystem(ctx)
    await expect(checkSystem(ctx)).rejects.toMatchObject({ code: 'no-diary-system' })
    expect(sendingsOf(ctx, exportId)).toEqual([])
  })

  it('refuses a wrong key, an address that is not encrypted, and a kept key at another address', async () => {
    const { ctx, system } = await ready()
    const save = (change: Partial<Public360Settings>, secret: string | null) =>
      saveSystem(ctx, { system: { ...system, ...change }, secret })
    await expect(save({}, 'fel-nyckel-helt')).rejects.toMatchObject({ code: 'diary-system-key-refused' })
    const http = { address: 'http://360.norrby.example/' }
    await expect(save(http, KEY)).rejects.toMatchObject({ code: 'platform-not-secure' })
    const elsewhere = { address: 'http://127.0.0.1:1/' }
    await expect(save(elsewhere, null)).rejects.toMatchObject({ code: 'diary-system-key-missing' })
    await expect(save(elsewhere, KEY)).rejects.toMatchObject({ code: 'diary-system-unreachable' })
  })

  it('counts a receipt that a person entered, also for one that is in doubt; one withdrawn lets it be sent again', async () => {
    const { ctx, clock, stub, one, exportId } = await ready()
    stub.faults.push('as-usual', 'broken')
    await sendToDiarySystem(ctx, { exportId, filing: CASE, records: [one] })
    const facts = {
      receiver: 'diary',
      number: 'KS 2026/7',
      caseNumber: null,
      receivedOn: '2026-11-25',
      receivedBy: 'Ragnhild'
    } as const
    const receipt = enterReceipt(ctx, { exportId, facts, records: [one] })
    const [sending] = sendingsOf(ctx, exportId)
    if (sending === undefined) throw new Error('no sending')
    const finding = { found: 'there', number: 'KS 2026/7', caseNumber: null } as const
    expect(await resolveSending(ctx, sending.id, finding)).toMatchObject({
      state: 'sent',
      receiptId: receipt.id
    })
    withdrawReceipt(ctx, receipt.id, 'fel')
    clock.advance(1000)
    expect(await sendToDiarySystem(ctx, { exportId, filing: CASE, records: [one] })).toMatchObject({
      sent: 1
    })
  })

  it('keeps the key out of every file, also where an answer repeats it', async () => {
    const { archive, ctx, stub, one, exportId, dir } = await ready()
    const words = `No access for authkey=${encodeURIComponent(KEY)} or ${KEY}`
    stub.faults.push('as-usual', { status: 200, json: { Successful: false, ErrorMessage: words } })
    expect(await sendToDiarySystem(ctx, { exportId, filing: CASE, records: [one] })).toMatchObject({
      refused: 1
    })
    expect(sendingsOf(ctx, exportId)[0]?.reply).toMatch(/^No access for authkey=\*+ or \*+$/)
    const json = {
      Successful: true,
      DocumentNumber: '26/00001-9',
      URL: `https://360.example/?authkey=${KEY}`
    }
    stub.faults.push('as-usual', { status: 200, json })
    expect(await sendToDiarySystem(ctx, { exportId, filing: CASE, records: [one] })).toMatchObject({
      sent: 1
    })
    await archive.close()
    expect(filesWith(dir, KEY)).toEqual([])
    expect(filesWith(dir, encodeURIComponent(KEY))).toEqual([])
  })
})

describe('the database', () => {
  it('refuses a second of what may be there, and any change of what became of it', async () => {
    const { ctx, comment, first } = await filledArchive()
    const { id } = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
    const insert = (record: string, state = 'sending') =>
      ctx.db.transact(tx => {
        const sending = tx
          .prepare(
            `INSERT INTO sending (id, export_id, kind, item_id, program, state, step, is_new_case, left_out, started_at,
               started_by) VALUES (lower(hex(randomblob(16))), ?, 'comment', ?, 'public-360', ?, 'case', 1, '[]', 'nu', 'test') RETURNING id`
          )
          .get(id, record, state) as { id: string }
        tx.prepare(`INSERT INTO sending_item (sending_id, kind, item_id) VALUES (?, 'comment', ?)`).run(
          sending.id,
          record
        )
      })
    expect(() => insert(first.id)).toThrow(/written package/)
    expect(() => insert(comment, 'sent')).toThrow()
    insert(comment)
    expect(() => insert(comment)).toThrow(/may be in the diary already/)
    const run = (sql: string) => () => ctx.db.transact(tx => tx.prepare(sql).run())
    expect(run('DELETE FROM sending')).toThrow(/stays on file/)
    expect(run('DELETE FROM sending_item')).toThrow(/stays on file/)
    expect(run(`UPDATE sending SET state = 'absent', problem = 'x', ended_at = 'nu'`)).toThrow(/order/)
    run(`UPDATE sending SET state = 'refused', problem = 'rejected', ended_at = 'nu'`)()
    expect(run(`UPDATE sending SET problem = 'busy'`)).toThrow(/never changed/)
    expect(run(`UPDATE sending SET reply = 'annat'`)).toThrow(/never changed/)
    insert(comment)
  })
})
