// `disposal`: what may go, proposed by one person, confirmed by another, and carried out.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import type { DisposalDetail, DisposalScope } from '#shared/disposal.ts'
import { DisposalId } from '#shared/ids.ts'
import { DisposableKind } from '#shared/retention.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand, type OptionSpec } from '../command.ts'
import { UsageError } from '../errors.ts'
import type { Text } from '../language.ts'
import { factLines, listed, PAGING } from '../listing.ts'
import { channelIdOf } from '../register.ts'
import { common } from '../texts/common.ts'
import { disposal as texts } from '../texts/disposal.ts'
import { retention } from '../texts/retention.ts'
import { idBeginning, localTime, shortId } from '../values.ts'

type ScopeOptions = { readonly kind?: DisposableKind; readonly channel?: string }
type ShowOptions = { readonly stopped?: true; readonly limit: number; readonly after?: string }

const SCOPE: readonly OptionSpec[] = [
  { flags: '--kind <KIND>', text: texts.kind, choices: DisposableKind.options },
  { flags: '--channel <ID>', text: texts.channel }
]

export function addDisposalCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'disposal', texts.group)
  leafCommand<ScopeOptions>(
    group,
    cli,
    { usage: 'preview', text: texts.preview, options: SCOPE, act: options => preview(cli, options) },
    onAnswer
  )
  leafCommand<ScopeOptions>(
    group,
    cli,
    {
      usage: 'propose',
      text: texts.propose,
      options: SCOPE,
      act: options =>
        changed(cli, options, texts.proposed, async client =>
          client.disposal.propose(await scopeOf(client, options))
        )
    },
    onAnswer
  )
  leafCommand(group, cli, { usage: 'list', text: texts.list, act: given => list(cli, given) }, onAnswer)
  leafCommand<ShowOptions>(
    group,
    cli,
    {
      usage: 'show <ID>',
      text: texts.show,
      options: [{ flags: '--stopped', text: texts.stopped }, ...PAGING],
      act: (options, [typed = '']) => show(cli, options, typed)
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    {
      usage: 'confirm <ID>',
      text: texts.confirm,
      act: (globals, [typed = '']) =>
        changed(cli, globals, texts.confirmed, async client =>
          client.disposal.confirm({ id: await idOf(client, typed) })
        )
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
      act: ({ because, ...globals }, [typed = '']) =>
        changed(cli, globals, texts.withdrawn, async client =>
          client.disposal.withdraw({ id: await idOf(client, typed), because })
        )
    },
    onAnswer
  )
  leafCommand<{ yes?: true }>(
    group,
    cli,
    {
      usage: 'carry-out <ID>',
      text: texts.carryOut,
      options: [{ flags: '--yes', text: texts.yes }],
      act: ({ yes, ...globals }, [typed = '']) => {
        if (yes !== true) throw new UsageError(texts.sayYes)
        return changed(cli, globals, texts.done, async client =>
          client.disposal.carryOut({ id: await idOf(client, typed) })
        )
      }
    },
    onAnswer
  )
  leafCommand<{ to: string }>(
    group,
    cli,
    {
      usage: 'certificate <ID>',
      text: texts.certificate,
      options: [{ flags: '--to <DIR>', text: texts.to, mandatory: true }],
      act: (options, [typed = '']) => saveCertificate(cli, options, typed)
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'trace <ID>', text: texts.trace, act: (globals, [typed = '']) => trace(cli, globals, typed) },
    onAnswer
  )
}

async function scopeOf(client: Client, { kind, channel }: ScopeOptions): Promise<DisposalScope> {
  return {
    kinds: kind === undefined ? null : [kind],
    channelIds: channel === undefined ? null : [await channelIdOf(client, channel)]
  }
}

/** Does something with a disposal and says what it came to. */
async function changed(
  cli: Cli,
  globals: Globals,
  text: Text,
  act: (client: Client) => Promise<DisposalDetail>
): Promise<Answer> {
  const disposal = await inArchive(cli, globals, act)
  const { id, going, stopped } = disposal
  return { json: { disposal }, lines: [cli.out.t(text, { id: shortId(id), going, stopped })] }
}

async function preview(cli: Cli, options: ScopeOptions & Globals): Promise<Answer> {
  const { out } = cli
  const [found, rules] = await inArchive(cli, options, async client => [
    await client.disposal.assess(await scopeOf(client, options)),
    await client.retention.rules()
  ])
  const reference = (ruleId: string) => rules.find(rule => rule.id === ruleId)?.reference ?? ''
  const rows = [
    ...found.going.map(each => [texts.goes, each.kind, reference(each.ruleId), each.count] as const),
    ...found.stopped.map(
      each => [texts.isStopped, each.kind, out.t(texts.blocks[each.block]), each.count] as const
    )
  ]
  const table = out.table(
    [texts.rows.state, texts.rows.kind, texts.rows.why, texts.rows.count].map(title => ({
      title: out.t(title)
    })),
    rows.map(([state, kind, why, count]) => [out.t(state), out.t(retention.kinds[kind]), why, String(count)])
  )
  const facts = factLines([
    [out.t(texts.later), String(found.later)],
    [out.t(texts.forEver), String(found.forEver)],
    [out.t(texts.withoutRule), String(found.withoutRule)]
  ])
  const head = found.going.length === 0 ? [out.t(texts.none)] : []
  return {
    json: { assessment: found },
    lines: [...head, ...(rows.length === 0 ? [] : listed(out, table, rows.length, null)), '', ...facts]
  }
}

