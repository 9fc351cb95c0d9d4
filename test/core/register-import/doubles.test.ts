// A spreadsheet makes nobody twice: people are known by their mail address, whoever may be two is asked about, and what is no person
// is not entered as one (P3).
import { expect, it } from 'vitest'
import type { ImportAnswer, ImportQuestion } from '#shared/register-import.ts'
import { allChannels } from '../../../electron/core/register/register/channels.ts'
import { addDepartment, addPerson } from '../../../electron/core/register/register/departments.ts'
import { listDepartments, listPeople } from '../../../electron/core/register/register/read.ts'
import { newArchive, newChannel } from '../../helpers/archive.ts'
import { apply, HEAD, readRows } from '../../helpers/register-import.ts'

const WITH_EMAIL = [...HEAD, 'E-post ansvarig', 'Ersättare']
let number = 0
const row = (department: string, responsible: string, email = '', standIn = '') => [
  `Kanal ${++number}`,
  'Facebook',
  `https://flode.example/kanal-${number}`,
  department,
  responsible,
  'Nyheter',
  email,
  standIn
]
const outcomes = async (tried: Awaited<ReturnType<typeof readRows>>) =>
  (await tried.rows()).map(({ outcome, findings }) => [
    outcome,
    ...findings.map(({ code }) => code).filter(code => code !== 'dialogue-assumed')
  ])

it('the same address is the same person, whatever the department and the way the name is written', async () => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    row('Kultur', 'Anna Berg', 'anna@norrby.example'),
    row('Kultur', 'Anna Berg'),
    row('Skola', 'Berg Anna', 'ANNA@norrby.example')
  ])
  expect(await outcomes(tried)).toEqual([['created'], ['created'], ['created']])
  await apply(ctx, tried)
  expect(listPeople(ctx.db.read).map(({ name, email }) => [name, email])).toEqual([
    ['Anna Berg', 'anna@norrby.example']
  ])
})

it('the same name elsewhere, or with an address that the other lacks, is asked about', async () => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    row('Kultur', 'Bo Ek'),
    row('Skola', 'Bo Ek'),
    row('Kultur', 'Bo Ek', 'bo@norrby.example'),
    row('Skola', 'Eva Lund', 'eva.lund@norrby.example'),
    row('Kultur', 'Eva Lund', 'eva.k.lund@norrby.example')
  ])
  expect(await outcomes(tried)).toEqual([
    ['created'],
    ['refused', 'person-maybe-known'],
    ['refused', 'person-maybe-known'],
    ['created'],
    ['created']
  ])
})

it('of two of one name in a department, a name alone says neither', async () => {
  const { ctx } = await newArchive()
  const { departmentId } = newChannel(ctx)
  for (const email of ['a@norrby.example', 'b@norrby.example'])
    addPerson(ctx, { name: 'Kim Ask', email, departmentId })
  const [department] = listDepartments(ctx.db.read)
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    row(department?.name ?? '', 'Kim Ask'),
    row(department?.name ?? '', 'Kim Ask', 'b@norrby.example')
  ])
  expect(await outcomes(tried)).toEqual([['refused', 'person-maybe-known'], ['created']])
})

it('what differs by the marks over its letters, or by a slip, is asked about', async () => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    row('Socialförvaltningen', 'Åsa Lind'),
    row('Socialforvaltningen', 'Bo Ek'),
    row('Socialförvaltningen', 'Asa Lind'),
    row('Samhällsbyggnad', 'Ali Ek'),
    row('Samhällsbygnad', 'Ali Ek'),
    row('Område 1', 'Eva Lo'),
    row('Område 2', 'Siv Lo')
  ])
  expect(await outcomes(tried)).toEqual([
    ['created'],
    ['refused', 'department-maybe-known'],
    ['refused', 'person-maybe-known'],
    ['created'],
    ['refused', 'department-maybe-known', 'person-maybe-known'],
    ['created'],
    ['created']
  ])
})

