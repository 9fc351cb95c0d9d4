// A spreadsheet taken into the register: tried, and done as a whole or not at all.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ImportMapping } from '#shared/register-import.ts'
import { provePages } from '../../../electron/core/captures/captures/prove-pages.ts'
import { listJournal } from '../../../electron/core/kernel/journal/record.ts'
import { allChannels } from '../../../electron/core/register/register/channels.ts'
import { listDepartments, listPeople } from '../../../electron/core/register/register/queries.ts'
import { applyImport, trialRows, tryImport } from '../../../electron/core/register/register-import/import.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { kanalarkiv } from '../../helpers/cli/in-process.ts'
import { REAL_SIZE, realSizeRows } from '../../helpers/real-size.ts'
import { apply, file, HEAD, ROW, read, readRows } from '../../helpers/register-import.ts'

describe('a municipality of real size', () => {
  it('is imported with its departments and people, and a second time changes nothing', async () => {
    const { ctx } = await newArchive()
    const first = await readRows(ctx, realSizeRows())
    expect(first.made.sheets[0]).toMatchObject({ name: 'Kanaler', rows: REAL_SIZE.channels, headingRow: 3 })
    expect(first.mapping.columns.map(({ field }) => field)).toEqual([
      ...['department', 'name', 'platform', 'addresses', 'responsible', 'email', 'standIn', 'standInEmail'],
      ...[
        'purpose',
        'dialogue',
        'hasLogo',
        'aboutAddresses',
        'decidedBy',
        'decidedOn',
        'validUntil',
        'reference'
      ]
    ])
    expect(await first.plan()).toMatchObject({
      created: 140,
      changed: 0,
      unchanged: 0,
      refused: 0,
      minded: 0,
      people: REAL_SIZE.people
    })
    expect(allChannels(ctx.db.read)).toEqual([])
    expect(await apply(ctx, first)).toMatchObject({ created: 140, refused: 0, name: 'kanaler.xlsx' })
    expect(allChannels(ctx.db.read)).toHaveLength(REAL_SIZE.channels)
    expect(listDepartments(ctx.db.read)).toHaveLength(REAL_SIZE.departments)
    expect(listPeople(ctx.db.read)).toHaveLength(REAL_SIZE.people)
    expect(allChannels(ctx.db.read).find(({ name }) => name === 'Älvåsa simhallen 1')).toMatchObject({
      platform: 'instagram',
      dialogue: true,
      mandate: {
        decidedBy: 'Förvaltningschefen',
        decidedOn: '2026-02-11',
        validUntil: null,
        reference: 'KS 2026:101'
      }
    })
    const [line] = listJournal(ctx.db.read, { about: first.made.id, before: null, limit: 1 })
    expect(line).toMatchObject({ act: 'register-import.applied', details: { created: 140 } })

    const again = await readRows(ctx, realSizeRows())
    expect(await again.plan()).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 140,
      refused: 0,
      people: 0
    })
    await expect(apply(ctx, again)).rejects.toMatchObject({ code: 'import-nothing-to-do' })
  })

  it('reads 10,000 rows, a page at a time', async () => {
    const { ctx } = await newArchive()
    const rows = Array.from({ length: 10_000 }, (_, at) => [
      `Kanal ${at}`,
      'Facebook',
      `https://flode.example/${at}`,
      'Kultur',
      'Åsa Öberg',
      'Nyheter'
    ])
    const big = await readRows(ctx, [HEAD, ...rows])
    expect(await big.plan()).toMatchObject({ created: 10_000, refused: 0, people: 1 })
    const page = await trialRows(ctx, { ...big.input, outcome: null, limit: 50, after: '9980' })
    expect([page.items[0]?.row, page.items.length, page.next]).toEqual([9981, 21, null])
    const more = `${HEAD.join(';')}\n${Array.from({ length: 20_001 }, (_, at) => `Kanal ${at};fb;https://a.example/${at};K;Å;N`).join('\n')}`
    await expect(read(ctx, 'stor.csv', more)).rejects.toMatchObject({ params: { detail: 'too-many-rows' } })
  })
})

