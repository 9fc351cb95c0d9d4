// Films that only yt-dlp can fetch: by a stub that takes the options of its documentation, since the program itself asks real sites.
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  fetchByProgram,
  findFilmProgram
} from '../../../electron/core/captures/browser/films/film-program.ts'
import { keepFilms } from '../../../electron/core/captures/browser/films/keep-films.ts'
import type { FilmShown } from '../../../electron/core/captures/browser/in-page/films.ts'
import type { Recorder } from '../../../electron/core/captures/browser/network/recorder.ts'
import { LIMITS } from '../../../electron/core/captures/browser/process/limits.ts'
import type { OpenPage } from '../../../electron/core/captures/browser/visit.ts'
import { temporaryFolder } from '../../helpers/archive.ts'
import { filmFile } from '../../helpers/site/films.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const PLAYER = 'films/player?of=https://www.youtube-nocookie.com'

type Asked = { said: string[]; env: NodeJS.ProcessEnv }

/** The stub; `does` is what it does when it has read its options, which are in `said`. */
async function stub(
  does: string
): Promise<{ path: string; asked(): Promise<Asked>; env: NodeJS.ProcessEnv }> {
  const folder = await temporaryFolder()
  const [path, log] = [join(folder, 'yt-dlp'), join(folder, 'asked.json')]
  await writeFile(join(folder, 'film.mp4'), filmFile('clip.mp4'))
  await writeFile(
    path,
    `#!${process.execPath}
const fs = process.getBuiltinModule('node:fs'), path = process.getBuiltinModule('node:path'), said = process.argv.slice(2)
fs.writeFileSync(${JSON.stringify(log)}, JSON.stringify({ said, env: process.env }))
const to = name => path.join(said[said.indexOf('--paths') + 1], name)
${does}`
  )
  await chmod(path, 0o755)
  return {
    path,
    asked: async () => JSON.parse(await readFile(log, 'utf8')),
    env: { PATH: ['/none', folder].join(':') }
  }
}

const WRITES = `fs.copyFileSync(path.join(path.dirname(process.argv[1]), 'film.mp4'), to('film.mp4'))
fs.writeFileSync(to('film.sv.vtt'), 'WEBVTT\\n\\n00:00.000 --> 00:01.000\\nHej\\n')`

const PROXY = 'http://anna:hemligt%40ord@proxy.example:3128'
const BOUNDS = {
  ...{ most: 1 << 20, mostCaptions: 1_000, until: Number.POSITIVE_INFINITY, proxy: null },
  signal: new AbortController().signal
}

const visit = (path: string | null, limits = {}) =>
  take(browser, `${site.origin}/${PLAYER}`, { filmProgram: { path }, limits })

