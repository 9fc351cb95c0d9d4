// Choosing what goes into a package: by every way there is, what stays out by rule, and what stops it.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { EVERYTHING, type ExportScope } from '#shared/export.ts'
import { DepartmentId, ExportId } from '#shared/ids.ts'
import { endRun } from '../../electron/core/captures/captures/run-queries.ts'
import type { Piece } from '../../electron/core/captures/wacz/pieces.ts'
import { decideComment } from '../../electron/core/comments/comments/order.ts'
import { registerComment } from '../../electron/core/comments/comments/registration.ts'
import { createExport, findExport, recordsOf } from '../../electron/core/delivery/exports/exports.ts'
import { fourFields } from '../../electron/core/delivery/exports/four-fields.ts'
import { listSelection, proposeExport } from '../../electron/core/delivery/exports/propose.ts'
import { enterReceipt, withdrawReceipt } from '../../electron/core/delivery/receipts/receipts.ts'
import type { ReadDb } from '../../electron/core/kernel/db/open.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { addDepartment } from '../../electron/core/register/register/departments.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { copiesOf, newArchive, newChannel } from '../helpers/archive.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { everything, filledArchive, newCapture, newComment, startRun } from './exports-archive.ts'

const newFilled = copiesOf(filledArchive)

vi.setConfig({ testTimeout: 60_000 })

type Filled = Awaited<ReturnType<typeof filledArchive>>
const whole = { limit: 100, after: null }
const chosenBy = ({ ctx }: Pick<Filled, 'ctx'>, said: Partial<ExportScope>) =>
  listSelection(ctx.db.read, { ...everything, ...said }, whole)
    .items.map(({ id }) => id)
    .sort()

it('takes what fits: kind, state, department, half-year, number, and what is picked by hand', async () => {
  const filled = await newFilled()
  const { ctx, second, comment, messages, captures } = filled
  // One that failed is no record.
  const taken = [captures.complete, captures.partial]
  const sent = [messages.undecided.id, messages.copied.id, messages.filed.id]
  expect(chosenBy(filled, {})).toEqual([...taken, comment, ...sent].sort())
  expect(chosenBy(filled, { kinds: ['capture'] })).toEqual([...taken].sort())
  expect(chosenBy(filled, { kinds: ['comment', 'message'] })).toEqual([comment, ...sent].sort())
  expect(chosenBy(filled, { states: ['partial', 'copied'] })).toEqual(
    [captures.partial, messages.copied.id].sort()
  )
  expect(chosenBy(filled, { departmentIds: [second.departmentId] })).toEqual(chosenBy(filled, {}))
  const other = addDepartment(ctx, { name: 'Teknik', mailbox: null })
  expect(chosenBy(filled, { departmentIds: [other.id] })).toEqual([])
  expect(chosenBy(filled, { halfYear: '2026-H2' })).toEqual(chosenBy(filled, {}))
  expect(chosenBy(filled, { halfYear: '2026-H1' })).toEqual([])
  const picked: ExportScope['records'] = [
    { kind: 'comment', id: comment },
    { kind: 'message', id: messages.filed.id }
  ]
  expect(chosenBy(filled, { records: picked })).toEqual([comment, messages.filed.id].sort())
  // Everything that is said holds at once.
  expect(chosenBy(filled, { records: picked, kinds: ['message'] })).toEqual([messages.filed.id])
  // Of what is narrowed only the channels of the records go along.
  expect(proposeExport(ctx, { ...everything, records: [{ kind: 'comment', id: comment }] })).toMatchObject({
    channels: 1,
    captures: 0,
    comments: 1,
    messages: 0
  })

  registerComment(ctx, comment, {
    outcome: 'registered',
    number: 'KS 2026/17',
    publicTitle: 'Kommentar om rondellen',
    protectedTitle: null,
    publicCounterpart: null,
    protectedCounterpart: null
  })
  expect(chosenBy(filled, { diaryNumber: 'KS 2026/17' })).toEqual([comment])
  const { id: exportId } = await createExport(ctx, { ...everything, kinds: ['capture'] })
  const facts = {
    receiver: 'diary',
    number: 'KS 2026/99',
    caseNumber: 'KS 2026/5',
    receivedOn: '2026-11-25',
    receivedBy: 'Registrator'
  } as const
  enterReceipt(ctx, { exportId, facts, records: [{ kind: 'capture', id: captures.complete }] })
  expect(chosenBy(filled, { diaryNumber: 'KS 2026/99' })).toEqual([captures.complete])
  expect(chosenBy(filled, { diaryNumber: 'KS 2026/5' })).toEqual([captures.complete])
  expect(chosenBy(filled, { diaryNumber: 'KS 2026' })).toEqual([])
})

