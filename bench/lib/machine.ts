// When and on what it was measured.
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { version } from '../../package.json'

/** Date, machine, versions and load, as a few lines of text. */
export function describeMachine(): string {
  const cores = cpus()
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`
  const load = loadavg().map(value => value.toFixed(1))
  return [
    new Date().toISOString(),
    `${cores.length} × ${cores[0]?.model.trim() ?? 'unknown processor'}, ${memory} memory, ${type()} ${release()}`,
    `Kanalarkiv ${version}, Node ${process.versions.node}, OpenSSL ${process.versions.openssl}`,
    `Load (1, 5, 15 minutes): ${load.join(' ')}`
  ].join('\n')
}
