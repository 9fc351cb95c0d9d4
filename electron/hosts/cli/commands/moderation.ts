// `moderation`: what is done with comments through their platforms, and how they stand there.
import type { Command } from 'commander'
import { PlatformAction, type PlatformAction as PlatformActionType } from '#shared/account.ts'
import type { Instant } from '#shared/ids.ts'
import type { PlatformFacts } from '#shared/moderation.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand } from '../command.ts'
import { told } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { factLines } from '../listing.ts'
import type { Output } from '../output.ts'
import { visible } from '../terminal.ts'
import { moderation as texts } from '../texts/moderation.ts'
import { localTime, shortId } from '../values.ts'
import { commentIdOf } from './comment-decide.ts'

export function addModerationCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'moderation', texts.group)
  leafCommand<{ action: PlatformActionType }>(
    group,
    cli,
    {
      usage: 'act <ID...>',
      text: texts.act,
      options: [
        { flags: '--action <ACTION>', text: texts.action, choices: PlatformAction.options, mandatory: true }
      ],
      act: (options, ids) => act(cli, options, ids)
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'show <ID>', text: texts.show, act: (globals, [id = '']) => show(cli, globals, id) },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'proof <ID>', text: texts.proof, act: (globals, [id = '']) => proof(cli, globals, id) },
    onAnswer
  )
}

type Acted = { readonly id: string; readonly problem: string | null; readonly line: string }

async function act(
  cli: Cli,
  { action, ...globals }: Globals & { action: PlatformActionType },
  typed: string[]
): Promise<Answer> {
  const { out } = cli
  const acted = await inArchive(cli, globals, async client => {
    const all: Acted[] = []
    for (const one of typed) all.push(await actOnOne(cli, client, { typed: one, action }))
    return all
  })
  const failed = acted.filter(({ problem }) => problem !== null).length
  const lines = acted.map(({ line }) => line)
  return {
    json: { acted: acted.map(({ id, problem }) => ({ id, problem })) },
    lines: failed === 0 ? lines : [...lines, out.t(texts.someFailed, { failed, count: acted.length })],
    ...(failed === 0 ? {} : { exit: failed === acted.length ? EXIT.refused : EXIT.partial })
  }
}

// One that is refused does not keep the others from being done; a program that is being ended does.
async function actOnOne(
  { out, stopper }: Cli,
  client: Client,
  { typed, action }: { typed: string; action: PlatformActionType }
): Promise<Acted> {
  try {
    const id = await commentIdOf(client, typed)
    out.note(texts.acting, { id: shortId(id) })
    await client.moderation.act({ id, action })
    return { id, problem: null, line: out.t(texts.done, { id: shortId(id) }) }
  } catch (error) {
    const { code, message } = told(error, out)
    if (stopper.isStopping || code === 'usage' || code === 'internal') throw error
    return { id: typed, problem: code, line: visible(out.t(texts.notDone, { id: typed, refusal: message })) }
  }
}

async function proof(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const { cid, signedBy, text, nativeId } = await inArchive(cli, globals, async client =>
    client.moderation.checkProof({ id: await commentIdOf(client, typed) })
  )
  return {
    json: { proof: { cid, signedBy, text, nativeId } },
    lines: [cli.out.t(texts.holds, { signedBy, cid }), text, nativeId].map(visible)
  }
}

async function show(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const found = await inArchive(cli, globals, async client =>
    client.moderation.find({ id: await commentIdOf(client, typed) })
  )
  return {
    json: { platform: found },
    lines: found === null ? [cli.out.t(texts.notRead)] : factsOf(cli.out, found)
  }
}

function factsOf(out: Output, found: PlatformFacts): string[] {
  const { facts, statuses, states } = texts
  const time = (at: Instant | null) => (at === null ? null : localTime(at, '–'))
  const rows: [keyof typeof facts, string | null][] = [
    ['status', out.t(statuses[found.status])],
    ['nativeId', found.nativeId],
    ['thread', found.threadId],
    ['ip', found.authorIp],
    ['userAgent', found.authorUserAgent],
    ['created', time(found.createdAt)],
    ['seen', time(found.seenAt)],
    ['vanished', time(found.vanishedAt)],
    ['read', time(found.readAt)],
    ['proof', time(found.proof?.verifiedAt ?? null)],
    ['versions', found.versions.length > 1 ? String(found.versions.length) : null],
    ['possible', found.possible.length === 0 ? null : found.possible.join(', ')]
  ]
  const done = found.actions.map(
    ({ action, state, begunAt, begunBy }) =>
      [`${action}`, `${out.t(states[state])} ${localTime(begunAt, '')} ${begunBy}`] as const
  )
  return factLines([
    ...rows.flatMap(([title, value]) => (value === null ? [] : [[out.t(facts[title]), value] as const])),
    ...done
  ])
}
