// The register through its verbs: what is entered, refused and journalled.
import { expect, it } from 'vitest'
import type { ChannelFields } from '#shared/register.ts'
import { channelRows } from '../../electron/core/captures/captures/coverage.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { editChannel, registerChannel, setMandate } from '../../electron/core/register/register/channels.ts'
import { addDepartment, addPerson } from '../../electron/core/register/register/departments.ts'
import { holdsOn } from '../../electron/core/register/register/mandates.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'

const acts = (ctx: Parameters<typeof newChannel>[0], about: string) =>
  listJournal(ctx.db.read, { about, before: null, limit: 20 }).map(line => line.act)

it('enters a channel with its addresses whole, once', async () => {
  const { ctx } = await newArchive()
  const channel = newChannel(ctx, {
    addresses: [' HTTPS://Flode.example/norrby#topp ', 'https://flode.example/norrby']
  })
  expect(channel.addresses).toEqual(['https://flode.example/norrby'])
  expect(() => newChannel(ctx, { name: 'Samma igen' })).toThrow('already in the register')
  expect(acts(ctx, channel.id)).toEqual(['channel.registered'])
})

it('enters owners who are not there with the channel, and nobody with one that is refused', async () => {
  const { ctx } = await newArchive()
  const first = newChannel(ctx)
  const register = () =>
    ctx.db.read.prepare('SELECT name FROM department UNION ALL SELECT name FROM person').all()
  const lines = () => listJournal(ctx.db.read, { about: null, before: null, limit: 50 }).length
  const person = { name: 'Bo Ek', email: 'bo.ek@norrby.example' }
  const entry = {
    platform: 'blog' as const,
    name: 'Biblioteksbloggen',
    departmentId: { name: 'Bibliotek', mailbox: null },
    responsibleId: person,
    about: { ...first.about, standInId: person },
    purpose: 'Boktips',
    dialogue: true,
    mandate: null
  }
  const before = [register(), lines()]
  expect(() => registerChannel(ctx, { ...entry, addresses: first.addresses })).toThrow(
    'already in the register'
  )
  const ended = { decidedBy: 'KS', decidedOn: '2026-02-02', validUntil: '2026-02-01', reference: null }
  expect(() =>
    registerChannel(ctx, { ...entry, addresses: ['https://blogg.example/'], mandate: ended })
  ).toThrow()
  const { id: _, mandate: __, ...rest } = first
  const changes = { ...rest, departmentId: entry.departmentId, name: 'Annat' }
  expect(() => editChannel(ctx, first.id, { ...changes, responsibleId: person })).toThrow(
    'Capture the channel first'
  )
  expect([register(), lines()]).toEqual(before)
  const made = registerChannel(ctx, { ...entry, addresses: ['https://blogg.example/'] })
  // One person for both, in the new department.
  expect(made.about.standInId).toBe(made.responsibleId)
  expect(register()).toHaveLength(4)
  expect(acts(ctx, made.responsibleId)).toEqual(['person.added'])
})

it.each([
  ['norrby', 'not-a-web-address'],
  ['', 'not-a-web-address'],
  ['file:///etc/passwd', 'not-http'],
  ['javascript:alert(1)', 'not-http'],
  ['ftp://norrby.example', 'not-http'],
  ['https://anna:hemligt@norrby.example/', 'invalid-input']
])('refuses the address %s', async (address, code) => {
  const { ctx } = await newArchive()
  expect(() => newChannel(ctx, { addresses: [address] })).toThrow(expect.objectContaining({ code }))
  expect(channelRows(ctx)).toEqual([])
})

it('journals which fields an edit changed, and nothing when nothing changed', async () => {
  const { ctx } = await newArchive()
  const channel = newChannel(ctx)
  const { platform, name, addresses, departmentId, responsibleId, purpose, dialogue } = channel
  const same: ChannelFields = { platform, name, addresses, departmentId, responsibleId, purpose, dialogue }
  editChannel(ctx, channel.id, same)
  expect(acts(ctx, channel.id)).toEqual(['channel.registered'])
  const other = addPerson(ctx, { name: 'Bo Ek', email: null, departmentId })
  expect(
    editChannel(ctx, channel.id, { ...same, platform: 'instagram', responsibleId: other.id })
  ).toMatchObject({
    platform: 'instagram',
    responsibleId: other.id
  })
  const [line] = listJournal(ctx.db.read, { about: channel.id, before: null, limit: 1 })
  expect(line).toMatchObject({ act: 'channel.edited', details: { fields: 'platform responsibleId' } })
})

it('flags a channel whose mandate is missing, not begun or over (P1)', async () => {
  const { ctx } = await newArchive()
  const channel = newChannel(ctx)
  expect(channelRows(ctx)[0]?.hasValidMandate).toBe(false)
  const mandate = {
    decidedBy: 'Förvaltningschefen',
    decidedOn: '2026-01-01',
    validUntil: '2026-11-25',
    reference: null
  }
  setMandate(ctx, channel.id, mandate)
  expect(channelRows(ctx)[0]?.hasValidMandate).toBe(true)
  expect(holdsOn(mandate, '2026-11-26')).toBe(false)
  expect(holdsOn(mandate, '2025-12-31')).toBe(false)
  expect(() => setMandate(ctx, channel.id, { ...mandate, validUntil: '2025-01-01' })).toThrow(
    expect.objectContaining({ code: 'invalid-input' })
  )
})

it('answers a department that is there under the same name instead of making a second', async () => {
  const { ctx } = await newArchive()
  const first = addDepartment(ctx, { name: 'Teknik', mailbox: null })
  expect(addDepartment(ctx, { name: 'Teknik', mailbox: null })).toEqual(first)
})
