// What a list of HLS says (RFC 8216): the lists of a film in several sizes, or the pieces of one. Pure; what it does not understand is nothing.

type HlsList =
  | {
      readonly is: 'master'
      /** The best first. */
      readonly variants: readonly {
        readonly address: string
        readonly audio: string | null
        readonly bandwidth: number
      }[]
      readonly sounds: readonly { readonly address: string; readonly group: string }[]
      readonly subtitles: readonly { readonly address: string; readonly language: string }[]
    }
  | {
      readonly is: 'media'
      /** What comes before the pieces, of fragmented MP4. */
      readonly begin: string | null
      readonly pieces: readonly string[]
      readonly seconds: number
      readonly isLocked: boolean
      /** It has an end. */
      readonly isWhole: boolean
    }

const MOST_LINES = 50_000

/** Null for a text that is no such list. */
export function readHls(text: string, base: string): HlsList | null {
  const lines = text
    .split(/\r?\n/, MOST_LINES)
    .map(line => line.trim())
    .filter(line => line !== '')
  if (lines[0]?.startsWith('#EXTM3U') !== true) return null
  return lines.some(line => line.startsWith('#EXT-X-STREAM-INF:'))
    ? masterOf(lines, base)
    : mediaOf(lines, base)
}

function masterOf(lines: readonly string[], base: string): HlsList {
  const variants: { address: string; audio: string | null; bandwidth: number }[] = []
  const sounds: { address: string; group: string }[] = []
  const subtitles: { address: string; language: string }[] = []
  for (const [at, line] of lines.entries()) {
    const said = attributesOf(line)
    if (line.startsWith('#EXT-X-STREAM-INF:')) {
      const address = within(lines[at + 1] ?? '', base)
      const bandwidth = Number(said.get('BANDWIDTH') ?? 0)
      if (address !== null) variants.push({ address, audio: said.get('AUDIO') ?? null, bandwidth })
    }
    if (!line.startsWith('#EXT-X-MEDIA:')) continue
    const address = within(said.get('URI') ?? '', base)
    if (address === null) continue
    if (said.get('TYPE') === 'AUDIO') sounds.push({ address, group: said.get('GROUP-ID') ?? '' })
    if (said.get('TYPE') === 'SUBTITLES') subtitles.push({ address, language: said.get('LANGUAGE') ?? '' })
  }
  variants.sort((one, other) => other.bandwidth - one.bandwidth)
  return { is: 'master', variants, sounds, subtitles }
}

function mediaOf(lines: readonly string[], base: string): HlsList {
  let begin: string | null = null
  let seconds = 0
  let isLocked = false
  const pieces: string[] = []
  for (const line of lines) {
    if (line.startsWith('#EXTINF:')) seconds += Number.parseFloat(line.slice(8)) || 0
    if (line.startsWith('#EXT-X-MAP:')) begin = within(attributesOf(line).get('URI') ?? '', base)
    if (line.startsWith('#EXT-X-KEY:') && attributesOf(line).get('METHOD') !== 'NONE') isLocked = true
    if (line.startsWith('#')) continue
    const address = within(line, base)
    // Stretches of one file are that file.
    if (address !== null && pieces.at(-1) !== address) pieces.push(address)
  }
  const isWhole = lines.includes('#EXT-X-ENDLIST')
  // Where the pieces are stretches of the file that it begins with, that file is all.
  if (begin !== null && pieces.length === 1 && pieces[0] === begin) begin = null
  return { is: 'media', begin, pieces, seconds: Math.round(seconds), isLocked, isWhole }
}

/** `NAME=value,NAME="value, with a comma"`. */
function attributesOf(line: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', quoted, plain] of line.matchAll(
    /([A-Z0-9-]{1,40})=(?:"([^"]{0,4000})"|([^",]{0,4000}))/g
  ))
    found.set(name, quoted ?? plain ?? '')
  return found
}

function within(address: string, base: string): string | null {
  const url = URL.parse(address, base)
  return address !== '' && (url?.protocol === 'https:' || url?.protocol === 'http:') ? url.href : null
}
