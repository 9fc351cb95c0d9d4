// Lists as they have grown: nobody is made of a vacancy or of a shared mailbox, nobody and nothing is made twice without a question, and what
// nobody sees in a cell tells no names apart (P3).
import { expect, it } from 'vitest'
import { z } from 'zod'
import { ImportRow } from '#shared/register-import.ts'
import { addDepartment, addPerson } from '../../../electron/core/register/register/departments.ts'
import { listDepartments, listPeople } from '../../../electron/core/register/register/read.ts'
import { departmentNames } from '../../../electron/core/register/register-import/department-names.ts'
import { isNothing } from '../../../electron/core/register/register-import/vacant.ts'
import { newArchive } from '../../helpers/archive.ts'
import { apply, HEAD, readRows } from '../../helpers/register-import.ts'

const { mayBeOne } = departmentNames()
const WITH_EMAIL = [...HEAD, 'E-post ansvarig', 'Ersättare']
let number = 0
const row = (department: string, responsible: string, email = '', standIn = '') => [
  ...[`Kanal ${++number}`, 'Facebook', `https://flode.example/messy-${number}`],
  ...[department, responsible, 'Nyheter', email, standIn]
]
const outcomes = async (tried: Awaited<ReturnType<typeof readRows>>) =>
  (await tried.rows()).map(({ outcome, findings }) => [
    outcome,
    ...findings
      .map(({ code }) => code)
      .filter(code => code !== 'dialogue-assumed' && code !== 'like-a-formula')
  ])

it.each([
  ...[
    'Ledig tjänst',
    'N.N.',
    'NN',
    'N N',
    'Utses senare',
    'Ska utses',
    '-',
    '?',
    '–',
    '...',
    'Saknas',
    'Tillsätts',
    'TBD'
  ],
  ...[
    'Okänd',
    '(vakant)',
    'VAKANT!',
    'Vakant fr.o.m. 1/9',
    'Ej utsedd',
    'Inte klart',
    'Rekrytering pågår',
    'vet ej',
    'xxx'
  ],
  ...[
    'Vacant',
    'Vacancy',
    'Vacant position',
    'To be appointed',
    'To be decided',
    'TBA',
    'TBC',
    'Unknown',
    'Nobody',
    'None'
  ],
  ...['Not yet appointed', 'N/A', 'Recruitment in progress', 'Same as above', '0923-650 12']
])('%s is nobody, and no department', written => {
  expect(isNothing(written)).toBe(true)
})

it.each(['Vikarie', 'Vikarien', 'Ersättare', 'Deputy', 'ansv.', 'Extern konsult', 'Vakthavande befäl'])(
  '%s is what somebody is, and not who',
  async written => {
    const { ctx } = await newArchive()
    expect(await outcomes(await readRows(ctx, [WITH_EMAIL, row('Kultur', written)]))).toEqual([
      ['refused', 'no-person']
    ])
  }
)

it.each([
  'Nils Nilsson',
  'Ledin, Bo',
  'Ingen Bo',
  'Oklara Ek',
  'Vakanta Bergs',
  'Na Li',
  'Vikarie Bo Ek',
  'ansv. A Svensson'
])('%s is somebody', async written => {
  const { ctx } = await newArchive()
  expect(await outcomes(await readRows(ctx, [WITH_EMAIL, row('Kultur', written)]))).toEqual([['created']])
})

it.each([
  ['KoF', 'Kultur & fritid'],
  ['K&F', 'Kultur- och fritidsförvaltningen'],
  ['Kultur & fritid', 'Kultur- och fritidsförvaltningen'],
  ['Kultur', 'Kultur- och fritidsförvaltningen'],
  ['Fritid och kultur', 'Kultur- och fritidsnämnden'],
  ['Teknik', 'Tekniska förvaltningen'],
  ['Teknik', 'Tekniska nämndens kontor'],
  ['Tekniska förvaltningen', 'Tekniska nämndens kontor'],
  ['TK', 'Tekniska kontoret'],
  ['KS', 'Kommunstyrelsen'],
  ['KS', 'Kommunstyrelsen (KS)'],
  ['Kommunstyrelsen (KS)', 'Kommunstyrelseförvaltningen'],
  ['KSF', 'Kommunstyrelseförvaltningen'],
  ['KLK', 'Kommunledningskontoret'],
  ['SBK', 'Samhällsbyggnadskontoret'],
  ['Bygg & miljö', 'Miljö- och byggnadsförvaltningen'],
  ['Socialtjänsten', 'SOCIALFÖRVALTNINGEN'],
  ['Skola', 'Skolförvaltningen'],
  ['BUN', 'Barn- och utbildningsnämnden'],
  ['BUN', 'BARN & UTBILDNING'],
  ['Tekn. förv.', 'Tekniska'],
  ['Kultur o. fritid', 'Kultur- och fritidsförv.'],
  ['Utbildning', 'Barn- och utbildningsförvaltningen']
])('%s and %s may be one department', (one, other) => {
  expect([mayBeOne(one, other), mayBeOne(other, one)]).toEqual([true, true])
})

