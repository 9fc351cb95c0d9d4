// Imports of the platforms' own exports: looked at, kept untouched, and then read in batches that can be stopped.
import { randomUUID } from 'node:crypto'
import { PLATFORM_NAMES } from '#shared/account.ts'
import { type ChannelId, ImportId } from '#shared/ids.ts'
import type { Import, ImportParser, ImportRequest, ImportState } from '#shared/imports.ts'
import type { Channel } from '#shared/register.ts'
import { accountOf } from '../../comments/accounts/accounts.ts'
import { hasMessages } from '../../comments/platforms/clients.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError, refusalOf } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import type { Limits } from '../../kernel/limited-thread.ts'
import { requireRoom } from '../../kernel/objects/room.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { readAccountMessages } from './account-messages.ts'
import { ExportApart, LIMITS } from './apart/export-apart.ts'
import { type Input, inputsAt, openInputs } from './files/inputs.ts'
import { keepInputs } from './files/keep.ts'
import type { Finding } from './item.ts'
import type { Parser } from './parsers/parser.ts'
import { takesFrom } from './platforms.ts'
import { endImport, findImport, insertImport, runningImports } from './queries.ts'
import { readExport } from './read-export.ts'
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
   * @throws ArchiveError import-running, channel-retired, file-unreadable, no-room-for-file, zip-refused,
   *   export-not-recognised, wrong-channel
   */
  start(request: ImportRequest): Promise<Import>
  /** Reads the direct messages of a channel through its account. @throws ArchiveError import-running, no-account,
   * platform-has-no-messages, channel-retired */
  readAccount(channelId: ChannelId): Promise<Import>
  /** An import, with its end also where the disk was too full to note that. @throws ArchiveError not-found */
  find(id: ImportId): Import
  /** Stops in order and answers when it has ended; an import that has ended is answered as it is. */
  stop(id: ImportId): Promise<Import>
  current(): Import | null
}

type Chosen = {
  readonly channel: Channel
  readonly inputs: readonly Input[]
  readonly findings: readonly Finding[]
  readonly parser: Parser
  readonly name: string
  /** Files that took too much when the export was looked at. */
  readonly givenUp: ReadonlySet<number>
}

/** Which import goes on in the archive, whoever started it: at most one. `unnoted` are ends that a full disk had no room for. */
export type GoingImport = {
  now: { id: ImportId; stop: AbortController; ended: Promise<void> } | 'starting' | undefined
  readonly unnoted: Map<ImportId, End>
}

/**
 * The imports of an open archive, as one of those who work in it starts and stops them; at most one goes on at a time. `hold` keeps
 * the archive open until it has ended. `limits` are those of the reading of one file.
 */
export function importsOf(
  ctx: Context,
  hold: (work: Promise<unknown>) => void,
  limits: Limits = LIMITS,
  going: GoingImport = { now: undefined, unnoted: new Map() }
): Imports {
  const { unnoted } = going
  const find = (id: ImportId): Import => ({ ...importRun(ctx.db.read, id), ...unnoted.get(id) })

  async function launch(prepare: () => Promise<Launch>): Promise<Import> {
    if (going.now !== undefined) throw new ArchiveError('import-running')
    going.now = 'starting'
    try {
      const { run, read } = await prepare()
      // Left over from a disk that was too full to note the end.
      if (runningImports(ctx.db.read).length > 0) interruptImports(ctx)
      unnoted.clear()
      const id = begin(ctx, run)
      const stop = new AbortController()
      const ended = work(ctx, id, () => read(id, AbortSignal.any([stop.signal, ctx.closing]))).then(
        ({ isNoted, ...end }) => {
          if (!isNoted) unnoted.set(id, end)
          // Whoever is told that it has ended may start the next.
          going.now = undefined
          tellChanged(ctx, 'imports')
          ctx.events.publish('event', { kind: 'import-ended', importId: id, state: end.state })
        }
      )
      going.now = { id, stop, ended }
      hold(ended)
      return importRun(ctx.db.read, id)
    } catch (error) {
      going.now = undefined
      throw error
    }
  }

  return {
    find,
    current: () => (typeof going.now === 'object' ? importRun(ctx.db.read, going.now.id) : null),
    start: request =>
      launch(async () => {
        const chosen = await inspectChosen(ctx, request, limits)
        const { channel, parser, inputs } = chosen
        const run = { channel, name: parser.name, version: parser.version, files: inputs.length }
        return { run, read: (id, signal) => readFiles(ctx, id, { chosen, request, signal, limits }) }
      }),
    readAccount: channelId =>
      launch(async () => {
        const channel = activeChannel(ctx.db.read, channelId)
        const { kind } = accountOf(ctx.db.read, channelId)
        if (!hasMessages(kind))
          throw new ArchiveError('platform-has-no-messages', { platform: PLATFORM_NAMES[kind] })
        const run = { channel, name: 'account', version: 1, files: 0 } as const
        return { run, read: (id, signal) => readAccountMessages(ctx, id, channel, signal) }
      }),
    async stop(id) {
      if (typeof going.now === 'object' && going.now.id === id) {
        going.now.stop.abort(new ArchiveError('stopped'))
        await going.now.ended
      }
      return find(id)
    }
  }
}

