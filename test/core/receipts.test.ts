// What the diary and the e-archive answered: entered, taken from their files, and followed both ways.
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CaseChoice } from '#shared/diary-system.ts'
import { Route } from '#shared/message.ts'
import { ReceiptFacts } from '#shared/receipt.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { listReceipts, listRecords } from '../../electron/core/delivery/receipts/queries.ts'
import { chainOf, enterReceipt, withdrawReceipt } from '../../electron/core/delivery/receipts/receipts.ts'
import { takeReceiptFile } from '../../electron/core/delivery/receipts/take-file.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { countWaiting } from '../../electron/core/kernel/objects/inbox-folder.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { copiesOf } from '../helpers/archive.ts'
import { everything, filledArchive } from './exports-archive.ts'

const FACTS = {
  receiver: 'diary',
  number: 'KS 2026/0411',
  caseNumber: null,
  receivedOn: '2026-11-25',
  receivedBy: 'Ragnhild Registrator'
} as const
const first = { limit: 50, after: null }
const nobody = { receivedOn: null, receivedBy: null }

const filled = copiesOf(async () => {
  const made = await filledArchive()
  const written = await createExport(made.ctx, everything, { format: 'bagit', delivery: null })
  made.clock.advance(60_000)
  return { ...made, written }
})

async function openedLink() {
  const made = await filled()
  const { id, folder } = made.written
  return { ...made, exportId: id, folder: join(made.dir, folder ?? '') }
}

function write(dir: string, rows: string): Promise<string> {
  const path = join(dir, '..', 'kvitton från diariet.csv')
  return writeFile(path, rows).then(() => path)
}

