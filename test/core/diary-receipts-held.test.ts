// The receipts in a watched folder where another program holds one. A file of its own, since it changes a module of Node.
import { expect, it, vi } from 'vitest'
import { readReceipts } from '../../electron/core/delivery/diary-system/receipts.ts'
import { sendToDiarySystem } from '../../electron/core/delivery/diary-system/send.ts'
import { answer, NEW, packagesForDiary, registered, sendingsOf } from '../helpers/diary.ts'

const ready = packagesForDiary()

/** Files that another program holds, as on Windows while it writes them. */
const held = vi.hoisted(() => new Set<string>())
vi.mock('node:fs/promises', async original => {
  const real = await original<typeof import('node:fs/promises')>()
  const readFile: typeof real.readFile = ((path: string, ...more: []) =>
    [...held].some(each => String(path).includes(each))
      ? Promise.reject(Object.assign(new Error('held'), { code: 'EBUSY' }))
      : real.readFile(path, ...more)) as typeof real.readFile
  return { ...real, default: { ...real, readFile }, readFile }
})

it('reads the other receipts where another program holds one of them', async () => {
  const { ctx, watched, watch, exportId, one, message } = await ready()
  await watch()
  for (const record of [one, message])
    await sendToDiarySystem(ctx, { exportId, filing: NEW, records: [record] })
  const [first, second] = sendingsOf(ctx, exportId)
  if (first === undefined || second === undefined) throw new Error('not sent')
  for (const each of [first, second]) await answer(watched, each, 'json', registered(each, {}))
  for (const each of [first, second]) {
    held.clear()
    held.add(each.id)
    const told = await readReceipts(ctx)
    if (each === first)
      expect(told).toMatchObject({ registered: 1, waiting: 1, unread: [{ why: 'unreadable' }] })
    else expect(told).toMatchObject({ registered: 1, waiting: 0, unread: [] })
  }
})
