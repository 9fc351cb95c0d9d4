// The program yt-dlp, which fetches films out of players that give neither files nor lists of pieces. It is no part of this one: it is run
// only where it is installed and the channel is set for it, and by options that its own documentation names.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { removeFolder, temporaryFolder } from '../../../kernel/temporary-folder.ts'
import type { ProxyLogin } from '../process/browser.ts'

/** `until`: of `performance.now()`; `most`: bytes of all that it writes, and `mostCaptions` of all that there is to read. */
type Bounds = {
  readonly most: number
  readonly mostCaptions: number
  readonly until: number
  readonly signal: AbortSignal
  readonly proxy: ProxyLogin | null
}

export type FilmFetched =
  | {
      readonly film: { readonly bytes: Buffer; readonly mediaType: string }
      readonly captions: readonly { readonly language: string; readonly bytes: Buffer }[]
    }
  | { readonly problem: Exclude<Ended, 'done'> }

const NAMES = process.platform === 'win32' ? ['yt-dlp.exe'] : ['yt-dlp']
const TYPES: Readonly<Record<string, string>> = {
  ...{
    mp4: 'video/mp4',
    m4v: 'video/mp4',
    webm: 'video/webm',
    mkv: 'video/x-matroska',
    mov: 'video/quicktime'
  },
  ...{ m4a: 'audio/mp4', mp3: 'audio/mpeg', ogg: 'audio/ogg', opus: 'audio/ogg' }
}
const FILM = 'film'
/** A file that is there from when a film begins to be fetched. */
const BEGUN = 'begun'
/** What it ends with where a filter held it back. */
const HELD_BACK = 101
/** Between two looks at how much it has written, in milliseconds. */
const LOOK = 200

/** Where it is installed; null where it is not. */
export function findFilmProgram(env: NodeJS.ProcessEnv = process.env): string | null {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '')
  return folders.flatMap(folder => NAMES.map(name => join(folder, name))).find(isProgram) ?? null
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** One film and what there is to read of it. Nothing that the user has told the program elsewhere holds, and nothing of it stays. */
export async function fetchByProgram(program: string, address: string, bounds: Bounds): Promise<FilmFetched> {
  const folder = await temporaryFolder('film')
  try {
    const ended = await run(program, argsOf(address, folder, bounds.most), { folder, ...bounds })
    bounds.signal.throwIfAborted()
    return ended === 'done' ? await readFolder(folder, bounds) : { problem: ended }
  } finally {
    // What is still held open is left to the system's own cleaning: the film is not the worse for it.
    await removeFolder(folder)
  }
}

const argsOf = (address: string, folder: string, most: number): string[] => [
  ...['--ignore-config', '--no-exec', '--no-cookies', '--no-cookies-from-browser', '--no-cache-dir'],
  ...['--no-playlist', '--no-part', '--no-mtime', '--quiet', '--no-progress', '--no-warnings'],
  // What is one file already needs no other program to be put together.
  ...['--format', 'best[ext=mp4]/best', '--max-filesize', String(most)],
  // A film with holes in it is none, and what goes on has no end.
  ...['--abort-on-unavailable-fragments', '--no-live-from-start', '--break-match-filters', '!is_live'],
  ...['--print-to-file', 'before_dl:%(id)s', BEGUN],
  ...['--write-subs', '--sub-langs', 'all,-live_chat', '--sub-format', 'vtt'],
  ...['--paths', folder, '--output', `${FILM}.%(ext)s`],
  ...['--', address]
]

type Ended = 'done' | 'out-of-time' | 'too-large' | 'live' | 'not-answered'

/** With a home of its own: what lies in the user's is no concern of it. */
function run(
  program: string,
  args: readonly string[],
  { folder, most, until, signal, proxy }: Bounds & { folder: string }
): Promise<Ended> {
  const child = spawn(program, args, {
    ...{
      cwd: folder,
      stdio: 'ignore',
      shell: false,
      windowsHide: true,
      detached: process.platform !== 'win32'
    },
    env: envOf(folder, proxy)
  })
  return new Promise(resolve => {
    const looking = setInterval(() => {
      if (signal.aborted || performance.now() > until) return over('out-of-time')
      // It may be over meanwhile, and the folder gone.
      sizeOf(folder).then(
        size => void (size > most && over('too-large')),
        () => undefined
      )
    }, LOOK)
    let isOver = false
    const over = (how: Ended) => {
      // One that is killed ends too.
      if (isOver) return
      isOver = true
      clearInterval(looking)
      if (how === 'out-of-time' || how === 'too-large') killAll(child)
      void gone(child).then(() => resolve(how))
    }
    child.once('error', () => over('not-answered'))
    child.once('exit', code => over(code === 0 ? 'done' : code === HELD_BACK ? 'live' : 'not-answered'))
  })
}

/** The proxy and its password stand in no list of options, which everybody on the computer can read. */
function envOf(folder: string, proxy: ProxyLogin | null): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env
  return {
    ...{ HOME: folder, USERPROFILE: folder, XDG_CONFIG_HOME: folder },
    ...{ TMPDIR: folder, TEMP: folder, TMP: folder },
    ...(PATH === undefined ? {} : { PATH }),
    ...(SystemRoot === undefined ? {} : { SystemRoot }),
    ...(proxy === null ? {} : { http_proxy: addressOf(proxy), https_proxy: addressOf(proxy) })
  }
}

function addressOf({ host, port, login }: ProxyLogin): string {
  const who = login === null ? '' : `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@`
  return `http://${who}${host}:${port}`
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
    await once(child, 'exit')
}

/** It may have begun others, which are in its group, or on Windows below it: there its one file begins itself anew. */
function killAll({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    if (process.platform !== 'win32') return void process.kill(-pid, 'SIGKILL')
    const taskkill = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'taskkill.exe')
    spawnSync(taskkill, ['/PID', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true })
  } catch {
    // It has ended by itself meanwhile.
  }
}

async function sizeOf(folder: string): Promise<number> {
  const files = await readdir(folder)
  const sizes = await Promise.all(
    files.map(file =>
      stat(join(folder, file)).then(
        ({ size }) => size,
        () => 0
      )
    )
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function readFolder(folder: string, { most, mostCaptions }: Bounds): Promise<FilmFetched> {
  // It may have written much since it was last looked at.
  if ((await sizeOf(folder)) > most) return { problem: 'too-large' }
  const files = (await readdir(folder)).sort()
  const [film] = files.filter(file => TYPES[endOf(file)] !== undefined && file.startsWith(`${FILM}.`))
  // One that is larger than was asked for is passed by without an error.
  if (film === undefined) return { problem: files.includes(BEGUN) ? 'too-large' : 'not-answered' }
  const captions: { language: string; bytes: Buffer }[] = []
  let left = mostCaptions
  for (const file of files) {
    const language = /^film\.([\w-]{1,40})\.vtt$/.exec(file)?.[1]
    if (language === undefined) continue
    const { size } = await stat(join(folder, file))
    if (size > left) continue
    left -= size
    captions.push({ language, bytes: await readFile(join(folder, file)) })
  }
  const bytes = await readFile(join(folder, film))
  return { film: { bytes, mediaType: TYPES[endOf(film)] ?? '' }, captions }
}

const endOf = (file: string): string => file.split('.').at(-1)?.toLowerCase() ?? ''
