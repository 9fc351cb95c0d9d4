// The films that a page shows, kept where they can be had without trickery: files as they are, and what HLS puts together; with what there is to
// read of them. What is not kept is told, with its address and length.
import type { Reason } from '#shared/capture.ts'
import { cleanLine } from '../clean-text.ts'
import type { FilmShown } from '../in-page/films.ts'
import { leadsToPrivate } from '../network/private-hosts.ts'
import type { Recorder } from '../network/recorder.ts'
import { askFrames } from '../process/ask-frames.ts'
import type { OpenPage } from '../visit.ts'
import { type Fetched, fetchFile } from './fetch-file.ts'
import { fetchByProgram } from './film-program.ts'
import { readHls } from './hls.ts'

/** What became of a film. */
type FilmKept = {
  readonly address: string
  readonly seconds: number | null
  /** The lengths in bytes of the files that are kept of it, and of what there is to read. */
  readonly files: readonly number[]
  readonly captions: readonly string[]
  /** Why it is not kept; null: it is. */
  readonly missing: string | null
  /** What fetched it, where that was neither the page nor this program. */
  readonly by?: 'yt-dlp'
}

type FilmFile = {
  readonly role: 'film' | 'captions'
  readonly mediaType: string
  readonly bytes: Buffer
}

/** Of all films of a page together, so many times as much as of one. */
const TIMES = 3
/** What is left for the rest of the capture, in milliseconds. */
const LAST = 20_000
const MOST_CAPTIONS = 4 << 20
const MOST_LIST = 4 << 20
const FRAME_LIMIT = 1_500
const FILM_TYPES = /^(?:video|audio)\//
/** What is shut, goes on, or is too much, is no more to be had by another program. */
const FINAL = /^(?:locked|live|too-large|out-of-time|private)/
const LISTS = /^(?:application\/(?:x-mpegurl|vnd\.apple\.mpegurl)|audio\/(?:x-)?mpegurl)$/

/** Those that the page and its frames show. */
export async function filmsOf({ window }: Pick<OpenPage, 'window'>): Promise<readonly FilmShown[]> {
  const inFrames = await askFrames(window, FRAME_LIMIT, 'filmsShown')
  return togetherOf([...(await window.ask('filmsShown')), ...inFrames.flatMap(films => films ?? [])])
}

/** `keep` is called for each file that is kept beside the web archive. */
export async function keepFilms(
  page: OpenPage,
  recorder: Recorder,
  shown: readonly FilmShown[],
  keep: (file: FilmFile) => void
): Promise<{ films: FilmKept[]; reasons: Reason[] }> {
  const work = new Films(page, recorder, keep)
  const films: FilmKept[] = []
  for (const film of shown) films.push(await work.keep(film))
  const missing = films.filter(film => film.missing !== null)
  const [first] = missing
  if (first === undefined) return { films, reasons: [] }
  const length = first.seconds === null ? '' : ` ${first.seconds} s`
  const detail = cleanLine(`${missing.length}: ${first.address}${length} ${first.missing}`, 300)
  return { films, reasons: [{ code: 'film-missing', detail }] }
}

/** The same film in two places is one. A player's frame whose film was seen in it counts as that. */
function togetherOf(shown: readonly FilmShown[]): FilmShown[] {
  const streams = new Set(shown.filter(({ is }) => is === 'stream').map(({ address }) => address))
  const once = new Map(
    shown
      .filter(({ is, address }) => is !== 'frame' || !streams.has(address))
      .map(film => [`${film.is} ${film.address}`, film])
  )
  return [...once.values()]
}

class Films {
  readonly #page: OpenPage
  readonly #recorder: Recorder
  readonly #keep: (file: FilmFile) => void
  readonly #until: number
  #lists: readonly string[]
  #left: number