it('takes only what a receiver has not acknowledged, in whatever package, when that is asked for', async () => {
  const filled = await newFilled()
  const { ctx, comment, captures, second } = filled
  const { id: exportId } = await createExport(ctx, everything)
  const all = chosenBy(filled, {})
  expect(chosenBy(filled, { withoutReceipt: 'diary' })).toEqual(all)
  const records: ExportScope['records'] = [
    { kind: 'comment', id: comment },
    { kind: 'capture', id: captures.complete }
  ]
  const facts = { number: 'KS 2026/99', caseNumber: null, receivedOn: '2026-11-25', receivedBy: 'R' }
  const { id } = enterReceipt(ctx, { exportId, facts: { ...facts, receiver: 'diary' }, records })
  const rest = all.filter(each => each !== comment && each !== captures.complete)
  expect(chosenBy(filled, { withoutReceipt: 'diary' })).toEqual(rest)
  expect(chosenBy(filled, { withoutReceipt: 'diary', kinds: ['comment'] })).toEqual([])
  expect(chosenBy(filled, { withoutReceipt: 'e-archive' })).toEqual(all)
  // Of what is narrowed only the channels of the records go along.
  const narrow: ExportScope = { ...everything, withoutReceipt: 'diary', channelIds: [second.id] }
  expect(proposeExport(ctx, narrow)).toMatchObject({ channels: 1, captures: 1 })
  withdrawReceipt(ctx, id, 'Fel nummer')
  expect(chosenBy(filled, { withoutReceipt: 'diary' })).toEqual(all)
})

it('lists what is chosen a page at a time, newest first', async () => {
  const { ctx } = await newFilled()
  const all = listSelection(ctx.db.read, everything, whole).items
  expect(all.map(({ at }) => at)).toEqual(
    all
      .map(({ at }) => at)
      .toSorted()
      .toReversed()
  )
  const seen: string[] = []
  let after: string | null = null
  do {
    const page = listSelection(ctx.db.read, everything, { limit: 2, after })
    seen.push(...page.items.map(({ id }) => id))
    after = page.next
  } while (after !== null)
  expect(seen).toEqual(all.map(({ id }) => id))
})

it('lists the records of a package as they were frozen', async () => {
  const { ctx, first } = await newFilled()
  const { items } = listSelection(ctx.db.read, everything, whole)
  const made = await createExport(ctx, everything)
  await newComment(ctx, first.id, 'Kom efteråt')
  expect(recordsOf(ctx.db.read, made.id, whole).items).toEqual(items)
  const { items: two, next } = recordsOf(ctx.db.read, made.id, { limit: 2, after: null })
  expect([two, recordsOf(ctx.db.read, made.id, { limit: 2, after: next }).items]).toEqual([
    items.slice(0, 2),
    items.slice(2, 4)
  ])
  const nobody = ExportId.parse('00000000-0000-4000-8000-000000000000')
  expect(() => recordsOf(ctx.db.read, nobody, whole)).toThrow(expect.objectContaining({ code: 'not-found' }))
})

it('refuses a channel, a department or a record that is not there', async () => {
  const { ctx } = await newFilled()
  const nobody = '00000000-0000-4000-8000-000000000000'
  const wrong: Partial<ExportScope>[] = [
    { channelIds: [nobody as never] },
    { departmentIds: [DepartmentId.parse(nobody)] },
    { records: [{ kind: 'capture', id: nobody as never }] }
  ]
  for (const said of wrong)
    await expect(createExport(ctx, { ...everything, ...said })).rejects.toMatchObject({ code: 'not-found' })
})

it('is stopped by what is not finished, and leads to it', async () => {
  const { ctx, messages, first } = await newFilled()
  const saved = await commentIn(ctx, first.id, 'saved')
  const stop = proposeExport(ctx, EVERYTHING)
  expect(stop.blockers).toEqual([
    {
      code: 'undecided-messages',
      count: 2,
      first: [
        { kind: 'message', id: messages.filed.id },
        { kind: 'message', id: messages.undecided.id }
      ]
    },
    { code: 'unverified-comments', count: 1, first: [{ kind: 'comment', id: saved }] }
  ])
  await expect(createExport(ctx, EVERYTHING)).rejects.toMatchObject({
    code: 'export-blocked',
    params: { why: 'undecided-messages, unverified-comments' }
  })
  const out = { ...EVERYTHING, unfinished: 'leave-out' } as const
  expect(proposeExport(ctx, out)).toMatchObject({
    blockers: [],
    messages: 1,
    comments: 1,
    leftOut: { unfinished: 3, drafts: 1 }
  })
  expect(proposeExport(ctx, everything)).toMatchObject({ blockers: [], messages: 3, comments: 2 })
  const made = await createExport(ctx, out)
  expect(findExport(ctx.db.read, made.id)).toMatchObject({
    scope: { unfinished: 'leave-out' },
    selected: { channels: 2, captures: 2, comments: 1, messages: 1, leftOut: { unfinished: 3, drafts: 1 } }
  })
  const run = startRun(ctx)
  expect(proposeExport(ctx, out).blockers).toEqual([
    { code: 'run-running', count: 1, first: [{ kind: 'run', id: run }] }
  ])
})

