// `retention` and `hold`: how long records are kept by whose decision, and what stops disposal.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { HoldId, RetentionRuleId } from '#shared/ids.ts'
import {
  CountedFrom,
  DisposableKind,
  type Hold,
  HoldOn,
  RetentionCategory,
  type RetentionRule
} from '#shared/retention.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { listed } from '../listing.ts'
import { channelIdOf } from '../register.ts'
import { hold as holdTexts, retention as texts } from '../texts/retention.ts'
import { dateTyped, idBeginning, localTime, onlyOne, shortId } from '../values.ts'

type AddOptions = {
  readonly kind: DisposableKind
  readonly channel?: string
  readonly category?: RetentionCategory
  readonly years?: number
  readonly months?: number
  readonly forever?: true
  readonly from?: CountedFrom
  readonly withoutTransfer?: true
  readonly decidedBy: string
  readonly decidedOn: string
  readonly reference: string
  readonly document?: string
}
type HoldOptions = {
  readonly all?: true
  readonly channel?: string
  readonly record?: string
  readonly because: string
}
type Because = { readonly because: string }

export function addRetentionCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const rules = groupCommand(groupCommand(root, cli, 'retention', texts.group), cli, 'rule', texts.rule)
  leafCommand(rules, cli, { usage: 'list', text: texts.list, act: given => listRules(cli, given) }, onAnswer)
  leafCommand<AddOptions>(
    rules,
    cli,
    {
      usage: 'add',
      text: texts.add,
      options: [
        { flags: '--kind <KIND>', text: texts.kind, choices: DisposableKind.options, mandatory: true },
        { flags: '--channel <ID>', text: texts.channel },
        { flags: '--category <CATEGORY>', text: texts.category, choices: RetentionCategory.options },
        { flags: '--years <N>', text: texts.years, read: wholeNumber },
        { flags: '--months <N>', text: texts.months, read: wholeNumber },
        { flags: '--forever', text: texts.forever },
        { flags: '--from <EVENT>', text: texts.from, choices: CountedFrom.options },
        { flags: '--without-transfer', text: texts.withoutTransfer },
        { flags: '--decided-by <NAME>', text: texts.decidedBy, mandatory: true },
        { flags: '--decided-on <DATE>', text: texts.decidedOn, mandatory: true, read: dateTyped },
        { flags: '--reference <NUMBER>', text: texts.reference, mandatory: true },
        { flags: '--document <FILE>', text: texts.document }
      ],
      act: options => addRule(cli, options)
    },
    onAnswer
  )
  leafCommand<Because>(
    rules,
    cli,
    {
      usage: 'close <ID>',
      text: texts.close,
      options: [{ flags: '--because <TEXT>', text: texts.because, mandatory: true }],
      act: async ({ because, ...globals }, [typed = '']) => {
        const rule = await inArchive(cli, globals, async client =>
          client.retention.closeRule({ id: await ruleIdOf(client, typed), because })
        )
        return { json: { rule }, lines: [cli.out.t(texts.closed, { reference: rule.reference })] }
      }
    },
    onAnswer
  )
  addHoldCommands(groupCommand(root, cli, 'hold', holdTexts.group), cli, onAnswer)
}

function addHoldCommands(group: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand(
    group,
    cli,
    { usage: 'list', text: holdTexts.list, act: given => listHolds(cli, given) },
    onAnswer
  )
  leafCommand<HoldOptions>(
    group,
    cli,
    {
      usage: 'add',
      text: holdTexts.add,
      options: [
        { flags: '--all', text: holdTexts.all },
        { flags: '--channel <ID>', text: holdTexts.channel },
        { flags: '--record <RECORD>', text: holdTexts.record },
        { flags: '--because <TEXT>', text: holdTexts.because, mandatory: true }
      ],
      act: async ({ all, channel, record, because, ...globals }) => {
        onlyOne({ '--all': all, '--channel': channel, '--record': record })
        const hold = await inArchive(cli, globals, async client => {
          const on = channel === undefined ? holdOn(record) : await onChannel(client, channel)
          return client.retention.placeHold({ on, because })
        })
        return { json: { hold }, lines: [cli.out.t(holdTexts.placed, { id: shortId(hold.id) })] }
      }
    },
    onAnswer
  )
  leafCommand<Because>(
    group,
    cli,
    {
      usage: 'lift <ID>',
      text: holdTexts.lift,
      options: [{ flags: '--because <TEXT>', text: holdTexts.because, mandatory: true }],
      act: async ({ because, ...globals }, [typed = '']) => {
        const hold = await inArchive(cli, globals, async client =>
          client.retention.liftHold({ id: await holdIdOf(client, typed), because })
        )
        return { json: { hold }, lines: [cli.out.t(holdTexts.lifted)] }
      }
    },
    onAnswer
  )
}

