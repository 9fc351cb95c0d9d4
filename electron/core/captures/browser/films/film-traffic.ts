// What is known of films from what the page was answered: the lists of pieces that it asked for, and how large files are of which only
// a stretch has come.
import type { Protocol } from 'puppeteer-core'

const LIST_TYPES = /^(?:application\/(?:x-mpegurl|vnd\.apple\.mpegurl|dash\+xml)|audio\/(?:x-)?mpegurl)$/i
const LIST_NAMES = /\.(?:m3u8|mpd)$/i
const MOST = 200

export class FilmTraffic {
  readonly #lists = new Set<string>()
  readonly #sizes = new Map<string, number>()

  note({ url, mimeType, headers, status }: Protocol.Network.Response): void {
    const isList = LIST_TYPES.test(mimeType) || LIST_NAMES.test(URL.parse(url)?.pathname ?? '')
    if (isList && status === 200 && this.#lists.size < MOST) this.#lists.add(url)
    const range = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-range')?.[1]
    const size = Number(/\/(\d{1,15})$/.exec(range ?? '')?.[1] ?? Number.NaN)
    if (Number.isFinite(size)) this.#sizes.set(url, size)
  }

  /** In the order in which they were asked for. */
  get lists(): readonly string[] {
    return [...this.#lists]
  }

  /** Null where nothing says it. */
  sizeOf(address: string): number | null {
    return this.#sizes.get(address) ?? null
  }
}
