// The core as a command line: `kanalarkiv`, for servers, scripts and development.
import { EXIT } from './cli/exit-codes.ts'
import { runCommandLine } from './cli/run.ts'

// An older Node would end without a word when the database is loaded.
if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write(
    `Kanalarkiv behöver Node 24 eller senare; det här är ${process.versions.node}. Använd npm run cli, som ordnar det.\n` +
      `Kanalarkiv needs Node 24 or later; this is ${process.versions.node}. Use npm run cli, which sees to it.\n`
  )
  process.exit(EXIT.refused)
}

const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', process.platform === 'win32' ? 'SIGBREAK' : 'SIGHUP']

// A reader that has gone away must not end work that is going on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

const code = await runCommandLine(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  env: process.env,
  onSignal(listener) {
    for (const signal of SIGNALS) process.on(signal, listener)
    return () => {
      for (const signal of SIGNALS) process.off(signal, listener)
    }
  },
  kill: exitCode => process.exit(exitCode)
})

// Where a pipe is written later than it is given, as on Windows, ending at once would cut it off.
await Promise.all(
  [process.stdout, process.stderr].map(stream => new Promise<void>(done => stream.write('', () => done())))
)
process.exit(code)