async function inspectChosen(
  ctx: Context,
  { channelId, paths }: ImportRequest,
  limits: Limits
): Promise<Chosen> {
  const channel = activeChannel(ctx.db.read, channelId)
  const { inputs, findings } = await inputsAt(paths)
  await requireRoom(
    ctx.dir,
    inputs.filter(input => !mayBeKept(ctx.db.read, input))
  )
  const [first] = inputs
  const name = (paths.length === 1 ? (first?.pathInFolder ?? first?.name) : first?.name) ?? ''
  const apart = await ExportApart.open(inputs, { name, limits })
  try {
    const { parser, platforms, givenUp } = apart
    if (![...platforms].some(platform => takesFrom(channel, platform)))
      throw new ArchiveError('wrong-channel', {
        platform: [...platforms].join(', '),
        channel: channel.name
      })
    return { channel, inputs, findings, parser, name, givenUp }
  } finally {
    apart.close()
  }
}

/** What has the size of a file that is kept may be that file, which is kept once. */
function mayBeKept(db: ReadDb, { bytes }: Input): boolean {
  return db.prepare('SELECT 1 FROM object WHERE bytes = ? LIMIT 1').get(bytes) !== undefined
}

type Run = {
  readonly channel: Channel
  readonly name: ImportParser
  readonly version: number
  readonly files: number
}

type Launch = { readonly run: Run; readonly read: (id: ImportId, signal: AbortSignal) => Promise<void> }

function begin(ctx: Context, { channel, name, version, files }: Run): ImportId {
  const id = ImportId.parse(randomUUID())
  ctx.db.transact(tx => {
    insertImport(tx, {
      id,
      channelId: channel.id,
      parser: name,
      version,
      at: ctx.clock.now(),
      by: ctx.actor
    })
    record(tx, ctx, {
      act: 'import.started',
      about: id,
      details: { channel: channel.id, parser: name, version, files }
    })
  })
  tellChanged(ctx, 'imports')
  return id
}

type Job = {
  readonly chosen: Chosen
  readonly request: ImportRequest
  readonly signal: AbortSignal
  readonly limits: Limits
}

async function readFiles(
  ctx: Context,
  id: ImportId,
  { chosen, request, signal, limits }: Job
): Promise<void> {
  const kept = await keepInputs(ctx, id, chosen.inputs, signal)
  const letGo = await ctx.objects.hold(kept.map(({ sha256 }) => sha256))
  try {
    await readKept(ctx, id, kept, { chosen, request, signal, limits })
  } finally {
    letGo()
  }
}

async function readKept(
  ctx: Context,
  id: ImportId,
  kept: Awaited<ReturnType<typeof keepInputs>>,
  { chosen: { channel, findings, name, givenUp }, request, signal, limits }: Job
): Promise<void> {
  const placed = kept.map(input => ({ ...input, at: ctx.objects.path(input.sha256) }))
  const apart = await ExportApart.open(placed, { name, givenUp, limits })
  const opened = await openInputs(placed, ({ at }) => at).catch((error: unknown) => {
    apart.close()
    throw error
  })
  try {
    await readExport(ctx, id, {
      channel,
      apart,
      opened: { ...opened, findings: [...findings, ...opened.findings] },
      kept,
      ownName: request.ownName,
      signal
    })
  } finally {
    apart.close()
    opened.close()
  }
}

async function work(
  ctx: Context,
  id: ImportId,
  read: () => Promise<void>
): Promise<End & { readonly isNoted: boolean }> {
  let state: End['state'] = 'finished'
  let problem: string | null = null
  try {
    await read()
  } catch (error) {
    const refusal = refusalOf(error, ctx.dir)
    problem = refusal instanceof ArchiveError ? refusal.code : 'internal'
    state = problem === 'stopped' ? 'stopped' : 'failed'
    if (state === 'failed') ctx.log.error({ err: error, import: id }, 'import ended early')
  }
  const noted = noteEnd(ctx, id, { state, problem })
  // All was entered, and still it is no import that has finished: its row says that it goes on.
  if (noted === null) return { state, problem, isNoted: true }
  return { state: 'failed', problem: problem ?? noted, isNoted: false }
}

/** What became of an import. */
type End = { readonly state: Exclude<ImportState, 'running'>; readonly problem: string | null }

/** Why the end could not be noted; null when it was. */
function noteEnd(ctx: Context, id: ImportId, { state, problem }: End): string | null {
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
    return null
  } catch (error) {
    // The disk is too full even for this line; the next start or opening marks the import as interrupted.
    ctx.log.error({ err: error, import: id }, 'the end of the import could not be noted')
    const refusal = refusalOf(error, ctx.dir)
    return refusal instanceof ArchiveError ? refusal.code : 'internal'
  }
}
