// Films that only yt-dlp can fetch: by a stub that takes the options of its documentation, since the program itself asks real sites.
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findFilmProgram } from '../../../electron/core/captures/browser/films/film-program.ts'
import { temporaryFolder } from '../../helpers/archive.ts'
import { filmFile } from '../../helpers/site/films.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const PLAYER = 'films/player?of=https://www.youtube-nocookie.com'

/** The stub; `does` is what it does when it has read its options, which are in `said`. */
async function stub(
  does: string
): Promise<{ path: string; asked(): Promise<string[]>; env: NodeJS.ProcessEnv }> {
  const folder = await temporaryFolder()
  const [path, log] = [join(folder, 'yt-dlp'), join(folder, 'asked.json')]
  await writeFile(join(folder, 'film.mp4'), filmFile('clip.mp4'))
  await writeFile(
    path,
    `#!${process.execPath}
const fs = process.getBuiltinModule('node:fs'), path = process.getBuiltinModule('node:path'), said = process.argv.slice(2)
fs.writeFileSync(${JSON.stringify(log)}, JSON.stringify([...said, 'HOME=' + process.env.HOME]))
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
      const asked = await program.asked()
      expect(asked.slice(-3, -1)).toEqual(['--', 'https://www.youtube-nocookie.com/embed/abc'])
      expect(asked).toEqual(
        expect.arrayContaining(['--ignore-config', '--no-exec', '--no-cookies', '--no-playlist'])
      )
      // It has a home of its own, which is gone.
      const folder = asked[asked.indexOf('--paths') + 1] ?? ''
      expect(asked.at(-1)).toBe(`HOME=${folder}`)
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
      ['it passes it by as too large', '', {}, 'not-answered'],
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
  }
)
