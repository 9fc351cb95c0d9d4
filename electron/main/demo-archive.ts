// An archive to try the program with: the command line that comes along makes the invented municipality's, in a folder of its own.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { app, utilityProcess } from 'electron'
import { z } from 'zod'
import type { DemoMade } from '#shared/shell.ts'
import { coreNode, unpacked } from './core-child.ts'
import type { Language } from './settings.ts'

const SCRIPT = join(import.meta.dirname, 'cli.js')
const MOST_TEXT = 1_000_000
const Summary = z.looseObject({ archive: z.string() })

type Ended = { readonly out: string; readonly err: string }
/** What is asked of a child, whichever of the two ways it runs. */
type Child = {
  readonly stdout: NodeJS.ReadableStream | null
  readonly stderr: NodeJS.ReadableStream | null
  onEnd(listener: () => void): void
}

let going: Promise<DemoMade> | null = null

/** Makes it in a new folder of the user's own, which takes a minute or so; asked twice meanwhile it is made once. */
export function makeDemoArchive(language: Language): Promise<DemoMade> {
  going ??= made(language).finally(() => {
    going = null
  })
  return going
}

async function made(language: Language): Promise<DemoMade> {
  const { out, err } = await endOf(start(['demo', '--json', '--lang', language]))
  const summary = Summary.safeParse(jsonOf(out.trim().split('\n').at(-1) ?? ''))
  if (summary.success) return { archive: summary.data.archive }
  return { archive: null, reason: err.trim().split('\n').at(-1) ?? '' }
}

function start(args: readonly string[]): Child {
  const node = coreNode()
  if (node === undefined) {
    const child = utilityProcess.fork(SCRIPT, [...args], { serviceName: 'kanalarkiv-demo', stdio: 'pipe' })
    return { stdout: child.stdout, stderr: child.stderr, onEnd: end => child.once('exit', end) }
  }
  const child = fork(unpacked(SCRIPT), [...args], {
    execPath: node,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc']
  })
  app.once('will-quit', () => child.kill())
  return {
    stdout: child.stdout,
    stderr: child.stderr,
    // An executable that cannot be started gives `error` and no `close`.
    onEnd: end => child.once('close', end).once('error', end)
  }
}

function endOf(child: Child): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>()
  const said = { out: '', err: '' }
  child.stdout?.on('data', bytes => {
    said.out = (said.out + bytes).slice(-MOST_TEXT)
  })
  child.stderr?.on('data', bytes => {
    said.err = (said.err + bytes).slice(-MOST_TEXT)
  })
  child.onEnd(() => resolve(said))
  return promise
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
