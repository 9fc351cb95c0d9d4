// The history of the register: no change can be made without telling who made it, when, and what it was.
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { WebsiteId } from '#shared/ids.ts'
import type { HistoryEntry } from '#shared/register-history.ts'
import { RULES } from '#shared/rules.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { channelRows } from '../../electron/core/captures/captures/coverage.ts'
import { addressKey } from '../../electron/core/register/register/addresses.ts'
import { editChannel, registerChannel } from '../../electron/core/register/register/channels.ts'
import { addPerson, editPerson } from '../../electron/core/register/register/departments.ts'
import { registerHistory } from '../../electron/core/register/register/history.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { newArchive, newChannel, openOptions, temporaryFolder } from '../helpers/archive.ts'

async function core(): Promise<Client> {
  const dir = join(await temporaryFolder(), 'arkiv')
  const session = createSession({ ...openOptions(), actor: 'asa.oberg' })
  onTestFinished(() => session.close())
  await session.create(dir, 'Norrby kommun')
  return createRouterClient(session.router, { context: {} })
}

async function channelIn(client: Client) {
  const department = await client.departments.add({ name: 'Kultur', mailbox: null })
  const person = await client.people.add({ name: 'Åsa Öberg', email: null, departmentId: department.id })
  const fields = {
    platform: 'facebook' as const,
    name: 'Norrby',
    addresses: ['https://flode.example/norrby'],
    departmentId: department.id,
    responsibleId: person.id,
    purpose: 'Nyheter',
    dialogue: true
  }
  const channel = await client.channels.register({ ...fields, mandate: null })
  return { department, person, fields, channel }
}
const SITE = {
  name: 'Besök Norrby',
  address: 'https://besok.example/',
  role: 'principal' as const,
  partners: null
}

type Scene = (client: Client) => Promise<{ about: string; act: string; says: object[] }>

