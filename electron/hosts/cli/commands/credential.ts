// `credential`: who holds the log-ins of channels, and sealed notes.
import type { Command } from 'commander'
import { CredentialId } from '#shared/ids.ts'
import { ArchiveError } from '../../../core/kernel/errors.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand } from '../command.ts'
import { listed } from '../listing.ts'
import { channelIdOf, knownPerson } from '../register.ts'
import { readSecretIfAny, readSecretText, readSecretTextIfAny } from '../secret.ts'
import { visible } from '../terminal.ts'
import { channel as channelTexts } from '../texts/channel.ts'
import { common } from '../texts/common.ts'
import { credential as texts } from '../texts/credential.ts'
import { idBeginning, localTime, shortId } from '../values.ts'

type AddOptions = {
  readonly channel: string
  readonly label: string
  readonly holder: string
  readonly where: string
}

export function addCredentialCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'credential', texts.group)
  const { out } = cli
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
  leafCommand<AddOptions>(
    group,
    cli,
    {
      usage: 'add',
      text: texts.add,
      options: [
        { flags: '--channel <ID>', text: texts.channel, mandatory: true },
        { flags: '--label <TEXT>', text: texts.label, mandatory: true },
        { flags: '--holder <NAME>', text: texts.holder, mandatory: true },
        { flags: '--where <TEXT>', text: texts.where, mandatory: true }
      ],
      act: options => add(cli, options)
    },
    onAnswer
  )
  leafCommand<{ because: string }>(
    group,
    cli,
    {
      usage: 'remove <ID>',
      text: texts.remove,
      options: [{ flags: '--because <TEXT>', text: texts.because, mandatory: true }],
      act: async ({ because, ...globals }, [typed = '']) => {
        await inArchive(cli, globals, async client =>
          client.credentials.remove({ id: await idOf(client, typed), because })
        )
        return { json: { removed: true }, lines: [out.t(texts.removed)] }
      }
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'seal <ID>', text: texts.seal, act: (globals, [id = '']) => seal(cli, globals, id) },
    onAnswer
  )
  leafCommand<{ reason: string; recoveryPhrase?: true }>(
    group,
    cli,
    {
      usage: 'open <ID>',
      text: texts.open,
      options: [
        { flags: '--reason <TEXT>', text: texts.reason, mandatory: true },
        { flags: '--recovery-phrase', text: texts.recoveryPhrase }
      ],
      act: (options, [id = '']) => open(cli, options, id)
    },
    onAnswer
  )
  leafCommand(group, cli, { usage: 'keys', text: texts.keys, act: globals => keys(cli, globals) }, onAnswer)
  leafCommand<{ department: string; holder: string }>(
    group,
    cli,
    {
      usage: 'make-key',
      text: texts.makeKey,
      options: [
        { flags: '--department <NAME>', text: texts.department, mandatory: true },
        { flags: '--holder <NAME>', text: texts.keyHolder, mandatory: true }
      ],
      act: options => makeKey(cli, options)
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    {
      usage: 'restore-key',
      text: texts.restoreKey,
      act: async globals => {
        const made = await inArchive(cli, globals, async client =>
          client.credentials.restoreKey({ words: await readSecretText(cli) })
        )
        const { departmentName: department, holder } = made.key
        return {
          json: { ...made },
          lines: [made.secret, visible(cli.out.t(texts.restored, { department, holder }))]
        }
      }
    },
    onAnswer
  )
}

async function list(cli: Cli, { channel, ...globals }: Globals & { channel?: string }): Promise<Answer> {
  const { out } = cli
  const credentials = await inArchive(cli, globals, async client =>
    client.credentials.list({
      channelId: channel === undefined ? null : await channelIdOf(client, channel)
    })
  )
  const { id, channel: channelTitle, label, holder, where, note } = texts.rows
  const table = out.table(
    [
      { title: out.t(id), whole: true },
      ...[channelTitle, label, holder, where, note].map(title => ({ title: out.t(title) }))
    ],
    credentials.map(row => [
      ...[shortId(row.id), row.channelName, row.label],
      ...[row.holderName + (row.holderLeftOn === null ? '' : out.t(channelTexts.hasLeft)), row.keptWhere],
      row.note === null ? '–' : row.note.keyHolder
    ])
  )
  return { json: { credentials }, lines: listed(out, table, credentials.length, null) }
}

async function add(
  cli: Cli,
  { channel, label, holder, where, ...globals }: AddOptions & Globals
): Promise<Answer> {
  const made = await inArchive(cli, globals, async client =>
    client.credentials.save({
      id: null,
      fields: {
        ...{ channelId: await channelIdOf(client, channel), label, keptWhere: where },
        holderId: await knownPerson(client, holder)
      }
    })
  )
  return { json: { credential: made }, lines: [cli.out.t(texts.added, { id: shortId(made.id) })] }
}

async function seal(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const credential = await inArchive(cli, globals, async client => {
    const id = await idOf(client, typed)
    return client.credentials.seal({ id, text: await readSecretText(cli) })
  })
  const holder = visible(credential.note?.keyHolder ?? '')
  return { json: { credential }, lines: [cli.out.t(texts.sealed, { holder })] }
}

async function open(
  cli: Cli,
  { reason, recoveryPhrase, ...globals }: Globals & { reason: string; recoveryPhrase?: true },
  typed: string
): Promise<Answer> {
  const { text } = await inArchive(cli, globals, async client => {
    const id = await idOf(client, typed)
    // Words may stand on several lines.
    const key = await (recoveryPhrase === true ? readSecretTextIfAny(cli) : readSecretIfAny(cli))
    return client.credentials.open({ id, key, reason })
  })
  return { json: { text }, lines: text.split('\n').map(visible) }
}

async function keys(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const found = await inArchive(cli, globals, client => client.credentials.keys())
  const { department, holder, made, current } = texts.rows
  const table = out.table(
    [department, holder, made, current].map(title => ({ title: out.t(title) })),
    found.map(key => [
      ...[key.departmentName, key.holder, localTime(key.madeAt, '')],
      out.t(key.isCurrent ? common.yes : common.no)
    ])
  )
  return { json: { keys: found }, lines: listed(out, table, found.length, null) }
}

async function makeKey(
  cli: Cli,
  { department, holder, ...globals }: Globals & { department: string; holder: string }
): Promise<Answer> {
  const { key, secret, words } = await inArchive(cli, globals, async client => {
    const found = (await client.departments.list()).find(each => each.name === department.trim())
    if (found === undefined) throw new ArchiveError('not-found', { what: department })
    return client.credentials.makeKey({ departmentId: found.id, holder })
  })
  return {
    json: { key, secret, words },
    lines: [
      secret,
      '',
      cli.out.t(texts.inWords),
      ...numbered(words.split(' ')),
      '',
      cli.out.t(texts.keep, { holder: visible(key.holder) })
    ]
  }
}

/** Four words a line, each with its number. */
function numbered(words: readonly string[]): string[] {
  const cells = words.map((word, at) => `${String(at + 1).padStart(2)}. ${word.padEnd(10)}`)
  return Array.from({ length: Math.ceil(cells.length / 4) }, (_, row) =>
    cells
      .slice(row * 4, row * 4 + 4)
      .join('')
      .trimEnd()
  )
}

function idOf(client: Client, typed: string): Promise<CredentialId> {
  return idBeginning(typed, CredentialId, async function* () {
    yield* await client.credentials.list({ channelId: null })
  })
}
