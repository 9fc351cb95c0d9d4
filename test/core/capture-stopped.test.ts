// A page that suspected child abuse material was noted on is not captured, by hand or by schedule, until somebody lifts that.
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { RunId } from '#shared/ids.ts'
import type { CaptureBrowser } from '../../electron/core/captures/browser/process/browser.ts'
import { captureAddress } from '../../electron/core/captures/captures/capture.ts'
import { insertRun } from '../../electron/core/captures/captures/run-queries.ts'
import { noteFacts } from '../../electron/core/comments/comments/facts.ts'
import { captureStop, liftCaptureStop } from '../../electron/core/comments/comments/facts-only.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'

const PAGE = 'https://flode.example/inlagg/7'

async function noted() {
  const { ctx } = await newArchive()
  const channel = newChannel(ctx)
  const { id } = await noteFacts(ctx, {
    channelId: channel.id,
    address: `${PAGE}?kommentar=3`,
    description: 'En bild som inte får sparas.',
    ...{ authorName: null, authorAddress: null, timeShown: null, policeNumber: '5000-K99-26' }
  })
  const runId = RunId.parse(randomUUID())
  ctx.db.transact(tx =>
    insertRun(tx, {
      ...{ id: runId, kind: 'single', period: '2026-H2', reason: null, total: 1, startedAt: ctx.clock.now() },
      ...{ departmentId: null, acceptBadCertificates: false, viewport: null }
    })
  )
  let opened = 0
  // A browser that only counts that it was asked for something.
  const browser = new Proxy({} as CaptureBrowser, {
    get() {
      opened++
      throw new Error('the browser was asked')
    }
  })
  const take = async (address: string) => {
    const job = { runId, channel, address, acceptBadCertificate: false, profile: null }
    const ended = await captureAddress(ctx, browser, job, {
      signal: new AbortController().signal,
      onStep: () => undefined
    })
    return [ended.state, ended.reasons.map(({ code }) => code), opened]
  }
  return { ctx, id, take, channel }
}

it.each([PAGE, `${PAGE}?kommentar=3`, `${PAGE}?kommentar=9`])('is not opened as %s', async address => {
  const { take } = await noted()
  expect(await take(address)).toEqual(['failed', ['facts-only'], 0])
})

it('stops no other page, and is opened again when the stop is lifted, with the reason', async () => {
  const { ctx, id, take, channel } = await noted()
  const [, , opened] = await take('https://flode.example/inlagg/8')
  expect(opened).toBeGreaterThan(0)
  expect(captureStop(ctx.db.read, id)).toMatchObject({ liftedAt: null })
  const because = 'Kommentaren är borttagen av plattformen.'
  const text = 'Min granne har pälsänglar i källaren'
  const secret = await commentIn(ctx, channel.id, 'verified', { ...SHOWN, text })
  const mark = { record: { kind: 'comment', id: secret }, paragraph: 'OSL 26 kap. 1 §', note: null } as const
  await markSecret(ctx, mark)
  expect(() => liftCaptureStop(ctx, id, `Inget kvar. ${text}`)).toThrow(
    expect.objectContaining({ code: 'secret-words' })
  )
  expect(captureStop(ctx.db.read, id)).toMatchObject({ liftedAt: null })
  expect(liftCaptureStop(ctx, id, because)).toMatchObject({ because, liftedBy: 'test' })
  expect(() => liftCaptureStop(ctx, id, because)).toThrow(
    expect.objectContaining({ code: 'already-decided' })
  )
  const [, reasons, again] = await take(PAGE)
  expect(reasons).not.toContain('facts-only')
  expect(again).toBeGreaterThan(Number(opened))
  const other = await commentIn(ctx, channel.id, 'verified')
  expect(captureStop(ctx.db.read, other)).toBeNull()
})
