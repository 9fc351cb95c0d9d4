// Pages with films: as files that are asked for in stretches, put together out of pieces by a script and by the browser, and such as cannot be kept.
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { page } from './html.ts'

const FILES = join(import.meta.dirname, 'films')
export const filmFile = (name: string): Buffer => readFileSync(join(FILES, name))

const words = '<p>Kommunen visar en film om badhuset, med text för den som inte hör.</p>'
const film = (inside: string, title = 'Film') =>
  page(title, `<main><h1>${title}</h1>${words}${inside}</main>`)
const TRACK = '<track kind="captions" srclang="sv" label="Svenska" src="/films/file/captions.vtt" default>'
const VIDEO = 'width="320" height="180" controls muted'

/** Fetches a list and its pieces, as players do, and plays them through a source of its own. */
const player = (list: string, type: string) => `<video id="film" ${VIDEO}></video><script>
  const source = new MediaSource(); film.src = URL.createObjectURL(source)
  source.onsourceopen = async () => {
    const base = new URL('${list}', location.href)
    const lines = (await (await fetch(base)).text()).split('\\n').map(line => line.trim())
    const map = /URI="([^"]+)"/.exec(lines.find(line => line.startsWith('#EXT-X-MAP')) ?? '')?.[1]
    const buffer = source.addSourceBuffer('${type}')
    // Only what is about to be played is fetched.
    for (const name of [map, lines.find(line => line && !line.startsWith('#'))]) {
      buffer.appendBuffer(await (await fetch(new URL(name, base))).arrayBuffer())
      await new Promise(done => { buffer.onupdateend = done })
    } }</script>`

export const FILMS: Record<string, (asked: URLSearchParams) => string> = {
  '/films/mp4': () => film(`<video ${VIDEO} src="/films/file/clip.mp4">${TRACK}</video>`),
  '/films/webm': () => film(`<video ${VIDEO}><source src="/films/file/clip.webm" type="video/webm"></video>`),
  '/films/pieces': () => film(player('/films/file/fmp4.m3u8', 'video/mp4; codecs="avc1.42c00a"')),
  '/films/list': () => film(`<video ${VIDEO} src="/films/file/master.m3u8"></video>`),
  '/films/locked': () => film(`<video ${VIDEO} src="/films/file/locked.m3u8"></video>`),
  '/films/live': () => film(player('/films/file/live.m3u8', 'video/mp4; codecs="avc1.42c00a"')),
  '/films/within': () => film(`<video ${VIDEO} src="/films/lead"></video>`),
  '/films/gone': () => film(`<video ${VIDEO} src="/films/file/none.mp4"></video>`),
  '/films/player': asked =>
    film(`<iframe width="320" height="180" src="${asked.get('of')}/embed/abc" title="Film"></iframe>`),
  '/films/hidden': () => film(`<video ${VIDEO} hidden src="/films/file/clip.mp4"></video>`)
}

const TYPES: Record<string, string> = {
  mp4: 'video/mp4',
  m4s: 'video/iso.segment',
  webm: 'video/webm',
  mpegts: 'video/mp2t',
  m3u8: 'application/vnd.apple.mpegurl',
  vtt: 'text/vtt'
}
const LISTS: Record<string, () => string> = {
  'master.m3u8': () =>
    '#EXTM3U\n#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="t",NAME="Svenska",LANGUAGE="sv",URI="text.m3u8"\n#EXT-X-STREAM-INF:BANDWIDTH=1000,SUBTITLES="t"\nnone.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=90000,SUBTITLES="t"\nts.m3u8\n',
  'text.m3u8': () => '#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\ncaptions.vtt\n#EXT-X-ENDLIST\n',
  'locked.m3u8': () =>
    filmFile('ts.m3u8').toString().replace('#EXTINF', '#EXT-X-KEY:METHOD=AES-128,URI="key"\n#EXTINF'),
  'live.m3u8': () => filmFile('fmp4.m3u8').toString().replace('#EXT-X-ENDLIST', '')
}

/** Answers with a file, or with the stretch that is asked for. */
export function answerFilm(path: string, request: IncomingMessage, response: ServerResponse): boolean {
  const name = /^\/films\/file\/([\w.-]+)$/.exec(path)?.[1]
  if (name === undefined) return false
  const made = LISTS[name]?.()
  let bytes: Buffer
  try {
    bytes = made === undefined ? filmFile(name) : Buffer.from(made)
  } catch {
    response.writeHead(404).end()
    return true
  }
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? []
  if (from === undefined) {
    response.writeHead(200, {
      'content-type': type,
      'content-length': bytes.length,
      'accept-ranges': 'bytes'
    })
    response.end(bytes)
    return true
  }
  const end = to === undefined || to === '' ? bytes.length - 1 : Math.min(Number(to), bytes.length - 1)
  const part = bytes.subarray(Number(from), end + 1)
  response.writeHead(206, {
    'content-type': type,
    'content-length': part.length,
    'content-range': `bytes ${from}-${end}/${bytes.length}`
  })
  response.end(part)
  return true
}
