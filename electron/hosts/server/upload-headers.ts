// What the headers of a file on its way say (draft-ietf-httpbis-resumable-upload; draft-ietf-httpapi-idempotency-key-header).
import type { IncomingMessage } from 'node:http'
import { normalized } from '#shared/normal-form.ts'
import { withoutLast } from '../../core/formats/text/without-last.ts'
import { ArchiveError } from '../../core/kernel/errors.ts'

export const [COMPLETE, OFFSET] = ['upload-complete', 'upload-offset'] as const
const KEY = 'idempotency-key'

/**
 * Whether the file ends with this part; undefined where nothing is said of it. A proxy that drops or alters the header must not
 * make a part of a file the file.
 * @throws ArchiveError sent-header-unread
 */
export function isLastIn({ headers }: IncomingMessage): boolean | undefined {
  const said = headers[COMPLETE]
  if (said === undefined || said === '?0' || said === '?1') return said === undefined ? said : said === '?1'
  throw new ArchiveError('sent-header-unread', { header: COMPLETE })
}

/** The part of a file that goes on. @throws ArchiveError sent-header-unread */
export function partIn(request: IncomingMessage): { from: number; isLast: boolean } {
  const from = request.headers[OFFSET]
  // An integer of structured fields (RFC 9651) has fifteen digits at the most.
  if (typeof from !== 'string' || !/^\d{1,15}$/.test(from))
    throw new ArchiveError('sent-header-unread', { header: OFFSET })
  const isLast = isLastIn(request)
  if (isLast === undefined) throw new ArchiveError('sent-header-unread', { header: COMPLETE })
  return { from: Number(from), isLast }
}

/** By what a call that is made again is known; null where it is not said. @throws ArchiveError sent-header-unread */
export function keyIn({ headers }: IncomingMessage): string | null {
  const said = headers[KEY]
  if (said === undefined) return null
  if (typeof said !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(said))
    throw new ArchiveError('sent-header-unread', { header: KEY })
  return said
}

/** The name that a file had, without what would lead elsewhere or mean something to a system. */
export function nameIn(request: IncomingMessage): string {
  const given = new URL(request.url ?? '/', 'http://server').searchParams.get('name') ?? ''
  const plain = normalized(given, 'NFC')
    .replaceAll(/[/\\:*?"<>|\p{C}]+/gu, '_')
    .replace(/^[. ]+/, '')
  const bare = withoutLast(plain, '. ')
  const short = bare.length > 150 ? bare.slice(-150) : bare
  return short === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(short) ? `fil_${short}` : short
}
