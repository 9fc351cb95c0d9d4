// The shell of a window that is a web page of a server: what Electron's main process does in the desktop app is done over the network
// here, by sending and fetching files, and what only a computer of one's own can do is said.
import { z } from 'zod'
import type { CommentLink } from '#shared/comment-link.ts'
import { ErrorParams, isErrorCode, sentence } from '#shared/errors.ts'
import {
  type CommentFormMessage,
  type CoreGoneMessage,
  Drafts,
  type Notice,
  type PortMessage,
  type Shell,
  type UpdateState
} from '#shared/shell.ts'
import { notify } from './components/notice.tsx'
import { i18n } from './i18n.ts'
import { jsonIn } from './json.ts'
import { type SendOptions, sendParts } from './send-parts.ts'

/** Gives the page its shell, unless it has that of the desktop app. */
export function ensureShell(): void {
  if ('shell' in window) return
  Object.defineProperty(window, 'shell', { value: webShell(), configurable: true })
}

/** Follows a link that another program shared to the installed page. */
export function takeSharedLink(): void {
  const given = new URLSearchParams(location.search)
  const said = ['url', 'text', 'title'].map(name => given.get(name) ?? '').join(' ')
  const [address] = /https?:\/\/\S+/.exec(said) ?? []
  if (address === undefined) return
  history.replaceState(null, '', location.pathname + location.hash)
  const link: CommentLink = { address: address.slice(0, 2000), text: '', isCut: false }
  const message: CommentFormMessage = { kind: 'kanalarkiv-comment-form', link }
  window.postMessage(message, location.origin)
}

/** Signs out, here or in every browser. What was typed and not sent is left to nobody. */
export function signOut(where: 'here' | 'everywhere'): void {
  isLeaving = true
  sessionStorage.removeItem(DRAFTS)
  const form = document.createElement('form')
  form.method = 'post'
  form.action = where === 'here' ? '/sign-out' : '/sign-out-everywhere'
  document.body.append(form)
  form.submit()
}

function webShell(): Shell {
  const version = document.querySelector<HTMLMetaElement>('meta[name="kanalarkiv-version"]')?.content ?? ''
  return {
    where: 'web',
    requestPort: openLine(),
    chooseFolder,
    chooseFiles: async () => {
      const sent = await Promise.all((await chooseOnes()).map(file => send(file)))
      return sent.filter(path => path !== null)
    },
    // Every file that the page has is one that a person chose or dropped.
    pathOf: file => (file instanceof File ? send(file) : Promise.resolve('')),
    // Where there is no window of its own with a network of its own, there is no way to it.
    replay: async () => null,
    revealInArchive: async () => notify(i18n.t('common.web.onServer')),
    async saveText({ name, text }) {
      download(URL.createObjectURL(new Blob([text])), name)
      return name
    },
    openExternal: async url => void window.open(url, '_blank', 'noopener,noreferrer'),
    drafts: async whose => draftsInTab(whose),
    async keepDrafts(kept) {
      if (!isLeaving) sessionStorage.setItem(DRAFTS, JSON.stringify(kept))
    },
    setLanguage: () => undefined,
    setRunning: () => undefined,
    habits: async () => ({ offered: [], chosen: [] }),
    setHabits: async () => undefined,
    // Whoever runs the server updates it.
    updates: async () => NO_UPDATES,
    setUpdates: async () => NO_UPDATES,
    checkForUpdate: async () => NO_UPDATES,
    installUpdate: async () => NO_UPDATES,
    shortcut: async () => 'none',
    setShortcut: async () => false,
    expectsArchive: async () => true,
    recentArchives: async () => [],
    // A server has its archives already, and its page is of no other.
    connectTo: async () => undefined,
    makeDemo: async () => ({ archive: null, reason: '' }),
    async notices() {
      const answered = await fetch('/notices.json')
      return (await answered.json()) as Notice[] // our own build wrote it (scripts/lib/notices.mjs)
    },
    versions: { app: version, electron: '', chrome: '' }
  }
}

/** With the tab they are gone: the computer may be anybody's. */
const DRAFTS = 'kanalarkiv.drafts'
/** Whoever was signed in has signed out: a form that is left now notes what stands in it once more. */
let isLeaving = false
const Kept = z.object({ whose: z.string(), drafts: Drafts })

/** Theirs; those of somebody who was signed in before them are removed. */
function draftsInTab(whose: string): Drafts {
  const { data } = Kept.safeParse(jsonIn(sessionStorage.getItem(DRAFTS)))
  if (data?.whose === whose) return data.drafts
  sessionStorage.removeItem(DRAFTS)
  return {}
}

