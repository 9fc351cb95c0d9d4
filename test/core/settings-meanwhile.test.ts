// Two people at the same setting: the second is refused and told what the first did, and nothing is overwritten unseen.
import { expect, it } from 'vitest'
import { type Delivery, PackageReceiver } from '#shared/export.ts'
import { DepartmentId } from '#shared/ids.ts'
import { refusalSentence } from '#shared/refusals.ts'
import { USUAL_PLAN } from '#shared/round.ts'
import { savePlan } from '../../electron/core/captures/rounds/plans.ts'
import { forgetServer, saveServer, server } from '../../electron/core/deadlines/outbox/server.ts'
import { setFiling } from '../../electron/core/delivery/diary-system/filing.ts'
import { saveSystem } from '../../electron/core/delivery/diary-system/system.ts'
import { saveDelivery, savedDelivery } from '../../electron/core/delivery/exports/delivery-setting.ts'
import { packageReceivers, saveReceiver } from '../../electron/core/delivery/exports/receivers.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { redirectText, setRedirectText } from '../../electron/core/messages/inbox/inbox.ts'
import { editDepartment } from '../../electron/core/register/register/departments.ts'
import { previewList, saveSettings } from '../../electron/core/reports/public-list/publish.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { draftOf, PASSWORD, startSmtp } from '../helpers/smtp.ts'

/** As the act refuses whoever saw what stood there before Moa. */
const refused = (fields: string) =>
  expect.objectContaining({
    code: 'changed-meanwhile',
    params: expect.objectContaining({ who: 'Moa', fields })
  })
const as = (ctx: Context, actor: string): Context => ({ ...ctx, actor })

const NOTHING: Delivery = {
  ...{ creator: null, creatorCode: null, submitter: null, submitterCode: null },
  ...{ preservation: null, agreement: null, schemas: null }
}

it('who delivers to whom', async () => {
  const { ctx } = await newArchive()
  const seen = { delivery: savedDelivery(ctx.db.read) }
  const first = { ...NOTHING, creator: 'Norrby kommun' }
  saveDelivery(as(ctx, 'Moa'), { ...first, seen })
  expect(() => saveDelivery(ctx, { ...NOTHING, seen })).toThrow(refused('delivery'))
  saveDelivery(as(ctx, 'Moa'), { ...first, agreement: 'KS 2026/9', seen: { delivery: first } })
  const second = { ...first, preservation: 'Sydarkivet', seen: { delivery: first } }
  expect(() => saveDelivery(ctx, second)).toThrow(refused('delivery.agreement'))
  expect(savedDelivery(ctx.db.read)).toEqual({ ...first, agreement: 'KS 2026/9' })
})

it('whom packages are written for, also where the first has forgotten it or told of it anew', async () => {
  const { ctx } = await newArchive()
  const diary = PackageReceiver.parse({ name: 'Diariet', receiver: 'diary', format: 'diary-pdfa-2b' })
  const other = PackageReceiver.parse({ name: 'Annan', receiver: 'diary', format: 'bagit' })
  saveReceiver(as(ctx, 'Moa'), { ...diary, seen: { remembered: null } })
  saveReceiver(as(ctx, 'Arvid'), other)
  expect(() => saveReceiver(ctx, { ...diary, onlyNew: true, seen: { remembered: null } })).toThrow(
    refused('remembered')
  )
  saveReceiver(as(ctx, 'Moa'), { ...diary, format: 'bagit', seen: { remembered: diary } })
  expect(() => saveReceiver(ctx, { ...diary, onlyNew: true, seen: { remembered: diary } })).toThrow(
    refused('remembered.format')
  )
  expect(packageReceivers(ctx.db.read)).toEqual([other, { ...diary, format: 'bagit' }])
})