it('does nothing when the register has changed since the trial, and never twice', async () => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [HEAD, ROW.with(3, 'Omsorg')])
  const { digest } = await tried.plan()
  newChannel(ctx, { name: 'Norrby på Flödet', purpose: 'Nyheter' })
  const input = { ...tried.input, digest, refused: 'stop' as const }
  await expect(applyImport(ctx, input, provePages)).rejects.toMatchObject({ code: 'import-outdated' })
  expect(allChannels(ctx.db.read)).toHaveLength(1)
  await apply(ctx, tried)
  await expect(apply(ctx, tried)).rejects.toMatchObject({ code: 'already-decided' })
})

it('takes what a person says of the columns, and of empty cells, before what the headings say', async () => {
  const { ctx } = await newArchive()
  const tried = await read(ctx, 'a.csv', 'Ett;Två;Tre\nNorrby;www.facebook.com/norrby;Åsa\nÄlvåsa;fb.com/a;')
  expect(await tried.plan()).toMatchObject({ created: 0, refused: 2 })
  const mapping: ImportMapping = {
    ...tried.mapping,
    columns: [
      { at: 0, field: 'name' },
      { at: 1, field: 'addresses' },
      { at: 2, field: 'responsible' }
    ],
    otherwise: { department: 'Kultur', responsible: 'Örjan Rask', purpose: 'Nyheter' }
  }
  const { digest } = await tryImport(ctx, tried.made.id, mapping)
  await applyImport(ctx, { id: tried.made.id, mapping, digest, refused: 'stop' }, provePages)
  expect(allChannels(ctx.db.read)).toMatchObject([
    {
      name: 'Norrby',
      platform: 'facebook',
      addresses: ['https://www.facebook.com/norrby'],
      purpose: 'Nyheter'
    },
    { name: 'Älvåsa', platform: 'facebook', addresses: ['https://fb.com/a'] }
  ])
  expect(listPeople(ctx.db.read).map(({ name }) => name)).toEqual(['Åsa', 'Örjan Rask'])
})

it('is reached from the command line: tried, mapped, done and listed', async () => {
  const dir = join(await temporaryFolder(), 'arkiv')
  await kanalarkiv(['init', dir, '--municipality', 'Norrby kommun'])
  const path = await file(
    'k.csv',
    `${HEAD.join(';')}\n${ROW.join(';')}\n;Facebook;https://a.example/2;Kultur;Åsa;N`
  )
  const on = (...args: string[]) => kanalarkiv(['import', ...args, '--archive', dir, '--lang', 'sv'])
  const tried = await on('--file', path)
  expect(tried.out).toContain('A (Kanal): kanalens namn')
  expect(tried.out).toContain('Rad 2, ny: Norrby på Flödet')
  expect(tried.out).toContain('Rad 3, kan inte användas:')
  expect(tried.out).toContain('A3: Uppgiften namn saknas. Fyll i cellen.')
  expect(tried.out).toContain(
    'Provkörning. Nya: 1. Ändrade: 0. Finns redan i registret: 0. Kan inte användas: 1.'
  )
  expect((await on('--file', path, '--apply')).err).toContain(
    'Inläsningen är inte gjord: 1 rad kan inte användas.'
  )
  const done = await on('--file', path, '--apply', '--leave-out')
  expect(done.out).toContain('Inläsningen är gjord. Nya: 1.')
  // A script is told that some rows were not taken in.
  expect([tried.code, done.code]).toEqual([3, 3])
  const whole = await file(
    'hel.csv',
    `${HEAD.join(';')}\nTvå;Facebook;https://a.example/3;Kultur;Åsa Öberg;N`
  )
  expect([(await on('--file', whole)).code, (await on('--file', whole, '--apply')).code]).toEqual([0, 0])
  expect((await on('--file', path, '--column', 'Z9')).err).toContain('Z9 går inte att läsa')
  expect((await on('list', '--json')).json()).toMatchObject({
    imports: [
      { name: 'hel.csv', created: 1, refused: 0 },
      { name: 'k.csv', created: 1, refused: 1 }
    ]
  })
})
