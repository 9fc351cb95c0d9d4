// `init` and `status`: the archive as a whole.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { ArchiveStatus } from '#shared/archive.ts'
import { capitalised } from '#shared/in-language.ts'
import { BOTH } from '#shared/words/both.ts'
import { answerWords, fieldWords } from '#shared/words/fields.ts'
import { methodWords } from '#shared/words/methods.ts'
import { type Answer, archiveNamed, type Cli, type Globals, inArchive, inSession } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { factLines } from '../listing.ts'
import type { Output } from '../output.ts'
import { visible } from '../terminal.ts'
import { archive as texts } from '../texts/archive.ts'
import { common } from '../texts/common.ts'
import { localTime, size } from '../values.ts'

export function addArchiveCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand<{ municipality: string }>(
    root,
    cli,
    {
      usage: 'init [DIR]',
      text: methodWords('archive.create'),
      options: [{ flags: '--municipality <NAME>', text: fieldWords('municipality'), mandatory: true }],
      act: (options, [dir]) => init(cli, options, dir)
    },
    onAnswer
  )
  leafCommand(
    root,
    cli,
    { usage: 'status', text: methodWords('archive.status'), act: globals => status(cli, globals) },
    onAnswer
  )
}

async function init(
  cli: Cli,
  options: Globals & { municipality: string },
  dir: string | undefined
): Promise<Answer> {
  const { out } = cli
  const folder = dir === undefined ? archiveNamed(cli, options) : resolve(dir)
  const made = await inSession(cli, options, client =>
    client.archive.create({ dir: folder, municipality: options.municipality })
  )
  warnOfPlace(out, made)
  return {
    json: made,
    lines: [
      out.t(texts.made, { municipality: visible(made.municipality), dir: visible(made.dir) }),
      out.t(texts.madeNext, { dir: visible(made.dir) })
    ]
  }
}

async function status(cli: Cli, globals: Globals): Promise<Answer> {
  const found = await inArchive(cli, globals, client => client.archive.status())
  warnOfPlace(cli.out, found)
  return { json: found, lines: statusLines(found, cli.out) }
}

/** An archive in a folder that others change or copy is warned of when it is made, and whenever it is looked at. */
function warnOfPlace(out: Output, { syncedBy, roams }: Pick<ArchiveStatus, 'syncedBy' | 'roams'>): void {
  if (roams) out.note(BOTH.roams)
  if (syncedBy !== null) out.note(BOTH.synced, { service: syncedBy })
}

function statusLines(found: ArchiveStatus, out: Output): string[] {
  const rows = Object.entries({
    municipality: found.municipality,
    dir: found.dir,
    createdAt: out.t(texts.madeAt, { time: localTime(found.createdAt, '') }),
    period: found.period,
    channels: out.t(texts.channelsCount, { all: found.channels, due: found.channelsDue }),
    captures: out.t(texts.capturesCount, {
      all: found.captures,
      refused: found.capturesRefused,
      failed: found.capturesFailed,
      interrupted: found.capturesInterrupted
    }),
    comments: out.t(texts.commentsCount, { all: found.comments, open: found.commentsOpen }),
    messages: out.t(texts.messagesCount, { all: found.messages, undecided: found.messagesUndecided }),
    inboxFiles: String(found.inboxFiles),
    exports: String(found.exports),
    objects: out.t(texts.objectsCount, {
      objects: found.objects,
      size: size(found.objectBytes, out.language)
    }),
    journalLines: String(found.journalLines),
    journalHead: found.journalHead ?? out.t(common.none)
  })
  return factLines(
    rows.map(([name, value]) => [capitalised(out.t(answerWords('archive', name, 'archive.status'))), value])
  )
}
