// A half-year is what came in then, whenever it was entered: last year's export taken in now is last year's.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { DepartmentId, Instant } from '#shared/ids.ts'
import { setFiling } from '../../electron/core/delivery/diary-system/filing.ts'
import { candidates } from '../../electron/core/delivery/disposal/facts.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { fourFields } from '../../electron/core/delivery/exports/four-fields.ts'
import { halfYearsOfRecords } from '../../electron/core/delivery/exports/half-years.ts'
import { listSelection, proposeExport } from '../../electron/core/delivery/exports/propose.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { findDiaryEntry, listMessages } from '../../electron/core/messages/messages/queries.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { CAME_IN } from '../../electron/core/register/records/came-in.ts'
import { printDepartment } from '../../electron/core/reports/coverage/department-report.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { metaFile, OWN, smallExport } from '../helpers/exports/meta.ts'
import { writeZip } from '../helpers/exports/zip.ts'
import { importing } from '../helpers/imports.ts'
import { pdfPages } from '../helpers/pdf-text.ts'
import { everything } from './exports-archive.ts'

vi.setConfig({ testTimeout: 60_000 })

/** In November 2026: an export with one message of 2025 and three of the spring, a comment of 2025, and what has no time. */
async function lateArchive() {
  const opened = await newArchive()
  const { ctx } = opened
  const channel = newChannel(ctx)
  const zip = await writeZip(join(await temporaryFolder(), 'facebook-norrby.zip'), smallExport())
  await importing(opened, channel.id, zip)
  const untimed = await pasteMessage(ctx, {
    channelId: channel.id,
    senderName: 'Göran Ek',
    senderAddress: null,
    receivedAt: null,
    text: 'När öppnar badet?'
  })
  const written = { timeMachine: '2025-10-02T08:00:00+02:00', permalink: 'https://flode.example/inlagg/7' }
  const comment = await commentIn(ctx, channel.id, 'verified', { ...SHOWN, ...written })
  const newComment = await commentIn(ctx, channel.id, 'verified', {
    ...SHOWN,
    timeShown: null,
    permalink: null
  })
  const { items } = listMessages(ctx.db.read, { channelId: null, state: null, limit: 500, after: null })
  const christmas = items.find(({ text }) => text === 'God jul!')
  if (christmas === undefined) throw new Error('the export has a message of last year')
  return { ...opened, channel, untimed, comment, newComment, christmas }
}

it('chooses by when it came in, and by when it was taken in where that is unknown', async () => {
  const { ctx, dir, untimed, comment, newComment, christmas } = await lateArchive()
  const of = (halfYear: string) => {
    const { items } = listSelection(ctx.db.read, { ...everything, halfYear }, { limit: 100, after: null })
    return items.map(({ id }) => id).toSorted()
  }
  expect(of('2025-H2')).toEqual([christmas.id, comment].toSorted())
  expect(of('2026-H1')).toHaveLength(3)
  expect(of('2026-H2')).toEqual([untimed.id, newComment].toSorted())
  expect(proposeExport(ctx, { ...everything, halfYear: '2026-H2' })).toMatchObject({
    comments: 1,
    messages: 1
  })

  const { folder } = await createExport(
    ctx,
    { ...everything, halfYear: '2025-H2' },
    {
      format: 'eark-sip-2.1.0',
      delivery: null
    }
  )
  const ead = await readFile(join(dir, String(folder), 'metadata/descriptive/ead.xml'), 'utf8')
  expect(ead).toMatch(/<fromdate[^>]*>2025-10-02<[\s\S]*<todate[^>]*>2025-12-01</)
})

it('takes a time at which nothing can have been written for none', async () => {
  const opened = await newArchive()
  const { ctx } = opened
  const channel = newChannel(ctx)
  const messages = [
    { from: 'Kalle', at: 0, text: 'utan klocka' },
    { from: 'Kalle', at: Date.parse('2099-06-01T00:00:00Z'), text: 'klocka före' },
    { from: OWN, at: Date.parse('2099-06-01T00:00:00Z'), text: 'svar' }
  ]
  const path = 'messages/inbox/kalle_1/message_1.json'
  const zip = await writeZip(join(await temporaryFolder(), 'f.zip'), {
    [path]: metaFile('Kalle', ['Kalle', OWN], messages)
  })
  await importing(opened, channel.id, zip, OWN)
  const ahead = { ...SHOWN, timeMachine: '2099-06-01T08:00:00+02:00' }
  await commentIn(ctx, channel.id, 'verified', ahead)
  expect(proposeExport(ctx, { ...everything, halfYear: '2026-H2' })).toMatchObject({
    comments: 1,
    messages: 3
  })
  const { items } = listMessages(ctx.db.read, { channelId: null, state: null, limit: 10, after: null })
  const odd = items.find(({ text }) => text === 'klocka före')
  if (odd === undefined) throw new Error('it was imported')
  await routeMessage(ctx, odd.id, { kind: 'registered', diaryNumber: 'KS 2026/9' })
  expect(findDiaryEntry(ctx.db.read, odd.id)?.receivedOn).toBe('2026-11-25')
  // Nor is how long it is kept counted from such a time: a message of 1970 would go at once.
  const days = [...candidates(ctx.db.read, 'message', { channelIds: null })].map(({ days }) => days.recorded)
  expect(days).toEqual(['2026-11-25', '2026-11-25', '2026-11-25'])
})

