// What can be looked closer at in a capture: its web archive, handed out as a file.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { CaptureId } from '#shared/ids.ts'
import { type Answer, type Cli, type Client, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { capture as texts } from '../texts/capture.ts'
import { everyRow, idBeginning, size } from '../values.ts'

export function addLookingCommands(group: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const { out } = cli
  leafCommand<{ to: string }>(
    group,
    cli,
    {
      usage: 'wacz <ID>',
      text: texts.wacz,
      options: [{ flags: '--to <DIR>', text: texts.to, mandatory: true }],
      act: async ({ to, ...globals }, [typed = '']) => {
        const saved = await inArchive(cli, globals, async client =>
          client.captures.saveWacz({ id: await captureIdOf(client, typed), dir: resolve(to) })
        )
        const { name, sha256, bytes } = saved
        return {
          json: { saved },
          lines: [out.t(texts.wrote, { name, sha256, size: size(bytes, out.language) })]
        }
      }
    },
    onAnswer
  )
}

export function captureIdOf(client: Client, typed: string): Promise<CaptureId> {
  return idBeginning(typed, CaptureId, () =>
    everyRow(after => client.captures.list({ channelId: null, runId: null, limit: 500, after }))
  )
}
