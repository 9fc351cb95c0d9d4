// The same words are asked about once: what an earlier import came to is known where a list is read in again, and told (P3).
import { expect, it } from 'vitest'
import type { ImportAnswer } from '#shared/register-import.ts'
import { allChannels } from '../../../electron/core/register/register/channels.ts'
import { addDepartment, addPerson } from '../../../electron/core/register/register/departments.ts'
import { mergePeople } from '../../../electron/core/register/register/merge.ts'
import { listDepartments, listPeople } from '../../../electron/core/register/register/read.ts'
import { newArchive } from '../../helpers/archive.ts'
import { apply, HEAD, readRows } from '../../helpers/register-import.ts'

const row = (at: number, department: string, responsible: string) => [
  ...[`Kanal ${at}`, 'Facebook', `https://flode.example/kanal-${at}`, department, responsible, 'Nyheter']
]
const SHEET = [
  HEAD,
  row(1, 'Kultur- och fritidsförvaltningen', 'Ann-Kristin Svensson'),
  row(2, 'KoF', 'Bo Ek'),
  row(3, 'Kultur- och fritidsförvaltningen', 'A-K Svensson'),
  row(4, 'Teknik', 'Bo Ek')
]
const ANSWERS: ImportAnswer[] = [
  { about: 'department', name: 'KoF', is: 'earlier' },
  { about: 'person', name: 'A-K Svensson', is: 'earlier' },
  { about: 'person', name: 'Bo Ek', is: 'another' }
]
const outcomes = async (tried: Awaited<ReturnType<typeof readRows>>) =>
  (await tried.rows()).map(({ outcome, findings }) => [
    outcome,
    ...findings.map(({ code }) => code).filter(code => code !== 'dialogue-assumed')
  ])

async function readOnce() {
  const made = await newArchive()
  const tried = await readRows(made.ctx, SHEET, [], ANSWERS)
  expect((await outcomes(tried)).map(([outcome]) => outcome)).toEqual(Array(4).fill('created'))
  await apply(made.ctx, tried)
  return made
}

it('knows what was answered when the same list is read again, and that all of it is there', async () => {
  const { ctx } = await readOnce()
  const people = listPeople(ctx.db.read).map(({ name }) => name)
  expect(people).toEqual(['Ann-Kristin Svensson', 'Bo Ek', 'Bo Ek'])
  expect(listDepartments(ctx.db.read).map(({ name }) => name)).toEqual([
    'Kultur- och fritidsförvaltningen',
    'Teknik'
  ])
  const again = await readRows(ctx, SHEET)
  expect(await outcomes(again)).toEqual([
    ['unchanged'],
    ['unchanged', 'answered-before'],
    ['unchanged', 'answered-before'],
    ['unchanged']
  ])
  const [, second] = await again.rows()
  expect(second?.findings[0]?.asks).toMatchObject({ name: 'KoF', isRemembered: true })
})

it('knows them in the next list too, as who they are by now, and takes another answer instead', async () => {
  const { ctx } = await readOnce()
  const [kof] = listDepartments(ctx.db.read)
  const [before] = listPeople(ctx.db.read)
  if (kof === undefined || before === undefined) throw new Error('nobody is there')
  const kept = addPerson(ctx, { name: 'Ann-Kristin Berg', email: null, departmentId: kof.id })
  mergePeople(ctx, { id: before.id, into: kept.id })
  const next = [HEAD, row(5, 'KoF', 'A-K Svensson')]
  const tried = await readRows(ctx, next)
  expect(await outcomes(tried)).toEqual([['created', 'answered-before', 'answered-before']])
  expect((await tried.rows())[0]?.findings.map(({ values }) => values['who'])).toContain(
    'Ann-Kristin Berg, Kultur- och fritidsförvaltningen'
  )
  const other = await readRows(
    ctx,
    next,
    [],
    [
      { about: 'department', name: 'KoF', is: 'another' },
      { about: 'person', name: 'A-K Svensson', is: 'another' }
    ]
  )
  expect((await outcomes(other))[0]).toContain('answered-another')
  await apply(ctx, other)
  expect(allChannels(ctx.db.read).find(({ name }) => name === 'Kanal 5')?.departmentId).not.toBe(kof.id)
})

it('keeps what was answered of a row that changes nothing', async () => {
  const { ctx } = await readOnce()
  const { id } = addDepartment(ctx, { name: 'Vård och omsorg', mailbox: null })
  addPerson(ctx, { name: 'Eva Lund', email: null, departmentId: id })
  const first = [HEAD, row(6, 'Vård och omsorg', 'Eva Lund')]
  await apply(ctx, await readRows(ctx, first))
  const second = [HEAD, row(6, 'VoO', 'E Lund'), row(7, 'Vård och omsorg', 'Eva Lund')]
  const [eva] = listPeople(ctx.db.read).filter(({ name }) => name === 'Eva Lund')
  const tried = await readRows(
    ctx,
    second,
    [],
    [
      { about: 'department', name: 'VoO', is: id },
      { about: 'person', name: 'E Lund', is: eva?.id ?? '' }
    ]
  )
  expect((await outcomes(tried)).map(([outcome]) => outcome)).toEqual(['unchanged', 'created'])
  await apply(ctx, tried)
  expect((await outcomes(await readRows(ctx, second)))[0]).toEqual([
    'unchanged',
    'answered-before',
    'answered-before'
  ])
})

it('knows what was answered of a row that was left out for something else', async () => {
  const { ctx } = await newArchive()
  const sheet = [
    HEAD,
    row(1, 'Kommunstyrelsen (KS)', 'Svensson, Ann-Kristin'),
    row(2, 'KS-förvaltningen', 'vakant'),
    ['', ...row(3, 'KS', 'A-K Svensson').slice(1)]
  ]
  const answers: ImportAnswer[] = [
    { about: 'department', name: 'KS-förvaltningen', is: 'earlier' },
    { about: 'department', name: 'KS', is: 'earlier' },
    { about: 'person', name: 'A-K Svensson', is: 'earlier' }
  ]
  await apply(ctx, await readRows(ctx, sheet, [], answers), 'leave-out')
  expect(await outcomes(await readRows(ctx, sheet))).toEqual([
    ['unchanged'],
    ['refused', 'answered-before', 'no-person'],
    ['refused', 'answered-before', 'answered-before', 'value-missing']
  ])
})