it('offers every half-year back to the first record, also those before the archive was begun', async () => {
  const { ctx, clock } = await newArchive()
  expect(halfYearsOfRecords(ctx)).toEqual(['2026-H2'])
  const { ctx: late } = await lateArchive()
  expect(halfYearsOfRecords(late)).toEqual(['2026-H2', '2026-H1', '2025-H2'])
  const channel = newChannel(ctx)
  await pasteMessage(ctx, {
    channelId: channel.id,
    senderName: 'En dator utan klocka',
    senderAddress: null,
    receivedAt: Instant.parse('1970-01-01T00:00:00.000Z'),
    text: 'Hej'
  })
  clock.advance(60_000)
  expect(halfYearsOfRecords(ctx)).toHaveLength(40)
})

it('stands under the day it came in: in the four fields, in the diary, and in the case of its year', async () => {
  const { ctx, dir, channel, christmas, comment } = await lateArchive()
  expect(fourFields(ctx.db.read, { kind: 'comment', id: comment }).date).toBe('2025-10-02')
  expect(fourFields(ctx.db.read, { kind: 'message', id: christmas.id }).date).toBe('2025-12-01')
  await routeMessage(ctx, christmas.id, { kind: 'registered', diaryNumber: 'KS 2025/412' })
  expect(findDiaryEntry(ctx.db.read, christmas.id)).toMatchObject({ receivedOn: '2025-12-01' })

  setFiling(ctx, { departmentId: DepartmentId.parse(channel.departmentId), filing: 'yearly' })
  const records = [{ kind: 'comment' as const, id: comment }]
  const form = { format: 'diary-pdfa-2b', delivery: null } as const
  const { folder } = await createExport(ctx, { ...everything, records }, form)
  const index = await readFile(join(dir, String(folder), 'index.csv'), 'utf8')
  const place = index.trim().split('\r\n').at(-1)?.split(';').at(-1)?.replaceAll('"', '') ?? ''
  expect(place).toContain('/20251002_')
  const handling = await readFile(join(dir, String(folder), place, 'handling.xml'), 'utf8')
  expect(handling).toContain('<Inkommen>2025-10-02T08:00:00</Inkommen>')
  expect(handling).toContain('Sociala medier 2025')
})

it('is told of in the report of the half-year that it came in', async () => {
  const { ctx, channel } = await lateArchive()
  const { departmentId } = channel
  const told = async (period: string) => {
    const asked = { period, departmentId, level: '2b', dir: await temporaryFolder() } as const
    const { path } = await printDepartment(ctx, asked)
    return pdfPages(await readFile(path)).join(' ')
  }
  const before = await told('2025-H2')
  for (const said of ['Kommentarer: 1', 'Meddelanden: 1', '2025-12-01 11.00']) expect(before).toContain(said)
  const now = await told('2026-H2')
  for (const said of ['Kommentarer: 1', 'Meddelanden: 1']) expect(now).toContain(said)
  expect(now).not.toContain('2025-1')
})

it('says of what was read out of an export that it was, and lists no files where there are none', async () => {
  const { ctx, dir, christmas } = await lateArchive()
  const records = [{ kind: 'message' as const, id: christmas.id }]
  const form = { format: 'diary-pdfa-2b', delivery: null } as const
  const { folder } = await createExport(ctx, { ...everything, records }, form)
  const root = join(dir, String(folder))
  const path = (await readdir(root, { recursive: true })).find(name =>
    name.endsWith('registreringsunderlag.pdf')
  )
  const text = pdfPages(await readFile(join(root, String(path)))).join(' ')
  expect(text).toContain('Inkom: 2025-12-01 11.00')
  expect(text).toContain('Togs in genom: plattformens export')
  expect(text).not.toContain('Filer, oförändrade')
})

it('finds a half-year by an index, however many records there are', async () => {
  const { ctx } = await newArchive()
  for (const kind of ['comment', 'message'] as const) {
    const plan = ctx.db.read
      .prepare(
        `EXPLAIN QUERY PLAN SELECT id FROM ${kind}
         WHERE ${CAME_IN[kind]} BETWEEN coalesce(@from, '') AND coalesce(@to, '~')`
      )
      .all({ from: null, to: null }) as { detail: string }[]
    expect(plan.map(({ detail }) => detail).join()).toContain(`USING INDEX ${kind}_came_in`)
  }
})
