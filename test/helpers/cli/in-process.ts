// The command line run within the test, with what it wrote and what it ended with.
import { runCommandLine } from '../../../electron/hosts/cli/run.ts'

export type Ended = {
  readonly code: number
  readonly out: string
  readonly err: string
  /** What was written to standard output, which must be one JSON object on one line. */
  json(): Record<string, unknown>
}

/** Runs one command line. `isTyped`: the input comes from a keyboard. English unless `args` or `env` say otherwise; no variable of the machine comes along. */
export async function kanalarkiv(
  args: readonly string[],
  {
    env = {},
    input = '',
    isTyped = false,
    columns,
    // Whatever is decided for the machine of the tests.
    policyFile = '/nowhere/policies.json'
  }: {
    env?: NodeJS.ProcessEnv
    input?: string
    isTyped?: boolean
    columns?: number
    policyFile?: string
  } = {}
): Promise<Ended> {
  let [out, err] = ['', '']
  const screen = columns === undefined ? {} : { isTTY: true, columns }
  const text = (part: string | Uint8Array) => (typeof part === 'string' ? part : Buffer.from(part).toString())
  const code = await runCommandLine(args, {
    stdout: {
      ...screen,
      write: part => {
        out += text(part)
      }
    },
    stderr: {
      ...screen,
      write: part => {
        err += text(part)
      }
    },
    stdin: Object.assign(
      (async function* () {
        yield input
      })(),
      { isTTY: isTyped }
    ),
    env: { LANG: 'en_GB.UTF-8', ...env },
    policyFile,
    onSignal: () => () => undefined,
    kill: exitCode => {
      throw new Error(`killed with ${exitCode}`)
    }
  })
  return {
    code,
    out,
    err,
    json() {
      if (!/^\{[^\n]*\}\n$/.test(out)) throw new Error(`not one JSON object on one line: ${out}`)
      return JSON.parse(out) as Record<string, unknown>
    }
  }
}
