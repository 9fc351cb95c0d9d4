// A lawful disposal takes records away and rewrites no history: what was captured, answered, reviewed and packed stays so (P8c, P9c).
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { channelRows } from '../../electron/core/captures/captures/coverage.ts'
import { listRuns, targetsOf } from '../../electron/core/captures/captures/run-queries.ts'
import { halfYearNamed } from '../../electron/core/captures/captures/schedule.ts'
import { channelsWithout } from '../../electron/core/captures/rounds/queries.ts'
import { answersBy } from '../../electron/core/deadlines/deadlines/answers.ts'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import { addRecords, openDisclosure } from '../../electron/core/delivery/disclosures/disclosures.ts'
import { listDisclosures } from '../../electron/core/delivery/disclosures/read.ts'
import { carryOut } from '../../electron/core/delivery/disposal/carry-out.ts'
import { confirmDisposal, proposeDisposal } from '../../electron/core/delivery/disposal/disposals.ts'
import { createExport, listExports } from '../../electron/core/delivery/exports/exports.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { answerChecklist } from '../../electron/core/reports/checklists/checklists.ts'
import { checklistGaps, checklistSummaries } from '../../electron/core/reports/checklists/overview.ts'
import { coverageOf, coverageTrend } from '../../electron/core/reports/coverage/coverage.ts'
import { printDepartment } from '../../electron/core/reports/coverage/department-report.ts'
import { copiesOf, temporaryFolder } from '../helpers/archive.ts'
import { goThrough } from '../helpers/disclosures.ts'
import { ALL, confirmedCopies, enterRule, twoArchivists } from '../helpers/disposal.ts'
import { pdfPages } from '../helpers/pdf-text.ts'
import { everything, filledArchive } from './exports-archive.ts'

const newFilled = copiesOf(filledArchive)

const PAGING = { limit: 50, after: null }

/** All that is counted of what has been. */
function counted(ctx: Context) {
  const runs = listRuns(ctx.db.read, { ...PAGING, state: null }).items
  return {
    coverage: coverageOf(ctx, '2026-H2'),
    trend: coverageTrend(ctx, 4),
    channels: channelRows(ctx).map(({ name, lastCaptureAt, due }) => ({ name, lastCaptureAt, due })),
    runs,
    targets: runs.map(({ id }) => targetsOf(ctx.db.read, id)),
    uncaptured: channelsWithout(
      ctx.db.read,
      channelRows(ctx).map(({ id }) => id),
      halfYearNamed('2026-H2')
    ),
    checklists: checklistSummaries(ctx),
    gaps: checklistGaps(ctx),
    answers: answersBy(ctx, { from: '2026-11', to: '2026-11' })
  }
}

/** An archive with one of everything, reviewed, packed, and confirmed to go. */
const confirmed = confirmedCopies(async () => {
  const made = await twoArchivists()
  const { ctx, first, captures } = made
  const given = { captureId: captures.complete, quote: null, note: null }
  await answerChecklist(ctx, {
    channelId: first.id,
    answers: [
      { ...given, item: 'logo', answer: 'yes' },
      { ...given, item: 'purpose', answer: 'no', note: 'Står ingenstans' }
    ]
  })
  await createExport(ctx, everything)
  for (const kind of ['capture', 'comment', 'message'] as const) await enterRule(ctx, { kind })
  const { id } = proposeDisposal(ctx, ALL)
  return { ...made, id }
})

it('coverage, the last capture, runs, checklists and statistics are the same before and after', async () => {
  const { mona, id } = await confirmed()
  const before = counted(mona)
  expect(before.coverage).toMatchObject({ channels: 2, captured: 2 })
  expect(before.answers).toMatchObject([{ received: 3 }])
  expect(before.checklists.channels).toMatchObject([{}, { yes: 1, no: 1 }])
  expect(await carryOut(mona, id)).toMatchObject({ state: 'done', going: 5 })
  expect(mona.db.read.prepare('SELECT count(*) AS n FROM capture').get()).toEqual({ n: 0 })
  expect(counted(mona)).toEqual(before)
})

it('a package whose folder a disposal removed is no longer said to be written', async () => {
  const { mona, id } = await confirmed()
  expect(listExports(mona.db.read)).toMatchObject([{ state: 'written' }])
  const { begunAt } = await carryOut(mona, id)
  expect(listExports(mona.db.read)).toMatchObject([{ state: 'disposed', removedAt: begunAt }])
})

