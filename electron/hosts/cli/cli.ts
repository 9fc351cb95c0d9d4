// What every command is handed: the way to speak, and the way into an archive.
import { resolve } from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import type { Contract } from '#shared/contract.ts'
import type { Policies } from '#shared/policies.ts'
import { createSession, type Session } from '../../core/app/session.ts'
import { systemActor } from '../../core/kernel/actor.ts'
import { openLog } from '../../core/kernel/log.ts'
import { UsageError } from './errors.ts'
import type { ExitCode } from './exit-codes.ts'
import type { Output } from './output.ts'
import { appVersion } from './place.ts'
import type { Signals, Stopper } from './stopper.ts'
import type { Sink } from './terminal.ts'
import { common } from './texts/common.ts'

/** The core behind its door, called as if it were far away. */
export type Client = ContractRouterClient<Contract>

export interface Terminal extends Signals {
  readonly stdout: Sink
  readonly stderr: Sink
  readonly stdin: AsyncIterable<Uint8Array | string> & {
    readonly isTTY?: boolean
    /** Of a terminal: whether what is typed is shown, and its keys acted on. */
    setRawMode?(isRaw: boolean): unknown
  }
  readonly env: NodeJS.ProcessEnv
  /** Where the program's policies are read from instead, in tests. */
  readonly policyFile?: string
}

/** Options that every command has. */
export type Globals = {
  readonly archive?: string
  readonly json?: true
  readonly log?: string
  readonly lang?: string
}

/** Options as they were typed, by their names. */
export type Typed = Globals & Readonly<Record<string, unknown>>

/** What a command ends with: the same outcome for a script and for a person. */
export type Answer = {
  readonly json: object
  readonly lines: readonly string[]
  /** Written as it is, instead of the lines. */
  readonly bytes?: Uint8Array
  readonly exit?: ExitCode
}

export interface Cli {
  /** What those who see to the computers have decided. */
  readonly decided: Policies
  readonly terminal: Terminal
  readonly out: Output
  readonly stopper: Stopper
}

/** What work by hand is handed: beside its input, the way to speak and into the archive. */
export type At = {
  readonly cli: Cli
  readonly client: Client
  readonly session: Session
  readonly options: Typed
}

/** Does some work in the archive that is named, and closes it whatever happens. */
export async function inArchive<T>(
  cli: Cli,
  globals: Globals,
  work: (client: Client, session: Session) => Promise<T>
): Promise<T> {
  const dir = archiveNamed(cli, globals)
  return inSession(cli, globals, async (client, session) => {
    await client.archive.open({ dir })
    return work(client, session)
  })
}

/** Runs the core for some work that opens or makes an archive itself. */
export async function inSession<T>(
  { out, stopper }: Cli,
  globals: Globals,
  work: (client: Client, session: Session) => Promise<T>
): Promise<T> {
  const session = createSession({
    actor: systemActor(),
    program: 'kanalarkiv',
    appVersion: appVersion(),
    log: logTo(globals)
  })
  const client: Client = createRouterClient(session.router, { context: {} })
  stopper.whenStopped(() => stopInOrder(client, session))
  try {
    return await work(client, session)
  } finally {
    stopper.whenStopped(null)
    await session.close().catch(error => {
      out.note(common.notClosed)
      throw error
    })
  }
}

/** The folder of the archive, absolute. @throws UsageError when none is named */
export function archiveNamed(
  { terminal, decided }: Pick<Cli, 'terminal' | 'decided'>,
  globals: Globals
): string {
  const dir = globals.archive ?? (terminal.env['KANALARKIV_ARCHIVE'] || decided.archiveFolder)
  if (dir === null || dir === '') throw new UsageError(common.noArchive)
  return resolve(dir)
}

// A run or an import that is stopped leaves the archive open, so that what was kept can be told; other work ends with the
// archive.
async function stopInOrder(client: Client, session: Session): Promise<void> {
  if (session.current() === null) return session.close()
  const [run, going] = [await client.captures.currentRun(), await client.imports.current()]
  if (run !== null) await client.captures.stopRun({ id: run.id })
  else if (going !== null) await client.imports.stop({ id: going.id })
  else await session.close()
}

function logTo({ log }: Globals) {
  try {
    return openLog(log === undefined ? null : resolve(log))
  } catch {
    throw new UsageError(common.logNotWritable, { file: log ?? '' })
  }
}
