// `capture proxy`: what captured pages are fetched through.
import type { Command } from 'commander'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { factLines } from '../listing.ts'
import { readSecret } from '../secret.ts'
import { common } from '../texts/common.ts'
import { proxy as texts } from '../texts/proxy.ts'
import { localTime, portTyped } from '../values.ts'

type Options = {
  readonly host?: string
  readonly port?: number
  readonly user?: string
  readonly forget?: true
}

export function addCaptureProxy(group: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand<Options>(
    group,
    cli,
    {
      usage: 'proxy',
      text: texts.proxy,
      options: [
        { flags: '--host <NAME>', text: texts.host },
        { flags: '--port <N>', text: texts.port, read: portTyped },
        { flags: '--user <NAME>', text: texts.user },
        { flags: '--forget', text: texts.forget }
      ],
      act: options => proxy(cli, options)
    },
    onAnswer
  )
}

async function proxy(cli: Cli, { host, port, user, forget, ...globals }: Options & Globals): Promise<Answer> {
  const { out } = cli
  if (forget) {
    if (host !== undefined || port !== undefined || user !== undefined)
      throw new UsageError(common.chooseOne, { options: '--forget, --host' })
    await inArchive(cli, globals, client => client.captures.forgetProxy())
    return { json: { proxy: null }, lines: [out.t(texts.forgotten)] }
  }
  if (
    [host, port].filter(one => one !== undefined).length === 1 ||
    (host === undefined && user !== undefined)
  )
    throw new UsageError(texts.needsBoth)
  const secret = user === undefined ? null : await readSecret(cli)
  const set = await inArchive(cli, globals, client =>
    host === undefined || port === undefined
      ? client.captures.proxy()
      : client.captures.setProxy({ proxy: { host, port, user: user ?? null }, secret })
  )
  if (set === null) return { json: { proxy: null }, lines: [out.t(texts.none)] }
  const address = `${set.host}:${set.port}`
  const tried = 'answers' in set ? [out.t(set.answers ? texts.answers : texts.noAnswer, { address })] : []
  const { answers, ...saved } = { answers: null, ...set }
  return {
    json: { proxy: saved, ...(answers === null ? {} : { answers }) },
    lines: [
      ...factLines([
        [out.t(texts.row), address],
        [out.t(texts.userRow), set.user ?? out.t(texts.noUser)],
        [out.t(texts.savedRow), localTime(set.savedAt, out.t(common.never))]
      ]),
      ...tried
    ]
  }
}
