// `history`: who changed what in the register, when, and what it was before.
import type { Command } from 'commander'
import { z } from 'zod'
import { FIELD_WORDS, valueInWords } from '#shared/register-words.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { listed, PAGING } from '../listing.ts'
import { history as texts } from '../texts/register.ts'
import { idBeginning, localTime } from '../values.ts'

type Options = { readonly about?: string; readonly limit: number; readonly after?: string }

export function addHistoryCommand(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand<Options>(
    root,
    cli,
    {
      usage: 'history',
      text: texts.command,
      options: [{ flags: '--about <ID>', text: texts.about }, ...PAGING],
      act: options => show(cli, options)
    },
    onAnswer
  )
}

async function show(cli: Cli, { about, limit, after, ...globals }: Options & Globals): Promise<Answer> {
  const { out } = cli
  const page = await inArchive(cli, globals, async client =>
    client.registerHistory.list({
      about: about === undefined ? null : await idOf(client, about),
      limit,
      after: after ?? null
    })
  )
  const words = (field: (typeof page.items)[number]['changes'][number]['field'], value: string | null) =>
    value === null ? '–' : valueInWords(field, value, out.language).replaceAll('\n', ' ')
  const rows = page.items.flatMap(({ at, actor, name, changes }) =>
    changes.map(({ field, before, after }) => [
      localTime(at, ''),
      actor,
      name ?? '',
      out.t(FIELD_WORDS[field]),
      words(field, before),
      words(field, after)
    ])
  )
  const { rows: titles } = texts
  const table = out.table(
    [
      { title: out.t(titles.at), whole: true },
      { title: out.t(titles.who) },
      { title: out.t(titles.name) },
      { title: out.t(titles.field) },
      { title: out.t(titles.before) },
      { title: out.t(titles.after) }
    ],
    rows
  )
  return { json: page, lines: listed(out, table, rows.length, page.next) }
}

const Id = z.uuid()

function idOf(client: Client, typed: string): Promise<string> {
  return idBeginning(typed, Id, async function* () {
    yield* await client.channels.list({ retired: 'with' })
    yield* await client.people.list()
    yield* await client.departments.list()
    yield* await client.websites.list()
  })
}
