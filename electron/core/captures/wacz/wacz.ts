// A WACZ of what the browser asked for and got (specs.webrecorder.net/wacz/1.1.1): the page can be opened again in it,
// with no network.
import { createHash, randomUUID } from 'node:crypto'
import type { Instant } from '#shared/ids.ts'
import { indexPlace } from './index-place.ts'
import { lengthOf, type Piece, piece, sha256Of } from './pieces.ts'
import { type Exchange, exchangeRecords, type ResponseRecord, warcInfo } from './warc.ts'
import { type Entry, zipOf } from './zip.ts'

export type WaczPage = {
  readonly address: string
  readonly title: string
  readonly at: Date
  /** What the page asked for and waited for still, such as news. No answer of it can be in the archive. */
  readonly unanswered: readonly string[]
}

/**
 * Signs the digest of `datapackage.json`, as WACZ Signing and Verification 0.1.0 has it: `created` is the time that the archive says it was
 * made. `stampedAt` is what an authority of time stamps says of the signature; null where none was asked or answered.
 */
export type Signer = {
  readonly fingerprint: string
  sign(of: {
    readonly hash: string
    readonly created: string
  }): Promise<{ readonly signedData: object; readonly stampedAt: Instant | null }>
}

/** A web archive in pieces. */
export type Wacz = { readonly pieces: Piece[]; readonly stampedAt: Instant | null }

const VERSION = '1.1.1'
const TAKEN_OUT =
  'request headers cookie and authorization, response header set-cookie; bodies are as the browser decoded them, without content-encoding and transfer-encoding; what was sent with a question and speaks of a password or a token is not kept'

/**
 * The whole file. `software` is such as `Kanalarkiv 0.1.0`, and `made` the time of this computer; without a signer it is not signed.
 */
export async function waczOf(
  page: WaczPage,
  exchanges: readonly Exchange[],
  {
    software,
    signer,
    made
  }: { readonly software: string; readonly signer: Signer | null; readonly made: Date }
): Promise<Wacz> {
  const { warc, index } = warcOf(page, exchanges, software)
  const files: Entry[] = [
    { name: 'archive/data.warc.gz', pieces: warc },
    { name: 'indexes/index.cdx', pieces: [piece.own(index)] },
    { name: 'pages/pages.jsonl', pieces: [piece.own(pagesOf(page, exchanges))] }
  ]
  // A time stamp tells whole seconds, and must not be of a time before this one.
  const created = `${made.toISOString().slice(0, 19)}Z`
  const described = {
    profile: 'data-package',
    wacz_version: VERSION,
    title: page.title,
    ...(page.unanswered.length === 0 ? {} : { description: waitedFor(page.unanswered) }),
    mainPageUrl: page.address,
    mainPageDate: page.at.toISOString(),
    created,
    software,
    resources: files.map(({ name, pieces }) => ({
      name: name.slice(name.lastIndexOf('/') + 1),
      path: name,
      hash: `sha256:${sha256Of(pieces)}`,
      bytes: lengthOf(pieces)
    }))
  }
  const datapackage = `${JSON.stringify(described, null, 2)}\n`
  const hash = `sha256:${createHash('sha256').update(datapackage).digest('hex')}`
  const signed = await signer?.sign({ hash, created })
  const told = { path: 'datapackage.json', hash, signedData: signed?.signedData }
  const digest = `${JSON.stringify(told, null, 2)}\n`
  files.push(
    { name: 'datapackage.json', pieces: [piece.own(datapackage)] },
    { name: 'datapackage-digest.json', pieces: [piece.own(digest)] }
  )
  return { pieces: zipOf(files, page.at), stampedAt: signed?.stampedAt ?? null }
}

/**
 * Told to whoever opens the archive: a page that asks for news again as soon as it is answered gets its "not found" at once there, and
 * asks without end. Answers that never came are not made up for it.
 */
const waitedFor = (addresses: readonly string[]) =>
  `Sidan väntade ännu på svar härifrån när den samlades in, och i webbarkivet finns inga. En sida som väntar på nytt kan därför fråga om och om igen när den spelas upp. / The page was still waiting for answers from here when it was captured, and there are none in the archive; a page that waits for news may ask for them again and again in replay: ${addresses.join(' ')}`

function warcOf(page: WaczPage, exchanges: readonly Exchange[], software: string) {
  const info = warcInfo(page.at, {
    software,
    format: 'WARC File Format 1.1',
    conformsTo: 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
    'x-taken-out': TAKEN_OUT
  })
  const warc: Piece[] = [...info.pieces]
  const lines: string[] = []
  const shown = new Set(exchanges.filter(one => !isRedirect(one)).map(one => indexPlace(one).asked))
  let offset = info.bytes
  for (const exchange of exchanges) {
    const [response, request] = exchangeRecords(exchange)
    // An address that sent its visitor to a question about cookies first, and showed the page then, shows the page.
    if (!isRedirect(exchange) || !shown.has(indexPlace(exchange).asked))
      lines.push(indexLine(response, offset))
    warc.push(...response.pieces, ...request.pieces)
    offset += response.bytes + request.bytes
  }
  return { warc, index: lines.sort(byBytes).join('') }
}

/** A line of the CDXJ index. */
function indexLine({ exchange, bytes, payloadDigest }: ResponseRecord, offset: number): string {
  const { address, method, at, status, mediaType } = exchange
  const { key, requestBody } = indexPlace(exchange)
  const told = {
    url: address,
    mime: mediaType,
    status,
    digest: payloadDigest,
    length: bytes,
    offset,
    filename: 'data.warc.gz',
    ...(method === 'GET' ? {} : { method, requestBody })
  }
  return `${key} ${at.toISOString().replaceAll(/\D/g, '').slice(0, 14)} ${JSON.stringify(told)}\n`
}

const isRedirect = ({ status }: Exchange) => status >= 300 && status < 400

function pagesOf({ address, title, at }: WaczPage, exchanges: readonly Exchange[]): string {
  // The moment that it was answered in: a replay program opens what is nearest to it.
  const own = address.split('#', 1)[0]
  const ts = (exchanges.findLast(one => one.method === 'GET' && one.address === own)?.at ?? at).toISOString()
  const head = { format: 'json-pages-1.0', id: 'pages', title: 'All Pages', hasText: false }
  return `${JSON.stringify(head)}\n${JSON.stringify({ id: randomUUID(), url: address, ts, title })}\n`
}

const byBytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other))
