// `checklist`: what channels show their visitors, what was found in their captures, and a person's answers.
import type { Command } from 'commander'
import { CHECKLIST_ITEMS, type ChannelChecklist, type ChecklistItem } from '#shared/checklist.ts'
import { CaptureId } from '#shared/ids.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand } from '../command.ts'
import { listed } from '../listing.ts'
import { channelIdOf } from '../register.ts'
import { visible } from '../terminal.ts'
import { checklist as texts } from '../texts/checklist.ts'
import { idBeginning, localTime, onlyOne, shortId } from '../values.ts'

type AnswerOptions = {
  readonly item: ChecklistItem
  readonly yes?: true
  readonly no?: true
  readonly capture: string
  readonly quote?: string
  readonly note?: string
}

export function addChecklistCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'checklist', texts.group)
  leafCommand(group, cli, { usage: 'list', text: texts.list, act: globals => list(cli, globals) }, onAnswer)
  leafCommand(
    group,
    cli,
    { usage: 'missing', text: texts.missing, act: globals => missing(cli, globals) },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'show <CHANNEL>', text: texts.show, act: (globals, [id = '']) => show(cli, globals, id) },
    onAnswer
  )
  leafCommand<AnswerOptions>(
    group,
    cli,
    {
      usage: 'answer <CHANNEL>',
      text: texts.answer,
      options: [
        { flags: '--item <ITEM>', text: texts.item, choices: CHECKLIST_ITEMS, mandatory: true },
        { flags: '--yes', text: texts.yes },
        { flags: '--no', text: texts.no },
        { flags: '--capture <ID>', text: texts.capture, mandatory: true },
        { flags: '--quote <TEXT>', text: texts.quote },
        { flags: '--note <TEXT>', text: texts.note }
      ],
      act: (options, [id = '']) => answer(cli, options, id)
    },
    onAnswer
  )
}

async function list(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const found = await inArchive(cli, globals, client => client.checklists.list())
  const { rows } = texts
  const table = out.table(
    [
      { title: out.t(rows.channel) },
      { title: out.t(rows.department) },
      { title: out.t(rows.there), whole: true },
      { title: out.t(rows.lacking), whole: true },
      { title: out.t(rows.items), whole: true },
      { title: out.t(rows.captured), whole: true }
    ],
    found.channels.map(({ channelName, departmentName, yes, no, items, isCaptured }) => [
      channelName,
      departmentName,
      ...[yes, no, items].map(String),
      out.t(isCaptured ? texts.words.yes : texts.words.no)
    ])
  )
  return { json: { ...found }, lines: listed(out, table, found.channels.length, null) }
}

async function missing(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const gaps = await inArchive(cli, globals, client => client.checklists.missing())
  const { rows } = texts
  const table = out.table(
    [
      { title: out.t(rows.channel) },
      { title: out.t(rows.department) },
      { title: out.t(rows.item) },
      { title: out.t(rows.since), whole: true },
      { title: out.t(rows.note) }
    ],
    gaps.map(({ channelName, departmentName, item, since, note }) => [
      channelName,
      departmentName,
      out.t(texts.items[item]),
      localTime(since, ''),
      note ?? ''
    ])
  )
  return { json: { missing: gaps }, lines: listed(out, table, gaps.length, null) }
}

async function show(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const checklist = await inArchive(cli, globals, async client =>
    client.checklists.find({ channelId: await channelIdOf(client, typed) })
  )
  return { json: { checklist }, lines: linesOf(cli, checklist) }
}

function linesOf({ out }: Cli, { captures, items, channelName, period }: ChannelChecklist): string[] {
  const { rows } = texts
  const seen = out.table(
    [{ title: out.t(rows.capture), whole: true }, { title: out.t(rows.address) }],
    captures.map(({ id, address }) => [shortId(id), address])
  )
  const table = out.table(
    [{ title: out.t(rows.item) }, { title: out.t(rows.answer), whole: true }, { title: out.t(rows.words) }],
    items.map(({ item, answer, proposal }) => [
      `${out.t(texts.items[item])} (${item})`,
      answer === null
        ? out.t(proposal === null ? texts.words.none : texts.words.proposed)
        : out.t(texts.words[answer.answer]),
      (answer ?? proposal)?.quote ?? ''
    ])
  )
  return [
    visible(`${channelName}, ${period}`),
    '',
    ...(captures.length === 0 ? [out.t(texts.notCaptured)] : listed(out, seen, captures.length, null)),
    '',
    ...listed(out, table, items.length, null)
  ]
}

async function answer(cli: Cli, options: AnswerOptions & Globals, typed: string): Promise<Answer> {
  const { item, yes, no, capture, quote, note, ...globals } = options
  onlyOne({ '--yes': yes, '--no': no })
  const checklist = await inArchive(cli, globals, async client => {
    const channelId = await channelIdOf(client, typed)
    const { captures } = await client.checklists.find({ channelId })
    const captureId = await idBeginning(capture, CaptureId, async function* () {
      yield* captures
    })
    const given = { item, captureId, quote: quote ?? null, note: note ?? null }
    return client.checklists.answer({
      channelId,
      answers: [{ ...given, answer: yes === true ? 'yes' : 'no' }]
    })
  })
  return { json: { checklist }, lines: linesOf(cli, checklist) }
}
