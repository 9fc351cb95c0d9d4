// `receipt`: what the registry and the e-archive answered.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { ReceiptId } from '#shared/ids.ts'
import type { Receipt } from '#shared/receipt.ts'
import { Receiver } from '#shared/receiver.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand, type OptionSpec } from '../command.ts'
import { listed, PAGING } from '../listing.ts'
import { exportIdOf } from '../package.ts'
import { recordTyped } from '../record-typed.ts'
import { receipt as texts } from '../texts/receipt.ts'
import { dateTyped, everyRow, idBeginning, shortId } from '../values.ts'

type EnterOptions = {
  readonly package: string
  readonly receiver: Receiver
  readonly number: string
  readonly case?: string
  readonly on: string
  readonly by: string
  readonly record?: readonly string[]
}
type FileOptions = Pick<EnterOptions, 'package' | 'receiver'> & { readonly on?: string; readonly by?: string }
type ListOptions = {
  readonly package?: string
  readonly number?: string
  readonly limit: number
  readonly after?: string
}

const PACKAGE: OptionSpec = { flags: '--package <ID>', text: texts.package }
const RECEIVER: OptionSpec = {
  flags: '--receiver <RECEIVER>',
  text: texts.receiver,
  choices: Receiver.options,
  preset: 'registry'
}

export function addReceiptCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'receipt', texts.group)
  leafCommand<ListOptions>(
    group,
    cli,
    {
      usage: 'list',
      text: texts.list,
      options: [PACKAGE, { flags: '--number <NUMBER>', text: texts.number }, ...PAGING],
      act: options => list(cli, options)
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    {
      usage: 'chain <RECORD>',
      text: texts.chain,
      act: (globals, [typed = '']) => chain(cli, globals, typed)
    },
    onAnswer
  )
  leafCommand<EnterOptions>(
    group,
    cli,
    {
      usage: 'enter',
      text: texts.enter,
      options: [
        { ...PACKAGE, mandatory: true },
        RECEIVER,
        { flags: '--number <NUMBER>', text: texts.number, mandatory: true },
        { flags: '--case <NUMBER>', text: texts.case },
        { flags: '--on <DATE>', text: texts.on, mandatory: true, read: dateTyped },
        { flags: '--by <NAME>', text: texts.by, mandatory: true },
        { flags: '--record <RECORD...>', text: texts.record }
      ],
      act: options => enter(cli, options)
    },
    onAnswer
  )
  leafCommand<FileOptions>(
    group,
    cli,
    {
      usage: 'file <FILE>',
      text: texts.file,
      options: [
        { ...PACKAGE, mandatory: true },
        RECEIVER,
        { flags: '--on <DATE>', text: texts.onElse, read: dateTyped },
        { flags: '--by <NAME>', text: texts.byElse }
      ],
      act: (options, [path = '']) => takeFile(cli, options, path)
    },
    onAnswer
  )
  leafCommand<{ because: string }>(
    group,
    cli,
    {
      usage: 'withdraw <ID>',
      text: texts.withdraw,
      options: [{ flags: '--because <TEXT>', text: texts.because, mandatory: true }],
      act: (options, [typed = '']) => withdraw(cli, options, typed)
    },
    onAnswer
  )
}

async function enter(cli: Cli, options: EnterOptions & Globals): Promise<Answer> {
  const { receiver, number, on, by } = options
  const records = options.record?.map(recordTyped) ?? null
  const made = await inArchive(cli, options, async client =>
    client.receipts.enter({
      exportId: await exportIdOf(client, options.package),
      facts: { receiver, number, caseNumber: options.case ?? null, receivedOn: on, receivedBy: by },
      records
    })
  )
  const values = { number: made.number, records: made.records, id: shortId(made.id) }
  return { json: { receipt: made }, lines: [cli.out.t(texts.entered, values)] }
}

async function takeFile(cli: Cli, options: FileOptions & Globals, path: string): Promise<Answer> {
  const result = await inArchive(cli, options, async client =>
    client.receipts.takeFile({
      exportId: await exportIdOf(client, options.package),
      receiver: options.receiver,
      path: resolve(path),
      otherwise: { receivedOn: options.on ?? null, receivedBy: options.by ?? null }
    })
  )
  return { json: { receipts: result }, lines: [cli.out.t(texts.taken, result)] }
}

async function withdraw(cli: Cli, options: { because: string } & Globals, typed: string): Promise<Answer> {
  const gone = await inArchive(cli, options, async client =>
    client.receipts.withdraw({ id: await receiptIdOf(client, typed), because: options.because })
  )
  return { json: { receipt: gone }, lines: [cli.out.t(texts.withdrawn, { number: gone.number })] }
}

async function list(cli: Cli, options: ListOptions & Globals): Promise<Answer> {
  const { items, next } = await inArchive(cli, options, async client =>
    client.receipts.list({
      exportId: options.package === undefined ? null : await exportIdOf(client, options.package),
      number: options.number ?? null,
      limit: options.limit,
      after: options.after ?? null
    })
  )
  return {
    json: { receipts: items, next },
    lines: listed(cli.out, table(cli, items), items.length, next)
  }
}

async function chain(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const record = recordTyped(typed)
  const packages = await inArchive(cli, globals, client => client.receipts.chain({ record }))
  const lines = packages.flatMap(({ folder, exportId, receipts }) => [
    folder ?? exportId,
    ...(receipts.length === 0 ? [cli.out.t(texts.notYet)] : table(cli, receipts)).map(line => `  ${line}`)
  ])
  return { json: { packages }, lines: listed(cli.out, lines, packages.length, null) }
}

function table({ out }: Cli, receipts: readonly Receipt[]): string[] {
  const { rows } = texts
  return out.table(
    [
      { title: out.t(rows.id), whole: true },
      { title: out.t(rows.package), whole: true },
      { title: out.t(rows.receiver), whole: true },
      { title: out.t(rows.number), whole: true },
      { title: out.t(rows.case), whole: true },
      { title: out.t(rows.on), whole: true },
      { title: out.t(rows.by) },
      { title: out.t(rows.records), whole: true },
      { title: out.t(rows.withdrawn) }
    ],
    receipts.map(each => [
      shortId(each.id),
      shortId(each.exportId),
      out.t(texts.receivers[each.receiver]),
      each.number,
      each.caseNumber ?? '–',
      each.receivedOn,
      each.receivedBy,
      String(each.records),
      each.withdrawnBecause ?? '–'
    ])
  )
}

function receiptIdOf(client: Client, typed: string): Promise<ReceiptId> {
  return idBeginning(typed, ReceiptId, () =>
    everyRow(after => client.receipts.list({ exportId: null, number: null, limit: 500, after }))
  )
}
