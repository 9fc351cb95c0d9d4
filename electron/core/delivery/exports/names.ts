// Names inside a package: ASCII, bounded in length, unique whatever the case, and never one that Windows reserves.
import type { Instant } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import { swedish } from '../../kernel/swedish-time.ts'

const MOST_LETTERS = 40

/** The name of a package's folder. */
export function packageFolder(id: string, startedAt: Instant): string {
  return `kanalarkiv-${swedish(startedAt, 'yyyyMMdd-HHmmss')}-${id.slice(0, 8)}`
}

/** A name that `packageFolder` gives. */
export const packageName = /^kanalarkiv-\d{8}-\d{6}-[0-9a-f]{8}$/

/** Gives each record a folder such as `data/captures/20261125_norrby-pa-flodet_1a2b3c4d`, no two alike. */
export function folderNames(): (
  kind: string,
  record: { id: string; at: Instant; channel: string }
) => string {
  const taken = new Set<string>()
  return (kind, { id, at, channel }) => {
    const start = `data/${kind}/${swedish(at, 'yyyyMMdd')}_${slug(channel)}_`
    // Two ids that begin alike are told apart by the whole of the later one.
    const name = taken.has(start + id.slice(0, 8)) ? start + id : start + id.slice(0, 8)
    taken.add(name)
    return name
  }
}

/** A name in lower-case ASCII letters, digits and single hyphens: `Norrby på Flödet` is `norrby-pa-flodet`. */
export function slug(text: string): string {
  const plain = normalized(text, 'NFKD').toLowerCase().replaceAll(/\p{M}/gu, '')
  const words = plain
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll(/[^a-z0-9]+/g, '-')
  return words.slice(0, MOST_LETTERS).replaceAll(/^-+|-+$/g, '') || 'kanal'
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'text/plain': 'txt',
  'application/json': 'json',
  'application/pdf': 'pdf',
  'multipart/related': 'mhtml',
  'message/rfc822': 'eml',
  'application/vnd.ms-outlook': 'msg'
}
const FROM_NAME = new Set([
  ...Object.values(EXTENSIONS),
  ...[
    'jpeg',
    'heic',
    'heif',
    '3gp',
    'avif',
    'tif',
    'tiff',
    'mp4',
    'mov',
    'webm',
    'mkv',
    'mp3',
    'ogg',
    'm4a',
    'wav',
    'rtf',
    'csv',
    'xml'
  ],
  ...['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'mpp', 'odt', 'ods', 'odp', 'msg', 'zip']
])

/**
 * The ending of a file: what its type says, or else what its own name says. An ending that is not on the list becomes
 * `bin`, so that nothing in a package starts as a program when it is opened.
 */
export function extension(mediaType: string, ownName: string | null = null): string {
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
  const own = ownName?.split('.').at(-1)?.toLowerCase() ?? ''
  return EXTENSIONS[type] ?? (FROM_NAME.has(own) ? own : 'bin')
}