/** Each change that the register can be given, and what its history must tell then. */
const CHANGES: Readonly<Record<string, Scene>> = {
  'departments.add': async client => {
    const { department } = await channelIn(client)
    return {
      about: department.id,
      act: 'department.added',
      says: [{ field: 'name', before: null, after: 'Kultur' }]
    }
  },
  'departments.edit': async client => {
    const { department } = await channelIn(client)
    const changes = { name: 'Kultur och fritid', mailbox: 'kultur@norrby.example' }
    await client.departments.edit({ id: department.id, changes })
    return {
      about: department.id,
      act: 'department.edited',
      says: [
        { field: 'name', before: 'Kultur', after: 'Kultur och fritid' },
        { field: 'mailbox', before: null, after: 'kultur@norrby.example' }
      ]
    }
  },
  'people.add': async client => {
    const { person } = await channelIn(client)
    return {
      about: person.id,
      act: 'person.added',
      says: [
        { field: 'name', before: null, after: 'Åsa Öberg' },
        { field: 'departmentId', before: null, after: 'Kultur' }
      ]
    }
  },
  'people.edit': async client => {
    const { person } = await channelIn(client)
    const { id, ...rest } = person
    await client.people.edit({ id, changes: { ...rest, departedOn: '2026-09-01' } })
    return {
      about: id,
      act: 'person.edited',
      says: [{ field: 'departedOn', before: null, after: '2026-09-01' }]
    }
  },
  'people.merge': async client => {
    const { person, department } = await channelIn(client)
    const twin = { name: 'Åsa Öbärg', email: 'asa@norrby.example', departmentId: department.id }
    const into = await client.people.add(twin)
    await client.people.merge({ id: person.id, into: into.id })
    return {
      about: person.id,
      act: 'person.merged',
      says: [{ field: 'mergedInto', before: null, after: 'Åsa Öbärg' }]
    }
  },
  'people.undoMerge': async client => {
    const { person, department } = await channelIn(client)
    const into = await client.people.add({ name: 'Åsa Ö', email: null, departmentId: department.id })
    await client.people.merge({ id: person.id, into: into.id })
    await client.people.undoMerge({ id: person.id })
    return {
      about: person.id,
      act: 'person.merge-undone',
      says: [{ field: 'mergedInto', before: 'Åsa Ö', after: null }]
    }
  },
  'departments.undoMerge': async client => {
    const { department } = await channelIn(client)
    const into = await client.departments.add({ name: 'Fritid', mailbox: null })
    await client.departments.merge({ id: department.id, into: into.id })
    await client.departments.undoMerge({ id: department.id })
    return {
      about: department.id,
      act: 'department.merge-undone',
      says: [{ field: 'mergedInto', before: 'Fritid', after: null }]
    }
  },
  'people.remove': async client => {
    const { department } = await channelIn(client)
    const { id } = await client.people.add({ name: 'Bo Ek', email: null, departmentId: department.id })
    await client.people.remove({ id })
    return {
      about: id,
      act: 'person.removed',
      says: [
        { field: 'name', before: 'Bo Ek', after: null },
        { field: 'departmentId', before: 'Kultur', after: null }
      ]
    }
  },
  'departments.merge': async client => {
    const { department } = await channelIn(client)
    const into = await client.departments.add({ name: 'Kultur och fritid', mailbox: null })
    await client.departments.merge({ id: department.id, into: into.id })
    return {
      about: department.id,
      act: 'department.merged',
      says: [{ field: 'mergedInto', before: null, after: 'Kultur och fritid' }]
    }
  },
  'departments.remove': async client => {
    const { id } = await client.departments.add({ name: 'Dubbel', mailbox: null })
    await client.departments.remove({ id })
    return { about: id, act: 'department.removed', says: [{ field: 'name', before: 'Dubbel', after: null }] }
  },
  'channels.register': async client => {
    const { channel } = await channelIn(client)
    return {
      about: channel.id,
      act: 'channel.registered',
      says: [
        { field: 'platform', before: null, after: 'facebook' },
        { field: 'name', before: null, after: 'Norrby' },
        { field: 'addresses', before: null, after: 'page https://flode.example/norrby' },
        { field: 'departmentId', before: null, after: 'Kultur' },
        { field: 'responsibleId', before: null, after: 'Åsa Öberg' },
        { field: 'purpose', before: null, after: 'Nyheter' },
        { field: 'dialogue', before: null, after: 'yes' }
      ]
    }
  },
  'channels.edit': async client => {
    const { channel, fields, person } = await channelIn(client)
    const about = { ...channel.about, hasLogo: true, standInId: person.id, responseTime: 'Inom en arbetsdag' }
    const changes = { ...fields, about, kinds: ['about' as const], dialogue: false }
    await client.channels.edit({ id: channel.id, changes, override: 'Sidan är redan borta' })
    return {
      about: channel.id,
      act: 'channel.edited',
      says: [
        {
          field: 'addresses',
          before: 'page https://flode.example/norrby',
          after: 'about https://flode.example/norrby'
        },
        { field: 'dialogue', before: 'yes', after: 'no' },
        { field: 'hasLogo', before: null, after: 'yes' },
        { field: 'standInId', before: null, after: 'Åsa Öberg' },
        { field: 'responseTime', before: null, after: 'Inom en arbetsdag' },
        { field: 'override', before: null, after: 'Sidan är redan borta' }
      ]
    }
  },
  'channels.setMandate': async client => {
    const { channel } = await channelIn(client)
    const mandate = {
      decidedBy: 'Kommunchefen',
      decidedOn: '2026-01-01',
      validUntil: null,
      reference: 'KS 2026:7'
    }
    await client.channels.setMandate({ id: channel.id, mandate })
    return {
      about: channel.id,
      act: 'channel.mandated',
      says: [{ field: 'mandate', before: null, after: 'Kommunchefen, 2026-01-01 –, KS 2026:7' }]
    }
  },
  'channels.retire': async client => {
    const { channel } = await channelIn(client)
    await client.channels.retire({
      ...{ id: channel.id, because: 'Ersatt', override: 'Redan borta', closedOn: '2026-10-31' }
    })
    return {
      about: channel.id,
      act: 'channel.retired',
      says: [
        { field: 'closedOn', before: null, after: '2026-10-31' },
        { field: 'retiredBecause', before: null, after: 'Ersatt' },
        { field: 'override', before: null, after: 'Redan borta' }
      ]
    }
  },
  'channels.takeUp': async client => {
    const { channel } = await channelIn(client)
    const { id } = channel
    await client.channels.retire({ id, because: 'Ersatt', override: 'Redan borta', closedOn: '2026-10-31' })
    await client.channels.takeUp({ id, because: 'Det var den andra kanalen' })
    return {
      about: id,
      act: 'channel.taken-up',
      says: [
        { field: 'closedOn', before: '2026-10-31', after: null },
        { field: 'retiredBecause', before: 'Ersatt', after: null },
        { field: 'override', before: 'Redan borta', after: null },
        { field: 'takenUpBecause', before: null, after: 'Det var den andra kanalen' }
      ]
    }
  },
  'channels.strikeMandate': async client => {
    const { channel } = await channelIn(client)
    const { id: about, responsibleId } = channel
    const said = { decidedOn: '2026-01-01', validUntil: null, reference: null }
    await client.channels.setMandate({ id: about, mandate: { ...said, decidedBy: 'Nämnden' } })
    await client.channels.setMandate({
      id: about,
      mandate: { ...said, decidedBy: 'Fel nämnd' },
      covers: { channel: true, personIds: [responsibleId] }
    })
    const [person, own] = await client.channels.mandates({ id: about })
    if (person === undefined || own === undefined) throw new Error('no mandates')
    await client.channels.strikeMandate({ id: person.id, because: 'Fel person' })
    expect((await client.registerHistory.list({ about, after: null, limit: 1 })).items[0]?.changes).toEqual([
      { field: 'struckMandate', before: `${person.personName}: Fel nämnd, 2026-01-01 –`, after: null },
      { field: 'mandateFor', before: `${person.personName}: Fel nämnd, 2026-01-01 –`, after: null },
      { field: 'struckBecause', before: null, after: 'Fel person' }
    ])
    await client.channels.strikeMandate({ id: own.id, because: 'Fel nämnd' })
    return {
      about,
      act: 'channel.mandate-struck',
      says: [
        { field: 'struckMandate', before: 'Fel nämnd, 2026-01-01 –', after: null },
        { field: 'mandate', before: 'Fel nämnd, 2026-01-01 –', after: 'Nämnden, 2026-01-01 –' },
        { field: 'struckBecause', before: null, after: 'Fel nämnd' }
      ]
    }
  },
  'channels.announceChange': async client => {
    const { channel } = await channelIn(client)
    await client.channels.announceChange({ id: channel.id, what: 'Nytt namn', override: 'Redan gjort' })
    return {
      about: channel.id,
      act: 'channel.change-announced',
      says: [
        { field: 'visibleChange', before: null, after: 'Nytt namn' },
        { field: 'override', before: null, after: 'Redan gjort' }
      ]
    }
  },
  'websites.add': async client => {
    const site = await client.websites.add(SITE)
    return {
      about: site.id,
      act: 'website.registered',
      says: [
        { field: 'name', before: null, after: 'Besök Norrby' },
        { field: 'address', before: null, after: 'https://besok.example/' },
        { field: 'role', before: null, after: 'principal' }
      ]
    }
  },
  'websites.edit': async client => {
    const { id } = await client.websites.add(SITE)
    await client.websites.edit({ id, changes: { ...SITE, role: 'partner', partners: 'Regionen' } })
    return {
      about: id,
      act: 'website.edited',
      says: [
        { field: 'role', before: 'principal', after: 'partner' },
        { field: 'partners', before: null, after: 'Regionen' }
      ]
    }
  },
  'websites.remove': async client => {
    const { id }: { id: WebsiteId } = await client.websites.add(SITE)
    await client.websites.remove({ id, because: 'Nedlagd' })
    return {
      about: id,
      act: 'website.removed',
      says: [{ field: 'removedBecause', before: null, after: 'Nedlagd' }]
    }
  }
}

