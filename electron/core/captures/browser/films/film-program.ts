// The program yt-dlp, which fetches films out of players that give neither files nor lists of pieces. It is no part of this one: it is run
// only where it is installed and the channel is set for it, and by options that its own documentation names.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** `until`: of `performance.now()`; `most`: bytes of all that it writes. */
type Bounds = { readonly most: number; readonly until: number; readonly signal: AbortSignal }

export type FilmFetched =
  | {
      readonly film: { readonly bytes: Buffer; readonly mediaType: string }
      readonly captions: readonly { readonly language: string; readonly bytes: Buffer }[]
    }
  | { readonly problem: 'out-of-time' | 'too-large' | 'not-answered' }

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
export async function fetchByProgram(
  program: string,
  address: string,
  { most, until, signal }: Bounds
): Promise<FilmFetched> {
  const folder = await mkdtemp(join(tmpdir(), 'kanalarkiv-film-'))
  try {
    const ended = await run(program, argsOf(address, folder, most), { folder, most, until, signal })
    signal.throwIfAborted()
    return ended === 'done' ? await readFolder(folder) : { problem: ended }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

const argsOf = (address: string, folder: string, most: number): string[] => [
  ...['--ignore-config', '--no-exec', '--no-cookies', '--no-cookies-from-browser', '--no-cache-dir'],
  ...['--no-playlist', '--no-part', '--no-mtime', '--quiet', '--no-progress', '--no-warnings'],
  // What is one file already needs no other program to be put together.
  ...['--format', 'best[ext=mp4]/best', '--max-filesize', String(most)],
  ...['--write-subs', '--sub-langs', 'all,-live_chat', '--sub-format', 'vtt'],
  ...['--paths', folder, '--output', `${FILM}.%(ext)s`],
  ...['--', address]
]

type Ended = 'done' | 'out-of-time' | 'too-large' | 'not-answered'

/** With a home of its own: what lies in the user's is no concern of it. */
function run(
  program: string,
  args: readonly string[],
  { folder, most, until, signal }: Bounds & { folder: string }
): Promise<Ended> {
  const { PATH, SystemRoot } = process.env
  const child = spawn(program, args, {
    ...{
      cwd: folder,
      stdio: 'ignore',
      shell: false,
      windowsHide: true,
      detached: process.platform !== 'win32'
    },
    env: {
      HOME: folder,
      XDG_CONFIG_HOME: folder,
      TMPDIR: folder,
      ...(PATH === undefined ? {} : { PATH }),
      ...(SystemRoot === undefined ? {} : { SystemRoot })
    }
  })
  return new Promise(resolve => {
    const looking = setInterval(() => {
      if (signal.aborted || performance.now() > until) return over('out-of-time')
      void sizeOf(folder).then(size => void (size > most && over('too-large')))
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
    child.once('exit', code => over(code === 0 ? 'done' : 'not-answered'))
  })
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
    await once(child, 'exit')
}

/** It may have begun others, which are in its group. */
function killAll(child: ChildProcess): void {
  try {
    if (process.platform !== 'win32' && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    else child.kill('SIGKILL')
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

async function readFolder(folder: string): Promise<FilmFetched> {
  const files = (await readdir(folder)).sort()
  const [film] = files.filter(file => TYPES[endOf(file)] !== undefined && file.startsWith(`${FILM}.`))
  // One that is larger than was asked for is passed by without an error.
  if (film === undefined) return { problem: 'not-answered' }
  const captions = files.flatMap(file => {
    const language = /^film\.([\w-]{1,40})\.vtt$/.exec(file)?.[1]
    return language === undefined ? [] : [{ file, language }]
  })
  return {
    film: { bytes: await readFile(join(folder, film)), mediaType: TYPES[endOf(film)] ?? '' },
    captions: await Promise.all(
      captions.map(async ({ file, language }) => ({ language, bytes: await readFile(join(folder, file)) }))
    )
  }
}

const endOf = (file: string): string => file.split('.').at(-1)?.toLowerCase() ?? ''
