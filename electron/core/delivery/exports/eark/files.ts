// A file of an E-ARK package as METS and PREMIS speak of it.
import type { Instant } from '#shared/ids.ts'
import type { FileFormat } from '../../../formats/identify/format.ts'
import { identify } from '../../../formats/identify/identify.ts'
import { isWellFormed } from '../../../formats/xml/well-formed.ts'
import type { Context } from '../../../kernel/context.ts'
import type { Draft } from '../disk.ts'
import type { PackagedFile } from '../packaged-file.ts'

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
const SIGNED =
  /^(?:image\/(?:png|jpeg|gif|webp|hei[cf](?:-sequence)?|avif)|video\/(?:mp4|quicktime|3gpp2?|webm|matroska)|audio\/mp4|application\/(?:pdf|zip|msword|vnd\.ms-(?:excel|powerpoint|outlook)|vnd\.openxmlformats-officedocument\.[a-z]{1,30}\.(?:document|sheet|presentation)|vnd\.oasis\.opendocument\.[a-z-]{1,40}))$/
const XML = /[/+]xml$/
/** Of what is not what it is called, no more is known. */
const BYTES = { mediaType: 'application/octet-stream', format: null }

/**
 * What a file is by its bytes. Text has no signature: of what we wrote the media type says it, and of what somebody else named so
 * the name of the format is told, without version and key. What somebody else calls XML, or begins like it, is that where it is well-formed.
 */
export async function known(
  path: string,
  { mediaType, isOurs }: { readonly mediaType: string; readonly isOurs: boolean }
): Promise<{ readonly mediaType: string; readonly format: Format | null }> {
  const found = await identify(path)
  const type = found?.mediaType ?? bareType(mediaType)
  if (!isOurs && XML.test(type)) {
    const isXml = await isWellFormed(path)
    if (isXml !== true) return isXml === null ? { mediaType: type, format: null } : BYTES
  }
  if (found !== null) return { mediaType: found.mediaType, format: found }
  if (SIGNED.test(type)) return BYTES
  const said = fileFormat(mediaType)
  return { mediaType: type, format: said === null || isOurs ? said : { ...said, version: null, key: null } }
}

/** Files of records whose bytes came from somebody else: what they are called is that person's word. */
const OF_OTHERS = ['attachment', 'original']

/**
 * The files of a record, each with what it is by its bytes; but for those that are written with the package. What is gone is told of when it
 * is copied.
 */
export async function knownFiles(
  { objects }: Pick<Context, 'objects'>,
  files: readonly PackagedFile[]
): Promise<PackagedFile[]> {
  const told: PackagedFile[] = []
  for (const file of files) {
    const { sha256, mediaType, source, text } = file
    const isWritten = source !== undefined || text !== undefined
    const is = isWritten
      ? null
      : await objects
          .file(sha256)
          .then(path => known(path, { mediaType, isOurs: isOurs(file) }))
          .catch(() => null)
    told.push(is === null ? file : { ...file, ...is })
  }
  return told
}

const isOurs = ({ role, originalName }: PackagedFile) =>
  originalName === undefined && !OF_OTHERS.includes(role)

/** A relative path as METS links to it: every part percent-encoded in the same way. */
export function hrefOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
