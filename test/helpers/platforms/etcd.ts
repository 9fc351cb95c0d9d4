// A real etcd of one, for a test.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../free-port.ts'

export interface Etcd {
  readonly address: string
  stop(): Promise<void>
}

export async function startEtcd(): Promise<Etcd> {
  const dir = await mkdtemp(join(tmpdir(), 'kanalarkiv-etcd-'))
  const [address, peers] = [`http://127.0.0.1:${await freePort()}`, `http://127.0.0.1:${await freePort()}`]
  const child = spawn(
    '/usr/bin/etcd',
    [
      ...['--data-dir', dir, '--log-level', 'error'],
      ...['--listen-client-urls', address, '--advertise-client-urls', address],
      ...['--listen-peer-urls', peers, '--initial-advertise-peer-urls', peers],
      ...['--initial-cluster', `default=${peers}`]
    ],
    { stdio: 'ignore' }
  )
  const ended = once(child, 'exit')
  const isWell = () =>
    fetch(`${address}/health`).then(
      answer => answer.ok,
      () => false
    )
  for (let tried = 0; !(await isWell()); tried++) {
    if (tried === 100) throw new Error('etcd does not answer')
    await sleep(100)
  }
  return {
    address,
    async stop() {
      child.kill('SIGKILL')
      await ended
      await rm(dir, { recursive: true, force: true })
    }
  }
}
