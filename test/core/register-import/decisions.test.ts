// What a spreadsheet says of decisions, of the people they are for, of websites, and of channels that are closed.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { provePages } from '../../../electron/core/captures/captures/prove-pages.ts'
import type { Context } from '../../../electron/core/kernel/context.ts'
import { allChannels } from '../../../electron/core/register/register/channels.ts'
import { addDepartment, addPerson, editPerson } from '../../../electron/core/register/register/departments.ts'
import { registerHistory } from '../../../electron/core/register/register/history.ts'
import { channelMandates } from '../../../electron/core/register/register/mandates.ts'
import { listPeople } from '../../../electron/core/register/register/queries.ts'
import { readImport } from '../../../electron/core/register/register-import/file.ts'
import { applyImport, trialRows, tryImport } from '../../../electron/core/register/register-import/import.ts'
import { markSecret } from '../../../electron/core/register/secrecy/secrecy.ts'
import { listWebsites } from '../../../electron/core/register/websites/queries.ts'
import { removeWebsite } from '../../../electron/core/register/websites/websites.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { enterCapture } from '../../helpers/captured.ts'

/** A sheet whose rows are objects, by heading. */
async function read(ctx: Context, rows: readonly Readonly<Record<string, string>>[]) {
  const headings = [...new Set(rows.flatMap(row => Object.keys(row)))]
  const quoted = (cells: readonly string[]) => cells.map(cell => `"${cell}"`).join(';')
  const text = [headings, ...rows.map(row => headings.map(name => row[name] ?? ''))].map(quoted).join('\n')
  const path = join(await temporaryFolder(), 'kanaler.csv')
  await writeFile(path, text)
  const made = await readImport(ctx, path)
  const mapping = made.sheets[0]?.proposal
  if (mapping === undefined) throw new Error('no sheet')
  const plan = () => tryImport(ctx, made.id, mapping)
  return {
    plan,
    fields: mapping.columns.map(({ field }) => field),
    rows: async () =>
      (await trialRows(ctx, { id: made.id, mapping, outcome: null, limit: 100, after: null })).items,
    apply: async (override: string | null = null, partial: 'refuse' | 'accept' = 'refuse') =>
      applyImport(
        ctx,
        {
          ...{ id: made.id, mapping, digest: (await plan()).digest, refused: 'stop' },
          ...{ override, partial }
        },
        provePages
      )
  }
}
const said = (rows: Awaited<ReturnType<Awaited<ReturnType<typeof read>>['rows']>>) =>
  rows.map(({ outcome, findings }) => [outcome, ...findings.map(({ code, cell }) => `${cell} ${code}`)])

const CHANNEL = {
  ...{ Kanal: 'Norrby på Flödet', Plattform: 'Facebook', Adress: 'https://flode.example/norrby' },
  ...{ Förvaltning: 'Kultur och fritid', Ansvarig: 'Åsa Öberg', Syfte: 'Nyheter', Dialog: 'Ja' }
}
const DECISION = {
  ...{ 'Beslutad av': 'Kommunchefen', Beslutsdatum: '2026-03-01', 'Gäller till': '2027-12-31' },
  ...{ Diarienummer: 'KS 2026:7', Verktyg: 'Meta Business Suite' }
}

