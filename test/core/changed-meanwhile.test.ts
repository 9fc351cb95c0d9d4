// Two people at the same entry: the second is refused and told what the first did, and nothing is overwritten unseen.
import { expect, it } from 'vitest'
import { NOTHING_SAID } from '#shared/processing.ts'
import { refusalSentence } from '#shared/refusals.ts'
import { ChannelFields, DepartmentDraft, PersonFields } from '#shared/register.ts'
import { UserDraft } from '#shared/user.ts'
import { WebsiteFields } from '#shared/website.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { setAutomaticReplies } from '../../electron/core/messages/inbox/automatic.ts'
import { channel, editChannel } from '../../electron/core/register/register/channels.ts'
import { editDepartment, editPerson } from '../../electron/core/register/register/departments.ts'
import { listDepartments, listPeople } from '../../electron/core/register/register/read.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { addWebsite, editWebsite } from '../../electron/core/register/websites/websites.ts'
import { findProcessing, saveProcessing } from '../../electron/core/reports/processing/processing.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'

it('the second of two who change an entry is refused, and told who changed what and when', async () => {
  const { ctx } = await newArchive()
  const { id } = newChannel(ctx)
  const [department, person] = [listDepartments(ctx.db.read)[0], listPeople(ctx.db.read)[0]]
  if (department === undefined || person === undefined) throw new Error('the channel has both')
  const website = addWebsite(ctx, {
    ...{ name: 'Norrby', address: 'https://norrby.example', role: 'principal', partners: null }
  })
  const user = saveUser(ctx, { osUser: 'mona', name: 'Mona Ek', personId: null, roles: ['moderator'] })
  const seen = {
    channel: ChannelFields.strip().parse(channel(ctx.db.read, id)),
    department: DepartmentDraft.strip().parse(department),
    person: PersonFields.strip().parse(person),
    website: WebsiteFields.strip().parse(website),
    user: UserDraft.strip().parse(user)
  }
  const edits = [
    (name: string) => editChannel(ctx, id, { ...seen.channel, name }, { override: 'Prov' }, seen.channel),
    (name: string) => editDepartment(ctx, department.id, { ...seen.department, name }, seen.department),
    (name: string) => editPerson(ctx, person.id, { ...seen.person, name }, seen.person),
    (name: string) => editWebsite(ctx, website.id, { ...seen.website, name }, seen.website),
    (name: string) => saveUser(ctx, { ...seen.user, name, seen: seen.user })
  ]
  for (const edit of edits) {
    expect(edit('Den förstas')).toMatchObject({ name: 'Den förstas' })
    const refused = {
      code: 'changed-meanwhile',
      params: { who: 'test', at: ctx.clock.now(), fields: 'name' }
    }
    expect(() => edit('Den andras')).toThrow(expect.objectContaining(refused))
  }
  // What stands there now is what the first wrote; who has seen that may change it.
  expect(listPeople(ctx.db.read)[0]?.name).toBe('Den förstas')
  const again = PersonFields.strip().parse(listPeople(ctx.db.read)[0])
  expect(editPerson(ctx, person.id, { ...again, name: 'Den andras' }, again).name).toBe('Den andras')
})

it('of a channel every field counts, also what each address shows', async () => {
  const { ctx } = await newArchive()
  const { id } = newChannel(ctx)
  const before = ChannelFields.strip().parse(channel(ctx.db.read, id))
  const about = { ...before.about, benefit: 'Snabbare svar' } as NonNullable<ChannelFields['about']>
  editChannel(ctx, id, { ...before, about, kinds: ['about'] }, { override: 'Prov' })
  const params = { fields: 'benefit, addresses' }
  expect(() => editChannel(ctx, id, { ...before, purpose: 'Nytt' }, null, before)).toThrow(
    expect.objectContaining({ code: 'changed-meanwhile', params: expect.objectContaining(params) })
  )
  const said = { who: 'Åsa', at: '2026-11-25T08:00:00.000Z', fields: 'benefit, roles' }
  const sentence = refusalSentence('changed-meanwhile', said, 'sv')
  expect(sentence).toContain('Åsa ändrade det här 2026-11-25 09:00')
  expect(sentence).toContain('Det som skiljer: Nytta, ')
})

it('of what is said of a channel beside the register, too', async () => {
  const { ctx } = await newArchive()
  const { id: channelId } = newChannel(ctx)
  const seen = NOTHING_SAID
  saveProcessing(ctx, { channelId, facts: { ...seen, controller: 'Den förstas' }, seen })
  expect(() =>
    saveProcessing(ctx, { channelId, facts: { ...seen, controller: 'Den andras' }, seen })
  ).toThrow(
    expect.objectContaining({
      code: 'changed-meanwhile',
      params: { who: 'test', at: ctx.clock.now(), fields: 'controller' }
    })
  )
  expect(findProcessing(ctx.db.read, channelId).facts.controller).toBe('Den förstas')

  setAutomaticReplies(ctx, channelId, ['Tack!'], { texts: [] })
  expect(() => setAutomaticReplies(ctx, channelId, ['Hej!'], { texts: [] })).toThrow(
    expect.objectContaining({
      code: 'changed-meanwhile',
      params: expect.objectContaining({ fields: 'texts' })
    })
  )
  expect(setAutomaticReplies(ctx, channelId, ['Tack!', 'Hej!'], { texts: ['Tack!'] })).toHaveLength(2)
})

it('names who changed it, and not who did something else with the same channel or department since', async () => {
  const { ctx, clock } = await newArchive()
  const [bo, eva] = [
    { ...ctx, actor: 'Bo' },
    { ...ctx, actor: 'Eva' }
  ]
  const { id: channelId, departmentId } = newChannel(ctx)
  const seen = NOTHING_SAID
  const before = ChannelFields.strip().parse(channel(ctx.db.read, channelId))
  const department = DepartmentDraft.strip().parse(listDepartments(ctx.db.read)[0])
  saveProcessing(bo, { channelId, facts: { ...seen, controller: 'Nämnden' }, seen })
  setAutomaticReplies(bo, channelId, ['Tack!'], { texts: [] })
  editChannel(bo, channelId, { ...before, name: 'Den förstas' }, { override: 'Prov' })
  editDepartment(bo, departmentId, { ...department, name: 'Den förstas' })
  const at = clock.now()
  clock.advance(60_000)
  for (const [act, about] of [
    ['channel.capture-set', channelId],
    ['department.reported', departmentId]
  ] as const)
    eva.db.transact(tx => void record(tx, eva, { act, about }))
  for (const save of [
    () => saveProcessing(ctx, { channelId, facts: { ...seen, controller: 'Styrelsen' }, seen }),
    () => setAutomaticReplies(ctx, channelId, ['Hej!'], { texts: [] }),
    () => editChannel(ctx, channelId, { ...before, name: 'Den andras' }, { override: 'Prov' }, before),
    () => editDepartment(ctx, departmentId, { ...department, name: 'Den andras' }, department)
  ])
    expect(save).toThrow(
      expect.objectContaining({
        code: 'changed-meanwhile',
        params: expect.objectContaining({ who: 'Bo', at })
      })
    )
})
