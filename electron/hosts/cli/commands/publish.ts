// `publish`: the public list of channels and websites.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import {
  LICENCES,
  LIST_FORMATS,
  type ListEntry,
  type ListFormat,
  type PublicationSettings
} from '#shared/public-list.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { actingCommand, groupCommand, leafCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { listed, PAGING } from '../listing.ts'
import { visible } from '../terminal.ts'
import { usage } from '../texts/common.ts'
import { publishing as texts } from '../texts/public-list.ts'
import { localTime } from '../values.ts'

type ListOptions = { readonly limit: number; readonly after?: string }
type SettingsOptions = {
  readonly organisationNumber: string
  readonly baseAddress: string
  readonly contactName: string
  readonly contactEmail: string
  readonly licence: PublicationSettings['licence']
}

export function addPublishCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'publish', texts.run)
  actingCommand<{ to?: string }>(
    group,
    cli,
    { options: [{ flags: '--to <DIR>', text: texts.to }], act: options => publish(cli, options) },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'preview', text: texts.preview, act: globals => preview(cli, globals) },
    onAnswer
  )
  leafCommand<ListOptions>(
    group,
    cli,
    { usage: 'list', text: texts.list, options: PAGING, act: options => list(cli, options) },
    onAnswer
  )
  leafCommand<{ format: ListFormat; to: string }>(
    group,
    cli,
    {
      usage: 'file',
      text: texts.file,
      options: [
        { flags: '--format <FORMAT>', text: texts.format, choices: LIST_FORMATS, mandatory: true },
        { flags: '--to <DIR>', text: texts.to, mandatory: true }
      ],
      act: async ({ format, to, ...globals }) => {
        const { path } = await inArchive(cli, globals, client =>
          client.publicList.saveFile({ dir: resolve(to), format })
        )
        return { json: { path }, lines: [visible(path)] }
      }
    },
    onAnswer
  )
  leafCommand<SettingsOptions>(
    group,
    cli,
    {
      usage: 'settings',
      text: texts.settings,
      options: [
        { flags: '--organisation-number <NUMBER>', text: texts.number, mandatory: true },
        { flags: '--base-address <URL>', text: texts.base, mandatory: true },
        { flags: '--contact-name <NAME>', text: texts.contact, mandatory: true },
        { flags: '--contact-email <EMAIL>', text: texts.email, mandatory: true },
        { flags: '--licence <LICENCE>', text: texts.licence, choices: LICENCES, preset: 'cc0' }
      ],
      act: async ({ organisationNumber, baseAddress, contactName, contactEmail, licence, ...globals }) => {
        const settings = await inArchive(cli, globals, client =>
          client.publicList.saveSettings({
            organisationNumber,
            baseAddress,
            contactName,
            contactEmail,
            licence
          })
        )
        return { json: { settings }, lines: [cli.out.t(texts.saved)] }
      }
    },
    onAnswer
  )
}

async function publish(cli: Cli, { to, ...globals }: Globals & { to?: string }): Promise<Answer> {
  if (to === undefined) throw new UsageError(usage.missingOption, { what: '--to' })
  const publication = await inArchive(cli, globals, client => client.publicList.publish({ dir: resolve(to) }))
  const { dir, channels, websites, files } = publication
  if (!files.some(({ name }) => name.endsWith('.rdf'))) cli.out.note(texts.noDcat)
  return {
    json: { publication },
    lines: [visible(cli.out.t(texts.written, { dir, channels, websites })), ...files.map(({ name }) => name)]
  }
}

async function preview(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const { diff, list } = await inArchive(cli, globals, client => client.publicList.preview())
  const rows = (['added', 'removed', 'changed'] as const).flatMap(sign =>
    diff[sign].map(({ name, address }: ListEntry) => [out.t(texts.signs[sign]), name, address])
  )
  const table = out.table(
    [
      { title: out.t(texts.rows.sign), whole: true },
      { title: out.t(texts.rows.name) },
      { title: out.t(texts.rows.address) }
    ],
    rows
  )
  return {
    json: { list, diff },
    lines: rows.length === 0 ? [out.t(texts.same)] : listed(out, table, rows.length, null)
  }
}

async function list(cli: Cli, { limit, after, ...globals }: Globals & ListOptions): Promise<Answer> {
  const { out } = cli
  const { items, next } = await inArchive(cli, globals, client =>
    client.publicList.publications({ limit, after: after ?? null })
  )
  const table = out.table(
    [
      { title: out.t(texts.rows.time), whole: true },
      { title: out.t(texts.rows.channels), whole: true },
      { title: out.t(texts.rows.websites), whole: true },
      { title: out.t(texts.rows.folder) }
    ],
    items.map(({ publishedAt, channels, websites, dir }) => [
      localTime(publishedAt, ''),
      String(channels),
      String(websites),
      dir
    ])
  )
  return { json: { publications: items, next }, lines: listed(out, table, items.length, next) }
}