describe('every change of the register', () => {
  const nouns = ['departments', 'people', 'channels', 'websites'] as const
  const changing = nouns.flatMap(noun =>
    Object.entries(RULES[noun])
      .filter(([, rule]) => Array.isArray(rule))
      .map(([verb]) => `${noun}.${verb}`)
  )

  it('is one that this test knows', () => {
    expect(changing.sort()).toEqual(Object.keys(CHANGES).sort())
  })

  it.each(Object.entries(CHANGES))('%s is told of, with what it was', async (_, scene) => {
    const client = await core()
    const { about, act, says } = await scene(client)
    const [newest] = (await client.registerHistory.list({ about })).items
    expect(newest).toMatchObject({ about, act, actor: 'asa.oberg', changes: says })
  })
})

it('lists the whole register a page at a time, newest first, and one record alone', async () => {
  const client = await core()
  const { channel, fields, person } = await channelIn(client)
  await client.channels.edit({ id: channel.id, changes: { ...fields, platform: 'instagram' } })
  const first = await client.registerHistory.list({ about: null, limit: 2 })
  const rest = await client.registerHistory.list({ about: null, limit: 50, after: first.next })
  const acts = ({ items }: { items: HistoryEntry[] }) => items.map(({ act }) => act)
  expect([acts(first), acts(rest), rest.next]).toEqual([
    ['channel.edited', 'channel.registered'],
    ['person.added', 'department.added'],
    null
  ])
  expect(acts(await client.registerHistory.list({ about: person.id }))).toEqual(['person.added'])
  await expect(client.registerHistory.list({ about: null, after: 'x' })).rejects.toMatchObject({
    code: 'invalid-input'
  })
})

