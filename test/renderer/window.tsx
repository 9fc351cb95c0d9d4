// A window for tests: the whole app in jsdom, with a port to a small real oRPC server in the same process.
// The server implements only the methods a test names, with plain data; it stands in for the core behind the port.
import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { configure, type RenderResult, render } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { type Mock, vi } from 'vitest'
import { contract } from '#shared/contract.ts'
import type { ArchiveEvent } from '#shared/events.ts'
import { NOTHING_SAID } from '#shared/processing.ts'
import type { DemoMade, Notice, Shell, UpdateState } from '#shared/shell.ts'
import { connect, queries } from '../../renderer/api.ts'
import { i18n, startTexts } from '../../renderer/i18n.ts'
import { Root } from '../../renderer/root.tsx'
import { applySettings } from '../../renderer/settings.ts'

export const os = implement(contract)

/** The procedures a test needs, by noun and verb; any other call is refused. */
export type Procedures = Record<string, Record<string, unknown>>

let isConnected = false
const given: MessagePort[] = []

// No test is timed: the limit only ends what hangs, also on a busy machine.
configure({ asyncUtilTimeout: 60_000 })

// jsdom lays nothing out, so it has no observer of sizes either.
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
)

// Nor has anything a size: a table or a list of which only the rows in view are drawn gets one, so that it draws a screenful.
const SIZES = { clientWidth: 1200, clientHeight: 20_000 }
for (const [side, size] of Object.entries(SIZES))
  Object.defineProperty(HTMLElement.prototype, side, {
    configurable: true,
    get(this: HTMLElement) {
      return this.classList.contains('table-drawn') || this.classList.contains('inbox-rows-drawn') ? size : 0
    }
  })

// Nor is anything out of view.
Element.prototype.scrollIntoView = () => {}

/** Hands the window a port to a server with these procedures, as the preload does. */
export function givePort(procedures: Procedures): void {
  const { port1, port2 } = new MessageChannel()
  given.push(port1, port2)
  // Only the procedures that are there are ever looked up.
  const handler = new RPCHandler(procedures as ConstructorParameters<typeof RPCHandler>[0])
  handler.upgrade(port1)
  port1.start()
  post({ kind: 'kanalarkiv-port' }, port2)
}

/** Posts to the window as the preload does. jsdom transfers no ports, so the event is made by hand. */
export function post(data: { kind: string }, port?: MessagePort): void {
  const event = new Event('message')
  Object.assign(event, { data, ports: port === undefined ? [] : [port], source: window })
  window.dispatchEvent(event)
}

/** Ends every port that was given, so that the test process can end. */
export function closePorts(): void {
  for (const port of given.splice(0)) port.close()
}

export const OPEN = { dir: '/arkiv', municipality: 'Exempelkommun' }

/** No update is looked for. */
export const NO_UPDATES: UpdateState = {
  ...{ from: null, isForbidden: false, hasShippedKey: false, canInstall: true },
  ...{ found: null, checkedAt: null, problem: null, phase: 'idle' }
}

type OpenWindow = RenderResult & {
  /** `window.shell`, whose calls a test may look at and answer. */
  readonly shell: { [Verb in Exclude<keyof Shell, 'versions' | 'where'>]: Mock<Shell[Verb]> }
  readonly user: UserEvent
}

/** Opens the window at a page, with an open archive unless the procedures say otherwise; main says that it expects one. */
export async function openWindow(
  path: string,
  procedures: Procedures,
  language: 'sv' | 'en' = 'sv',
  expectsArchive = true
): Promise<OpenWindow> {
  localStorage.setItem('kanalarkiv.language', language)
  window.location.hash = path
  const shell = {
    where: 'desktop' as const,
    requestPort: vi.fn(),
    chooseFolder: vi.fn(async (): Promise<string | null> => null),
    chooseFiles: vi.fn(async (): Promise<string[]> => []),
    pathOf: vi.fn(async (): Promise<string | null> => ''),
    replay: vi.fn(async (): ReturnType<Shell['replay']> => null),
    revealInArchive: vi.fn(async () => undefined),
    saveText: vi.fn(async (): Promise<string | null> => null),
    openExternal: vi.fn(async () => undefined),
    drafts: vi.fn(async (): ReturnType<Shell['drafts']> => ({})),
    keepDrafts: vi.fn(async () => undefined),
    setLanguage: vi.fn(),
    setRunning: vi.fn(),
    habits: vi.fn(
      async (): ReturnType<Shell['habits']> => ({
        offered: ['tell-run-ended', 'tell-due-today'],
        chosen: []
      })
    ),
    setHabits: vi.fn(async () => undefined),
    updates: vi.fn(async (): ReturnType<Shell['updates']> => NO_UPDATES),
    setUpdates: vi.fn(async (): ReturnType<Shell['updates']> => NO_UPDATES),
    checkForUpdate: vi.fn(async (): ReturnType<Shell['updates']> => NO_UPDATES),
    installUpdate: vi.fn(async (): ReturnType<Shell['updates']> => NO_UPDATES),
    shortcut: vi.fn(async () => 'none' as const),
    setShortcut: vi.fn(async () => true),
    expectsArchive: vi.fn(async () => expectsArchive),
    recentArchives: vi.fn(async (): Promise<string[]> => []),
    connectTo: vi.fn(async () => undefined),
    makeDemo: vi.fn(async (): Promise<DemoMade> => ({ archive: '/hemma/Kanalarkiv-demo/arkiv' })),
    notices: vi.fn(async (): Promise<Notice[]> => []),
    versions: { app: '0.1.0', electron: '', chrome: '' }
  }
  vi.stubGlobal('shell', shell)
  if (!i18n.isInitialized) await startTexts()
  await applySettings()
  queries.clear()
  if (!isConnected) connect()
  isConnected = true
  givePort({
    // Every record's page asks where it was handed over.
    receipts: { chain: os.receipts.chain.handler(() => []) },
    processing: {
      find: os.processing.find.handler(({ input }) => ({
        ...{
          channelId: input.channelId,
          channelName: '',
          platform: 'facebook' as const,
          addresses: [],
          departmentName: '',
          purpose: '',
          facts: NOTHING_SAID
        },
        ...{ rules: [], unruled: [], lacks: [], savedAt: null, savedBy: null }
      }))
    },
    reports: {
      about: os.reports.about.handler(() => []),
      find: os.reports.find.handler(() => null),
      decisions: os.reports.decisions.handler(() => [])
    },
    ...procedures,
    // A record of the inbox stands beside its list.
    comments: {
      list: os.comments.list.handler(() => ({ items: [], next: null })),
      ...procedures['comments']
    },
    inbox: { list: os.inbox.list.handler(() => ({ items: [], next: null })), ...procedures['inbox'] },
    archive: { current: os.archive.current.handler(() => OPEN), ...procedures['archive'] }
  })
  return { shell, user: userEvent.setup(), ...render(<Root />) }
}

/** A source of events that a test lets out one by one. */
export function eventSource() {
  const waiting: (ArchiveEvent | 'broken')[] = []
  let wake = () => {}
  const source = { followed: 0 }
  const events = os.archive.events.handler(async function* ({ signal }) {
    source.followed++
    signal?.addEventListener('abort', () => wake())
    while (signal?.aborted !== true) {
      const event = waiting.shift()
      if (event === 'broken') return
      if (event !== undefined) yield event
      else
        await new Promise<void>(resolve => {
          wake = resolve
        })
    }
  })
  const push = (event: ArchiveEvent | 'broken') => {
    waiting.push(event)
    wake()
  }
  return Object.assign(source, { events, tell: push, break: () => push('broken') })
}