describe('a decision', () => {
  it('comes with its tool and the people it is for, new and known, and once', async () => {
    const { ctx } = await newArchive()
    const row = {
      ...CHANNEL,
      ...{ Ersättare: 'Bo Ek', ...DECISION, 'Beslut för': 'åsa öberg, Cia Dal\nBo Ek;Cia Dal' }
    }
    const first = await read(ctx, [row])
    expect(first.fields.slice(-6)).toEqual([
      ...['decidedBy', 'decidedOn', 'validUntil', 'reference', 'tool', 'mandatePeople']
    ])
    expect(await first.plan()).toMatchObject({ created: 1, people: 3, websites: 0 })
    expect((await first.rows())[0]?.changes).toEqual(
      expect.arrayContaining([
        { field: 'tool', before: '', after: 'Meta Business Suite' },
        { field: 'mandatePeople', before: '', after: 'Åsa Öberg, Cia Dal, Bo Ek' }
      ])
    )
    await first.apply()
    const [channel] = allChannels(ctx.db.read)
    if (channel === undefined) throw new Error('no channel')
    expect(channel.mandate).toMatchObject({ tool: 'Meta Business Suite', reference: 'KS 2026:7' })
    const mandates = () => channelMandates(ctx, channel.id).map(({ personName, tool }) => [personName, tool])
    expect(mandates().map(([name]) => name)).toEqual(['Bo Ek', 'Cia Dal', 'Åsa Öberg', null])
    expect(listPeople(ctx.db.read).map(({ name }) => name)).toEqual(['Bo Ek', 'Cia Dal', 'Åsa Öberg'])
    const again = await read(ctx, [row])
    expect(said(await again.rows())).toEqual([['unchanged']])
    // A sheet without the tool does not take it away, and one more person gets the same decision alone.
    const { Verktyg: _, ...without } = row
    expect(said(await (await read(ctx, [without])).rows())).toEqual([['unchanged']])
    const more = await read(ctx, [{ ...row, 'Beslut för': 'Cia Dal, Dan Ask' }])
    expect((await more.rows())[0]?.changes).toEqual([
      { field: 'mandatePeople', before: '', after: 'Dan Ask' }
    ])
    await more.apply()
    expect(mandates()[0]).toEqual(['Dan Ask', 'Meta Business Suite'])
    expect(mandates()).toHaveLength(5)
  })

  it('is refused for somebody who has left, an e-mail address nobody has, and without who decided', async () => {
    const { ctx } = await newArchive()
    const channel = newChannel(ctx)
    const bo = addPerson(ctx, {
      name: 'Bo Ek',
      email: 'bo@norrby.example',
      departmentId: channel.departmentId
    })
    const { departmentId } = bo
    editPerson(ctx, bo.id, { ...{ name: bo.name, email: bo.email, departmentId }, departedOn: '2026-06-01' })
    const at = (name: string) => ({ ...CHANNEL, Adress: `https://flode.example/${name}` })
    const tried = await read(ctx, [
      { ...at('a'), ...DECISION, 'Beslut för': 'BO@norrby.example' },
      { ...at('b'), ...DECISION, 'Beslut för': 'ingen@norrby.example' },
      { ...at('c'), 'Beslut för': 'Åsa Öberg' },
      { ...at('d'), Verktyg: 'Meta Business Suite' },
      { ...at('e'), ...DECISION, Verktyg: 'x'.repeat(201) },
      { ...at('f'), ...DECISION, 'Beslut för': 'x'.repeat(201) }
    ])
    expect(said(await tried.rows())).toEqual([
      ['refused', 'M2 person-has-left'],
      ['refused', 'M3 person-unknown'],
      ['refused', 'H4 mandate-incomplete'],
      ['refused', 'H5 mandate-incomplete'],
      ['refused', 'L6 value-unusable'],
      ['refused', 'M7 value-unusable']
    ])
    await expect(tried.apply()).rejects.toMatchObject({ code: 'import-rows-refused' })
    expect(allChannels(ctx.db.read)).toHaveLength(1)
  })
})

describe('a website', () => {
  const SITE = { Kanal: 'Norrbys webbplats', Adress: 'www.norrby.example', 'Kommunens roll': 'Huvudman' }
  const PARTNER = {
    ...{ Kanal: 'Besök länet', Adress: 'https://besok.example/', 'Kommunens roll': 'partner' },
    'Tillsammans med': 'Regionen'
  }

  it('is told from a channel by the municipality’s role, and comes in beside the channels, once', async () => {
    const { ctx } = await newArchive()
    const first = await read(ctx, [CHANNEL, SITE, PARTNER])
    expect(first.fields.slice(-2)).toEqual(['websiteRole', 'partners'])
    expect(await first.plan()).toMatchObject({ created: 3, websites: 2, refused: 0 })
    await first.apply()
    const sites = () => listWebsites(ctx.db.read)
    expect(sites()).toMatchObject([
      { name: 'Besök länet', role: 'partner', partners: 'Regionen' },
      { name: 'Norrbys webbplats', address: 'https://www.norrby.example/', role: 'principal', partners: null }
    ])
    const again = await read(ctx, [{ ...SITE, Adress: 'http://norrby.example' }, PARTNER])
    expect(said(await again.rows())).toEqual([['unchanged'], ['unchanged']])
    const other = await read(ctx, [{ ...PARTNER, 'Kommunens roll': 'Huvudman', Kanal: 'Besök Norrby' }])
    expect(await other.rows()).toMatchObject([
      {
        outcome: 'changed',
        changes: [
          { field: 'name', before: 'Besök länet', after: 'Besök Norrby' },
          { field: 'websiteRole', before: 'partner', after: 'principal' }
        ]
      }
    ])
    await other.apply()
    const [changed] = sites()
    expect(changed).toMatchObject({ name: 'Besök Norrby', role: 'principal' })
    if (changed === undefined) throw new Error('no website')
    const { changes } =
      registerHistory(ctx.db.read, { about: changed.id, after: null, limit: 1 }).items[0] ?? {}
    expect(changes?.map(({ field }) => field)).toEqual(['name', 'role'])
    removeWebsite(ctx, changed.id, 'Nedlagd')
    expect(said(await (await read(ctx, [PARTNER])).rows())).toEqual([['created']])
  })

  it('is refused with its cell when the role, partner, name or address cannot be used', async () => {
    const { ctx } = await newArchive()
    const tried = await read(ctx, [
      SITE,
      { ...SITE, Adress: 'https://norrby.example/' },
      { ...PARTNER, 'Kommunens roll': 'kanske' },
      { ...PARTNER, Adress: 'https://b.example/', 'Tillsammans med': '' },
      { ...SITE, Adress: 'https://c.example/ https://d.example/' },
      { ...SITE, Adress: 'file:///etc/passwd' },
      { ...SITE, Adress: 'https://e.example/', Kanal: '' }
    ])
    expect(said(await tried.rows())).toEqual([
      ['created'],
      ['refused', 'B3 address-twice'],
      ['refused', 'C4 role-unclear'],
      ['refused', 'D5 value-missing'],
      ['refused', 'B6 website-has-one-address'],
      ['refused', 'B7 address-bad'],
      ['refused', 'A8 value-missing']
    ])
    await expect(tried.apply()).rejects.toMatchObject({ code: 'import-rows-refused', params: { count: 6 } })
    expect(listWebsites(ctx.db.read)).toEqual([])
  })
})

