// A real keychain for tests: a Secret Service (the GNOME keyring) on a bus of its own, empty, gone after the tests.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe } from 'vitest'
import { systemKeychain } from '../../electron/core/kernel/secrets/keychain.ts'

/** Why there can be no keychain here, or null. On Debian `npm run setup` installs what is missing. */
export function noKeychain(): string | null {
  if (process.platform !== 'linux') return 'tests use the keychain of Linux only, not the one of the person'
  const missing = ['/usr/bin/dbus-daemon', '/usr/bin/gnome-keyring-daemon', '/usr/bin/setpriv'].filter(
    path => !existsSync(path)
  )
  return missing.length === 0 ? null : `${missing.join(' and ')} missing; npm run setup installs them`
}

/** Tests before this process's keychain; where there can be none they are skipped, with the reason in their name. */
export function describeWithKeychain(name: string, tests: () => void): void {
  const missing = noKeychain()
  describe.skipIf(missing !== null)(missing === null ? name : `${name} (${missing})`, () => {
    beforeAll(async () => void (await startKeychain()))
    tests()
  })
}

export type TestKeychain = { readonly env: NodeJS.ProcessEnv; end(): Promise<void> }

let running: Promise<TestKeychain> | null = null

/**
 * The keychain of this process and of what it starts: there until the process ends, also for the test files after this one, since the
 * library keeps its connection to the bus that it met first.
 */
export function startKeychain(): Promise<TestKeychain> {
  running ??= start()
  return running
}

async function start(): Promise<TestKeychain> {
  const home = await mkdtemp(join(tmpdir(), 'kanalarkiv-keychain-'))
  const address = `unix:path=${join(home, 'bus')}`
  const env = { HOME: home, XDG_RUNTIME_DIR: home, XDG_DATA_HOME: home, DBUS_SESSION_BUS_ADDRESS: address }
  const whole = { ...process.env, ...env }
  await writeFile(join(home, 'bus.conf'), busConfiguration(address))
  const config = `--config-file=${join(home, 'bus.conf')}`
  const bus = untilWeEnd(['dbus-daemon', config, '--nofork', '--nopidfile'], whole)
  await until(async () => existsSync(join(home, 'bus')), bus, 'dbus-daemon')
  const keyring = untilWeEnd(
    ['gnome-keyring-daemon', '--foreground', '--unlock', '--components=secrets'],
    whole
  )
  keyring.stdin?.end('a password that opens the test keychain')
  process.env['DBUS_SESSION_BUS_ADDRESS'] = address
  // It answers before it has anywhere to keep a secret, so that only keeping one tells.
  const answers = () =>
    systemKeychain()
      .store('anyone there', 'yes')
      .then(
        () => systemKeychain().forget('anyone there'),
        () => false
      )
  await until(answers, keyring, 'gnome-keyring-daemon')
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: address },
    async end() {
      for (const program of [keyring, bus]) await end(program)
    }
  }
}

/** Starts a program that the system ends when this process is gone, however that came about. */
function untilWeEnd(command: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...command], {
    env,
    stdio: ['pipe', 'ignore', 'ignore']
  })
  child.unref()
  return child
}

async function until(ready: () => Promise<boolean>, program: ChildProcess, name: string): Promise<void> {
  while (!(await ready())) {
    if (program.exitCode !== null) throw new Error(`${name} ended with ${program.exitCode}`)
    await sleep(20)
  }
}

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return
  const gone = new Promise(resolve => program.once('exit', resolve))
  program.kill()
  await gone
}

// A bus that starts nothing by itself: else the first question would start another keyring, one that nobody unlocked.
const busConfiguration = (address: string) => `<!DOCTYPE busconfig PUBLIC
  "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>${address}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`
