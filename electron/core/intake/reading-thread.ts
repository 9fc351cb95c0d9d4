// The thread in which an export is read: it goes on when it is told to, so that it is never far ahead of what is entered.
import { on } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { failureOf } from '../threads.ts'
import { readBatches, type ToRead } from './batches.ts'
import type { FromReading } from './read-apart.ts'

const port = parentPort
if (port === null) throw new Error('not a thread')
const say = (what: FromReading) => port.postMessage(what)
const asked = on(port, 'message')
try {
  for await (const batch of readBatches(workerData as ToRead)) {
    await asked.next()
    say({ is: 'batch', batch })
  }
  say({ is: 'end' })
} catch (error) {
  say({ is: 'failed', failure: failureOf(error) })
}
await asked.return?.()