it('a surname first, a title beside a name, and a name that looks like a role are one person each', async () => {
  const { ctx } = await newArchive()
  const names = [
    'Ek, Bo',
    'Lund, Anna Maria',
    'Anna Berg, kommunikatör',
    'Kommunikatör Eva Lo',
    'Åsa',
    'Bo Chef-Ek'
  ]
  const tried = await readRows(ctx, [WITH_EMAIL, ...names.map(name => row('Kultur', name))])
  expect(await outcomes(tried)).toEqual(names.map(() => ['created']))
})

it.each([
  'Kim Lo, Bo Ek',
  'Kim Lo samt Bo Ek',
  'Kommunikatör',
  'Kommunikatörerna',
  'Enhetschef på socialförvaltningen',
  'tf. förvaltningschef',
  'Redaktionen',
  'Vakant',
  'vakans',
  '-',
  'Anna Berg / Bo Ek',
  'Anna & Bo',
  'Anna Berg och Bo Ek',
  'Tillsätts i höst'
])('%s is no person', async written => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    row('Kultur', written),
    row('Kultur', 'Eva Lund', '', written)
  ])
  expect(await outcomes(tried)).toEqual([
    ['refused', 'no-person'],
    ['created', 'stand-in-no-person']
  ])
})

it('a department that is written in another way is asked about, and not made once more', async () => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    row('Kultur- och fritidsförvaltningen', 'Anna Berg'),
    row('Kultur & fritid', 'Bo Ek'),
    row('Kultur och Fritid', 'Eva Lund'),
    row('kultur- och  fritidsförvaltningen', 'Dan Ask'),
    row('Kulturskolan', 'Cia Dal')
  ])
  expect(await outcomes(tried)).toEqual([
    ['created'],
    ['refused', 'department-maybe-known'],
    ['refused', 'department-maybe-known'],
    ['created'],
    ['created']
  ])
})

it.each([
  ['Annakarin Svensson', 'person-alike'],
  ['Svensson, Anna-Karin', 'person-alike'],
  ['Anna-Karin Svensson (tf)', 'person-alike'],
  ['Kommunikatör Anna Karin Svensson', 'person-alike'],
  ['A-K Svensson', 'person-alike'],
  ['Anna-Karin Svenson', 'person-alike'],
  ['Svensson', 'person-alike'],
  ['ANNA-KARIN SVENSSON', null],
  ['Karin Svensson', null],
  ['Anna Karlsson', null]
])('a name that may be one written otherwise is asked about: %s', async (written, code) => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    row('Kultur', 'Anna-Karin Svensson', 'ak@norrby.example'),
    row('Kultur', written)
  ])
  expect(await outcomes(tried)).toEqual([['created'], code === null ? ['created'] : ['refused', code]])
})

it('an address is one person’s, and a cell may hold it beside the name or alone', async () => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    row('Kultur', 'Eva Lund', 'eva.lund@norrby.example'),
    row('Kultur', 'Ulla Berg', 'eva.lund@norrby.example'),
    row('Skola', 'Bo Ek <bo.ek@norrby.example>'),
    row('Skola', 'bo.ek@norrby.example'),
    row('Skola', 'ingen@norrby.example')
  ])
  expect(await outcomes(tried)).toEqual([
    ['created'],
    ['refused', 'email-of-another'],
    ['created'],
    ['created'],
    ['refused', 'no-person']
  ])
  await apply(ctx, tried, 'leave-out')
  expect(listPeople(ctx.db.read).map(({ name, email }) => [name, email])).toEqual([
    ['Bo Ek', 'bo.ek@norrby.example'],
    ['Eva Lund', 'eva.lund@norrby.example']
  ])
})

