// A file of an E-ARK package as METS and PREMIS speak of it.
import type { Instant } from '#shared/ids.ts'
import type { FileFormat } from '../../../formats/identify/format.ts'
import { identify } from '../../../formats/identify/identify.ts'
import type { Draft } from '../disk.ts'

/** `path` is from the root of the package; `created` is when the archive took the file in or wrote it. */
export type PackageFile = {
  readonly path: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
  readonly created: Instant
  /** What it was called where it came from; its stored name says nothing. */
  readonly originalName?: string | null
  /** What its bytes are; where nothing is said, what its media type says. */
  readonly format?: Format | null
}

/** What was written, with what reading it back gave. @throws Error when nothing has that path */
export function packageFile(draft: Draft, path: string, mediaType: string, created: Instant): PackageFile {
  const read = draft.digests.get(path)
  if (read === undefined) throw new Error(`${path} was not written`)
  return { path, mediaType, bytes: read.bytes, sha256: read.sha256, created }
}

/** Name and version of a format, and its PRONOM key where it is certain. */
type Format = Omit<FileFormat, 'mediaType'>

const FORMATS: Readonly<Record<string, Format>> = {
  // Its version is told by its bytes.
  'image/png': { name: 'Portable Network Graphics', version: null, key: null },
  'text/plain': { name: 'Plain Text File', version: null, key: 'x-fmt/111' },
  'text/csv': { name: 'Comma Separated Values', version: null, key: 'x-fmt/18' },
  'text/html': { name: 'Hypertext Markup Language', version: null, key: 'fmt/96' },
  'application/json': { name: 'JSON Data Interchange Format', version: null, key: 'fmt/817' },
  'application/xml': { name: 'Extensible Markup Language', version: '1.0', key: 'fmt/101' },
  'message/rfc822': { name: 'Internet Message Format', version: null, key: 'fmt/278' }
}

/** The trees of IANA's registry, and of them only names without an `x-`: those are registered nowhere. */
const REGISTERED =
  /^(?:application|audio|font|image|message|model|multipart|text|video)\/(?!x[-.])[\w!#$&^.+-]{1,127}$/
const MEANT: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'application/x-zip-compressed': 'application/zip'
}

/**
 * The media type without its parameters. What a mail calls its attachment is anybody's word, and METS has room for IANA's types
 * alone (CSIP68): another is told of as bytes.
 */
export function bareType(mediaType: string): string {
  const said = mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
  const type = MEANT[said] ?? said
  return REGISTERED.test(type) ? type : 'application/octet-stream'
}

export function fileFormat(mediaType: string): Format | null {
  return FORMATS[bareType(mediaType)] ?? null
}

export const formatOf = ({ format, mediaType }: PackageFile): Format | null =>
  format === undefined ? fileFormat(mediaType) : format

/** What always begins with its signature: without that it is something else, whatever it is called. */
const SIGNED = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf', 'application/zip']

/**
 * What a file is by its bytes. Text has no signature: of what we wrote the media type says it, and of what somebody else named so
 * the name of the format is told and no key.
 */
export async function known(
  path: string,
  { mediaType, isOurs }: { readonly mediaType: string; readonly isOurs: boolean }
): Promise<{ readonly mediaType: string; readonly format: Format | null }> {
  const found = await identify(path)
  if (found !== null) return { mediaType: found.mediaType, format: found }
  if (SIGNED.includes(bareType(mediaType))) return { mediaType: 'application/octet-stream', format: null }
  const said = fileFormat(mediaType)
  return { mediaType, format: said === null || isOurs ? said : { ...said, key: null } }
}

/** A relative path as METS links to it: every part percent-encoded in the same way. */
export function hrefOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
