// Starts other programs, and ends as they ended.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Stop } from './say.mjs'

/**
 * Runs a step of set-up and waits for it. Its output goes to standard error, or, when quiet,
 * nowhere unless it fails.
 */
export async function step(command, args, { cwd, env = process.env, quiet = false, seconds } = {}) {
  const { code, signal, output } = await new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      windowsHide: true,
      timeout: seconds === undefined ? undefined : seconds * 1000,
      stdio: ['ignore', quiet ? 'pipe' : 2, quiet ? 'pipe' : 2]
    })
    let output = ''
    child.stdout?.on('data', bytes => (output += bytes))
    child.stderr?.on('data', bytes => (output += bytes))
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, output }))
  })
  if (code === 0) return output
  if (quiet) process.stderr.write(output)
  throw new Stop(1, 'stepFailed', [command, ...args].join(' '), signal ?? code)
}

/**
 * Runs the program the person asked for: same terminal, same folder, same signals.
 * Answers with its exit code, or with the signal that ended it.
 */
export async function foreground(command, args, { cwd, env = process.env, stdio = 'inherit' } = {}) {
  const child = spawn(command, args, { cwd, env, stdio })
  const watch = onOrphaned(env, () => child.kill('SIGTERM'))
  const pass = signal => {
    clearInterval(watch) // it knows, and may need its time to stop in order
    // A terminal sends Ctrl-C to the whole group; passing it on would say it twice, and twice means "at once".
    if (signal === 'SIGINT' && hasTerminal()) return
    child.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => resolve({ code, signal }))
    })
  } finally {
    clearInterval(watch)
    for (const signal of signals) process.off(signal, pass)
  }
}

/** Ends this process the way the other one ended. */
export function endLike({ code, signal }) {
  if (signal && process.platform !== 'win32') process.kill(process.pid, signal)
  process.exitCode = code ?? 1
}

const hasTerminal = () => [process.stdin, process.stdout, process.stderr].some(stream => stream.isTTY)

// Whoever ends npm ends only npm's shell: without this, what it ran would go on, seen by nobody.
function onOrphaned(env, stop) {
  if (env.npm_lifecycle_event === undefined || process.platform === 'win32') return undefined
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 500)
  return watch.unref()
}

/** npm as a command and its first arguments, to be run by the given Node, whichever Node started us. */
export function npmCommand(node, env = process.env) {
  const beside = dirname(process.execPath)
  const scripts = [
    env.npm_execpath,
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js'
  ]
  const script = scripts.find(each => each?.endsWith('npm-cli.js') && existsSync(each))
  return script ? [node, [script]] : ['npm', []]
}

/** npm as a step of ours: what it says is errors, and what it has fetched before it does not fetch again. */
export const npmOptions = [
  '--prefer-offline',
  '--no-audit',
  '--no-fund',
  '--no-progress',
  '--no-update-notifier',
  '--loglevel=error'
]
