// What can be looked closer at in a capture: its web archive, handed out as a file, and what has changed since the one before.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Comparison } from '#shared/comparison.ts'
import { CaptureId } from '#shared/ids.ts'
import { type Answer, type Cli, type Client, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import type { Output } from '../output.ts'
import { visible } from '../terminal.ts'
import { capture as texts } from '../texts/capture.ts'
import { everyRow, idBeginning, localTime, shortId, size } from '../values.ts'

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
  leafCommand<{ with?: string }>(
    group,
    cli,
    {
      usage: 'compare <ID>',
      text: texts.compare,
      options: [{ flags: '--with <ID>', text: texts.with }],
      act: async ({ with: against, ...globals }, [typed = '']) => {
        const comparison = await inArchive(cli, globals, async client => {
          const id = await captureIdOf(client, typed)
          const other = against === undefined ? null : await captureIdOf(client, against)
          return client.captures.compare({ id, other })
        })
        return { json: { comparison }, lines: told(out, comparison) }
      }
    },
    onAnswer
  )
}

function told(out: Output, { before, isUnchanged, picture, text }: Comparison): string[] {
  if (before === null) return [out.t(texts.noneBefore)]
  const lines = [out.t(texts.against, { id: shortId(before.id), time: localTime(before.startedAt, '') })]
  if (isUnchanged) return [...lines, out.t(texts.unchanged)]
  if (picture === null) lines.push(out.t(texts.noPicture))
  else {
    const { similarity, regions, heightBefore, heightAfter } = picture
    // Never rounded up to all of it.
    const percent = `${(Math.floor(similarity * 1000) / 10).toFixed(1)} %`
    const counts = { percent, regions: regions.length, before: heightBefore, after: heightAfter }
    lines.push(
      out.t(texts.pictureChanged, counts),
      ...regions.map(region => out.t(texts.region, { ...region }))
    )
  }
  if (text === null) return [...lines, out.t(texts.noText)]
  const { added, removed, changes } = text
  const signs = changes.map(({ kind, text }) => `${kind === 'added' ? '+' : '-'} ${visible(text)}`)
  return [...lines, out.t(texts.textChanged, { added, removed }), ...signs]
}

export function captureIdOf(client: Client, typed: string): Promise<CaptureId> {
  return idBeginning(typed, CaptureId, () =>
    everyRow(after => client.captures.list({ channelId: null, runId: null, limit: 500, after }))
  )
}
