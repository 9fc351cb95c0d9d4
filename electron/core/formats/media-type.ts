// What a file is by its first bytes; its name does not count. Pure.
import { PICTURE_START, PICTURE_TYPES, pictureTypeOf } from '#shared/picture-type.ts'

/** What is said of bytes that tell nothing. */
export const UNKNOWN_TYPE = 'application/octet-stream'

/** So many bytes say what a file is. */
export const MEDIA_TYPE_BYTES = 264

/** What Outlook sends a mail with its looks as (MS-OXTNEF), and an archive of POSIX: nothing reads all that they hold. */
export const TNEF = 'application/ms-tnef'
export const TAR = 'application/x-tar'

const SIGNATURES: readonly (readonly [string, RegExp])[] = [
  ['application/pdf', /^%PDF-/],
  ['image/heic', /^[^ -~]{3}.ftyphei[cxms]/s],
  ['image/heic-sequence', /^[^ -~]{3}.ftyphev[cxms]/s],
  ['image/heif', /^[^ -~]{3}.ftypmif1/s],
  ['image/heif-sequence', /^[^ -~]{3}.ftypmsf1/s],
  ['image/avif', /^[^ -~]{3}.ftypavi[fs]/s],
  ['audio/mp4', /^[^ -~]{3}.ftypM4[AB] /s],
  ['video/quicktime', /^[^ -~]{3}.ftypqt {2}/s],
  ['video/3gpp', /^[^ -~]{3}.ftyp3g[eghprst]/s],
  ['video/3gpp2', /^[^ -~]{3}.ftyp3g2/s],
  ['video/mp4', /^[^ -~]{3}.ftyp(?:iso[m0-9a-c]|mp4[12]|mp71|avc1|dash|M4V|MSNV|F4V|cmf)/s],
  ['video/webm', /^.E\xdf\xa3.{0,40}B\x82.{1,8}webm/s],
  ['video/matroska', /^.E\xdf\xa3.{0,40}B\x82.{1,8}matroska/s],
  ['audio/mpeg', /^ID3[^ -~]/],
  ['audio/ogg', /^OggS[^ -~]/],
  [TNEF, /^\x78\x9f\x3e\x22/],
  [TAR, /^[^\0].{256}ustar[\0 ]/s]
]

/**
 * What somebody else calls a file, where that has the form of a media type (RFC 6838, 4.2) and the first bytes do not tell better: it is
 * what every file of the same bytes is called from then on.
 */
export function saidType(said: string, head: Uint8Array): string {
  const seen = mediaTypeOf(head)
  if (seen !== UNKNOWN_TYPE) return seen
  const type = said.split(';')[0]?.trim().toLowerCase() ?? ''
  // Each of these begins as its signature says, or it is none.
  return TYPE.test(type) && !PICTURE_TYPES.has(type) ? type : seen
}

const TYPE = /^[a-z][a-z0-9.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/

/** The media type by the first bytes. */
export function mediaTypeOf(head: Uint8Array): string {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, MEDIA_TYPE_BYTES))
  const text = start.toString('latin1')
  const picture = pictureTypeOf(text.slice(0, PICTURE_START))
  return picture ?? SIGNATURES.find(([, begins]) => begins.test(text))?.[0] ?? UNKNOWN_TYPE
}