it('the server, of two who ask it at the same time', async () => {
  const { ctx } = await newArchive()
  const smtp = await startSmtp()
  const save = (sender: string) =>
    saveServer(ctx, { server: draftOf(smtp.port, { sender }), secret: null, seen: { server: null } })
  const both = await Promise.allSettled([save('a@norrby.example'), save('b@norrby.example')])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

it('who publishes', async () => {
  const { ctx } = await newArchive()
  const mine = {
    ...{
      organisationNumber: '2120000142',
      baseAddress: 'https://norrby.example/data/',
      licence: 'cc0' as const
    },
    ...{ contactName: 'Kansliet', contactEmail: 'kansli@norrby.example' }
  }
  saveSettings(as(ctx, 'Moa'), { ...mine, seen: { settings: null } })
  expect(() => saveSettings(ctx, { ...mine, seen: { settings: null } })).toThrow(refused('settings'))
  saveSettings(as(ctx, 'Moa'), { ...mine, contactName: 'Moa', seen: { settings: mine } })
  expect(() => saveSettings(ctx, { ...mine, licence: 'cc-by', seen: { settings: mine } })).toThrow(
    refused('settings.contactName')
  )
  expect((await previewList(ctx)).settings).toEqual({ ...mine, contactName: 'Moa' })
})

it('what a channel answers those who are redirected, whatever the mailbox is called by now', async () => {
  const { ctx } = await newArchive()
  const { id, departmentId } = newChannel(ctx)
  const department = { name: 'Kultur', mailbox: 'kultur@norrby.example' }
  editDepartment(ctx, departmentId, department)
  const seen = redirectText(ctx.db.read, id)
  editDepartment(ctx, departmentId, { ...department, mailbox: 'fritid@norrby.example' })
  setRedirectText(as(ctx, 'Moa'), id, 'Mejla {mailbox}!', seen)
  expect(() => setRedirectText(ctx, id, 'Ring!', seen)).toThrow(refused('text'))
  expect(redirectText(ctx.db.read, id).text).toBe('Mejla fritid@norrby.example!')
})

it('the plan of the rounds, of all and of one department', async () => {
  const { ctx } = await newArchive()
  const { departmentId } = newChannel(ctx)
  const hours = { from: 9, to: 12 }
  for (const whose of [null, DepartmentId.parse(departmentId)]) {
    const save = (ctx: Context, plan: typeof USUAL_PLAN | null, was: typeof USUAL_PLAN | null) =>
      savePlan(ctx, { departmentId: whose, plan, seen: { plan: was } })
    save(as(ctx, 'Moa'), USUAL_PLAN, null)
    expect(() => save(ctx, USUAL_PLAN, null)).toThrow(refused('plan'))
    save(as(ctx, 'Moa'), { ...USUAL_PLAN, hours }, USUAL_PLAN)
    expect(() => save(ctx, null, USUAL_PLAN)).toThrow(refused('plan.hours'))
  }
})

it('the diary system, and how records are filed there', async () => {
  const { ctx } = await newArchive()
  const [one, other] = [await temporaryFolder(), await temporaryFolder()]
  const folder = (dir: string) => ({ program: 'watch-folder' as const, dir, accessCode: null })
  const save = (ctx: Context, dir: string, was: string | null) =>
    saveSystem(ctx, {
      system: folder(dir),
      secret: null,
      seen: { system: was === null ? null : folder(was) }
    })
  await save(as(ctx, 'Moa'), one, null)
  await expect(save(ctx, other, null)).rejects.toEqual(refused('system'))
  await save(as(ctx, 'Moa'), other, one)
  await expect(save(ctx, one, one)).rejects.toEqual(refused('system.dir'))

  const { departmentId } = newChannel(ctx)
  setFiling(as(ctx, 'Moa'), { departmentId: null, filing: 'yearly', seen: { filing: 'each' } })
  const again = { departmentId: null, filing: 'yearly' as const, seen: { filing: 'each' as const } }
  expect(() => setFiling(ctx, again)).toThrow(refused('filing.how'))
  const own = {
    departmentId: DepartmentId.parse(departmentId),
    filing: 'each' as const,
    seen: { filing: null }
  }
  setFiling(as(ctx, 'Moa'), own)
  expect(() => setFiling(ctx, { ...own, filing: 'yearly' })).toThrow(refused('filing.how'))
})

it('each in words', () => {
  const said = { who: 'Moa', at: '2026-11-25T08:00:00.000Z' }
  const fields =
    'delivery.agreement, remembered, remembered.into, server, settings, plan.hours, system, filing.how'
  for (const language of ['sv', 'en'] as const)
    expect(refusalSentence('changed-meanwhile', { ...said, fields }, language)).not.toMatch(/[”“]/)
})

describeWithKeychain('with a keychain', () => {
  it('the server that mail goes by, whose password stays the first’s', async () => {
    const { ctx } = await newArchive()
    const smtp = await startSmtp({ user: 'norrby' })
    const [mine, theirs] = [
      draftOf(smtp.port, { user: 'norrby' }),
      draftOf(smtp.port, { sender: 'a@norrby.example' })
    ]
    await saveServer(as(ctx, 'Moa'), { server: mine, secret: PASSWORD, seen: { server: null } })
    const seen = { server: null }
    await expect(saveServer(ctx, { server: theirs, secret: null, seen })).rejects.toEqual(refused('server'))
    expect(server(ctx)).toMatchObject(mine)
    // With the password that was kept: the second did not take it away.
    const again = { ...mine, sender: 'b@norrby.example' }
    await saveServer(as(ctx, 'Moa'), { server: again, secret: null, seen: { server: mine } })
    await expect(
      saveServer(ctx, {
        server: { ...mine, sender: 'c@norrby.example' },
        secret: null,
        seen: { server: mine }
      })
    ).rejects.toEqual(refused('server.sender'))
    await forgetServer(as(ctx, 'Moa'))
    await expect(saveServer(ctx, { server: theirs, secret: null, seen: { server: again } })).rejects.toEqual(
      refused('server')
    )
  })
})
