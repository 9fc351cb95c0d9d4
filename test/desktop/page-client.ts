// Runs inside the page, before the renderer: a client of the core with a port of its own.
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/contract.ts'
import type { Shell } from '#shared/shell.ts'
import type { Answer } from './launch.ts'

declare global {
  var coreClient: { call(method: string, input: unknown): Promise<Answer> } | undefined
  var shell: Shell
}

type Call = (input: unknown) => Promise<unknown>

let taker: ((port: MessagePort) => void) | undefined
// Two clients on one port would take each other's answers, so a port is either ours or the renderer's.
window.addEventListener('message', event => {
  const [port] = event.ports
  if (event.data.kind !== 'kanalarkiv-port' || port === undefined || taker === undefined) return
  event.stopImmediatePropagation()
  taker(port)
  taker = undefined
})

let client: Promise<ContractRouterClient<Contract>> | undefined

globalThis.coreClient = {
  async call(method, input) {
    client ??= connect()
    const [noun, verb] = method.split('.')
    // Method names come from the tests; one that does not exist is answered as such by the core.
    const nouns = (await client) as unknown as Record<string, Record<string, Call>>
    const found = nouns[noun ?? '']?.[verb ?? '']
    try {
      const value = await found?.(input)
      return { value: isIterator(value) ? (await value.next()).value : value }
    } catch (error) {
      return error instanceof ORPCError ? { code: error.code } : { stopped: true }
    }
  }
}

function connect(): Promise<ContractRouterClient<Contract>> {
  return new Promise(resolve => {
    taker = port => {
      port.addEventListener('close', () => {
        client = undefined
      })
      resolve(createORPCClient(new RPCLink({ port })))
      port.start()
    }
    globalThis.shell.requestPort()
  })
}

/** Of a stream of events the tests ask for the first alone. */
function isIterator(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
