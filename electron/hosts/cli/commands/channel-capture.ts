// `channel capture`: how the pages of one channel are captured.
import type { Command } from 'commander'
import { Reach, Viewport } from '#shared/capture.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { leafCommand, type OptionSpec } from '../command.ts'
import { factLines } from '../listing.ts'
import { channelIdOf } from '../register.ts'
import { capture } from '../texts/capture.ts'
import { channel as texts } from '../texts/channel.ts'
import { common } from '../texts/common.ts'

const PRIVATE = ['yes', 'no'] as const
export type Private = { readonly privateAddresses?: (typeof PRIVATE)[number] }
type Options = Private & { readonly viewport?: Viewport; readonly reach?: Reach }

/** Of `channel add` too. */
export const PRIVATE_ADDRESSES: OptionSpec = {
  flags: '--private-addresses <ANSWER>',
  text: texts.privateAddresses,
  choices: PRIVATE
}

export function addChannelCapture(group: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand<Options>(
    group,
    cli,
    {
      usage: 'capture <ID>',
      text: texts.capture,
      options: [
        { flags: '--viewport <VIEWPORT>', text: texts.viewport, choices: Viewport.options },
        { flags: '--reach <REACH>', text: texts.reach, choices: Reach.options },
        PRIVATE_ADDRESSES
      ],
      act: (options, [id = '']) => settings(cli, options, id)
    },
    onAnswer
  )
}

async function settings(cli: Cli, options: Options & Globals, typed: string): Promise<Answer> {
  const { viewport, reach, privateAddresses } = options
  const { out } = cli
  const set = await inArchive(cli, options, async client => {
    const channelId = await channelIdOf(client, typed)
    const before = await client.captures.channelSettings({ channelId })
    if ([viewport, reach, privateAddresses].every(one => one === undefined)) return before
    return client.captures.setChannelSettings({
      channelId,
      viewport: viewport ?? before.viewport,
      reach: reach ?? before.reach,
      privateAddresses: privateAddresses === undefined ? before.privateAddresses : privateAddresses === 'yes'
    })
  })
  return {
    json: { settings: set },
    lines: factLines([
      [out.t(capture.rows.viewport), out.t(capture.viewports[set.viewport])],
      [out.t(texts.reachRow), out.t(texts.reaches[set.reach])],
      [out.t(texts.privateRow), out.t(set.privateAddresses ? common.yes : common.no)]
    ])
  }
}
