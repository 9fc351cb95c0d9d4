// `account`: how the program speaks to the platforms of the channels.
import type { Command } from 'commander'
import {
  AccountKind,
  type AccountKind as AccountKindType,
  type AccountRow,
  PLATFORM_NAMES
} from '#shared/account.ts'
import { isErrorCode } from '#shared/errors.ts'
import { AccountId } from '#shared/ids.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand } from '../command.ts'
import { listed } from '../listing.ts'
import type { Output } from '../output.ts'
import { channelIdOf } from '../register.ts'
import { readSecret } from '../secret.ts'
import { visible } from '../terminal.ts'
import { account as texts } from '../texts/account.ts'
import { idBeginning, localTime, shortId } from '../values.ts'

type AddOptions = {
  readonly channel: string
  readonly kind: AccountKindType
  readonly user: string
  readonly address?: string
  readonly directory?: string
}

export function addAccountCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'account', texts.group)
  leafCommand<AddOptions>(
    group,
    cli,
    {
      usage: 'add',
      text: texts.add,
      options: [
        { flags: '--channel <ID>', text: texts.channel, mandatory: true },
        { flags: '--kind <PLATFORM>', text: texts.kind, choices: AccountKind.options, mandatory: true },
        { flags: '--user <NAME>', text: texts.user, mandatory: true },
        { flags: '--address <URL>', text: texts.address },
        { flags: '--directory <URL>', text: texts.directory }
      ],
      act: options => add(cli, options)
    },
    onAnswer
  )
  leafCommand<{ channel?: string }>(
    group,
    cli,
    {
      usage: 'list',
      text: texts.list,
      options: [{ flags: '--channel <ID>', text: texts.ofChannel }],
      act: options => list(cli, options)
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'check <ID>', text: texts.check, act: (globals, [id = '']) => check(cli, globals, id) },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'renew <ID>', text: texts.renew, act: (globals, [id = '']) => renew(cli, globals, id) },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'forget <ID>', text: texts.forget, act: (globals, [id = '']) => forget(cli, globals, id) },
    onAnswer
  )
}

async function add(
  cli: Cli,
  { channel, kind, user, address, directory, ...globals }: AddOptions & Globals
): Promise<Answer> {
  const secret = await readSecret(cli)
  const added = await inArchive(cli, globals, async client => {
    const channelId = await channelIdOf(client, channel)
    cli.out.note(texts.asking, { platform: PLATFORM_NAMES[kind] })
    const draft = { channelId, kind, user, address: address ?? null, directory: directory ?? null }
    return client.accounts.add({ draft, secret })
  })
  return { json: added, lines: [works(cli.out, added)] }
}

async function list(cli: Cli, { channel, ...globals }: Globals & { channel?: string }): Promise<Answer> {
  const { out } = cli
  const found = await inArchive(cli, globals, async client =>
    client.accounts.list({ channelId: channel === undefined ? null : await channelIdOf(client, channel) })
  )
  const { rows } = texts
  const table = out.table(
    [
      { title: out.t(rows.id), whole: true },
      { title: out.t(rows.channel) },
      { title: out.t(rows.platform), whole: true },
      { title: out.t(rows.user) },
      { title: out.t(rows.checked), whole: true },
      { title: out.t(rows.state) }
    ],
    found.map(row => [
      shortId(row.id),
      row.channelName,
      PLATFORM_NAMES[row.kind],
      row.user,
      localTime(row.checkedAt, '–'),
      stateOf(out, row)
    ])
  )
  return { json: { accounts: found }, lines: listed(out, table, found.length, null) }
}

async function check(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const checked = await inArchive(cli, globals, async client =>
    client.accounts.check({ id: await accountIdOf(client, typed) })
  )
  return { json: checked, lines: [works(cli.out, checked)] }
}

async function renew(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const secret = await readSecret(cli)
  const checked = await inArchive(cli, globals, async client =>
    client.accounts.renewKey({ id: await accountIdOf(client, typed), secret })
  )
  return { json: checked, lines: [works(cli.out, checked)] }
}

async function forget(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const { out } = cli
  const platform = await inArchive(cli, globals, async client => {
    const id = await accountIdOf(client, typed)
    const found = (await client.accounts.list({ channelId: null })).find(row => row.id === id)
    await client.accounts.forget({ id })
    return found === undefined ? '' : PLATFORM_NAMES[found.kind]
  })
  return { json: { forgotten: true }, lines: [out.t(texts.forgotten, { platform })] }
}

function works(out: Output, { user, account }: { user: string; account: AccountRow }): string {
  return visible(out.t(texts.works, { user, platform: PLATFORM_NAMES[account.kind] }))
}

function stateOf(out: Output, { kind, problem }: AccountRow): string {
  if (problem === null) return out.t(texts.ok)
  return isErrorCode(problem)
    ? out.refusal(problem, { platform: PLATFORM_NAMES[kind], address: '' })
    : problem
}

function accountIdOf(client: Client, typed: string): Promise<AccountId> {
  return idBeginning(typed, AccountId, async function* () {
    yield* await client.accounts.list({ channelId: null })
  })
}