it('a disclosure that was disposed of stays in the list: how it went, and not what was asked for', async () => {
  const { ctx, as, clock, captures } = await twoArchivists(newFilled)
  const asked = { reference: 'KS 2026/9', about: 'Alla bilder av Viola', requestedAt: ctx.clock.now() }
  const { id: open } = openDisclosure(ctx, asked)
  clock.advance(60_000)
  const { id: delivered } = openDisclosure(ctx, asked)
  await addRecords(ctx, delivered, [{ kind: 'capture', id: captures.complete }])
  await goThrough(ctx, delivered, 0)
  await deliver(ctx, delivered)
  const before = listDisclosures(ctx.db.read, PAGING).items
  expect(before.map(({ id }) => id)).toEqual([delivered, open])
  await enterRule(ctx, { kind: 'disclosure' })
  const { id } = proposeDisposal(ctx, { ...ALL, kinds: ['disclosure'] })
  const mona = await as('mona')
  confirmDisposal(mona, id)
  const { begunAt } = await carryOut(mona, id)
  const gone = {
    about: null,
    reference: null,
    folder: null,
    manifest: null,
    disposedAt: begunAt,
    disposalId: id
  }
  expect(listDisclosures(mona.db.read, PAGING).items).toEqual([{ ...before[0], ...gone }, before[1]])
  expect(JSON.stringify(mona.db.read.prepare('SELECT * FROM disposed_disclosure').all())).not.toContain(
    'Viola'
  )
  for (const sql of [
    `UPDATE disposed_disclosure SET state = 'refused'`,
    'DELETE FROM disposed_disclosure',
    `INSERT INTO disposed_disclosure VALUES ('x', '${id}', 'x', 'public', NULL, 'x', 'refused', 'x', 'x', 'x', 'x', 0, 0)`
  ])
    expect(() => mona.db.transact(tx => void tx.prepare(sql).run()), sql).toThrow(/what is left of/)
})

it('the report of a department counts what was disposed of, and says so', async () => {
  const { mona, id, first } = await confirmed()
  const report = async () => {
    const { path } = await printDepartment(mona, {
      ...{ period: '2026-H2', departmentId: first.departmentId, level: '2b' },
      dir: await temporaryFolder()
    })
    return (await pdfPages(await readFile(path))).join('\n')
  }
  expect(await report()).toContain('Insamlingar: 2')
  await carryOut(mona, id)
  expect(await report()).toContain('Insamlingar: 2, varav 2 är gallrade')
  expect(await report()).toContain('Misslyckade eller avbrutna försök: 1')
})

it('what comes after a disposal can be disposed of as well, also when nothing of its kind was left', async () => {
  const { mona, id, first, as, clock } = await confirmed()
  await carryOut(mona, id)
  for (const turn of ['first', 'second']) {
    const test = await as('test')
    const sent = { channelId: first.id, senderName: turn, senderAddress: null, receivedAt: clock.now() }
    const { id: message } = await pasteMessage(test, { ...sent, text: turn })
    await routeMessage(test, message, { kind: 'copied', mailbox: 'registrator@norrby.example' })
    clock.advance(86_400_000)
    const { id: next } = proposeDisposal(test, { ...ALL, kinds: ['message'] })
    const other = await as('mona')
    confirmDisposal(other, next)
    expect(await carryOut(other, next), turn).toMatchObject({ state: 'done', going: 1 })
    const duties = other.db.read.prepare('SELECT count(*) FROM disposed_duty WHERE disposal_id = ?').pluck()
    expect(duties.get(next), turn).toBe(1)
  }
})

it('what was left to count is never changed, and only a disposal leaves it', async () => {
  const { mona, id, first } = await confirmed()
  await carryOut(mona, id)
  for (const sql of [
    `UPDATE disposed_capture SET state = 'failed'`,
    'DELETE FROM disposed_capture',
    `UPDATE disposed_duty SET answered_at = NULL`,
    'DELETE FROM disposed_duty',
    `INSERT INTO disposed_capture VALUES ('x', '${id}', '${first.id}', NULL, 'x', 'desktop', 'complete', 'x', NULL)`,
    `INSERT INTO disposed_duty VALUES (999, '${id}', '${first.id}', 'x', NULL, NULL)`
  ])
    expect(() => mona.db.transact(tx => void tx.prepare(sql).run()), sql).toThrow(/what is left of/)
})

it('answers of a checklist go by a rule of their own; what is still missing stays until it is there', async () => {
  const { mona, id, as } = await confirmed()
  await carryOut(mona, id)
  await enterRule(mona, { kind: 'checklist-answer' })
  await expect(enterRule(mona, { kind: 'checklist-answer', transfer: 'required' })).rejects.toMatchObject({
    code: 'invalid-input'
  })
  const second = proposeDisposal(mona, { ...ALL, kinds: ['checklist-answer'] })
  const test = await as('test')
  confirmDisposal(test, second.id)
  expect(await carryOut(test, second.id)).toMatchObject({ state: 'done', going: 1, stopped: 1 })
  expect(checklistGaps(test)).toMatchObject([{ item: 'purpose' }])
})
