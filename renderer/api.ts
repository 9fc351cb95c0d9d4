// The only file that touches the port: the core's contract as a client, as TanStack queries, and its events.
import { type ClientLink, createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { MutationCache, type Query, QueryClient } from '@tanstack/react-query'
import type { Contract } from '#shared/contract.ts'
import type { ArchiveEvent, Noun } from '#shared/events.ts'
import type { CoreGoneMessage, CoreHungMessage, PortMessage } from '#shared/shell.ts'
import { follow } from './live.ts'
import { isLeft } from './long-lists.ts'
import { createStore } from './store.ts'
import { partOf, type Touched, touchedByAct, touchedByEvents } from './touched.ts'

type Connection = {
  readonly link: RPCLink<Record<never, never>>
  readonly port: MessagePort
  /** The calls that have no answer yet: each is refused if the core stops. */
  readonly waiting: Set<(refusal: Error) => void>
}

/**
 * How it stands with the core; `ports` counts the ports that have come, so that work can begin anew with each, and `wasHung` stays
 * until a person has seen that one was ended since it did not answer.
 */
export const core = createStore<{ state: 'waiting' | 'open' | 'stopped'; ports: number; wasHung: boolean }>({
  state: 'waiting',
  ports: 0,
  wasHung: false
})

let connection: Connection | undefined
let arrival = Promise.withResolvers<Connection>()

// A restarted core sends its port within a second or so; longer than this means that it does not come back by itself.
const PATIENCE = 15_000

const link: ClientLink<Record<never, never>> = {
  async call(path, input, options) {
    const { link, waiting } = connection ?? (await nextConnection())
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    waiting.add(reject)
    link.call(path, input, options).then(resolve, reject)
    return promise.finally(() => waiting.delete(reject))
  }
}

/** Every method of the core. */
export const client: ContractRouterClient<Contract> = createORPCClient(link)

/** Every method of the core as TanStack Query options. */
export const api = createTanstackQueryUtils(client)

/** The window's one cache. The core is local, so nothing is tried again or paused for want of a network. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, staleTime: 5_000 },
    mutations: { networkMode: 'always', retry: false }
  },
  mutationCache: new MutationCache({
    onSuccess: (_answer, _input, _kept, { options }) => {
      acted = performance.now()
      askTouched(touchedByAct(options.mutationKey))
    }
  })
})

/** Looks at every record: such an answer is told to be of before, and asked for again by who wishes it. */
const IN_FULL = ['exports.propose', 'disposal.assess']
const isInFull = ({ queryKey: [path] }: { readonly queryKey: readonly unknown[] }) =>
  Array.isArray(path) && IN_FULL.includes(path.join('.'))

// One more page of a list that is of before does not make the others new.
const goesOn = new WeakSet<Query>()
queries.getQueryCache().subscribe(event => {
  if (event.type !== 'updated') return
  const { query, action } = event
  const isMore = action.type === 'fetch' && action.meta?.fetchMore !== undefined
  if (isMore && query.state.isInvalidated) goesOn.add(query)
  // A page that did not come says nothing of the reading after it.
  else if (action.type === 'fetch' || action.type === 'error') goesOn.delete(query)
  else if (action.type === 'success' && goesOn.delete(query) && isLeft(query)) query.invalidate()
})

type Asked = 'none' | 'active'

/** Asks again for what is shown of what was touched. What is not of the contract may follow from any of it. */
function askTouched(
  touched: Touched,
  { inFull = 'none', long = 'active' }: { readonly inFull?: Asked; readonly long?: Asked } = {}
): void {
  const isTouched = (query: Query) => !isInFull(query) && touched(partOf(query.queryKey) ?? 'archive')
  void queries.invalidateQueries({ predicate: query => isTouched(query) && !isLeft(query) })
  void queries.invalidateQueries({
    predicate: query => isTouched(query) && isLeft(query),
    refetchType: long
  })
  void queries.invalidateQueries({ predicate: isInFull, refetchType: inFull })
}

/** Takes the port that the preload hands over, now and after each restart of the core, and asks for the first one. */
export function connect(): void {
  window.addEventListener('message', event => {
    if (event.source !== window) return
    const [port] = event.ports
    const { kind } = event.data as PortMessage | CoreGoneMessage | CoreHungMessage
    if (kind === 'kanalarkiv-port' && port !== undefined) takePort(port)
    if (kind === 'kanalarkiv-core-gone') lose(connection)
    if (kind === 'kanalarkiv-core-hung') core.set({ ...core.get(), wasHung: true })
  })
  window.shell.requestPort()
}

/** The folder of the archive that was followed last. */
let followed: string | undefined

/** Follows the open archive until the signal: what changed is asked for again, progress goes to the live stores. */
export async function listen(dir: string, signal: AbortSignal): Promise<void> {
  // What was worked out of an archive stays when only the line to it broke.
  if (followed !== undefined && followed !== dir) queries.removeQueries({ predicate: isInFull })
  followed = dir
  while (!signal.aborted) {
    try {
      const events = await client.archive.events(undefined, { signal })
      // Something may have changed while nobody listened.
      askTouched(() => true)
      for await (const event of events) take(event)
    } catch {
      // Refused because no archive is open, or the core stopped: both are shown elsewhere, so only ask again.
    }
    if (!signal.aborted) await new Promise(resolve => setTimeout(resolve, 1_000))
  }
}

function takePort(port: MessagePort): void {
  if (connection !== undefined) drop(connection)
  const taken: Connection = { link: new RPCLink({ port }), port, waiting: new Set() }
  connection = taken
  port.addEventListener('close', () => lose(taken))
  port.start()
  arrival.resolve(taken)
  core.set({ ...core.get(), state: 'open', ports: core.get().ports + 1 })
  // Not before the calls that were just refused have ended: one that still counts as going on is not asked again.
  setTimeout(() => askTouched(() => true))
}

function lose(lost: Connection | undefined): void {
  if (connection !== lost) return
  if (lost !== undefined) drop(lost)
  core.set({ ...core.get(), state: 'stopped' })
}

function drop(dropped: Connection): void {
  connection = undefined
  arrival = Promise.withResolvers()
  dropped.port.close()
  for (const refuse of dropped.waiting) refuse(coreStopped())
}

async function nextConnection(): Promise<Connection> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(coreStopped()), PATIENCE)
  return Promise.race([arrival.promise, promise]).finally(() => clearTimeout(timer))
}