it('finds the lines of one record before it reads them, however long the journal is', async () => {
  const { ctx } = await newArchive()
  const asked = vi.spyOn(ctx.db.read, 'prepare')
  for (const about of [null, newChannel(ctx).departmentId]) {
    asked.mockClear()
    registerHistory(ctx.db.read, { about, limit: 1, after: null })
    const [[sql] = []] = asked.mock.calls
    const plan = ctx.db.read
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all({ about, before: 9, limit: 2, hidden: '[]' }) as { parent: number; detail: string }[]
    const outer = plan.filter(({ parent }) => parent === 0).map(({ detail }) => detail)
    expect(outer[0]).toBe('SEARCH journal USING INTEGER PRIMARY KEY (rowid=?)')
    expect(outer.filter(detail => /TEMP B-TREE|MULTI-INDEX/.test(detail))).toEqual([])
  }
})

it('keeps the history whatever the next query is', async () => {
  const { ctx } = await newArchive()
  newChannel(ctx)
  expect(() =>
    ctx.db.transact(tx => tx.prepare(`UPDATE register_change SET before = 'annat'`).run())
  ).toThrow('never changed')
  expect(() => ctx.db.transact(tx => tx.prepare('DELETE FROM register_change').run())).toThrow('disposal')
})

describe('two addresses of one page', () => {
  it.each([
    ['https://www.facebook.com/norrby', 'https://m.facebook.com/Norrby/?ref=page_internal&mibextid=x'],
    ['https://facebook.com/norrby/', 'http://web.facebook.com/norrby?locale=sv_SE'],
    ['https://fb.com/norrby', 'https://sv-se.facebook.com/norrby'],
    ['https://twitter.com/norrby', 'https://mobile.x.com/norrby?s=20&t=abc'],
    ['https://www.youtube.com/@norrby', 'https://m.youtube.com/@norrby?si=abc&feature=share'],
    ['https://norrby.example/blogg', 'https://www.norrby.example/blogg/?utm_source=brev&fbclid=1'],
    ['https://norrby.example', 'http://norrby.example/'],
    ['https://norrby.example/?b=2&a=1', 'https://norrby.example/?a=1&b=2']
  ])('%s and %s are one', (one, other) => {
    expect(addressKey(other)).toBe(addressKey(one))
  })

  it.each([
    ['https://norrby.example/Blogg', 'https://norrby.example/blogg'],
    ['https://norrby.example/?lang=en', 'https://norrby.example/?lang=sv'],
    ['https://norrby.example/?sida=1', 'https://norrby.example/?sida=2'],
    ['https://norrby.example:8443/', 'https://norrby.example/'],
    ['https://www.se/', 'https://se/']
  ])('%s and %s are two', (one, other) => {
    expect(addressKey(other)).not.toBe(addressKey(one))
  })

  it('are refused on two channels with the name of the first, by the verb and by the schema', async () => {
    const { ctx } = await newArchive()
    newChannel(ctx, { name: 'Först', addresses: ['https://www.flode.example/norrby'] })
    expect(() => newChannel(ctx, { addresses: ['https://m.flode.example/norrby/?utm_source=x'] })).toThrow(
      expect.objectContaining({
        code: 'already-registered',
        params: expect.objectContaining({ channel: 'Först' })
      })
    )
    const second = newChannel(ctx, { addresses: ['https://flode.example/annan'] })
    expect(() =>
      ctx.db.transact(tx =>
        tx
          .prepare(
            `INSERT INTO channel_address (channel_id, position, address, key) VALUES (?, 1, 'https://m.flode.example/norrby', 'flode.example/norrby')`
          )
          .run(second.id)
      )
    ).toThrow('in the register once')
  })

  it('on one channel are kept once, the first with its kind', async () => {
    const { ctx } = await newArchive()
    const channel = newChannel(ctx, {
      addresses: ['https://flode.example/om', 'https://www.flode.example/om/', 'https://flode.example/video'],
      kinds: ['about', 'page', 'videos']
    })
    expect([channel.addresses, channel.kinds]).toEqual([
      ['https://flode.example/om', 'https://flode.example/video'],
      ['about', 'videos']
    ])
    const { platform, name, departmentId, responsibleId, purpose, dialogue } = channel
    const edited = editChannel(ctx, channel.id, {
      ...{ platform, name, departmentId, responsibleId, purpose, dialogue },
      addresses: ['https://flode.example/video', 'https://flode.example/om', 'https://flode.example/ny']
    })
    expect(edited.kinds).toEqual(['videos', 'about', 'page'])
  })
})