const NO_UPDATES: UpdateState = {
  ...{ from: null, isForbidden: false, hasShippedKey: false, canInstall: false },
  ...{ found: null, checkedAt: null, problem: null, phase: 'idle' }
}

const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 30_000

/**
 * The line to the server, which is opened again by itself when it breaks. The page sees it as the port that it has in the desktop app.
 * Whose session has ended is led to the sign-in when they try again, and not before: a form may be half filled in.
 */
function openLine(): () => void {
  let pause = FIRST_PAUSE
  let isOpening = false
  const open = async (isAsked: boolean) => {
    if (isOpening) return
    isOpening = true
    if (isAsked && !(await isSignedIn())) return location.assign('/sign-in')
    const line = new WebSocket(new URL('/rpc', location.href.replace(/^http/, 'ws')))
    line.binaryType = 'arraybuffer'
    const { port1, port2 } = new MessageChannel()
    line.addEventListener('open', () => {
      pause = FIRST_PAUSE
      isOpening = false
      port1.addEventListener('message', ({ data }) => line.send(data))
      port1.start()
      window.postMessage({ kind: 'kanalarkiv-port' } satisfies PortMessage, location.origin, [port2])
    })
    line.addEventListener('message', ({ data }) => port1.postMessage(data))
    line.addEventListener('close', ({ code }) => {
      isOpening = false
      port1.close()
      // Not every browser tells the other end of a port that it was closed.
      window.postMessage({ kind: 'kanalarkiv-core-gone' } satisfies CoreGoneMessage, location.origin)
      if (code === SESSION_ENDED) return
      setTimeout(() => void open(false), pause)
      pause = Math.min(pause * 2, LONGEST_PAUSE)
    })
  }
  return () => void open(true)
}

/** As the server closes the line of a session that has ended. */
const SESSION_ENDED = 4401

/** A server that does not answer says nothing about it. */
async function isSignedIn(): Promise<boolean> {
  const answered = await fetch('/signed-in').catch(() => undefined)
  return answered?.status !== 401
}

/** Files of the person's own choosing; none where they leave. */
function chooseOnes(): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  return new Promise(resolve => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

/** In the server's own words where it has a sentence for it. */
async function whyNot(answered: Response | undefined, otherwise: string): Promise<string> {
  const { data } = Refusal.safeParse(jsonIn(await answered?.text().catch(() => null)))
  if (data === undefined || !isErrorCode(data.code)) return otherwise
  return sentence(data.code, data.data, i18n.language === 'en' ? 'en' : 'sv')
}

const notSent = (status: number | undefined) =>
  status === 413 ? 'common.web.tooLarge' : status === 507 ? 'common.web.noRoom' : 'common.web.notSent'

const Refusal = z.object({ code: z.string(), data: ErrorParams })

/** Sends a file, and answers by what name the archive's methods know it; null, and a message, where that failed. */
export async function send(file: File, options?: SendOptions): Promise<string | null> {
  const answered = await sendParts(file, options)
  if (answered?.status !== 201) {
    notify(await whyNot(answered, i18n.t(notSent(answered?.status), { file: file.name })))
    return null
  }
  const { path } = (await answered.json()) as { path: string } // the server's own answer (hosts/server/sent-files.ts)
  return path
}

/** A folder of the server's for a method to write to. What is written there is fetched by the browser as soon as it is. */
async function chooseFolder(): Promise<string | null> {
  const answered = await fetch('/folders', { method: 'POST' }).catch(() => undefined)
  if (answered?.status !== 201) {
    notify(await whyNot(answered, i18n.t('common.web.noFolder')))
    return null
  }
  const { dir, fetch: from } = (await answered.json()) as { dir: string; fetch: string } // as above
  void fetchWritten(from)
  return dir
}

/** Waits until it is written, and has the browser keep it; a message where it came in part. */
export async function fetchWritten(from: string): Promise<void> {
  const answered = await fetch(from).catch(() => undefined)
  // Nothing was written: what refused it has been said.
  if (answered?.status !== 200) return
  const [, name = 'kanalarkiv'] =
    /filename\*=UTF-8''([^;]+)/.exec(answered.headers.get('content-disposition') ?? '') ?? []
  const file = decodeURIComponent(name)
  const bytes = await answered.blob().catch(() => null)
  if (bytes === null) notify(i18n.t('common.web.notFetched', { file }))
  else download(URL.createObjectURL(bytes), file)
}

function download(address: string, name: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
