// `person` and `department`: who answers for channels, and where they work.
import type { Command } from 'commander'
import { DepartmentId, PersonId } from '#shared/ids.ts'
import { HELD_WORDS } from '#shared/register-words.ts'
import { ArchiveError } from '../../../core/kernel/errors.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { listed } from '../listing.ts'
import { departmentNamed } from '../register.ts'
import { visible } from '../terminal.ts'
import { channel as channelTexts } from '../texts/channel.ts'
import { department as departmentTexts, person as texts } from '../texts/register.ts'
import { dateTyped, idBeginning, shortId } from '../values.ts'

type PersonOptions = {
  readonly name?: string
  readonly email?: string
  readonly department?: string
  readonly left?: string
  readonly back?: true
}
type DepartmentOptions = { readonly name?: string; readonly mailbox?: string }

export function addPersonCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const people = groupCommand(root, cli, 'person', texts.group)
  leafCommand(
    people,
    cli,
    { usage: 'list', text: texts.list, act: globals => listPeople(cli, globals) },
    onAnswer
  )
  leafCommand(
    people,
    cli,
    { usage: 'still-held', text: texts.stillHeld, act: globals => listStillHeld(cli, globals) },
    onAnswer
  )
  leafCommand<PersonOptions>(
    people,
    cli,
    {
      usage: 'edit <ID>',
      text: texts.edit,
      options: [
        { flags: '--name <NAME>', text: texts.name },
        { flags: '--email <EMAIL>', text: texts.email },
        { flags: '--department <NAME>', text: texts.department },
        { flags: '--left <DATE>', text: texts.left, read: dateTyped },
        { flags: '--back', text: texts.back }
      ],
      act: (options, [id = '']) => editPerson(cli, options, id)
    },
    onAnswer
  )
  const departments = groupCommand(root, cli, 'department', departmentTexts.group)
  leafCommand(
    departments,
    cli,
    { usage: 'list', text: departmentTexts.list, act: globals => listDepartments(cli, globals) },
    onAnswer
  )
  leafCommand<DepartmentOptions>(
    departments,
    cli,
    {
      usage: 'edit <ID>',
      text: departmentTexts.edit,
      options: [
        { flags: '--name <NAME>', text: departmentTexts.name },
        { flags: '--mailbox <EMAIL>', text: departmentTexts.mailbox }
      ],
      act: (options, [id = '']) => editDepartment(cli, options, id)
    },
    onAnswer
  )
}

async function listPeople(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const [people, departments] = await inArchive(cli, globals, client =>
    Promise.all([client.people.list(), client.departments.list()])
  )
  const nameOf = new Map(departments.map(({ id, name }) => [id, name]))
  const { id, name, email, department, left } = texts.rows
  const table = out.table(
    [
      { title: out.t(id), whole: true },
      { title: out.t(name) },
      { title: out.t(email) },
      { title: out.t(department) },
      { title: out.t(left), whole: true }
    ],
    people.map(person => [
      shortId(person.id),
      person.name,
      person.email ?? '–',
      nameOf.get(person.departmentId) ?? '',
      person.departedOn ?? '–'
    ])
  )
  return { json: { people }, lines: listed(out, table, people.length, null) }
}

async function listStillHeld(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const held = await inArchive(cli, globals, client => client.people.stillHeld())
  const { name, left, department, kind, channel, what } = texts.rows
  const table = out.table(
    [name, left, department, kind, channel, what].map(title => ({ title: out.t(title) })),
    held.map(row => [
      ...[row.personName, row.departedOn, row.departmentName, out.t(HELD_WORDS[row.kind])],
      ...[row.channelName ?? '–', row.what ?? '–']
    ])
  )
  return { json: { held }, lines: listed(out, table, held.length, null) }
}

async function editPerson(cli: Cli, options: PersonOptions & Globals, typed: string): Promise<Answer> {
  const { name, email, department, left, back } = options
  if ([name, email, department, left, back].every(value => value === undefined))
    throw new UsageError(channelTexts.nothingToEdit)
  if (left !== undefined && back !== undefined) throw new UsageError(texts.leftOrBack)
  const person = await inArchive(cli, options, async client => {
    const people = await client.people.list()
    const before = await oneOf(people, typed, PersonId)
    const { id, ...rest } = before
    const departmentId =
      department === undefined ? before.departmentId : (await departmentNamed(client, department)).id
    const departedOn = back === true ? null : (left ?? before.departedOn)
    return client.people.edit({
      id,
      changes: { ...rest, name: name ?? before.name, email: email ?? before.email, departmentId, departedOn }
    })
  })
  return { json: { person }, lines: [cli.out.t(texts.edited, { name: visible(person.name) })] }
}

async function listDepartments(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const departments = await inArchive(cli, globals, client => client.departments.list())
  const { id, name, mailbox } = departmentTexts.rows
  const table = out.table(
    [{ title: out.t(id), whole: true }, { title: out.t(name) }, { title: out.t(mailbox) }],
    departments.map(each => [shortId(each.id), each.name, each.mailbox ?? '–'])
  )
  return { json: { departments }, lines: listed(out, table, departments.length, null) }
}

async function editDepartment(
  cli: Cli,
  options: DepartmentOptions & Globals,
  typed: string
): Promise<Answer> {
  const { name, mailbox } = options
  if (name === undefined && mailbox === undefined) throw new UsageError(channelTexts.nothingToEdit)
  const department = await inArchive(cli, options, async client => {
    const before = await oneOf(await client.departments.list(), typed, DepartmentId)
    const changes = { name: name ?? before.name, mailbox: mailbox ?? before.mailbox }
    return client.departments.edit({ id: before.id, changes })
  })
  return { json: { department }, lines: [cli.out.t(texts.edited, { name: visible(department.name) })] }
}

async function oneOf<Id extends string, Row extends { readonly id: Id }>(
  rows: readonly Row[],
  typed: string,
  schema: { parse(value: unknown): Id }
): Promise<Row> {
  const id = await idBeginning(typed, schema, async function* () {
    yield* rows
  })
  const found = rows.find(row => row.id === id)
  if (found === undefined) throw new ArchiveError('not-found', { what: typed })
  return found
}