describe('a channel that the sheet says is closed', () => {
  const CLOSED = { ...CHANNEL, Syfte: '', Kanal: '', Stängd: '2026-10-31' }

  it('is closed that day once it is captured, and is then as it was', async () => {
    const { ctx } = await newArchive()
    const channel = newChannel(ctx)
    const tried = await read(ctx, [CLOSED])
    expect(said(await tried.rows())).toEqual([['changed', 'H2 closes']])
    await expect(tried.apply()).rejects.toMatchObject({ code: 'capture-before-retiring' })
    expect(allChannels(ctx.db.read)).toEqual([channel])
    await enterCapture(ctx, channel.id, channel.addresses[0] ?? '')
    await tried.apply()
    expect(allChannels(ctx.db.read)).toMatchObject([
      { closedOn: '2026-10-31', retiredBecause: 'Enligt kalkylbladet kanaler.csv' }
    ])
    expect(said(await (await read(ctx, [CLOSED])).rows())).toEqual([['unchanged']])
    expect(said(await (await read(ctx, [{ ...CLOSED, Stängd: '2026-10-30' }])).rows())).toEqual([
      ['refused', 'A2 channel-retired']
    ])
  })

  it('is closed with partial captures once somebody has read of all of them what is missing', async () => {
    const { ctx } = await newArchive()
    const names = ['a', 'b']
    for (const name of names) {
      const address = `https://flode.example/${name}`
      const { id } = newChannel(ctx, { name, addresses: [address] })
      await enterCapture(ctx, id, address, 'Norrby', 'partial')
    }
    const tried = await read(
      ctx,
      names.map(name => ({ ...CLOSED, Adress: `https://flode.example/${name}` }))
    )
    await expect(tried.apply()).rejects.toMatchObject({
      code: 'capture-partial',
      params: {
        count: 2,
        pages: names.map(name => `https://flode.example/${name} pictures-missing`).join('\n')
      }
    })
    expect(allChannels(ctx.db.read).map(({ retiredAt }) => retiredAt)).toEqual([null, null])
    await tried.apply(null, 'accept')
    expect(allChannels(ctx.db.read).map(({ closedOn }) => closedOn)).toEqual(['2026-10-31', '2026-10-31'])
  })

  it('is entered and closed at once for a stated reason, and refused for a day to come or before it was opened', async () => {
    const { ctx } = await newArchive()
    const row = { ...CLOSED, Kanal: 'Gamla sidan', Syfte: 'Nyheter' }
    const tried = await read(ctx, [row])
    await expect(tried.apply()).rejects.toMatchObject({ code: 'capture-before-retiring' })
    expect(allChannels(ctx.db.read)).toEqual([])
    await tried.apply('Sidan är redan borta')
    expect(allChannels(ctx.db.read)).toMatchObject([{ name: 'Gamla sidan', closedOn: '2026-10-31' }])
    const at = (name: string) => ({ ...row, Adress: `https://flode.example/${name}` })
    const wrong = await read(ctx, [
      { ...at('a'), Stängd: '2026-11-26' },
      { ...at('b'), Öppnad: '2026-11-01' },
      { ...at('c'), Stängd: 'i fjol' }
    ])
    expect(said(await wrong.rows())).toEqual([
      ['refused', 'H2 closed-in-future'],
      ['refused', 'H3 closed-before-opened'],
      ['refused', 'H4 date-unclear']
    ])
  })
})

it('a channel that the sheet moves out of a department that is marked is refused in its row', async () => {
  const { ctx } = await newArchive()
  const { departmentId, id } = newChannel(ctx)
  const mark = (kind: 'department' | 'channel', id: string) =>
    markSecret(ctx, { record: { kind, id }, paragraph: 'OSL 21 kap. 1 §', note: null })
  await mark('department', departmentId)
  addDepartment(ctx, { name: 'Teknik', mailbox: null })
  const other = { ...CHANNEL, Kanal: 'Ny', Adress: 'https://flode.example/ny', Ansvarig: 'Bo Ek' }
  const rows = async (department: string) =>
    said(await (await read(ctx, [{ ...CHANNEL, Kanal: '', Förvaltning: department }, other])).rows())
  const outcomes = async (department: string) => (await rows(department)).map(([outcome]) => outcome)
  expect((await rows('Teknik'))[0]).toEqual(['refused', 'D2 move-opens-secret'])
  expect((await rows('Miljö'))[0]).toEqual(['refused', 'D2 move-opens-secret'])
  expect(await outcomes('Kultur och fritid')).not.toContain('refused')
  await mark('channel', id)
  expect(await outcomes('Teknik')).not.toContain('refused')
})
