// The number that the diary has answered in a receipt is shown with the record, and one that is written by hand is held against it (P8b).

import { createRouterClient } from '@orpc/server'
import { expect, it, onTestFinished } from 'vitest'
import type { RecordRef } from '#shared/record.ts'
import { SearchQuery } from '#shared/search.ts'
import { ROLES } from '#shared/user.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { registerComment } from '../../electron/core/comments/comments/registration.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { enterReceipt, withdrawReceipt } from '../../electron/core/delivery/receipts/receipts.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import { messageDetail } from '../../electron/core/messages/messages/messages.ts'
import { correctRoute, routeMessage } from '../../electron/core/messages/messages/route.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { searchAll } from '../../electron/core/reports/search/search.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { openOptions } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { everything, filledArchive } from './exports-archive.ts'

const OPEN = {
  ...{ publicTitle: 'En kommentar', publicCounterpart: null },
  ...{ protectedTitle: null, protectedCounterpart: null }
}

async function answered() {
  const made = await filledArchive()
  const { ctx, comment, messages } = made
  const { id: exportId } = await createExport(ctx, everything)
  const facts = {
    ...{ receiver: 'diary' as const, number: 'KS 2026/1-1', caseNumber: 'KS 2026/1' },
    ...{ receivedOn: '2026-11-25', receivedBy: 'Ragnhild' }
  } as const
  const records: RecordRef[] = [
    { kind: 'message', id: messages.undecided.id },
    { kind: 'comment', id: comment }
  ]
  const receipt = enterReceipt(ctx, { exportId, facts, records })
  return { ...made, receipt, id: messages.undecided.id }
}
const to = (diaryNumber: string) => ({ kind: 'registered', diaryNumber }) as const

it('is shown with a message that waits, and another number is refused with it', async () => {
  const { ctx, id, messages } = await answered()
  expect(messageDetail(ctx.db.read, id)).toMatchObject({
    state: 'undecided',
    diaryReceipt: { number: 'KS 2026/1-1', caseNumber: 'KS 2026/1' }
  })
  expect(messageDetail(ctx.db.read, messages.filed.id).diaryReceipt).toBeNull()
  const otherwise = {
    code: 'diary-answered-otherwise',
    params: { number: 'KS 2026/2', answered: 'KS 2026/1-1' }
  }
  await expect(routeMessage(ctx, id, to('KS 2026/2'))).rejects.toMatchObject(otherwise)
  expect(messageDetail(ctx.db.read, id).state).toBe('undecided')
  await routeMessage(ctx, id, to('KS 2026/1-1'))
  const wrong = correctRoute(ctx, { id, route: to('KS 2026/2'), because: 'Fel' })
  await expect(wrong).rejects.toMatchObject(otherwise)
  // The case is the diary's own answer too.
  expect(
    (await correctRoute(ctx, { id, route: to('KS 2026/1'), because: 'Ärendet' })).route?.diaryNumber
  ).toBe('KS 2026/1')
})

it('is held against the registration of a comment as well', async () => {
  const { ctx, comment } = await answered()
  const register = (number: string) =>
    registerComment(ctx, comment, { outcome: 'registered', number, ...OPEN })
  expect(() => register('KS 2026/2')).toThrow(expect.objectContaining({ code: 'diary-answered-otherwise' }))
  expect(register('KS 2026/1-1').registration?.number).toBe('KS 2026/1-1')
})

it('says nothing any more when the receipt is withdrawn', async () => {
  const { ctx, id, receipt } = await answered()
  withdrawReceipt(ctx, receipt.id, 'Fel handling')
  expect(messageDetail(ctx.db.read, id).diaryReceipt).toBeNull()
  await routeMessage(ctx, id, to('KS 2026/2'))
})

it('finds what was registered under a number, and what has it by a receipt', async () => {
  const { ctx, id, comment, messages, receipt } = await answered()
  await routeMessage(ctx, messages.filed.id, to('KS 2026/77'))
  const found = async (words: string) =>
    (await searchAll(ctx, { ...SearchQuery.parse({ words }), limit: 9, after: null })).items.map(
      ({ id }) => id
    )
  expect(await found('"KS 2026/77"')).toEqual([messages.filed.id])
  expect((await found('2026/1-1')).toSorted()).toEqual([id, comment].toSorted())
  withdrawReceipt(ctx, receipt.id, 'Fel handling')
  expect(await found('2026/1-1')).toEqual([])
})

it('is told at the command line', async () => {
  const { archive, ctx, dir, id } = await answered()
  saveUser(ctx, { osUser: systemActor(), name: 'Jonas Åberg', personId: null, roles: [...ROLES] })
  await archive.close()
  const on = (...args: string[]) => kanalarkiv([...args, '--archive', dir, '--lang', 'sv'])
  expect((await on('message', 'show', id)).out).toMatch(/enligt kvittot +KS 2026\/1-1/)
  const refused = await on('message', 'route', id, '--diary', 'KS 2026/2')
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('KS 2026/1-1')])
  const session = createSession({ ...openOptions(), actor: systemActor() })
  onTestFinished(() => session.close())
  await session.open(dir)
  const client: Client = createRouterClient(session.router, { context: {} })
  expect((await client.messages.find({ id })).diaryReceipt?.number).toBe('KS 2026/1-1')
})
