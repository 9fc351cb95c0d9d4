// `user`: who works in the archive, and in which roles.
import type { Command } from 'commander'
import type { PersonId } from '#shared/ids.ts'
import { ROLE_WORDS } from '#shared/refusal-words.ts'
import { type Me, ROLES, type Role, type User } from '#shared/user.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { factLines, listed } from '../listing.ts'
import type { Output } from '../output.ts'
import { knownPerson } from '../register.ts'
import { visible } from '../terminal.ts'
import { user as texts } from '../texts/user.ts'
import { shortId } from '../values.ts'

type SetOptions = {
  readonly name?: string
  readonly role?: readonly Role[]
  readonly none?: true
  readonly person?: string | false
}

export function addUserCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'user', texts.group)
  leafCommand(group, cli, { usage: 'me', text: texts.me, act: globals => me(cli, globals) }, onAnswer)
  leafCommand(group, cli, { usage: 'list', text: texts.list, act: globals => list(cli, globals) }, onAnswer)
  leafCommand<SetOptions>(
    group,
    cli,
    {
      usage: 'set <USER>',
      text: texts.set,
      options: [
        { flags: '--name <NAME>', text: texts.name },
        { flags: '--role <ROLE...>', text: texts.role, choices: ROLES },
        { flags: '--none', text: texts.none },
        { flags: '--person <NAME>', text: texts.person },
        { flags: '--no-person', text: texts.noPerson }
      ],
      act: (options, [osUser = '']) => set(cli, options, osUser)
    },
    onAnswer
  )
}

async function me(cli: Cli, globals: Globals): Promise<Answer> {
  const who: Me = await inArchive(cli, globals, client => client.users.me())
  const { out } = cli
  return {
    json: who,
    lines: factLines([
      [out.t(texts.rows.osUser), who.osUser],
      [out.t(texts.rows.name), who.name ?? out.t(texts.unknown)],
      [out.t(texts.rows.roles), rolesIn(out, who.roles)],
      ...(who.leftOn === null ? [] : [[out.t(texts.rows.left), who.leftOn] as const])
    ])
  }
}

async function list(cli: Cli, globals: Globals): Promise<Answer> {
  const users = await inArchive(cli, globals, client => client.users.list())
  const { out } = cli
  const { id, osUser, name, roles, left } = texts.rows
  const table = out.table(
    [
      { title: out.t(id), whole: true },
      { title: out.t(osUser) },
      { title: out.t(name) },
      { title: out.t(roles) },
      { title: out.t(left), whole: true }
    ],
    users.map(user => [
      ...[shortId(user.id), user.osUser, user.name],
      ...[rolesIn(out, user.roles), user.leftOn ?? '–']
    ])
  )
  return { json: { users }, lines: listed(out, table, users.length, null) }
}

async function set(cli: Cli, options: SetOptions & Globals, osUser: string): Promise<Answer> {
  const { name, role, none, person } = options
  if ((role === undefined) === (none === undefined)) throw new UsageError(texts.rolesOrNone)
  const user: User = await inArchive(cli, options, async client => {
    const known = (await client.users.list()).find(
      each => each.osUser.toLowerCase() === osUser.trim().toLowerCase()
    )
    return client.users.save({
      osUser,
      name: name ?? known?.name ?? osUser,
      personId: await personIn(client, person, known?.personId ?? null),
      roles: [...(role ?? [])]
    })
  })
  const { out } = cli
  const values = { user: visible(user.osUser), roles: rolesIn(out, user.roles) }
  return { json: { user }, lines: [out.t(texts.saved, values)] }
}

/** The person that the user is: the one named, nobody, or whoever it was. */
async function personIn(
  client: Client,
  named: string | false | undefined,
  before: PersonId | null
): Promise<PersonId | null> {
  if (named === undefined) return before
  return named === false ? null : knownPerson(client, named)
}

function rolesIn(out: Output, roles: readonly Role[]): string {
  const words = roles.length === 0 ? [ROLE_WORDS.none] : roles.map(role => ROLE_WORDS[role])
  return words.map(word => out.t(word)).join(', ')
}