  constructor(page: OpenPage, recorder: Recorder, keep: (file: FilmFile) => void) {
    this.#page = page
    this.#recorder = recorder
    this.#keep = keep
    const { films, filmBytes, total } = page.limits
    const left = total - (Date.now() - +page.startedAt) - LAST
    this.#until = performance.now() + Math.min(films, left)
    this.#lists = recorder.films.lists
    this.#left = TIMES * filmBytes
  }

  async keep(film: FilmShown): Promise<FilmKept> {
    const kept = await this.#keepAsShown(film)
    const program = this.#page.request.filmProgram
    if (program === undefined || kept.missing === null || FINAL.test(kept.missing)) return kept
    if (program.path === null) return { ...kept, missing: `${kept.missing}, and yt-dlp is not installed` }
    return this.#byProgram(program.path, film, kept)
  }

  /** It asks the site itself, as a visitor without a login would. */
  async #byProgram(program: string, { address }: FilmShown, kept: FilmKept): Promise<FilmKept> {
    const of = URL.parse(address)
    if (of === null || !/^https?:$/.test(of.protocol)) return kept
    const { guard, request, limits, window } = this.#page
    const isShut = !guard.isOpen && (await leadsToPrivate(of.hostname, request.resolve))
    const got = isShut
      ? { problem: 'private' }
      : await fetchByProgram(program, of.href, {
          ...{ most: Math.min(limits.filmBytes, this.#left), mostCaptions: MOST_CAPTIONS },
          ...{ until: this.#until, signal: window.ended, proxy: window.proxy }
        })
    if ('problem' in got) return { ...kept, missing: `${kept.missing}, yt-dlp ${got.problem}` }
    this.#left -= [got.film, ...got.captions].reduce((sum, { bytes }) => sum + bytes.length, 0)
    this.#keep({ role: 'film', ...got.film })
    for (const { bytes } of got.captions) this.#keep({ role: 'captions', mediaType: 'text/vtt', bytes })
    const captions = [...kept.captions, ...got.captions.map(({ language }) => language)]
    return { ...kept, captions, files: [got.film.bytes.length], missing: null, by: 'yt-dlp' }
  }

  async #keepAsShown(film: FilmShown): Promise<FilmKept> {
    const captions = await this.#captions(film)
    const told = { address: film.address, seconds: film.seconds, captions, files: [] }
    if (film.is === 'frame') return { ...told, missing: 'player of another site' }
    if (film.is === 'none') return { ...told, missing: 'not begun' }
    if (film.is === 'file') return { ...told, ...(await this.#file(film.address, told)) }
    // Whichever list the page asked for first is the film's; those that it names are of it too.
    const [list] = this.#lists
    this.#lists = this.#lists.slice(1)
    if (list === undefined) return { ...told, missing: 'no list of its pieces' }
    return { ...told, ...(await this.#list(list, told)) }
  }

  async #file(
    address: string,
    told: Pick<FilmKept, 'seconds'>
  ): Promise<Partial<FilmKept> & Pick<FilmKept, 'missing'>> {
    const got = await this.#fetch(address, this.#page.limits.filmBytes)
    if ('problem' in got) return { missing: got.problem }
    if (LISTS.test(got.mediaType) || got.bytes.subarray(0, 7).toString('latin1') === '#EXTM3U')
      return this.#hls(got.bytes.toString('utf8'), address, told)
    if (!FILM_TYPES.test(got.mediaType) && got.mediaType !== 'application/octet-stream')
      return { missing: 'not a film' }
    this.#keep({ role: 'film', mediaType: got.mediaType, bytes: got.bytes })
    return { files: [got.bytes.length], missing: null }
  }

  async #list(address: string, told: Pick<FilmKept, 'seconds'>) {
    const got = await this.#fetch(address, MOST_LIST)
    return 'problem' in got
      ? { address, missing: got.problem }
      : { address, ...(await this.#hls(got.bytes.toString('utf8'), address, told)) }
  }

  async #hls(
    text: string,
    base: string,
    told: Pick<FilmKept, 'seconds'>,
    depth = 0
  ): Promise<Partial<FilmKept> & Pick<FilmKept, 'missing'>> {
    const list = readHls(text, base)
    if (list === null || depth > 1) return { missing: 'list not understood' }
    if (list.is === 'media') return this.#pieces(list, told)
    const [best] = list.variants
    if (best === undefined) return { missing: 'list not understood' }
    const named = [...list.variants, ...list.sounds, ...list.subtitles].map(({ address }) => address)
    this.#lists = this.#lists.filter(address => !named.includes(address))
    const sound = list.sounds.find(({ group }) => group === best.audio)
    const files: number[] = []
    let seconds = told.seconds
    for (const address of [best.address, ...(sound === undefined ? [] : [sound.address])]) {
      const got = await this.#fetch(address, MOST_LIST)
      if ('problem' in got) return { files, missing: got.problem }
      const kept = await this.#hls(got.bytes.toString('utf8'), address, told, depth + 1)
      files.push(...(kept.files ?? []))
      seconds = kept.seconds ?? seconds
      if (kept.missing !== null) return { ...kept, files }
    }
    const captions: string[] = []
    for (const { address, language } of list.subtitles) {
      const got = await this.#fetch(address, MOST_LIST)
      const subtitles = 'problem' in got ? null : readHls(got.bytes.toString('utf8'), address)
      if (subtitles?.is === 'media' && (await this.#text(subtitles.pieces))) captions.push(language)
    }
    return { files, seconds, ...(captions.length === 0 ? {} : { captions }), missing: null }
  }

  /** The pieces one after the other are the film: so they are made, in MPEG-TS and in fragmented MP4. */
  async #pieces(
    list: Extract<ReturnType<typeof readHls>, { is: 'media' }>,
    told: Pick<FilmKept, 'seconds'>
  ): Promise<Partial<FilmKept> & Pick<FilmKept, 'missing'>> {
    const seconds = told.seconds ?? list.seconds
    if (list.isLocked) return { seconds, missing: 'locked' }
    if (!list.isWhole) return { seconds: null, missing: 'live' }
    const pieces: Buffer[] = []
    let left = this.#page.limits.filmBytes
    for (const address of [...(list.begin === null ? [] : [list.begin]), ...list.pieces]) {
      const got = await this.#fetch(address, left)
      if ('problem' in got)
        return { seconds, missing: `${got.problem}, ${pieces.length} pieces of ${list.pieces.length}` }
      left -= got.bytes.length
      pieces.push(got.bytes)
    }
    const bytes = Buffer.concat(pieces)
    this.#keep({
      role: 'film',
      mediaType: list.begin === null && bytes[0] === 0x47 ? 'video/mp2t' : 'video/mp4',
      bytes
    })
    return { seconds, files: [bytes.length], missing: null }
  }

  async #captions({ tracks }: FilmShown): Promise<string[]> {
    const kept: string[] = []
    for (const { address, language, label } of tracks)
      if (await this.#text([address])) kept.push(cleanLine(language || label, 100))
    return kept
  }

  /** The first is the head of all of them. */
  async #text(addresses: readonly string[]): Promise<boolean> {
    const texts: Buffer[] = []
    for (const address of addresses) {
      const got = await this.#fetch(address, MOST_CAPTIONS)
      if ('problem' in got) return false
      texts.push(got.bytes, Buffer.from('\n'))
    }
    this.#keep({ role: 'captions', mediaType: 'text/vtt', bytes: Buffer.concat(texts) })
    return texts.length > 0
  }

  async #fetch(address: string, most: number): Promise<Fetched> {
    if (performance.now() > this.#until) return { problem: 'out-of-time' }
    const size = this.#recorder.films.sizeOf(address)
    if (size !== null && size > Math.min(most, this.#left)) return { problem: 'too-large' }
    const got = await fetchFile(this.#page, address, { most: Math.min(most, this.#left), until: this.#until })
    if ('problem' in got) return got
    this.#left -= got.bytes.length
    await this.#recorder.add(address, got)
    return got
  }
}
