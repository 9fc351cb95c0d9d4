// Imports of the platforms' own exports: looked at, kept untouched, and then read in batches that can be stopped.
import { randomUUID } from 'node:crypto'
import { ImportId } from '#shared/ids.ts'
import type { Import, ImportRequest, ImportState } from '#shared/imports.ts'
import type { Channel } from '#shared/register.ts'
import { type Context, tellChanged } from '../context.ts'
import type { ReadDb } from '../db/open.ts'
import { ArchiveError, refusalOf } from '../errors.ts'
import { record } from '../journal/record.ts'
import { activeChannel } from '../register/channels.ts'
import { type Input, inputsAt, openInputs } from './files/inputs.ts'
import { keepInputs } from './files/keep.ts'
import { Reading } from './files/reading.ts'
import type { Finding } from './item.ts'
import type { Parser } from './parsers/parser.ts'
import { takesFrom } from './platforms.ts'
import { endImport, findImport, insertImport, runningImports } from './queries.ts'
import { readExport } from './read-export.ts'
import { recognise } from './recognise.ts'
import { interruptImports } from './recover.ts'

/** An import. @throws ArchiveError not-found */
export function importRun(db: ReadDb, id: ImportId): Import {
  const found = findImport(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

export interface Imports {
  /**
   * Looks at the files and answers when the import has begun. A refusal has kept and changed nothing.
   * @throws ArchiveError import-running, channel-retired, file-unreadable, zip-refused, export-not-recognised,
   *   wrong-channel
   */
  start(request: ImportRequest): Promise<Import>
  /** Stops in order and answers when it has ended; an import that has ended is answered as it is. */
  stop(id: ImportId): Promise<Import>
  current(): Import | null
}

type Chosen = {
  readonly channel: Channel
  readonly inputs: readonly Input[]
  readonly findings: readonly Finding[]
  readonly parser: Parser
}

/** The imports of an open archive; at most one goes on at a time. `hold` keeps the archive open until it has ended. */
export function importsOf(ctx: Context, hold: (work: Promise<unknown>) => void): Imports {
  let going: { id: ImportId; stop: AbortController; ended: Promise<void> } | 'starting' | undefined

  return {
    current: () => (typeof going === 'object' ? importRun(ctx.db.read, going.id) : null),
    async start(request) {
      if (going !== undefined) throw new ArchiveError('import-running')
      going = 'starting'
      try {
        const chosen = await look(ctx, request)
        // Left over from a disk that was too full to note the end.
        if (runningImports(ctx.db.read).length > 0) interruptImports(ctx)
        const id = begin(ctx, chosen)
        const stop = new AbortController()
        const signal = AbortSignal.any([stop.signal, ctx.closing])
        const ended = work(ctx, id, { chosen, request, signal }).then(state => {
          // Whoever is told that it has ended may start the next.
          going = undefined
          tellChanged(ctx, 'imports')
          ctx.events.publish('event', { kind: 'import-ended', importId: id, state })
        })
        going = { id, stop, ended }
        hold(ended)
        return importRun(ctx.db.read, id)
      } catch (error) {
        going = undefined
        throw error
      }
    },
    async stop(id) {
      if (typeof going === 'object' && going.id === id) {
        going.stop.abort(new ArchiveError('stopped'))
        await going.ended
      }
      return importRun(ctx.db.read, id)
    }
  }
}

async function look(ctx: Context, { channelId, paths }: ImportRequest): Promise<Chosen> {
  const channel = activeChannel(ctx.db.read, channelId)
  const { inputs, findings } = await inputsAt(paths)
  const opened = await openInputs(inputs, ({ at }) => at)
  try {
    const name = paths.length === 1 ? (inputs[0]?.pathInFolder ?? inputs[0]?.name) : inputs[0]?.name
    const { parser, claimed } = await recognise(new Reading(opened.files), name ?? '')
    const platforms = parser.platforms(claimed)
    if (![...platforms].some(platform => takesFrom(channel, platform)))
      throw new ArchiveError('wrong-channel', {
        platform: [...platforms].join(', '),
        channel: channel.name
      })
    return { channel, inputs, findings, parser }
  } finally {
    opened.close()
  }
}

function begin(ctx: Context, { channel, parser, inputs }: Chosen): ImportId {
  const id = ImportId.parse(randomUUID())
  ctx.db.transact(tx => {
    insertImport(tx, {
      id,
      channelId: channel.id,
      parser: parser.name,
      version: parser.version,
      at: ctx.clock.now(),
      by: ctx.actor
    })
    record(tx, ctx, {
      act: 'import.started',
      about: id,
      details: { channel: channel.id, parser: parser.name, version: parser.version, files: inputs.length }
    })
  })
  tellChanged(ctx, 'imports')
  return id
}

type Job = { readonly chosen: Chosen; readonly request: ImportRequest; readonly signal: AbortSignal }

async function work(
  ctx: Context,
  id: ImportId,
  { chosen, request, signal }: Job
): Promise<Exclude<ImportState, 'running'>> {
  const { channel, inputs, findings, parser } = chosen
  let state: Exclude<ImportState, 'running'> = 'finished'
  let problem: string | null = null
  try {
    const kept = await keepInputs(ctx, id, inputs, signal)
    const opened = await openInputs(kept, ({ sha256 }) => ctx.objects.path(sha256))
    try {
      await readExport(ctx, id, {
        channel,
        parser,
        opened: { ...opened, findings: [...findings, ...opened.findings] },
        kept,
        ownName: request.ownName,
        signal
      })
    } finally {
      opened.close()
    }
  } catch (error) {
    const refusal = refusalOf(error, ctx.dir)
    problem = refusal instanceof ArchiveError ? refusal.code : 'internal'
    state = problem === 'stopped' ? 'stopped' : 'failed'
    if (state === 'failed') ctx.log.error({ err: error, import: id }, 'import ended early')
  }
  finish(ctx, id, state, problem)
  return state
}

function finish(
  ctx: Context,
  id: ImportId,
  state: Exclude<ImportState, 'running'>,
  problem: string | null
): void {
  try {
    ctx.db.transact(tx => {
      endImport(tx, id, { state, problem, at: ctx.clock.now() })
      const { seen, imported, known, skipped, unreadable } = importRun(tx, id)
      record(tx, ctx, {
        act: 'import.ended',
        about: id,
        details: { state, problem, seen, imported, known, skipped, unreadable }
      })
    })
  } catch (error) {
    // The disk is too full even for this line; the next start or opening marks the import as interrupted.
    ctx.log.error({ err: error, import: id }, 'the end of the import could not be noted')
  }
}