it('keeps in what may not leave, counted once each by the first reason', async () => {
  const { ctx } = await newArchive()
  const channel = newChannel(ctx)
  const ours = await commentIn(ctx, channel.id, 'verified')
  const alien = await commentIn(ctx, channel.id, 'verified')
  const secret = await commentIn(ctx, channel.id, 'verified', {
    ...SHOWN,
    text: 'Min granne är sjuk sedan i våras'
  })
  decideComment(ctx, alien, { outcome: 'not-ours', note: null, because: 'Ett annat forum' })
  decideComment(ctx, secret, { outcome: 'not-ours', note: null, because: 'Ett annat forum' })
  await markSecret(ctx, { record: { kind: 'comment', id: secret }, paragraph: 'OSL 26 kap. 1 §', note: null })
  const { leftOut, comments } = proposeExport(ctx, everything)
  expect([comments, leftOut]).toEqual([1, { secret: 1, notOurs: 1, drafts: 0, failed: 0, unfinished: 0 }])
  expect(chosenBy({ ctx } as Filled, {})).toEqual([ours])
  // Picking it by hand does not get it out either.
  const picked = { ...everything, records: [{ kind: 'comment' as const, id: secret }] }
  expect(proposeExport(ctx, picked).blockers.map(({ code }) => code)).toEqual(['nothing-selected'])
})

it('leaves out captures that failed or were cut off: nothing of the page was kept', async () => {
  const { ctx } = await newArchive()
  const channel = newChannel(ctx)
  const run = startRun(ctx)
  const address = 'https://flode.example/norrby'
  const capture = (state: 'complete' | 'failed' | 'interrupted') =>
    newCapture(ctx, { run, channelId: channel.id, address, seed: state, state })
  const complete = await capture('complete')
  const [failed, interrupted] = [await capture('failed'), await capture('interrupted')]
  expect(chosenBy({ ctx }, {})).toEqual([complete])
  expect(proposeExport(ctx, everything).leftOut).toMatchObject({ failed: 2 })
  ctx.db.transact(tx => {
    endRun(tx, run, 'finished', ctx.clock.now())
    record(tx, ctx, { act: 'run.finished', about: run })
  })
  const picked = [failed, interrupted].map(id => ({ kind: 'capture' as const, id }))
  expect(proposeExport(ctx, { ...everything, records: picked }).blockers).toMatchObject([
    { code: 'nothing-selected' }
  ])
  const { selected } = await createExport(ctx, everything)
  expect(selected).toMatchObject({ captures: 1, leftOut: { failed: 2 } })
})

it('comes to the same for everything as for every channel, one after the other', async () => {
  const { ctx, run, first, second } = await newFilled()
  const pieces: Piece[] = [{ kind: 'own', bytes: Buffer.from('en sida'.repeat(500)) }]
  const address = 'https://flode.example/arkiverad'
  await newCapture(ctx, { run, channelId: first.id, address, seed: 'tre', wacz: pieces })
  const gone = await commentIn(ctx, first.id, 'noticed')
  decideComment(ctx, gone, {
    ...{
      outcome: 'gone-before-saved',
      note: null,
      goneBy: 'sender',
      receivedHow: 'Hördes om',
      because: 'Hann inte'
    }
  })
  decideComment(ctx, await commentIn(ctx, first.id, 'verified'), {
    ...{ outcome: 'not-ours', note: null, because: 'Ett annat forum' }
  })
  await commentIn(ctx, second.id, 'saved')
  for (const unfinished of ['stop', 'include', 'leave-out'] as const) {
    const { leftOut, ...all } = proposeExport(ctx, { ...EVERYTHING, unfinished })
    const channelIds = [first.id, second.id]
    expect(proposeExport(ctx, { ...EVERYTHING, unfinished, channelIds })).toEqual({ ...all, leftOut })
    const each = channelIds.map(id => proposeExport(ctx, { ...EVERYTHING, unfinished, channelIds: [id] }))
    for (const what of ['captures', 'comments', 'messages', 'files', 'bytes', 'unroutedMessages'] as const)
      expect([what, each.reduce((sum, one) => sum + one[what], 0)]).toEqual([what, all[what]])
    expect(leftOut.notOurs).toBe(1)
  }
  // Nothing could be saved of it.
  const picked = { ...everything, records: [{ kind: 'comment' as const, id: gone }] }
  expect(proposeExport(ctx, picked)).toMatchObject({ comments: 1, files: 0 })
})