it.each([
  ['Kulturskolan', 'Kultur- och fritidsförvaltningen'],
  ['Teknik', 'Telefoni'],
  ['Skola 1', 'Skola 2'],
  ['Kommunstyrelsen', 'Kommunledningskontoret'],
  ['Socialförvaltningen', 'Skolförvaltningen'],
  ['Skolan (norra)', 'Vården (norra)'],
  ['Miljökontoret', 'Tekniska kontoret'],
  ['HR', 'IT']
])('%s and %s are two', (one, other) => {
  expect([mayBeOne(one, other), mayBeOne(other, one)]).toEqual([false, false])
})

it('a name that is cut short to initials is asked about, in whatever department it stands', async () => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    row('Kultur', 'A-K Svensson'),
    row('Teknik', 'Ann-Kristin Svensson', 'ann-kristin.svensson@norrby.example'),
    row('Skola', 'Ann-Kristin Svensson'),
    row('Skola', 'Ulla Svensson')
  ])
  expect(await outcomes(tried)).toEqual([
    ['created'],
    ['refused', 'person-alike'],
    ['refused', 'person-alike'],
    ['created']
  ])
})

it('an address that several share is nobody’s: it binds no two, and is told', async () => {
  const { ctx } = await newArchive()
  const { id: departmentId } = addDepartment(ctx, { name: 'Vård', mailbox: 'funktion@norrby.example' })
  addPerson(ctx, { name: 'Siv Dal', email: 'gemensam@norrby.example', departmentId })
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    row('Kultur', 'Eva Lund', 'Kommunikation@norrby.example'),
    row('Teknik', 'Bo Ek', 'kommunikation@norrby.example'),
    row('Skola', 'Ulla Berg', 'info@norrby.example'),
    // By no word that is known, and by several who are nothing like it.
    row('Skola', 'Åsa Ö', 'lokalen@norrby.example'),
    row('Teknik', 'Per Ås', 'lokalen@norrby.example'),
    row('Teknik', 'Kim Lo', 'gemensam@norrby.example'),
    row('Teknik', 'Dan Ask', 'teknik@norrby.example'),
    row('Vård', 'Cia Ro', 'funktion@norrby.example'),
    // Alone in its cell it says nobody.
    row('Kultur', 'info@norrby.example')
  ])
  expect(await outcomes(tried)).toEqual([
    ...Array.from({ length: 8 }, () => ['created', 'email-shared']),
    ['refused', 'no-person']
  ])
  await apply(ctx, tried, 'leave-out')
  expect(
    listPeople(ctx.db.read).flatMap(({ name, email }) => (email === null ? [] : [[name, email]]))
  ).toEqual([['Siv Dal', 'gemensam@norrby.example']])
})

it('somebody who is called by one of several given names is asked about', async () => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    row('Kultur', 'Anna Maria Berg'),
    row('Kultur', 'Maria Berg'),
    row('Kultur', 'Eva Berg'),
    row('Skola', 'Lotta Holm'),
    row('Skola', 'Lena ”Lotta” Holm')
  ])
  expect(await outcomes(tried)).toEqual([
    ['created'],
    ['refused', 'person-alike'],
    ['created'],
    ['created'],
    ['refused', 'person-alike']
  ])
})

it('an address that says nothing of the name tells no namesakes apart', async () => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    row('Kultur', 'Kim Lo', 'kim.lo@norrby.example'),
    row('Fritid', 'Kim Lo', 'havsbadet@norrby.example'),
    row('Fritid', 'Per Ås', 'strand@norrby.example'),
    row('Fritid', 'Per Ås', 'STRAND@norrby.example')
  ])
  expect(await outcomes(tried)).toEqual([
    ['created'],
    ['refused', 'person-maybe-known'],
    ['created'],
    ['created']
  ])
})

it('the same name with shared addresses in two departments is asked about', async () => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    row('Kultur', 'Bo Ek', 'kultur@norrby.example'),
    row('Teknik', 'Bo Ek', 'teknik@norrby.example')
  ])
  expect(await outcomes(tried)).toEqual([
    ['created', 'email-shared'],
    ['refused', 'email-shared', 'person-maybe-known']
  ])
})

it('an address that is made of a name is that one’s, in whatever order the rows stand', async () => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    row('Kultur', 'Bo Ek', 'anna.berg@norrby.example'),
    row('Kultur', 'Anna Berg', 'anna.berg@norrby.example'),
    row('Kultur', 'Anna Press', 'anna.press@norrby.example'),
    row('Kultur', 'Eva Lo', 'evalo@norrby.example')
  ])
  expect(await outcomes(tried)).toEqual([
    ['refused', 'email-of-another'],
    ['created'],
    ['created'],
    ['created']
  ])
})

