// A spreadsheet taken into the register: read whatever it was written with, tried, and done as a whole or not at all.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findingSentence } from '#shared/import-findings.ts'
import { NOTHING_SAID } from '#shared/register.ts'
import type { ImportMapping } from '#shared/register-import.ts'
import type { Context } from '../../electron/core/context.ts'
import { listJournal } from '../../electron/core/journal/record.ts'
import { allChannels, retireChannel } from '../../electron/core/register/channels.ts'
import { editPerson } from '../../electron/core/register/departments.ts'
import { listDepartments, listPeople } from '../../electron/core/register/queries.ts'
import { readImport } from '../../electron/core/register-import/file.ts'
import { applyImport, trialRows, tryImport } from '../../electron/core/register-import/import.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { REAL_SIZE, realSizeRows } from '../helpers/real-size.ts'
import { type Value, workbook } from '../helpers/xlsx.ts'

const HEAD = ['Kanal', 'Plattform', 'Adress', 'Förvaltning', 'Ansvarig', 'Syfte']
const ROW = ['Norrby på Flödet', 'Facebook', 'https://flode.example/norrby', 'Kultur', 'Åsa Öberg', 'Nyheter']

async function file(name: string, bytes: Buffer | string): Promise<string> {
  const path = join(await temporaryFolder(), name)
  await writeFile(path, bytes)
  return path
}

async function read(ctx: Context, name: string, bytes: Buffer | string) {
  const made = await readImport(ctx, await file(name, bytes))
  const mapping = made.sheets[0]?.proposal
  if (mapping === undefined) throw new Error('no sheet')
  const input = { id: made.id, mapping }
  const rows = async () => (await trialRows(ctx, { ...input, outcome: null, limit: 500, after: null })).items
  return { made, mapping, input, plan: () => tryImport(ctx, made.id, mapping), rows }
}

const readRows = async (ctx: Context, rows: Value[][], merged: string[] = []) =>
  read(ctx, 'kanaler.xlsx', await workbook({ rows, merged }))

async function apply(
  ctx: Context,
  { made, mapping, plan }: Awaited<ReturnType<typeof read>>,
  refused: 'stop' | 'leave-out' = 'stop'
) {
  return applyImport(ctx, { id: made.id, mapping, digest: (await plan()).digest, refused })
}

const said = (findings: readonly { code: string; cell: string | null }[]) =>
  findings.map(({ code, cell }) => `${cell ?? ''} ${code}`.trim())

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