it('counts all messages in an index, and looks at no file of a capture, to tell how much everything is', async () => {
  const { ctx } = await newFilled()
  const steps: string[] = []
  const explained = {
    prepare(sql: string) {
      const statement = ctx.db.read.prepare(sql)
      return new Proxy(statement, {
        get(target, name) {
          if (name !== 'get' && name !== 'all') return Reflect.get(target, name)
          return (...bound: never[]) => {
            const plan = ctx.db.read.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...bound)
            steps.push(...(plan as { detail: string }[]).map(({ detail }) => detail))
            return target[name](...bound)
          }
        }
      })
    }
    // Only its statements are asked for.
  } as ReadDb
  proposeExport({ db: { read: explained } }, everything)
  expect(steps.filter(step => step.startsWith('SCAN message USING COVERING INDEX '))).not.toEqual([])
  expect(steps.filter(step => /^SCAN (capture_file|object)\b/.test(step))).toEqual([])
})

it('is the same selection whatever order it was said in', async () => {
  const { ctx, dir, first, second } = await newFilled()
  const one = await createExport(ctx, {
    ...everything,
    channelIds: [second.id, first.id, second.id],
    kinds: ['message', 'capture'],
    halfYear: '2026-H2'
  })
  const other = await createExport(ctx, {
    ...everything,
    channelIds: [first.id, second.id],
    kinds: ['capture', 'message'],
    halfYear: '2026-H2'
  })
  expect(one.scope).toEqual(other.scope)
  // The half-year is written out, in Swedish time.
  expect(one.scope).toMatchObject({ from: '2026-06-30T22:00:00.000Z', to: '2026-12-31T22:59:59.999Z' })
  const records = ({ folder }: { folder: string | null }) =>
    readFile(join(dir, folder ?? '', 'data', 'records.json'), 'utf8')
  expect(await records(one)).toBe(await records(other))
})

it('gives the four fields of the diary, and of what is registered only what anybody may read', async () => {
  const { ctx, messages, comment, captures } = await newFilled()
  const { db } = ctx
  const { text, ...undecided } = fourFields(db.read, { kind: 'message', id: messages.undecided.id })
  expect(undecided).toEqual({
    diaryNumber: null,
    date: '2026-11-25',
    counterpart: '=HYPERLINK("http://evil.example")',
    about: '+46 är mitt nummer; ring "snart" @någon'
  })
  expect(text.split('\n')).toEqual([
    'Diarienummer: –',
    'Datum: 2026-11-25',
    'Avsändare eller mottagare: =HYPERLINK("http://evil.example")',
    'Vad det rör: +46 är mitt nummer; ring "snart" @någon'
  ])
  registerComment(ctx, comment, {
    outcome: 'registered',
    number: 'KS 2026/17',
    publicTitle: 'Kommentar om en gata',
    protectedTitle: 'Kommentar om rondellen och en grannes hälsa',
    publicCounterpart: null,
    protectedCounterpart: 'Ärlig Åsikt'
  })
  const registered = fourFields(db.read, { kind: 'comment', id: comment })
  expect(registered).toMatchObject({
    diaryNumber: 'KS 2026/17',
    counterpart: null,
    about: 'Kommentar om en gata'
  })
  expect(registered.text).not.toMatch(/hälsa|Ärlig/)
  // What is marked as secret, and not registered yet, says nothing of its own.
  const marked = { kind: 'message', id: messages.copied.id } as const
  expect(fourFields(db.read, marked).text).toContain('Göran Ek')
  await markSecret(ctx, { record: marked, paragraph: 'OSL 21 kap. 1 §', note: null })
  expect(fourFields(db.read, marked)).toMatchObject({
    counterpart: null,
    about: expect.stringMatching(/^Meddelande i /)
  })
  expect(fourFields(db.read, marked).text).not.toMatch(/Göran|badet/)
  expect(fourFields(db.read, { kind: 'capture', id: captures.complete })).toMatchObject({ counterpart: null })
  const nobody = '00000000-0000-4000-8000-000000000000' as never
  expect(() => fourFields(db.read, { kind: 'capture', id: nobody })).toThrow('has no record')
})