describe('a person who has left', () => {
  it('is given no channel, and is flagged on those they had', async () => {
    const { ctx, clock } = await newArchive()
    const channel = newChannel(ctx)
    const stay = addPerson(ctx, { name: 'Bo Ek', email: null, departmentId: channel.departmentId })
    const person = { name: 'Åsa Öberg', email: null, departmentId: channel.departmentId }
    editPerson(ctx, channel.responsibleId, { ...person, departedOn: '2026-12-01' })
    expect(channelRows(ctx)[0]?.departed).toEqual([])
    clock.set('2026-12-01T08:00:00.000Z')
    expect(channelRows(ctx)[0]?.departed).toEqual(['responsible'])
    const {
      id: _,
      registeredAt: _1,
      retiredAt: _2,
      retiredBecause: _3,
      closedOn: _5,
      mandate: _4,
      ...fields
    } = channel
    // What is not about the person can still be changed.
    expect(editChannel(ctx, channel.id, { ...fields, platform: 'other' }).platform).toBe('other')
    expect(() =>
      registerChannel(ctx, { ...fields, addresses: ['https://flode.example/ny'], mandate: null })
    ).toThrow(expect.objectContaining({ code: 'person-has-left' }))
    const about = { ...channel.about, standInId: channel.responsibleId }
    expect(() => editChannel(ctx, channel.id, { ...fields, responsibleId: stay.id, about })).toThrow(
      expect.objectContaining({ code: 'person-has-left' })
    )
  })
})