it('whom a decision is for is the person of another row, and nobody who is not one', async () => {
  const { ctx } = await newArchive()
  const head = [...WITH_EMAIL, 'Beslutad av', 'Beslutsdatum', 'Beslut för']
  const tried = await readRows(ctx, [
    head,
    row('Kultur', 'Anna Berg', 'anna@norrby.example'),
    [...row('Kultur', 'Bo Ek', 'bo@norrby.example'), 'KS', '2026-03-01', 'Anna Berg; Bo Ek'],
    [...row('Kultur', 'Bo Ek', 'bo@norrby.example'), 'KS', '2026-03-01', 'Vakant'],
    [...row('Kultur', 'Bo Ek', 'bo@norrby.example'), 'KS', '2026-03-01', 'Berg, Anna']
  ])
  expect(await outcomes(tried)).toEqual([
    ['created'],
    ['created'],
    ['refused', 'no-person'],
    // A comma parts names here: two people of one word each, of whom one may be she.
    ['refused', 'person-alike', 'person-alike']
  ])
  await apply(ctx, tried, 'leave-out')
  expect(listPeople(ctx.db.read).map(({ name }) => name)).toEqual(['Anna Berg', 'Bo Ek'])
})

it.each([
  'BoF',
  'Barn & fritid',
  'Barn- och fritidsförv.',
  'Sektor barn och fritid',
  'Barn- och fritidsförvaltningen / Skola'
])('a department may be short for another, or several: %s', async written => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    row('Barn- och fritidsförvaltningen', 'Anna Berg'),
    row(written, 'Bo Ek')
  ])
  expect(await outcomes(tried)).toEqual([['created'], ['refused', 'department-maybe-known']])
})

it.each(['-', '?', 'dito', 'se ovan', 'saknas'])('%s is no department', async written => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [WITH_EMAIL, row(written, 'Anna Berg')])
  expect(await outcomes(tried)).toEqual([['refused', 'no-department']])
})

it('an answer says who it is, or that it is another, for each row with the name, and is kept with the import', async () => {
  const { ctx } = await newArchive()
  const { id: departmentId } = addDepartment(ctx, { name: 'Vård', mailbox: null })
  const known = addPerson(ctx, { name: 'Eva Lund', email: null, departmentId })
  const sheet = [
    WITH_EMAIL,
    row('Bibliotek', 'Bo Ek'),
    row('Skola', 'Bo Ek'),
    row('Skola', 'Bo Ek'),
    row('Teknik', 'Bo Ek'),
    row('Skola', 'Eva Lund', 'eva@norrby.example'),
    row('Kultur och Fritid', 'Dan Ask'),
    row('Kultur- & fritidsförvaltningen', 'Cia Dal')
  ]
  const tried = await readRows(ctx, sheet)
  const asked = (await tried.rows()).flatMap(({ findings }) => findings.flatMap(({ asks }) => asks ?? []))
  expect(asked.map(({ about, name, choices }) => [about, name, choices.map(({ is }) => is)])).toEqual([
    ['person', 'Bo Ek', ['earlier', 'another']],
    ['person', 'Bo Ek', ['earlier', 'another']],
    ['person', 'Bo Ek', ['earlier', 'another']],
    ['person', 'Eva Lund', [known.id, 'another']],
    ['department', 'Kultur- & fritidsförvaltningen', ['earlier', 'another']]
  ])
  const answer = (at: number, is: ImportAnswer['is']) => {
    const { choices: _, answer: _was, ...about } = asked[at] as ImportQuestion
    return { ...about, is }
  }
  const answers = [
    answer(0, 'earlier'),
    answer(2, 'another'),
    answer(3, known.id),
    answer(4, 'earlier'),
    // What was not asked, or is no choice, is no answer.
    answer(3, departmentId)
  ]
  const answered = await readRows(ctx, sheet, [], answers)
  expect(await outcomes(answered)).toEqual([
    ['created'],
    ['created', 'answered-same'],
    ['created', 'answered-same'],
    ['created', 'answered-another'],
    ['created', 'answered-same', 'email-kept'],
    ['created'],
    ['created', 'answered-same']
  ])
  await apply(ctx, answered)
  expect(
    listPeople(ctx.db.read)
      .filter(({ name }) => name === 'Bo Ek' || name === 'Eva Lund')
      .map(({ name }) => name)
  ).toEqual(['Bo Ek', 'Bo Ek', 'Eva Lund'])
  expect(listDepartments(ctx.db.read).map(({ name }) => name)).not.toContain('Kultur- & fritidsförvaltningen')
  const { mapping } = ctx.db.read
    .prepare('SELECT mapping FROM register_import WHERE applied_at IS NOT NULL')
    .get() as {
    mapping: string
  }
  expect(JSON.parse(mapping).answers).toHaveLength(answers.length)
})