async function list(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const disposals = await inArchive(cli, globals, client => client.disposal.list())
  const { id, state, going, stopped, proposed, by, confirmed, ended } = texts.rows
  const table = out.table(
    [id, state, going, stopped, proposed, by, confirmed, ended].map(title => ({ title: out.t(title) })),
    disposals.map(each => [
      ...[shortId(each.id), out.t(texts.states[each.state]), String(each.going), String(each.stopped)],
      ...[
        localTime(each.proposedAt, ''),
        each.proposedBy,
        each.confirmedBy ?? '–',
        localTime(each.endedAt, '–')
      ]
    ])
  )
  return { json: { disposals }, lines: listed(out, table, disposals.length, null) }
}

async function show(cli: Cli, options: ShowOptions & Globals, typed: string): Promise<Answer> {
  const { out } = cli
  const [disposal, { items, next }] = await inArchive(cli, options, async client => {
    const id = await idOf(client, typed)
    const { limit, after = null, stopped = false } = options
    return [await client.disposal.find({ id }), await client.disposal.items({ id, stopped, limit, after })]
  })
  const reference = (ruleId: string) =>
    disposal.rules.find(({ rule }) => rule.id === ruleId)?.rule.reference ?? ''
  const { rows } = texts
  const table = out.table(
    [rows.kind, rows.id, rows.channel, rows.date, rows.due, rows.decision, rows.why].map(title => ({
      title: out.t(title)
    })),
    items.map(item => [
      ...[
        out.t(retention.kinds[item.kind]),
        item.id,
        item.channelName ?? '–',
        localTime(item.recordedAt, '')
      ],
      ...[item.dueOn, reference(item.ruleId), item.block === null ? '–' : out.t(texts.blocks[item.block])]
    ])
  )
  const facts = factLines([
    [out.t(rows.state), out.t(texts.states[disposal.state])],
    [out.t(rows.proposed), `${localTime(disposal.proposedAt, '')}, ${disposal.proposedBy}`],
    [out.t(rows.confirmed), disposal.confirmedBy ?? '–'],
    [out.t(rows.going), String(disposal.going)],
    [out.t(rows.stopped), String(disposal.stopped)]
  ])
  return {
    json: { disposal, items, next },
    lines: [...facts, '', ...listed(out, table, items.length, next)]
  }
}

async function saveCertificate(cli: Cli, options: { to: string } & Globals, typed: string): Promise<Answer> {
  const paths = await inArchive(cli, options, async client => {
    const { id, certificate } = await client.disposal.find({ id: await idOf(client, typed) })
    if (certificate === null) throw new UsageError(texts.notDone, { id: shortId(id) })
    const dir = resolve(options.to)
    const pdf = await client.documents.save({ sha256: certificate.pdf.sha256, dir })
    const json = await client.documents.save({ sha256: certificate.json.sha256, dir })
    return [pdf.path, json.path]
  })
  return { json: { paths }, lines: paths.map(path => cli.out.t(texts.saved, { path })) }
}

async function trace(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const { out } = cli
  const id = z.uuid().safeParse(typed.trim().toLowerCase())
  if (!id.success) throw new UsageError(common.badId, { id: typed })
  const tombstone = await inArchive(cli, globals, client => client.disposal.tombstone({ id: id.data }))
  if (tombstone === null) return { json: { tombstone }, lines: [out.t(texts.noTrace, { id: typed })] }
  const { kind, channelName, recordedAt, disposedAt, proposedBy, confirmedBy, objects } = tombstone
  const { reference, decidedBy, decidedOn } = tombstone
  const { rows } = texts
  return {
    json: { tombstone },
    lines: factLines([
      [out.t(rows.kind), out.t(retention.kinds[kind])],
      [out.t(rows.channel), channelName ?? '–'],
      [out.t(rows.date), localTime(recordedAt, '')],
      [out.t(rows.disposed), localTime(disposedAt, '')],
      [out.t(rows.decision), `${reference}, ${decidedBy}, ${decidedOn}`],
      [out.t(rows.proposed), proposedBy],
      [out.t(rows.confirmed), confirmedBy],
      [out.t(rows.files), objects.join('\n')]
    ])
  }
}

function idOf(client: Client, typed: string): Promise<DisposalId> {
  return idBeginning(typed, DisposalId, async function* () {
    yield* await client.disposal.list()
  })
}
