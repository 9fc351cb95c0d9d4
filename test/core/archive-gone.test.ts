// The folder of an open archive goes away: nothing is said to be saved then, and nothing is written anywhere else (P8b).

import { existsSync, renameSync } from 'node:fs'
import { cp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { expect, it, onTestFinished } from 'vitest'
import { openArchive } from '../../electron/core/app/archive.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { newChannel, openOptions, temporaryFolder } from '../helpers/archive.ts'

async function openInSession() {
  const folder = await temporaryFolder()
  const dir = join(folder, 'arkiv')
  const session = createSession(openOptions())
  onTestFinished(() => session.close())
  const client = createRouterClient(session.router, { context: {} })
  await client.archive.create({ dir, municipality: 'Norrby kommun' })
  const { ctx } = session.need()
  const { id } = newChannel(ctx)
  const paste = (text: string) =>
    client.messages.paste({
      channelId: id,
      senderName: 'Tove',
      senderAddress: null,
      receivedAt: ctx.clock.now(),
      timeShown: null,
      text
    })
  return { folder, dir, ctx, client, paste }
}
const GONE = { code: 'archive-gone' }

it('refuses every call while the folder has another name, and goes on when it is back', async () => {
  const { folder, dir, ctx, client, paste } = await openInSession()
  await paste('När öppnar badet?')
  const elsewhere = join(folder, 'bytt namn')
  await rename(dir, elsewhere)

  await expect(paste('Är det kallt?')).rejects.toMatchObject(GONE)
  await expect(
    client.messages.list({ channelId: null, state: null, after: null, limit: 10 })
  ).rejects.toMatchObject(GONE)
  await expect(client.archive.verify()).rejects.toMatchObject(GONE)
  await expect(ctx.objects.put(Buffer.from('bild'), 'image/png')).rejects.toMatchObject(GONE)
  expect(() => ctx.db.transact(tx => tx.prepare('DELETE FROM journal_head').run())).toThrow()
  expect(existsSync(dir)).toBe(false)
  expect(await client.archive.current()).toMatchObject({ dir })

  await rename(elsewhere, dir)
  await paste('Är det varmt?')
  const { items } = await client.messages.list({ channelId: null, state: null, after: null, limit: 10 })
  expect(items.map(({ text }) => text).sort()).toEqual(['När öppnar badet?', 'Är det varmt?'])
  expect(await client.archive.verify()).toMatchObject({ findings: [] })
})

it('commits nothing that began before the folder went', async () => {
  const { folder, dir, ctx } = await openInSession()
  const [elsewhere, people] = [join(folder, 'flyttat'), 'SELECT count(*) AS n FROM person']
  const before = ctx.db.read.prepare(people).get()
  expect(() =>
    ctx.db.transact(tx => {
      tx.prepare(`UPDATE person SET name = 'Någon annan'`).run()
      renameSync(dir, elsewhere)
    })
  ).toThrow(expect.objectContaining(GONE))
  await rename(elsewhere, dir)
  expect(ctx.db.read.prepare(people).get()).toEqual(before)
  expect(ctx.db.read.prepare(`SELECT 1 FROM person WHERE name = 'Någon annan'`).get()).toBeUndefined()
})

it('is not taken in by a copy that lies in its place', async () => {
  const { folder, dir, client, paste } = await openInSession()
  await rename(dir, join(folder, 'original'))
  await cp(join(folder, 'original'), dir, { recursive: true })
  await expect(paste('Till vilket arkiv?')).rejects.toMatchObject(GONE)
  await client.archive.close()
  await client.archive.open({ dir: join(folder, 'original') })
  expect(await client.archive.verify()).toMatchObject({ findings: [] })
})

// Windows lets nobody delete a file that is held.
it.skipIf(process.platform === 'win32')(
  'writes nothing beside a second program that a deleted lock let in',
  async () => {
    const { dir, client, paste } = await openInSession()
    await rm(join(dir, 'lock'))
    const second = await openArchive(dir, openOptions())
    await expect(paste('Vem skriver?')).rejects.toMatchObject(GONE)
    await client.archive.close()
    await second.close()
  }
)
