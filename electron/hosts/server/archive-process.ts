// The process of one archive. Each has its own, so that none can reach another's records, and one that ends takes no other with it.
import { whenAtLength } from '../../core/kernel/at-length.ts'
import { ArchiveError } from '../../core/kernel/errors.ts'
import type { Loss } from '../../core/kernel/lease/keep.ts'
import { openStderrLog } from '../utility/stderr-log.ts'
import { type ArchiveServer, openArchiveServer } from './archive-server.ts'
import type { FromArchive, ToArchive } from './messages.ts'
import { NotServed } from './own-session.ts'

/** So long calls are still answered, with a refusal, when the lease is lost. */
const REFUSING_MS = 300

/** Serves the archive that the server names, until it says stop or is gone. */
export function runArchiveProcess(): void {
  const log = openStderrLog()
  const send = (message: FromArchive, then: () => void = () => undefined) => {
    if (process.connected) process.send?.(message, then)
    else then()
  }
  // The server may begin another, for which what was in the way may be gone.
  const giveUp = (message: FromArchive) => send(message, () => process.exit(1))
  let serving: ArchiveServer | undefined
  const stop = () => {
    const closing = serving?.close() ?? Promise.resolve()
    closing.then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'close failed')
        process.exit(1)
      }
    )
  }
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      log.fatal({ err: error }, 'the process of an archive ends')
      process.exit(1)
    })
  // The server says when: a signal to the whole group must not end this before it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
  process.on('disconnect', stop)
  whenAtLength(isBusy => send({ kind: 'busy', isBusy }))
  process.on('message', (message: ToArchive) => {
    if (message.kind === 'stop') stop()
    else if (message.kind === 'ask') void tell(message.number)
    else if (message.kind === 'ping') send({ kind: 'pong' })
    else void start(message)
  })

  async function start({ config, path }: ToArchive & { kind: 'start' }): Promise<void> {
    try {
      const server = await openArchiveServer(config, {
        log,
        isEnding: true,
        onHeld: ({ host, since }) => send({ kind: 'waiting', host, since })
      })
      void server.lost.then(end)
      await server.listen({ path })
      serving = server
      send({ kind: 'serving', municipality: server.municipality, firstCode: server.firstCode })
    } catch (error) {
      if (error instanceof NotServed) giveUp({ kind: 'not-served', why: error.why, user: error.user })
      else if (error instanceof ArchiveError)
        giveUp({ kind: 'refused', code: error.code, params: error.params })
      else {
        log.error({ err: error }, 'the archive could not be served')
        giveUp({ kind: 'refused', code: 'internal', params: {} })
      }
    }
  }
  // Nothing is written any more. Those who are asking get their refusals, and the next process waits for the lease.
  function end(loss: Loss): void {
    log.fatal({ loss }, 'the lease of the archive is lost, and its process ends')
    setTimeout(() => process.exit(1), REFUSING_MS)
  }
  async function tell(number: number): Promise<void> {
    const metrics = (await serving?.metrics.asJson()) ?? []
    send({ kind: 'told', number, told: { isReady: serving?.isReady() ?? false, metrics } })
  }
}