describe('a receipt that a person enters', () => {
  it('covers the whole package, and is found from the number and from the record', async () => {
    const { ctx, exportId, comment, messages, captures } = await openedLink()
    const receipt = enterReceipt(ctx, { exportId, facts: FACTS, records: null })
    expect(receipt).toMatchObject({ ...FACTS, way: 'hand', source: null, records: 6, enteredBy: 'test' })
    const byNumber = listReceipts(ctx.db.read, { exportId: null, number: 'KS 2026/0411', ...first })
    expect(byNumber.items).toEqual([receipt])
    const { items } = listRecords(ctx.db.read, receipt.id, first)
    expect(items).toContainEqual({ kind: 'comment', id: comment })
    expect(items).toContainEqual({ kind: 'message', id: messages.filed.id })
    const chain = chainOf(ctx.db.read, { kind: 'capture', id: captures.complete })
    expect(chain).toMatchObject([{ exportId, format: 'bagit', receipts: [{ number: 'KS 2026/0411' }] }])
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it('pages through its records without losing one', async () => {
    const { ctx, exportId } = await openedLink()
    const { id } = enterReceipt(ctx, { exportId, facts: FACTS, records: null })
    const seen: string[] = []
    for (let after: string | null = null; ; ) {
      const { items, next } = listRecords(ctx.db.read, id, { limit: 3, after })
      seen.push(...items.map(item => item.id))
      if (next === null) break
      after = next
    }
    expect(new Set(seen).size).toBe(6)
    expect(seen).toHaveLength(6)
  })

  it('is refused for what is not in the package, was acknowledged before, or lies ahead', async () => {
    const { ctx, clock, exportId, comment, first: channel } = await openedLink()
    const later = await createExport(ctx, { ...everything, channelIds: [channel.id] })
    const { captures } = await filledArchive()
    const foreign = { kind: 'capture', id: captures.complete } as const
    const own = { kind: 'comment', id: comment } as const
    enterReceipt(ctx, { exportId, facts: FACTS, records: [own] })
    const before = lines(ctx)
    const enter =
      (facts: Partial<typeof FACTS> | object, records: readonly (typeof own)[] = [own]) =>
      () =>
        enterReceipt(ctx, {
          exportId,
          facts: { ...FACTS, ...facts },
          records: [...records]
        })
    expect(() => enterReceipt(ctx, { exportId, facts: FACTS, records: [foreign] })).toThrow(
      expect.objectContaining({ code: 'not-in-package' })
    )
    expect(enter({ number: 'KS 2026/1' })).toThrow(expect.objectContaining({ code: 'already-acknowledged' }))
    expect(enter({ receivedOn: '2026-11-26' })).toThrow(
      expect.objectContaining({ code: 'receipt-in-future' })
    )
    expect(lines(ctx)).toBe(before)
    // The other receiver, and another package with the same record, have answers of their own.
    clock.advance(60_000)
    enter({ receiver: 'e-archive', number: 'AIP-17' })()
    enterReceipt(ctx, { exportId: later.id, facts: FACTS, records: [own] })
    expect(chainOf(ctx.db.read, own).map(({ receipts }) => receipts.map(({ number }) => number))).toEqual([
      ['KS 2026/0411', 'AIP-17'],
      ['KS 2026/0411']
    ])
  })

  it('that was wrong is withdrawn with its reason, stays on file, and makes room for the right one', async () => {
    const { ctx, clock, exportId, comment } = await openedLink()
    const records = [{ kind: 'comment', id: comment } as const]
    const wrong = enterReceipt(ctx, { exportId, facts: { ...FACTS, number: 'KS 2026/0114' }, records })
    expect(withdrawReceipt(ctx, wrong.id, 'Siffror omkastade')).toMatchObject({
      withdrawnBecause: 'Siffror omkastade'
    })
    expect(() => withdrawReceipt(ctx, wrong.id, 'igen')).toThrow(
      expect.objectContaining({ code: 'receipt-withdrawn' })
    )
    clock.advance(60_000)
    enterReceipt(ctx, { exportId, facts: FACTS, records })
    const [handOver] = chainOf(ctx.db.read, { kind: 'comment', id: comment })
    expect(handOver?.receipts.map(({ number, withdrawnBecause }) => [number, withdrawnBecause])).toEqual([
      ['KS 2026/0114', 'Siffror omkastade'],
      ['KS 2026/0411', null]
    ])
  })
})

it('has no number, and no name, that letters turn about: it would read otherwise than it is', () => {
  const facts = {
    ...{ receiver: 'diary', number: 'KS 2026/1', caseNumber: null },
    ...{ receivedOn: '2026-11-25', receivedBy: 'Anna' }
  }
  const turned = 'KS 2026/\u202E12'
  const wrong = (
    one: { safeParse(value: unknown): { error?: { issues: { message: string }[] } } },
    value: unknown
  ) => one.safeParse(value).error?.issues[0]?.message
  expect(wrong(ReceiptFacts, facts)).toBeUndefined()
  for (const [schema, value] of [
    [ReceiptFacts, { ...facts, number: turned }],
    [ReceiptFacts, { ...facts, caseNumber: turned }],
    [ReceiptFacts, { ...facts, receivedBy: 'Anna\u2067' }],
    [Route, { kind: 'registered', diaryNumber: turned }],
    [CaseChoice, { kind: 'case', number: turned }]
  ] as const)
    expect(wrong(schema, value)).toBe('control-characters')
})

describe('the database', () => {
  it('refuses a receipt for what was not handed over, and any change of one', async () => {
    const { ctx, exportId, comment } = await openedLink()
    const { id } = enterReceipt(ctx, { exportId, facts: FACTS, records: [{ kind: 'comment', id: comment }] })
    const run =
      (sql: string, ...values: unknown[]) =>
      () =>
        ctx.db.transact(tx => tx.prepare(sql).run(...values))
    expect(run('UPDATE receipt SET number = ? WHERE id = ?', 'KS 1', id)).toThrow(/withdrawn, never changed/)
    expect(run('DELETE FROM receipt WHERE id = ?', id)).toThrow(/never removed/)
    expect(run('DELETE FROM receipt_item')).toThrow(/never removed/)
    const item = 'INSERT INTO receipt_item (receipt_id, kind, item_id) VALUES (?, ?, ?)'
    expect(run(item, id, 'capture', '00000000-0000-4000-8000-000000000000')).toThrow(
      /only records of its package/
    )
    expect(run(`UPDATE export SET state = 'failed' WHERE id = ?`, exportId)).not.toThrow()
    const copy = `INSERT INTO receipt SELECT 'another', export_id, receiver, number, case_number, received_on,
      received_by, way, source, entered_at, entered_by, NULL FROM receipt WHERE id = ?`
    expect(run(copy, id)).toThrow(/handed over/)
  })
})

describe('a list from the diary', () => {
  it('is the index.csv of the package with the numbers filled in; rows without one wait', async () => {
    const { ctx, dir, exportId, folder, comment, messages } = await openedLink()
    const index = await readFile(join(folder, 'data/index.csv'), 'utf8')
    const filled = index
      .replaceAll('\r\n', '\n')
      .split('\n')
      .map((line, at) => {
        if (at === 0) return `${line};"Mottagningsdatum";"Mottagare"`
        const number = line.includes(comment)
          ? 'KS 2026/0500'
          : line.includes(messages.filed.id)
            ? 'KS 2026/0501'
            : ''
        if (line === '') return line
        const cells = line.match(/"(?:[^"]|"")*"/g) ?? []
        cells[8] = `"${number}"`
        return `${cells.join(';')};"25 november 2026";"Ragnhild"`
      })
    const path = await write(dir, filled.join('\r\n'))
    const request = { exportId, receiver: 'diary', path, otherwise: nobody } as const
    const result = await takeReceiptFile(ctx, request)
    expect(result).toEqual({ rows: 6, acknowledged: 2, known: 0, unanswered: 4, receipts: 2 })
    const [handOver] = chainOf(ctx.db.read, { kind: 'comment', id: comment })
    expect(handOver?.receipts).toMatchObject([
      { number: 'KS 2026/0500', receivedOn: '2026-11-25', receivedBy: 'Ragnhild', way: 'file', records: 1 }
    ])
    const kept = handOver?.receipts[0]?.source
    expect(await readFile(ctx.objects.path(kept ?? (comment as never)), 'utf8')).toBe(filled.join('\r\n'))
    // The same list again changes nothing.
    expect(await takeReceiptFile(ctx, request)).toMatchObject({ acknowledged: 0, known: 2, receipts: 0 })
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it('puts one number on many records, with day and person from the form', async () => {
    const { ctx, dir, exportId, comment, messages } = await openedLink()
    const path = await write(
      dir,
      `Beteckning,Diarienummer,Ärende\n${comment},KS 2026/9,KS 2026/1\n${messages.copied.id},KS 2026/9,KS 2026/1\n`
    )
    const otherwise = { receivedOn: '2026-11-24', receivedBy: 'Ragnhild' }
    expect(await takeReceiptFile(ctx, { exportId, receiver: 'diary', path, otherwise })).toMatchObject({
      acknowledged: 2,
      receipts: 1
    })
    const found = listReceipts(ctx.db.read, { exportId, number: 'KS 2026/1', ...first })
    expect(found.items).toMatchObject([{ number: 'KS 2026/9', caseNumber: 'KS 2026/1', records: 2 }])
  })

  it.each([
    [
      'a record of another package',
      'not-in-package',
      (id: string) => `00000000-0000-4000-8000-000000000000;1;2026-11-25;R\n${id};2;2026-11-25;R`
    ],
    ['a day that cannot be read', 'not-a-date', (id: string) => `${id};1;25/11;R`],
    ['a day ahead', 'in-future', (id: string) => `${id};1;2027-01-01;R`],
    ['nobody who received it', 'no-recipient', (id: string) => `${id};1;2026-11-25;`],
    ['a number without end', 'no-number', (id: string) => `${id};${'1'.repeat(101)};2026-11-25;R`],
    ['the same record twice', 'twice', (id: string) => `${id};1;2026-11-25;R\n${id};1;2026-11-25;R`]
  ])('with %s is refused by its row, and changes nothing', async (_what, trouble, rows) => {
    const { ctx, dir, exportId, comment } = await openedLink()
    const path = await write(dir, `id;dnr;mottagningsdag;mottagen av\n${rows(comment)}\n`)
    const taking = takeReceiptFile(ctx, { exportId, receiver: 'diary', path, otherwise: nobody })
    const row = trouble === 'twice' ? 3 : 2
    await expect(taking).rejects.toMatchObject({ code: 'receipt-row-wrong', params: { row, trouble } })
    expect(listReceipts(ctx.db.read, { exportId: null, number: null, ...first }).items).toEqual([])
  })

  it('from the e-archive answers by its own number, and not by the diary number that it was given', async () => {
    const made = await filledArchive()
    const { ctx, dir, messages, comment } = made
    await routeMessage(ctx, messages.undecided.id, { kind: 'registered', diaryNumber: 'KS 2026/7' })
    const { id: before } = await createExport(ctx, everything)
    const facts = {
      receiver: 'diary',
      caseNumber: null,
      receivedOn: '2026-11-24',
      receivedBy: 'R'
    } as const
    const copied = { kind: 'message', id: messages.copied.id } as const
    enterReceipt(ctx, { exportId: before, facts: { ...facts, number: 'KS 2026/8' }, records: [copied] })
    const { id: exportId, folder } = await createExport(ctx, everything, { format: 'bagit', delivery: null })
    const index = await readFile(join(dir, folder ?? '', 'data/index.csv'), 'utf8')
    expect(index).toContain('"KS 2026/7"')
    expect(index).toContain('"KS 2026/8"')
    const otherwise = { receivedOn: '2026-11-24', receivedBy: 'Ragnhild' }
    const take = async (rows: string) =>
      takeReceiptFile(ctx, { exportId, receiver: 'e-archive', path: await write(dir, rows), otherwise })
    expect(await take(index)).toMatchObject({ acknowledged: 0, unanswered: 6 })
    const answered = index.split('\r\n').map((line, at) => {
      if (at === 0) return `${line};"Leveransnummer"`
      return line.includes(comment) || line.includes(messages.undecided.id) ? `${line};"L-12"` : line
    })
    expect(await take(answered.join('\r\n'))).toMatchObject({ acknowledged: 2, unanswered: 4, receipts: 1 })
    // Both packages are written in one moment of the held clock.
    const chain = chainOf(ctx.db.read, { kind: 'message', id: messages.undecided.id })
    expect(chain.map(each => each.exportId).sort()).toEqual([before, exportId].sort())
    const handOver = chain.find(each => each.exportId === exportId)
    expect(handOver?.receipts).toMatchObject([{ receiver: 'e-archive', number: 'L-12', records: 2 }])
  })

  it("that is a later package's own, untouched, acknowledges nothing, however it is taken in", async () => {
    const { ctx, clock, dir, exportId, comment, messages } = await openedLink()
    const record = { kind: 'comment', id: comment } as const
    const inCase = { ...FACTS, caseNumber: 'KS 2026/12' }
    enterReceipt(ctx, { exportId, facts: inCase, records: [record] })
    const wrong = { kind: 'message', id: messages.copied.id } as const
    const { id: mistaken } = enterReceipt(ctx, { exportId, facts: FACTS, records: [wrong] })
    await routeMessage(ctx, messages.undecided.id, { kind: 'registered', diaryNumber: '-KS 2026/7' })
    clock.advance(60_000)
    const later = await createExport(ctx, everything, { format: 'bagit', delivery: null })
    withdrawReceipt(ctx, mistaken, 'Gällde ett annat meddelande')
    const index = await readFile(join(dir, later.folder ?? '', 'data/index.csv'), 'utf8')
    for (const written of ['"KS 2026/0411"', '"KS 2026/12"', `"'-KS 2026/7"`])
      expect(index).toContain(written)
    const take = async (rows: string, otherwise: Parameters<typeof takeReceiptFile>[1]['otherwise']) =>
      takeReceiptFile(ctx, {
        ...{ exportId: later.id, receiver: 'diary' },
        ...{ path: await write(dir, rows), otherwise }
      })
    const today = { receivedOn: '2026-11-25', receivedBy: 'Någon' }
    const nothing = { rows: 6, acknowledged: 0, known: 0, unanswered: 6, receipts: 0 }
    expect(await take(index, nobody)).toEqual(nothing)
    expect(await take(index, today)).toEqual(nothing)
    const linesOf = (text: string, change: (line: string) => string) =>
      text
        .split('\r\n')
        .map((line, at) => (at === 0 || line === '' ? line : change(line)))
        .join('\r\n')
    // The receipt of the first package once more is no receipt of the second.
    const { receivedOn, receivedBy } = FACTS
    const dated = index.replace('\r\n', ';"Mottagningsdatum";"Mottagare"\r\n')
    const again = linesOf(dated, line =>
      line.includes(comment) ? `${line};"${receivedOn}";"${receivedBy}"` : line
    )
    expect(await take(again, nobody)).toEqual({ ...nothing, known: 1, unanswered: 5 })
    const chain = chainOf(ctx.db.read, record).find(each => each.exportId === later.id)
    expect(chain?.receipts).toEqual([])
    // With the old number and a day and a person of its own it is an answer, and so is another number.
    const filled = linesOf(dated, line => {
      if (line.includes(comment)) return `${line};"2026-11-24";"Rut"`
      return line.includes(messages.undecided.id) ? line.replace("'-KS 2026/7", 'KS 2026/8') : line
    })
    expect(await take(filled, today)).toEqual({ ...nothing, acknowledged: 2, unanswered: 4, receipts: 2 })
  })

  it('without the columns is refused, and says which', async () => {
    const { ctx, dir, exportId } = await openedLink()
    const path = await write(dir, 'Namn;Diarienummer\nx;1\n')
    const taking = takeReceiptFile(ctx, { exportId, receiver: 'diary', path, otherwise: nobody })
    await expect(taking).rejects.toMatchObject({ code: 'receipt-columns-missing', params: { column: 'id' } })
  })

  it('that is larger than any list is not copied into the inbox', async () => {
    const { ctx, dir, exportId } = await openedLink()
    const path = await write(dir, '')
    await truncate(path, (50 << 20) + 1)
    const taking = takeReceiptFile(ctx, { exportId, receiver: 'diary', path, otherwise: nobody })
    await expect(taking).rejects.toMatchObject({ code: 'sheet-unreadable', params: { detail: 'too-large' } })
    expect(await countWaiting(ctx)).toBe(0)
  })
})

function lines(ctx: Context): number {
  return ctx.db.read.prepare('SELECT seq FROM journal').all().length
}