describe.skipIf(process.platform === 'win32')(
  'a film in a player of another site',
  { timeout: 60_000 },
  () => {
    it('is fetched by yt-dlp where that is installed and wished for, with what there is to read of it', async () => {
      const program = await stub(WRITES)
      expect(findFilmProgram(program.env)).toBe(program.path)
      const taken = await visit(program.path)
      expect(taken.codes).not.toContain('film-missing')
      expect(taken.of('film')).toMatchObject([{ mediaType: 'video/mp4', bytes: filmFile('clip.mp4') }])
      expect(Buffer.from(taken.of('captions')[0]?.bytes ?? []).toString()).toContain('Hej')
      expect(taken.provenance.steps.find(({ step }) => step === 'films')?.detail?.['films']).toMatchObject([
        { missing: null, by: 'yt-dlp', captions: ['sv'] }
      ])
      const { said, env } = await program.asked()
      expect(said.slice(-2)).toEqual(['--', 'https://www.youtube-nocookie.com/embed/abc'])
      expect(said).toEqual(
        expect.arrayContaining(['--ignore-config', '--no-exec', '--no-cookies', '--no-playlist'])
      )
      // It has a home of its own, on Windows too, which is gone.
      const folder = said[said.indexOf('--paths') + 1] ?? ''
      const { HOME, USERPROFILE, TMPDIR, TEMP, TMP, https_proxy } = env
      expect(new Set([HOME, USERPROFILE, TMPDIR, TEMP, TMP])).toEqual(new Set([folder]))
      expect(https_proxy).toBeUndefined()
      await expect(readFile(folder)).rejects.toMatchObject({ code: 'ENOENT' })
    })

    it('is told to lack that program where it is not installed, and asked for by none where that was not wished', async () => {
      const detail = '1: https://www.youtube-nocookie.com/embed/abc player of another site'
      expect(findFilmProgram({ PATH: '/none' })).toBeNull()
      expect((await visit(null)).reasons).toContainEqual({
        ...{ code: 'film-missing', detail: `${detail}, and yt-dlp is not installed` }
      })
      const program = await stub(WRITES)
      const taken = await take(browser, `${site.origin}/${PLAYER}`)
      expect(taken.reasons).toContainEqual({ code: 'film-missing', detail })
      await expect(program.asked()).rejects.toMatchObject({ code: 'ENOENT' })
    })

    it.each([
      ['it refuses', 'process.exit(1)', {}, 'not-answered'],
      ['it has nothing to fetch', '', {}, 'not-answered'],
      ['it passes it by as too large', `fs.writeFileSync(to('begun'), 'abc')`, {}, 'too-large'],
      [
        'it has written more than is kept when it ends',
        `fs.writeFileSync(to('film.mp4'), Buffer.alloc(8 << 20))`,
        { filmBytes: 4 << 20 },
        'too-large'
      ],
      [
        'there are holes in it, which it skips unless it is told otherwise',
        `${WRITES}
process.exit(said.includes('--abort-on-unavailable-fragments') ? 1 : 0)`,
        {},
        'not-answered'
      ],
      [
        'it goes on, which it fetches unless it is told otherwise',
        `if (said[said.indexOf('--break-match-filters') + 1] === '!is_live') process.exit(101)
${WRITES}`,
        {},
        'live'
      ],
      [
        'it writes more than is kept',
        `for (let n = 0; n < 8; n++) fs.appendFileSync(to('film.mp4'), Buffer.alloc(1 << 20)); setInterval(() => {}, 1000)`,
        { filmBytes: 4 << 20 },
        'too-large'
      ],
      ['it does not end', 'setInterval(() => {}, 1000)', { films: 1_500 }, 'out-of-time']
    ])('is told with the reason where %s', async (_, does, limits, problem) => {
      const program = await stub(does)
      const taken = await visit(program.path, limits)
      expect(taken.of('film')).toEqual([])
      expect(taken.reasons).toContainEqual({
        ...{ code: 'film-missing', detail: expect.stringContaining(`yt-dlp ${problem}`) }
      })
    })

    it('is asked for through the proxy of the captures, whose password no list of programs shows', async () => {
      const program = await stub(WRITES)
      const login = { user: 'anna', password: 'hemligt@ord' }
      const address = 'https://film.example/1'
      await fetchByProgram(program.path, address, {
        ...BOUNDS,
        proxy: { host: 'proxy.example', port: 3128, login }
      })
      const { said, env } = await program.asked()
      expect(said.join(' ')).not.toContain('hemligt')
      expect([env['http_proxy'], env['https_proxy']]).toEqual([PROXY, PROXY])
    })

    it('is fetched with no more to read of it than is kept of any film', async () => {
      const program = await stub(`${WRITES}
fs.writeFileSync(to('film.en.vtt'), Buffer.alloc(900))
fs.writeFileSync(to('film.fi.vtt'), Buffer.alloc(990))`)
      const got = await fetchByProgram(program.path, 'https://film.example/1', BOUNDS)
      const languages = 'problem' in got ? got.problem : got.captions.map(({ language }) => language)
      expect(languages).toEqual(['en', 'sv'])
    })

    it('is asked of nothing within a network, also by a name that says nothing of where it leads', async () => {
      const program = await stub(WRITES)
      // What is asked of a page where its film is in a frame.
      const page = {
        request: { filmProgram: { path: program.path }, resolve: async () => ['10.0.0.7'] },
        ...{ guard: { isOpen: false }, limits: LIMITS, startedAt: new Date() },
        window: { ended: BOUNDS.signal, proxy: null }
      } as unknown as OpenPage
      const recorder = { films: { lists: [] } } as unknown as Recorder
      const film: FilmShown = { is: 'frame', address: 'https://film.example/1', seconds: null, tracks: [] }
      const { reasons } = await keepFilms(page, recorder, [film], () => undefined)
      expect(reasons).toMatchObject([{ detail: expect.stringContaining('yt-dlp private') }])
      await expect(program.asked()).rejects.toMatchObject({ code: 'ENOENT' })
    })
  }
)
