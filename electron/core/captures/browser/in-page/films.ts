// Films that the page shows, and sounds: what each plays, how long it is, and what there is to read of it. Nothing of them is played.
import { everywhere } from './roots.ts'
import { isShown } from './visibility.ts'

export type FilmShown = {
  /** `stream`: put together by a script, out of pieces that came by themselves. `frame`: a player of another site. `none`: it has nothing to play yet. */
  readonly is: 'file' | 'stream' | 'frame' | 'none'
  /** Of a stream, that of the frame that it is in. */
  readonly address: string
  /** Null where it is not known before it is played, or has no end. */
  readonly seconds: number | null
  readonly tracks: readonly { readonly address: string; readonly language: string; readonly label: string }[]
}

/** Where the players of sites for films are, by host and path; told in the provenance by their address. */
const PLAYERS =
  /^https?:\/\/(?:[\w-]+\.)?(?:youtube(?:-nocookie)?\.com\/embed\/|player\.vimeo\.com\/video\/|vimeo\.com\/event\/|facebook\.com\/plugins\/video|dailymotion\.com\/embed\/|tiktok\.com\/(?:embed|player)|screen9\.(?:com|tv)\/|solidtango\.com\/|quickchannel\.com\/|svtplay\.se\/|svt\.se\/videoplayer|kaltura\.com\/|bambuser\.com\/|twitch\.tv\/)/i

const MOST = 100

export function filmsShown(): FilmShown[] {
  const films = everywhere<HTMLMediaElement>('video, audio').filter(isShown).map(filmOf)
  const frames = everywhere<HTMLIFrameElement>('iframe[src]')
    .filter(frame => isShown(frame) && PLAYERS.test(frame.src))
    .map((frame): FilmShown => ({ is: 'frame', address: frame.src, seconds: null, tracks: [] }))
  return [...films, ...frames].slice(0, MOST)
}

function filmOf(film: HTMLMediaElement): FilmShown {
  const source =
    film.currentSrc ||
    film.src ||
    [...film.querySelectorAll('source')].find(({ src }) => src !== '')?.src ||
    ''
  const { duration } = film
  return {
    is: isOf(film, source),
    address: /^https?:/i.test(source) ? source : location.href,
    seconds: Number.isFinite(duration) ? Math.round(duration) : null,
    tracks: [...film.querySelectorAll('track')]
      .filter(({ src }) => /^https?:/i.test(src))
      .map(({ src, srclang, label }) => ({ address: src, language: srclang, label }))
  }
}

function isOf(film: HTMLMediaElement, source: string): FilmShown['is'] {
  if (/^https?:/i.test(source)) return 'file'
  return source !== '' || film.srcObject !== null ? 'stream' : 'none'
}