it('a telephone number beside a name is no part of it', async () => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    row('Kultur', 'Anna Berg 0923-650 12'),
    row('Kultur', 'Anna Berg (tel. 070-123 45 67)'),
    row('Kultur', 'Anna Berg,\nmobil: +46 70 123 45 67', '', 'Bo Ek, ankn 4512'),
    row('Kultur', 'Anna Berg 0923-65012 / B Ek 0923-65013'),
    row('Skola', 'Elev 12')
  ])
  expect(await outcomes(tried)).toEqual([
    ['created', 'telephone-left-out'],
    ['created', 'telephone-left-out'],
    ['created', 'telephone-left-out', 'telephone-left-out'],
    ['refused', 'telephone-left-out', 'no-person'],
    ['created']
  ])
  await apply(ctx, tried, 'leave-out')
  expect(listPeople(ctx.db.read).map(({ name }) => name)).toEqual(['Anna Berg', 'Bo Ek', 'Elev 12'])
})

it('a day, a school year or a personal identity number beside a name is no telephone number', async () => {
  const { ctx } = await newArchive()
  const names = [
    'Anna Berg, tf t.o.m. 2026-06-30',
    'Anna Berg 2026-01-01–2026-06-30',
    'Anna Berg t.o.m. 20260630',
    'Anna Berg, läsåret 2025/2026',
    'Anna Berg t.o.m. 30/6 2026',
    'Anna Berg 19800101-1234',
    'Anna Berg 800101-1234'
  ]
  for (const name of names) {
    const tried = await readRows(ctx, [WITH_EMAIL, row('Kultur', name)])
    expect((await outcomes(tried)).flat(), name).not.toContain('telephone-left-out')
  }
  const tried = await readRows(ctx, [WITH_EMAIL, row('Kultur', 'Anna Berg t.o.m. 2026-06-30, 070-123 45 67')])
  await apply(ctx, tried, 'leave-out')
  expect(listPeople(ctx.db.read).map(({ name }) => name)).toEqual(['Anna Berg t.o.m. 2026-06-30'])
})

it('what nobody sees tells no names apart, in cells as in headings', async () => {
  const { ctx } = await newArchive()
  const head = WITH_EMAIL.with(3, '\u200bFörvaltning\u00a0').with(4, 'ANSVARIG\u00ad ')
  const tried = await readRows(ctx, [
    head,
    row('Åkerby skola', 'Åsa Öberg'),
    row('Åkerby skola'.normalize('NFD'), 'Åsa\u00a0Öberg  '.normalize('NFD')),
    row('ÅKERBY\u00a0SKOLA\u200b\u061c\u180e', 'Å\u200bsa \u200cÖber\u00adg\ufeff')
  ])
  expect(await outcomes(tried)).toEqual([['created'], ['created'], ['created']])
  await apply(ctx, tried)
  expect(listPeople(ctx.db.read).map(({ name }) => name)).toEqual(['Åsa Öberg'])
  expect(listDepartments(ctx.db.read).map(({ name }) => name)).toEqual(['Åkerby skola'])
})

it('asks of no cell that is too long for a name, or is empty, and says what is wrong with it', async () => {
  const { ctx } = await newArchive()
  const long = 'Kultur och '.repeat(30)
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    row('Kultur', 'Bo Ek'),
    row(`${long}fritid`, 'Bo Ek'),
    row('', 'Bo Ek')
  ])
  expect(await outcomes(tried)).toEqual([
    ['created'],
    ['refused', 'value-unusable'],
    ['refused', 'value-missing']
  ])
  expect(z.array(ImportRow).safeParse(await tried.rows()).success).toBe(true)
})

it('what somebody is, said before the name, is no part of it', async () => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    row('Vård', 'Enhetschef: Siv Dal', '', 'vik: Per Ås'),
    row('Vård', 'Siv Dal'),
    row('Vård', 'Ansvarig utgivare:')
  ])
  expect(await outcomes(tried)).toEqual([['created'], ['created'], ['refused', 'no-person']])
  await apply(ctx, tried, 'leave-out')
  expect(listPeople(ctx.db.read).map(({ name }) => name)).toEqual(['Per Ås', 'Siv Dal'])
})

it('says that an address does not go along to whom an earlier row makes without it', async () => {
  const { ctx } = await newArchive()
  const tried = await readRows(
    ctx,
    [WITH_EMAIL, row('Kultur', 'Anna Berg'), row('Kultur', 'Anna Berg', 'anna.berg@norrby.example')],
    [],
    [{ about: 'person', name: 'Anna Berg', is: 'earlier' }]
  )
  expect(await outcomes(tried)).toEqual([['created'], ['created', 'answered-same', 'email-kept']])
})
