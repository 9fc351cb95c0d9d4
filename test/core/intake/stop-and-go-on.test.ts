// An import that is stopped, cut off by a crash, or meets a full disk: what was entered stays, and the next one goes on.
import { once } from 'node:events'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Channel } from '#shared/register.ts'
import { openArchive } from '../../../electron/core/app/archive.ts'
import { verifyArchive } from '../../../electron/core/kernel/journal/verify.ts'
import { importRun, importsOf } from '../../../electron/core/messages/intake/imports.ts'
import { listImports } from '../../../electron/core/messages/intake/queries.ts'
import {
  type NewArchive,
  newArchive,
  newChannel,
  openOptions,
  temporaryFolder
} from '../../helpers/archive.ts'
import { metaFile, metaHtml, OWN } from '../../helpers/exports/meta.ts'
import { writeZip } from '../../helpers/exports/zip.ts'
import { importing } from '../../helpers/imports.ts'
import { inAnotherProcess } from '../../helpers/process.ts'

const THREADS = 40
const EACH = 500
const ALL = THREADS * EACH

/** An export that takes several batches. */
async function largeExport(): Promise<string> {
  const files = Array.from({ length: THREADS }, (_, thread) => {
    const who = `Kalle Påhitt ${thread}`
    const messages = Array.from({ length: EACH }, (_, at) => ({
      from: at % 3 === 0 ? OWN : who,
      at: 1_700_000_000_000 + thread * 1_000_000_000 + at * 61_000,
      text: `Meddelande ${at} om badet i Åkersjön`
    }))
    return [
      `messages/inbox/kalle_${10_000_000 + thread}/message_1.json`,
      metaFile(who, [who, OWN], messages)
    ] as const
  })
  return writeZip(join(await temporaryFolder(), 'stor.zip'), Object.fromEntries(files))
}

const messagesIn = ({ ctx }: Pick<NewArchive, 'ctx'>) =>
  ctx.db.read.prepare('SELECT count(*) FROM message').pluck().get()

/** Starts an import and answers when the first of it is entered. */
async function started({ ctx, archive }: NewArchive, channel: Channel, zip: string) {
  const imports = importsOf(ctx, archive.hold)
  const entered = new Promise<void>(resolve => {
    const leave = ctx.events.subscribe('event', event => {
      if (event.kind !== 'import-progress' || event.imported === 0) return
      leave()
      resolve()
    })
  })
  const { id } = await imports.start({ channelId: channel.id, paths: [zip], ownName: OWN })
  await entered
  return { imports, id }
}

it('stops in order when asked, keeps what was entered, and takes the rest the next time', async () => {
  const opened = await newArchive()
  const channel = newChannel(opened.ctx)
  const zip = await largeExport()
  const { imports, id } = await started(opened, channel, zip)
  await expect(imports.start({ channelId: channel.id, paths: [zip], ownName: OWN })).rejects.toMatchObject({
    code: 'import-running'
  })
  const stopped = await imports.stop(id)
  expect(stopped).toMatchObject({ state: 'stopped', problem: 'stopped' })
  expect(stopped.imported).toBeGreaterThan(0)
  expect(stopped.imported).toBeLessThan(ALL)
  expect(messagesIn(opened)).toBe(stopped.imported)
  const next = await importing(opened, channel.id, zip, OWN)
  expect(next).toMatchObject({
    state: 'finished',
    seen: ALL,
    known: stopped.imported,
    imported: ALL - stopped.imported
  })
  expect(messagesIn(opened)).toBe(ALL)
  expect((await verifyArchive(opened.ctx)).findings).toEqual([])
})

it('stops between the batches of what was read together, such as many messages of one minute', async () => {
  const opened = await newArchive()
  const channel = newChannel(opened.ctx)
  const cells = Array.from({ length: 9_000 }, (_, at) => ({
    ...{ from: 'Kalle Påhitt', content: `Meddelande ${at}`, time: '2 mars 2026 09:00' }
  }))
  const path = 'messages/inbox/kalle_10000001/message_1.html'
  const zip = await writeZip(join(await temporaryFolder(), 'minut.zip'), {
    [path]: metaHtml('Kalle Påhitt', cells)
  })
  const { imports, id } = await started(opened, channel, zip)
  // As a signal is heard, or what somebody asks for: when the program gets round to it.
  await setImmediate()
  const stopped = await imports.stop(id)
  expect(stopped).toMatchObject({ state: 'stopped', problem: 'stopped' })
  expect(stopped.imported).toBeLessThan(9_000)
})

it('is stopped when the archive is closed', async () => {
  const opened = await newArchive()
  const channel = newChannel(opened.ctx)
  const { id } = await started(opened, channel, await largeExport())
  await opened.archive.close()
  const again = await openArchive(opened.dir, openOptions())
  expect(importRun(again.context.db.read, id)).toMatchObject({ state: 'stopped' })
  await again.close()
})

it('is marked as interrupted after a crash, and nothing is doubled when it is made again', async () => {
  const opened = await newArchive()
  const channel = newChannel(opened.ctx)
  const zip = await largeExport()
  await opened.archive.close()
  const child = await inAnotherProcess('import-export.ts', opened.dir, channel.id, zip)
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
  const archive = await openArchive(opened.dir, openOptions())
  const ctx = archive.context
  const [cut] = listImports(ctx.db.read, { channelId: null, limit: 1, after: null }).items
  expect(cut).toMatchObject({ state: 'interrupted' })
  expect(cut?.imported).toBe(messagesIn({ ctx }))
  const next = await importing({ ctx, archive }, channel.id, zip, OWN)
  expect(next).toMatchObject({ state: 'finished', seen: ALL, known: cut?.imported })
  expect(messagesIn({ ctx })).toBe(ALL)
  expect((await verifyArchive(ctx)).findings).toEqual([])
  await archive.close()
})

it('ends with what was entered when the disk is full, and says so', async () => {
  const opened = await newArchive()
  const channel = newChannel(opened.ctx)
  const zip = await largeExport()
  // SQLite answers as on a full disk when the database may not grow.
  const { ctx } = opened
  ctx.db.transact(tx => void tx.prepare('PRAGMA max_page_count = 1500').get())
  const run = await importing(opened, channel.id, zip, OWN)
  expect(run).toMatchObject({ state: 'failed', problem: 'disk-full' })
  expect(run.imported).toBe(messagesIn(opened))
  ctx.db.transact(tx => void tx.prepare('PRAGMA max_page_count = 1000000').get())
  expect(await importing(opened, channel.id, zip, OWN)).toMatchObject({
    state: 'finished',
    seen: ALL,
    known: run.imported
  })
  expect((await verifyArchive(ctx)).findings).toEqual([])
})