describe.each([
  ['UTF-8', (text: string) => Buffer.from(text), []],
  ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`), []],
  ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'), ['utf-16']],
  ['UTF-16, the other way', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), ['utf-16']],
  ['windows-1252', (text: string) => Buffer.from(text, 'latin1'), ['windows-1252']]
] as const)('CSV in %s', (_, encode, notes) => {
  it.each([';', ',', '\t'])('with %j between the cells', async separator => {
    const { ctx } = await newArchive()
    const text = [HEAD, ROW].map(row => row.map(cell => `"${cell}"`).join(separator)).join('\r\n')
    const csv = await read(ctx, 'kanaler.csv', encode(text))
    expect(csv.made.notes).toEqual(notes)
    await apply(ctx, csv)
    expect(allChannels(ctx.db.read)).toMatchObject([{ name: 'Norrby på Flödet', purpose: 'Nyheter' }])
    expect(listPeople(ctx.db.read)).toMatchObject([{ name: 'Åsa Öberg' }])
  })
})

it.each([
  ['DOS', { å: 0x86, ä: 0x84, ö: 0x94, Ö: 0x99 }],
  ['an old Mac', { å: 0x8c, ä: 0x8a, ö: 0x9a, Ö: 0x85 }]
] as const)('CSV from %s is refused by the cell, and not taken in with other letters', async (_, letters) => {
  const { ctx } = await newArchive()
  const text = [
    HEAD,
    ['Östra skolan', 'Facebook', 'https://flode.example/a', 'Kultur', 'Bo Ek', 'Vår dag'],
    ROW
  ]
    .map(row => row.join(';'))
    .join('\r\n')
    .replace('Förvaltning', 'Forvaltning')
    .replace('Åsa Öberg', 'Bo Ek')
  const bytes = Buffer.from([...text].map(one => letters[one as 'å'] ?? one.charCodeAt(0)))
  const tried = await read(ctx, 'kanaler.csv', bytes)
  expect(tried.made.notes).toEqual(['windows-1252'])
  const [first, second] = await tried.rows()
  expect(said(first?.findings ?? [])).toEqual(
    expect.arrayContaining(['A2 wrong-characters', 'F2 wrong-characters'])
  )
  expect([first?.outcome, second?.outcome]).toEqual(['refused', 'refused'])
})

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
    const row = (name: string, address: string) => [name, 'Facebook', address, 'Kultur', 'Åsa', 'N']
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
    await applyImport(ctx, { ...tried.input, digest, refused: 'stop', override: 'Felskrivet' })
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

describe('a file', () => {
  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['that is empty', () => Buffer.alloc(0), 'empty'],
    [
      'of Excel before 2007, or with a password',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'old-or-encrypted'
    ],
    ['that is a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452000000', 'hex'), 'not-text'],
    [
      'that is cut off',
      async () => (await workbook({ rows: [HEAD, ROW] })).subarray(0, 900),
      'broken-workbook'
    ],
    [
      'that is another zip',
      () => workbook({ rows: [], parts: { 'xl/workbook.xml': '' } }),
      'broken-workbook'
    ],
    ['with headings only', () => Buffer.from('Kanal;Plattform;Adress\n\n'), 'no-rows'],
    ['with empty rows only', () => Buffer.from('\n\n;;\n'), 'no-rows'],
    [
      'with a document type in it',
      () =>
        workbook({
          rows: [HEAD, ROW],
          parts: { 'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "b">]><sst><si><t>&a;</t></si></sst>' }
        }),
      'broken-workbook'
    ]
  ])('%s is refused, and kept as it came', async (_, bytes, detail) => {
    const { ctx } = await newArchive()
    await expect(read(ctx, 'fil.xlsx', await bytes())).rejects.toMatchObject({
      code: 'sheet-unreadable',
      params: { detail }
    })
    expect(listJournal(ctx.db.read, { about: null, before: null, limit: 1 })[0]?.act).toBe(
      'register-import.read'
    )
    expect(allChannels(ctx.db.read)).toEqual([])
  })

  it('with macros is read without them, and says so', async () => {
    const { ctx } = await newArchive()
    const parts = { 'xl/vbaProject.bin': 'Attribute VB_Name = "Auto_Open"' }
    const tried = await read(ctx, 'kanaler.xlsm', await workbook({ rows: [HEAD, ROW], parts }))
    expect(tried.made.notes).toEqual(['macros'])
    expect(await tried.plan()).toMatchObject({ created: 1 })
  })

  it('that unpacks to more than is reasonable is refused', async () => {
    const { ctx } = await newArchive()
    const parts = { 'xl/sharedStrings.xml': Buffer.alloc(220 << 20, ' ') }
    const bomb = await workbook({ rows: [HEAD, ROW], parts })
    expect(bomb.length).toBeLessThan(1 << 20)
    await expect(read(ctx, 'bomb.xlsx', bomb)).rejects.toMatchObject({ params: { detail: 'too-large' } })
  })

  it('counts days from 1904 where the workbook does', async () => {
    const { ctx } = await newArchive()
    const rows = [
      [...HEAD, 'Beslutad av', 'Beslutsdatum'],
      [...ROW, 'KS', { date: '2026-05-09' }]
    ]
    const tried = await read(ctx, 'mac.xlsx', await workbook({ rows, from1904: true }))
    expect((await tried.rows())[0]?.changes).toContainEqual({
      field: 'decidedOn',
      before: '',
      after: '2026-05-09'
    })
  })
})

it('does nothing when the register has changed since the trial, and never twice', async () => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [HEAD, ROW])
  const { digest } = await tried.plan()
  newChannel(ctx, { name: 'Norrby på Flödet', purpose: 'Nyheter' })
  const input = { ...tried.input, digest, refused: 'stop' as const }
  await expect(applyImport(ctx, input)).rejects.toMatchObject({ code: 'import-outdated' })
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
  await applyImport(ctx, { id: tried.made.id, mapping, digest, refused: 'stop' })
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
  expect(tried.out).toContain('Provkörning. Nya: 1. Ändrade: 0. Oförändrade: 0. Kan inte användas: 1.')
  expect((await on('--file', path, '--apply')).err).toContain(
    'Importen är inte gjord: 1 rad kan inte användas.'
  )
  expect((await on('--file', path, '--apply', '--leave-out')).out).toContain('Importen är gjord. Nya: 1.')
  expect((await on('--file', path, '--column', 'Z9')).err).toContain('Z9 går inte att läsa')
  expect((await on('list', '--json')).json()).toMatchObject({
    imports: [{ name: 'k.csv', created: 1, refused: 1 }]
  })
})
