// `profile`: browser profiles in which a person has logged in.
import type { Command } from 'commander'
import { ProfileId } from '#shared/ids.ts'
import type { BrowserProfile } from '#shared/profile.ts'
import { notOpenedText } from '#shared/profile-words.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand } from '../command.ts'
import { listed } from '../listing.ts'
import type { Output } from '../output.ts'
import { channelIdOf } from '../register.ts'
import { visible } from '../terminal.ts'
import { profile as texts } from '../texts/round.ts'
import { idBeginning, localTime, shortId } from '../values.ts'

type AddOptions = { readonly name: string; readonly channel: readonly string[] }

export function addProfileCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'profile', texts.group)
  const channel = { flags: '--channel <ID...>', text: texts.channel, mandatory: true } as const
  leafCommand(group, cli, { usage: 'list', text: texts.list, act: globals => list(cli, globals) }, onAnswer)
  leafCommand<AddOptions>(
    group,
    cli,
    {
      usage: 'add',
      text: texts.add,
      options: [{ flags: '--name <TEXT>', text: texts.name, mandatory: true }, channel],
      act: options =>
        one(cli, options, async client =>
          client.profiles.add({ name: options.name, channelIds: await idsOf(client, options.channel) })
        )
    },
    onAnswer
  )
  leafCommand<Pick<AddOptions, 'channel'>>(
    group,
    cli,
    {
      usage: 'channels <ID>',
      text: texts.channels,
      options: [channel],
      act: (options, [id = '']) =>
        one(cli, options, async client =>
          client.profiles.setChannels({
            id: await profileOf(client, id),
            channelIds: await idsOf(client, options.channel)
          })
        )
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    {
      usage: 'login <ID>',
      text: texts.login,
      act: (globals, [id = '']) =>
        one(cli, globals, async client => {
          const found = await profileOf(client, id)
          cli.out.note(texts.opening)
          return client.profiles.login({ id: found })
        })
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    {
      usage: 'check <ID>',
      text: texts.check,
      act: (globals, [id = '']) =>
        one(cli, globals, async client => client.profiles.check({ id: await profileOf(client, id) }))
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'forget <ID>', text: texts.forget, act: (globals, [id = '']) => forget(cli, globals, id) },
    onAnswer
  )
}

async function list(cli: Cli, globals: Globals): Promise<Answer> {
  const profiles = await inArchive(cli, globals, client => client.profiles.list())
  return { json: { profiles }, lines: table(cli.out, profiles) }
}

async function one(
  cli: Cli,
  globals: Globals,
  work: (client: Client) => Promise<BrowserProfile>
): Promise<Answer> {
  const profile = await inArchive(cli, globals, work)
  return { json: { profile }, lines: table(cli.out, [profile]) }
}

async function forget(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const id = await inArchive(cli, globals, async client => {
    const found = await profileOf(client, typed)
    await client.profiles.forget({ id: found })
    return found
  })
  return { json: { forgotten: id }, lines: [cli.out.t(texts.forgotten)] }
}

function table(out: Output, profiles: readonly BrowserProfile[]): string[] {
  const { id, name, state, checked, ends, channels } = texts.rows
  const rows = out.table(
    [
      { title: out.t(id), whole: true },
      { title: out.t(name) },
      { title: out.t(state), whole: true },
      { title: out.t(checked), whole: true },
      { title: out.t(ends), whole: true },
      { title: out.t(channels) }
    ],
    profiles.map(each => {
      const date = localTime(each.expiresAt, '–')
      return [
        shortId(each.id),
        each.name,
        out.t(texts.states[each.state]),
        localTime(each.checkedAt, '–'),
        each.endsSoon ? out.t(texts.soon, { date }) : date,
        each.channels.map(channel => channel.name).join(', ') || '–'
      ]
    })
  )
  const problems = profiles
    .filter(({ notOpened }) => notOpened !== null)
    .map(each => visible(notOpenedText(each, out.language)))
  return [...listed(out, rows, profiles.length, null), ...problems]
}

const idsOf = (client: Client, typed: readonly string[]) =>
  Promise.all([...new Set(typed)].map(each => channelIdOf(client, each)))

const profileOf = (client: Client, typed: string) =>
  idBeginning(typed, ProfileId, async function* () {
    yield* await client.profiles.list()
  })
