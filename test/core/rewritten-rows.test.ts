// Rows that are written again under their key: what was there before is noted, so that nobody is said to have changed it.
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { saveProxy } from '../../electron/core/captures/captures/proxy.ts'
import { addProfile, setProfileChannels } from '../../electron/core/captures/profiles/profiles.ts'
import { sealedTables } from '../../electron/core/kernel/db/sealed-tables.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'

const core = resolve(import.meta.dirname, '../../electron/core')

it('are right where a proxy is set again, and where a channel gets another profile', async () => {
  const { ctx } = await newArchive()
  const { id } = newChannel(ctx)
  for (const port of [9, 9, 10])
    await saveProxy(ctx, { proxy: { host: '127.0.0.1', port, user: null }, secret: null })
  const [one, other] = ['En', 'En annan'].map(name => addProfile(ctx, { name, channelIds: [id] }))
  if (one === undefined || other === undefined) throw new Error('no profile')
  setProfileChannels(ctx, { id: one.id, channelIds: [id] })
  setProfileChannels(ctx, { id: other.id, channelIds: [id] })
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('are never replaced: SQLite then removes the old row unseen by what notes the changes', async () => {
  const { ctx } = await newArchive()
  const sealed = new Set(sealedTables(ctx.db.read).map(({ name }) => name))
  const files = (await readdir(core, { recursive: true })).filter(name => /\.(?:ts|sql)$/.test(name))
  const replaced = await Promise.all(
    files.map(async name => {
      const text = await readFile(join(core, name), 'utf8')
      return [...text.matchAll(/\bREPLACE\s+INTO\s+(\w+)/g)].map(([, table = '']) => table)
    })
  )
  expect(replaced.flat().length).toBeGreaterThan(0)
  expect(replaced.flat().filter(table => sealed.has(table))).toEqual([])
})
