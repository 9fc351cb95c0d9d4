// What the rows of a spreadsheet come to in the register, and what is said of those that cannot be used.
import { describe, expect, it } from 'vitest'
import { findingSentence } from '#shared/import-findings.ts'
import { NOTHING_SAID } from '#shared/register.ts'
import { provePages } from '../../../electron/core/captures/captures/prove-pages.ts'
import { allChannels, retireChannel } from '../../../electron/core/register/register/channels.ts'
import { editPerson } from '../../../electron/core/register/register/departments.ts'
import { listDepartments, listPeople } from '../../../electron/core/register/register/queries.ts'
import { applyImport } from '../../../electron/core/register/register-import/import.ts'
import { newArchive, newChannel } from '../../helpers/archive.ts'
import { apply, HEAD, ROW, read, readRows, said } from '../../helpers/register-import.ts'
import type { Value } from '../../helpers/xlsx.ts'

describe('a row', () => {
  it.each<[string, Value[], string, string]>([
    ['without a name', [null, ...ROW.slice(1)], 'A2 value-missing', 'Uppgiften namn saknas'],
    [
      'on an unknown platform',
      ['N', 'Snapgram', ...ROW.slice(2)],
      'B2 platform-unknown',
      'Plattformen Snapgram är okänd'
    ],
    ['whose address is none', ['N', 'Facebook', 'norrby på fb', ...ROW.slice(3)], 'C2 address-bad', 'norrby'],
    [
      'whose address is a program',
      ['N', 'Facebook', 'javascript:alert(1)', ...ROW.slice(3)],
      'C2 address-bad',
      'javascript:alert(1)'
    ],
    [
      'without a department',
      [...ROW.slice(0, 3), null, 'Åsa', 'Nyheter'],
      'D2 value-missing',
      'förvaltning saknas'
    ],
    [
      'with an error',
      ['N', 'Facebook', ROW[2] ?? '', { error: '#REF!' }, 'Åsa', 'Nyheter'],
      'D2 error-value',
      '#REF!'
    ],
    [
      'with a formula whose saved text is an error',
      ['N', 'Facebook', ROW[2] ?? '', { formula: 'A1&B1', saved: '#REF!' }, 'Åsa', 'Nyheter'],
      'D2 error-value',
      '#REF!'
    ],
    [
      'with a formula that was never calculated',
      ['N', 'Facebook', { formula: 'HYPERLINK("x")', saved: null }, 'Kultur', 'Åsa', 'N'],
      'C2 formula-empty',
      'formel utan sparat värde'
    ],
    ['in the wrong encoding', ['SkÃ¶lan', ...ROW.slice(1)], 'A2 wrong-characters', 'förvanskade'],
    ['with too long a name', ['x'.repeat(300), ...ROW.slice(1)], 'A2 value-unusable', 'den är för lång']
  ])('%s is refused with its cell and what to do', async (_, row, code, words) => {
    const { ctx } = await newArchive()
    const tried = await readRows(ctx, [
      HEAD,
      row,
      ['Andra', 'X', 'https://kvitter.example/a', 'Kultur', 'Åsa', 'N']
    ])
    const [first, second] = await tried.rows()
    expect(first?.outcome).toBe('refused')
    expect(said(first?.findings ?? [])).toContain(code)
    expect(first?.findings.map(finding => findingSentence(finding, 'sv')).join(' ')).toContain(words)
    expect(second?.outcome).toBe('created')
    await expect(apply(ctx, tried)).rejects.toMatchObject({
      code: 'import-rows-refused',
      params: { count: 1 }
    })
    expect([allChannels(ctx.db.read), listDepartments(ctx.db.read)]).toEqual([[], []])
    expect(await apply(ctx, tried, 'leave-out')).toMatchObject({ created: 1, refused: 1 })
    expect(allChannels(ctx.db.read).map(({ name }) => name)).toEqual(['Andra'])
  })

  it('says so where none of the rows can be used, also when they are left out', async () => {
    const { ctx } = await newArchive()
    const tried = await readRows(ctx, [HEAD, ['x'.repeat(300), ...ROW.slice(1)]])
    await expect(apply(ctx, tried, 'leave-out')).rejects.toMatchObject({
      code: 'import-nothing-usable',
      params: { count: 1, unchanged: 0 }
    })
  })

  it('says besides what the channel is good for and how to reach it, and leaves what it does not say as it was', async () => {
    const { ctx } = await newArchive()
    const { name, purpose } = newChannel(ctx, {
      about: { ...NOTHING_SAID, hasLogo: true, benefit: 'Når unga' }
    })
    const more = ['Nytta', 'Kontaktuppgifter', 'Svarstid', 'Vad kommentarerna är till för', 'Öppnad']
    const row = [name, 'Facebook', 'https://flode.example/norrby', 'Kultur och fritid', 'Åsa Öberg', purpose]
    const read = await readRows(ctx, [
      [...HEAD, ...more],
      [...row, '', '0923-650 00', 'Nästa arbetsdag', 'Frågor', { date: '2024-03-01' }]
    ])
    expect(read.mapping.columns.map(({ field }) => field).slice(6)).toEqual([
      ...['benefit', 'contact', 'responseTime', 'commentPurpose', 'openedOn']
    ])
    await apply(ctx, read)
    expect(allChannels(ctx.db.read)[0]?.about).toEqual({
      ...{ ...NOTHING_SAID, hasLogo: true, benefit: 'Når unga' },
      ...{ contact: '0923-650 00', responseTime: 'Nästa arbetsdag', commentPurpose: 'Frågor' },
      openedOn: '2024-03-01'
    })
    const wrong = await readRows(ctx, [
      [...HEAD, ...more],
      [...row, 'N'.repeat(2001), '', '', '', 'i våras']
    ])
    expect((await wrong.rows()).map(({ findings }) => said(findings))).toEqual([
      expect.arrayContaining(['K2 date-unclear', 'G2 value-unusable'])
    ])
  })

  it('names a stand-in, says whether the logo is shown, and what each address shows', async () => {
    const { ctx } = await newArchive()
    const head = [
      ...HEAD,
      ...['Ersättare', 'Ersättares e-post', 'Logotyp', 'Om-sida', 'Videor', 'Grupper', 'Andra sidor']
    ]
    const places = ['/om', '/film', '/grupp', '/mer'].map(path => `https://flode.example/norrby${path}`)
    const read = await readRows(ctx, [
      head,
      [...ROW, 'Göran Rask', 'g.rask@norrby.example', 'Nej', ...places]
    ])
    expect(read.mapping.columns.map(({ field }) => field).slice(6)).toEqual([
      ...['standIn', 'standInEmail', 'hasLogo', 'aboutAddresses', 'videoAddresses', 'groupAddresses'],
      'otherAddresses'
    ])
    expect(await read.plan()).toMatchObject({ created: 1, people: 2 })
    await apply(ctx, read)
    const [made] = allChannels(ctx.db.read)
    const standIn = listPeople(ctx.db.read).find(({ name }) => name === 'Göran Rask')
    expect(standIn?.email).toBe('g.rask@norrby.example')
    expect(made).toMatchObject({
      addresses: [ROW[2], ...places],
      kinds: ['page', 'about', 'videos', 'groups', 'other'],
      about: { standInId: standIn?.id, hasLogo: false }
    })
    // A plain list of addresses takes no kind away, and an empty cell no stand-in.
    const plain = await readRows(ctx, [HEAD, ROW.with(2, [ROW[2], ...places].join(' '))])
    expect(await plain.plan()).toMatchObject({ unchanged: 1 })
    const other = await readRows(ctx, [head, [...ROW, 'Åsa Öberg', null, 'kanske', 'norrby/om']])
    expect((await other.rows()).map(({ findings }) => said(findings).sort())).toEqual([
      ['I2 yes-or-no-unclear', 'J2 address-bad']
    ])
    if (standIn === undefined) throw new Error('no stand-in')
    const { id, ...fields } = standIn
    editPerson(ctx, id, { ...fields, departedOn: '2020-01-31' })
    const left = await readRows(ctx, [
      head,
      ['Ny', 'X', 'https://kvitter.example/ny', 'Kultur', 'Åsa Öberg', 'N', null, 'G.Rask@norrby.example']
    ])
    expect(said((await left.rows())[0]?.findings ?? [])).toContain('G2 person-has-left')
    // Somebody of that name elsewhere is made, but not in silence.
    const elsewhere = await readRows(ctx, [
      HEAD,
      ['Ny', 'X', 'https://kvitter.example/ny', 'Skola', standIn.name, 'N']
    ])
    const [row] = await elsewhere.rows()
    expect([row?.outcome, said(row?.findings ?? [])]).toEqual([
      'created',
      expect.arrayContaining(['E2 name-of-departed'])
    ])
  })

  it('with the address of another row, of several channels or of a retired one is refused', async () => {
    const { ctx } = await newArchive()
    newChannel(ctx, { name: 'Ett', addresses: ['https://flode.example/1'] })
    newChannel(ctx, { name: 'Två', addresses: ['https://flode.example/2'] })
    const gone = newChannel(ctx, { name: 'Borta', addresses: ['https://flode.example/3'] })
    retireChannel(ctx, gone.id, 'Ersatt', { override: 'Redan borta' })
    const row = (name: string, address: string) => [name, 'Facebook', address, 'Omsorg', 'Åsa', 'N']
    const tried = await readRows(ctx, [
      HEAD,
      row('A', 'https://flode.example/a'),
      row('B', 'HTTPS://Flode.example/a#x'),
      row('C', 'https://flode.example/1\nhttps://flode.example/2'),
      row('D', 'flode.example/3')
    ])
    expect(
      (await tried.rows()).map(({ outcome, findings }) => [outcome, findings.map(({ code }) => code)])
    ).toEqual([
      ['created', ['dialogue-assumed']],
      ['refused', ['address-twice', 'dialogue-assumed']],
      ['refused', ['address-of-several']],
      ['refused', ['channel-retired']]
    ])
  })

  it('changes only what its cells say, and empty cells take nothing away', async () => {
    const { ctx } = await newArchive()
    const mandate = { decidedBy: 'KS', decidedOn: '2026-01-01', validUntil: null, reference: 'KS 1' }
    const before = newChannel(ctx, { mandate })
    const tried = await read(
      ctx,
      'a.csv',
      'Namn;Adress;Syfte;Beslutad av;Beslutsdatum;Diarienummer\nNytt namn;https://flode.example/norrby https://flode.example/om;;KS;1 januari 2026;KS 1'
    )
    expect(await tried.rows()).toMatchObject([
      {
        outcome: 'changed',
        channelId: before.id,
        changes: [
          { field: 'name', before: before.name, after: 'Nytt namn' },
          { field: 'addresses', after: 'https://flode.example/norrby https://flode.example/om' }
        ]
      }
    ])
    expect((await tried.rows()).map(({ findings }) => said(findings))).toEqual([['A2 visible-change']])
    await expect(apply(ctx, tried)).rejects.toMatchObject({ code: 'capture-before-change' })
    expect(allChannels(ctx.db.read)).toEqual([before])
    const { digest } = await tried.plan()
    await applyImport(ctx, { ...tried.input, digest, refused: 'stop', override: 'Felskrivet' }, provePages)
    const [after] = allChannels(ctx.db.read)
    expect(after).toEqual({
      ...before,
      name: 'Nytt namn',
      addresses: ['https://flode.example/norrby', 'https://flode.example/om'],
      kinds: ['page', 'page']
    })
  })

  it('says what is read of formulas and merged cells, and takes a formula in CSV for text', async () => {
    const { ctx } = await newArchive()
    const row = (name: Value, address: string, department: Value) => [
      name,
      'Facebook',
      address,
      department,
      'Åsa',
      'N'
    ]
    const tried = await readRows(
      ctx,
      [
        HEAD,
        row({ formula: 'A1&"x"', saved: 'Ett' }, 'https://a.example/1', 'Kultur'),
        row('Två', 'https://a.example/2', null)
      ],
      ['D2:D3']
    )
    const [first, second] = await tried.rows()
    expect(said(first?.findings ?? [])).toContain('A2 formula')
    expect(said(second?.findings ?? [])).toContain('D3 merged')
    await apply(ctx, tried)
    expect(allChannels(ctx.db.read)).toMatchObject([{ name: 'Ett' }, { name: 'Två' }])
    expect(listDepartments(ctx.db.read)).toMatchObject([{ name: 'Kultur' }])
    const csv = await read(
      ctx,
      'b.csv',
      `${HEAD.join(';')}\n=cmd|' /C calc'!A0;X;https://a.example/3;Kultur;Åsa;N`
    )
    expect(said((await csv.rows())[0]?.findings ?? [])).toContain('A2 like-a-formula')
    await apply(ctx, csv)
    expect(allChannels(ctx.db.read).map(({ name }) => name)).toContain("=cmd|' /C calc'!A0")
  })

  it.each([
    ['2026-03-01', '2026-03-01'],
    ['20260301', '2026-03-01'],
    ['1 mars 2026', '2026-03-01'],
    ['1/3 2026', '2026-03-01'],
    ['01/03/2026', '2026-03-01'],
    ['3/4/26', null],
    ['2026-02-30', null],
    ['i våras', null]
  ])('with the date %s of a decision', async (written, date) => {
    const { ctx } = await newArchive()
    const tried = await readRows(ctx, [
      [...HEAD, 'Beslutad av', 'Beslutsdatum'],
      [...ROW, 'KS', written]
    ])
    const [row] = await tried.rows()
    if (date === null) expect(said(row?.findings ?? [])).toContain('H2 date-unclear')
    else expect(row?.changes).toContainEqual({ field: 'decidedOn', before: '', after: date })
  })

  it('with a decision that ends before it begins, or is half, is refused', async () => {
    const { ctx } = await newArchive()
    const head = [...HEAD, 'Beslutad av', 'Beslutsdatum', 'Gäller till']
    const other = ['B', 'X', 'https://kvitter.example/b', 'Kultur', 'Åsa', 'N']
    const tried = await readRows(ctx, [
      head,
      [...ROW, 'KS', { date: '2026-03-01' }, { date: '2026-02-01' }],
      [...other, 'KS', null, null]
    ])
    expect(
      (await tried.rows()).map(({ findings }) => said(findings).filter(each => each.includes('mandate')))
    ).toEqual([['I2 mandate-ends-before-it-begins'], ['H3 mandate-incomplete']])
  })
})
