// `website`: the websites that stand in the public list.
import type { Command } from 'commander'
import { WebsiteId } from '#shared/ids.ts'
import { type Website, WebsiteRole } from '#shared/website.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand, type OptionSpec } from '../command.ts'
import { UsageError } from '../errors.ts'
import { listed } from '../listing.ts'
import { visible } from '../terminal.ts'
import { website as texts } from '../texts/public-list.ts'
import { idBeginning, shortId } from '../values.ts'

type Described = {
  readonly name: string
  readonly address: string
  readonly role: WebsiteRole
  readonly partners?: string
}

const OPTIONS: readonly OptionSpec[] = [
  { flags: '--name <NAME>', text: texts.name },
  { flags: '--address <URL>', text: texts.address },
  { flags: '--role <ROLE>', text: texts.role, choices: WebsiteRole.options }
]
const PARTNERS: OptionSpec = { flags: '--partners <TEXT>', text: texts.partners }

export function addWebsiteCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'website', texts.group)
  const { out } = cli
  leafCommand(group, cli, { usage: 'list', text: texts.list, act: globals => list(cli, globals) }, onAnswer)
  leafCommand<Described>(
    group,
    cli,
    {
      usage: 'add',
      text: texts.add,
      options: [...OPTIONS.map(spec => ({ ...spec, mandatory: true as const })), PARTNERS],
      act: async ({ name, address, role, partners, ...globals }) => {
        const made = await inArchive(cli, globals, client =>
          client.websites.add({ name, address, role, partners: partners ?? null })
        )
        return answer(made, out.t(texts.added, { name: visible(made.name), id: shortId(made.id) }))
      }
    },
    onAnswer
  )
  leafCommand<Partial<Described>>(
    group,
    cli,
    {
      usage: 'edit <ID>',
      text: texts.edit,
      options: [...OPTIONS, PARTNERS],
      act: (options, [id = '']) => edit(cli, options, id)
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
      act: async ({ because, ...globals }, [id = '']) => {
        const gone = await inArchive(cli, globals, async client =>
          client.websites.remove({ id: await websiteIdOf(client, id), because })
        )
        return answer(gone, out.t(texts.removed, { name: visible(gone.name) }))
      }
    },
    onAnswer
  )
}

const answer = (website: Website, line: string): Answer => ({ json: { website }, lines: [line] })

async function edit(cli: Cli, options: Partial<Described> & Globals, typed: string): Promise<Answer> {
  const { name, address, role, partners } = options
  if ([name, address, role, partners].every(value => value === undefined))
    throw new UsageError(texts.nothingToEdit)
  const edited = await inArchive(cli, options, async client => {
    const id = await websiteIdOf(client, typed)
    const before = (await client.websites.list()).find(each => each.id === id)
    const changes = {
      name: name ?? before?.name ?? '',
      address: address ?? before?.address ?? '',
      role: role ?? before?.role ?? 'principal',
      partners: partners ?? before?.partners ?? null
    }
    return client.websites.edit({ id, changes })
  })
  return answer(edited, cli.out.t(texts.edited, { name: visible(edited.name) }))
}

async function list(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const websites = await inArchive(cli, globals, client => client.websites.list())
  const table = out.table(
    [
      { title: out.t(texts.rows.id), whole: true },
      { title: out.t(texts.rows.name) },
      { title: out.t(texts.rows.address) },
      { title: out.t(texts.rows.role), whole: true },
      { title: out.t(texts.rows.partners) }
    ],
    websites.map(({ id, name, address, role, partners }) => [
      shortId(id),
      name,
      address,
      out.t(texts.roles[role]),
      partners ?? '–'
    ])
  )
  return { json: { websites }, lines: listed(out, table, websites.length, null) }
}

function websiteIdOf(client: Client, typed: string): Promise<WebsiteId> {
  return idBeginning(typed, WebsiteId, async function* () {
    yield* await client.websites.list()
  })
}