it('an answer of a row without an address holds for no row with one, and one of the row itself goes first', async () => {
  const { ctx } = await newArchive()
  const { id: departmentId } = addDepartment(ctx, { name: 'Vård', mailbox: null })
  const known = addPerson(ctx, { name: 'Anna Berg', email: null, departmentId })
  const sheet = [WITH_EMAIL, row('Skola', 'Anna Berg'), row('Skola', 'Anna Berg', 'anna2@norrby.example')]
  const anna = { about: 'person', name: 'Anna Berg' } as const
  const without = { ...anna, department: 'Skola', email: null, is: known.id }
  const read = async (answers: ImportAnswer[]) => outcomes(await readRows(ctx, sheet, [], answers))
  expect(await read([without])).toEqual([
    ['created', 'answered-same'],
    ['refused', 'person-maybe-known']
  ])
  const general = { ...anna, is: known.id }
  const own = { ...anna, department: 'Skola', email: 'ANNA2@norrby.example', is: 'another' } as const
  expect(await read([general])).toEqual([
    ['created', 'answered-same'],
    ['created', 'answered-same', 'email-kept']
  ])
  expect(await read([general, own])).toEqual([
    ['created', 'answered-same'],
    ['created', 'answered-another']
  ])
})

it.each([
  ['Bo Ek', ['refused', 'email-of-another']],
  ['B. Ek', ['created']],
  ['BM Ek', ['created']],
  ['Ek', ['created']]
])(
  'a first name of two letters is no initials of another: %s with the address of Britta-Maria Ek',
  async (written, expected) => {
    const { ctx } = await newArchive()
    const tried = await readRows(ctx, [
      WITH_EMAIL,
      row('Kultur', 'Britta-Maria Ek', 'britta.ek@norrby.example'),
      row('Kultur', written, 'britta.ek@norrby.example')
    ])
    expect(await outcomes(tried)).toEqual([['created'], expected])
  }
)

it('is answered of two of one name in the register, and of a department that is there', async () => {
  const { ctx } = await newArchive()
  const { departmentId } = newChannel(ctx)
  const [department] = listDepartments(ctx.db.read)
  const [, second] = [
    addPerson(ctx, { name: 'Ann Ek', email: 'ann@norrby.example', departmentId }),
    addPerson(ctx, { name: 'Ann Ek', email: 'ann.ek@norrby.example', departmentId })
  ]
  const name = department?.name ?? ''
  const misspelt = `${name.slice(0, -1)}${name.endsWith('x') ? 'y' : 'x'}`
  const sheet = [WITH_EMAIL, row(name, 'Ann Ek'), row(misspelt, 'Cia Dal')]
  const tried = await readRows(
    ctx,
    sheet,
    [],
    [
      { about: 'person', name: 'ann ek', is: second.id },
      { about: 'department', name: misspelt, is: departmentId }
    ]
  )
  const rows = await tried.rows()
  expect(rows[0]?.findings.map(({ code }) => code)).toContain('answered-same')
  expect(rows[1]?.findings.map(({ code }) => code)).toContain('answered-same')
  await apply(ctx, tried)
  expect(allChannels(ctx.db.read).find(each => each.name === rows[0]?.name)?.responsibleId).toBe(second.id)
  expect(allChannels(ctx.db.read).find(each => each.name === rows[1]?.name)?.departmentId).toBe(departmentId)
})

it('a number tells names apart that are one without it', async () => {
  const { ctx } = await newArchive()
  const tried = await readRows(ctx, [
    WITH_EMAIL,
    ...['Elev 1', 'Elev 2', 'Elev 3'].map(name => row('Skola', name))
  ])
  expect(await outcomes(tried)).toEqual([['created'], ['created'], ['created']])
})