function wholeNumber(value: string): number {
  if (!/^\d{1,4}$/.test(value.trim()) || Number(value) > 1200) throw new UsageError(texts.badYears, { value })
  return Number(value)
}

async function addRule(cli: Cli, options: AddOptions & Globals): Promise<Answer> {
  const { kind, years, months, forever, from, decidedBy, decidedOn, reference, document } = options
  onlyOne({ '--years': years, '--months': months, '--forever': forever })
  const length = months ?? (years === undefined ? null : years * 12)
  if (length !== null && from === undefined) throw new UsageError(texts.needsFrom)
  const rule = await inArchive(cli, options, async client =>
    client.retention.addRule({
      draft: {
        kind,
        channelId: options.channel === undefined ? null : await channelIdOf(client, options.channel),
        category: options.category ?? null,
        kept: length === null || from === undefined ? null : { months: length, countedFrom: from },
        transfer: options.withoutTransfer === true ? 'none' : 'required',
        decidedBy,
        decidedOn,
        reference
      },
      documentPath: document === undefined ? null : resolve(document)
    })
  )
  return { json: { rule }, lines: [cli.out.t(texts.entered, { id: shortId(rule.id) })] }
}

async function listRules(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const rules = await inArchive(cli, globals, client => client.retention.rules())
  const { id, kind, channel, category, kept, from, transfer, decision, closed } = texts.rows
  const table = out.table(
    [id, kind, channel, category, kept, from, transfer, decision, closed].map(title => ({
      title: out.t(title)
    })),
    rules.map(rule => [
      shortId(rule.id),
      out.t(texts.kinds[rule.kind]),
      rule.channelName ?? out.t(texts.every),
      rule.category === null ? out.t(texts.every) : out.t(texts.categories[rule.category]),
      length(cli, rule),
      rule.kept === null ? '–' : out.t(texts.froms[rule.kept.countedFrom]),
      out.t(texts[rule.transfer]),
      `${rule.reference}, ${rule.decidedBy}, ${rule.decidedOn}`,
      localTime(rule.closedAt, '–')
    ])
  )
  return { json: { rules }, lines: listed(out, table, rules.length, null) }
}

function length({ out }: Cli, { kept }: RetentionRule): string {
  if (kept === null) return out.t(texts.keptForever)
  const inYears = kept.months % 12 === 0
  return out.t(inYears ? texts.inYears : texts.inMonths, { count: inYears ? kept.months / 12 : kept.months })
}

async function listHolds(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const holds = await inArchive(cli, globals, client => client.retention.holds())
  const { id, on, because, placed, by, lifted } = holdTexts.rows
  const table = out.table(
    [id, on, because, placed, by, lifted].map(title => ({ title: out.t(title) })),
    holds.map(hold => [
      shortId(hold.id),
      onWhat(cli, hold),
      hold.because,
      localTime(hold.placedAt, ''),
      hold.placedBy,
      localTime(hold.liftedAt, '–')
    ])
  )
  return { json: { holds }, lines: listed(out, table, holds.length, null) }
}

function onWhat({ out }: Cli, { on, channelName }: Hold): string {
  if (on.scope === 'everything') return out.t(holdTexts.everything)
  return on.scope === 'channel' ? (channelName ?? on.id) : `${out.t(texts.kinds[on.scope])} ${shortId(on.id)}`
}

async function onChannel(client: Client, typed: string): Promise<HoldOn> {
  return { scope: 'channel', id: await channelIdOf(client, typed) }
}

function holdOn(record: string | undefined): HoldOn {
  if (record === undefined) return { scope: 'everything' }
  const [scope, id] = record.split(':')
  const read = HoldOn.safeParse({ scope, id })
  if (!read.success || read.data.scope === 'channel')
    throw new UsageError(holdTexts.badRecord, { value: record })
  return read.data
}

function ruleIdOf(client: Client, typed: string): Promise<RetentionRuleId> {
  return idBeginning(typed, RetentionRuleId, async function* () {
    yield* await client.retention.rules()
  })
}

function holdIdOf(client: Client, typed: string): Promise<HoldId> {
  return idBeginning(typed, HoldId, async function* () {
    yield* await client.retention.holds()
  })
}
