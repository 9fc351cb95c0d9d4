// The demo municipality in a process of its own, so that serving it is not our work.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from './root.ts'

export interface DemoSite {
  readonly origin: string
  /** Of its process. */
  readonly pid: number
  close(): Promise<void>
}

/** Starts it on a port that is free; it answers after `delay` milliseconds. @throws Error when it does not start */
export async function demoSite(delay = 0): Promise<DemoSite> {
  const program = [join(root, 'resources/demo/site.mjs'), '--port', '0', '--delay', String(delay)]
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  process.once('exit', () => child.kill())
  for await (const line of createInterface({ input: child.stdout })) {
    const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
    if (origin === undefined) continue
    child.stdout.resume()
    return {
      origin,
      pid: child.pid ?? 0,
      async close() {
        child.kill()
        await ended
      }
    }
  }
  throw new Error('The demo municipality did not start.')
}
