// An address that leads to a page which must not be captured: nothing of it is kept.
import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { RunId } from '#shared/ids.ts'
import { captureAddress } from '../../../electron/core/captures/captures/capture.ts'
import { insertRun } from '../../../electron/core/captures/captures/run-queries.ts'
import { noteFacts } from '../../../electron/core/comments/comments/facts.ts'
import { liftCaptureStop } from '../../../electron/core/comments/comments/facts-only.ts'
import { newArchive, newChannel } from '../../helpers/archive.ts'
import { beginStage, browser, site } from './stage.ts'

beginStage()

it.each(['/redirect?n=2', '/script-redirect'])(
  'is not captured by an address that leads to it, and is when the stop is lifted: %s',
  { timeout: 90_000 },
  async path => {
    const { ctx } = await newArchive()
    const channel = newChannel(ctx, { addresses: [site.origin + path] })
    const { id } = await noteFacts(ctx, {
      ...{ channelId: channel.id, address: `${site.origin}/feed?n=5`, description: 'Får inte sparas.' },
      ...{ authorName: null, authorAddress: null, timeShown: null, policeNumber: '5000-K99-26' }
    })
    const runId = RunId.parse(randomUUID())
    const now = ctx.clock.now()
    ctx.db.transact(tx =>
      insertRun(tx, {
        ...{ id: runId, kind: 'single', period: '2026-H2', reason: null, total: 1, startedAt: now },
        ...{ departmentId: null, acceptBadCertificates: false, viewport: null }
      })
    )
    const kept = async () => (await readdir(join(ctx.dir, 'objects'), { recursive: true })).sort()
    const take = async () => {
      const job = { runId, channel, address: site.origin + path, acceptBadCertificate: false, profile: null }
      const signal = new AbortController().signal
      const ended = await captureAddress(ctx, browser, job, { signal, onStep: () => undefined })
      return [ended.state, ended.reasons.map(({ code }) => code)]
    }
    const before = await kept()
    expect(await take()).toEqual(['failed', ['facts-only']])
    expect(await kept()).toEqual(before)
    expect(ctx.db.read.prepare('SELECT final_address AS at FROM capture').all()).toEqual([{ at: null }])
    liftCaptureStop(ctx, id, 'Den är borta.')
    expect(await take()).toEqual(['complete', []])
  }
)