const coreStopped = () => new ORPCError('core-stopped', { data: {} })

const changed = new Set<Noun>()

// A run changes many things at a time; the pages ask once for each short while.
function take(event: ArchiveEvent): void {
  if (event.kind !== 'changed') {
    follow(event)
    return
  }
  if (changed.size === 0) setTimeout(askAgain, 150)
  changed.add(event.noun)
}

/** Whoever acts in a long list sees at once what became of it, and does so seldom; what others do, and runs, is only told. */
const OWN_MS = 1_000
let acted = Number.NEGATIVE_INFINITY
let wrote = Number.NEGATIVE_INFINITY

/** A package is begun or written here: what is told of just after is that, and no reason to say that what a package would hold is of before. */
export const actsOnPackages = (): void => {
  wrote = performance.now()
}

function askAgain(): void {
  askTouched(touchedByEvents(changed), {
    // What has been disposed of can go along no more: that is seldom, and told at once.
    inFull: changed.has('retention') || performance.now() - wrote < OWN_MS ? 'active' : 'none',
    long: performance.now() - acted < OWN_MS ? 'active' : 'none'
  })
  changed.clear()
  countAgain()
}

/** The archive in numbers follows from everything, and is counted anew: while much happens, once in so long. */
const COUNT_MS = 2_000
let counted = Number.NEGATIVE_INFINITY
let isToCount = false

function countAgain(): void {
  if (isToCount) return
  isToCount = true
  setTimeout(
    () => {
      isToCount = false
      counted = performance.now()
      void queries.invalidateQueries({ queryKey: api.archive.key() })
    },
    Math.max(0, counted + COUNT_MS - performance.now())
  )
}
