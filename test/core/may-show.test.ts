// Pictures are asked for by their digest alone: what a role may see is asked there too.
import { expect, it } from 'vitest'
import { mayShowObject } from '../../electron/core/app/may-show.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { enterCapture } from '../helpers/captured.ts'

it('shows whoever has no role the pictures of captures, and no others', async () => {
  const { ctx } = await newArchive()
  const { id: channel } = newChannel(ctx)
  await enterCapture(ctx, channel, 'https://flode.example/', 'En text')
  const [captured] = ctx.db.read.prepare('SELECT sha256 FROM capture_file').pluck().all() as never[]
  const attached = await ctx.objects.put(Buffer.from('en bild i ett meddelande'), 'image/png')
  ctx.db.transact(tx => record(tx, ctx, { act: 'test.kept', about: null, objects: [attached] }))
  if (captured === undefined) throw new Error('nothing was captured')
  const stranger = { ...ctx, osUser: 'främling' }
  expect(mayShowObject(stranger, captured)).toBe(true)
  expect(mayShowObject(stranger, attached.sha256)).toBe(false)
  expect(mayShowObject(ctx, attached.sha256)).toBe(true)
})
