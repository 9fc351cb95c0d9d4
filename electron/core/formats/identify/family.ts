// Formats whose kind is told by their first bytes, or by what lies in their container, and whose version is not looked for.
import { isCompoundFile, rootNames } from '../mail/compound-file.ts'
import { MEDIA_TYPE_BYTES, mediaTypeOf } from '../media-type.ts'
import { inCompound } from '../text/sniff.ts'
import type { FileFormat, Looked } from './format.ts'

const NAMES: Readonly<Record<string, string>> = {
  'image/heic': 'High Efficiency Image File Format',
  'image/heic-sequence': 'High Efficiency Image File Format',
  'image/heif': 'High Efficiency Image File Format',
  'image/heif-sequence': 'High Efficiency Image File Format',
  'image/avif': 'AV1 Image File Format',
  'audio/mp4': 'MPEG-4 Media File',
  'video/mp4': 'MPEG-4 Media File',
  'video/quicktime': 'Quicktime',
  'video/3gpp': '3GPP Audio/Video File',
  'video/3gpp2': '3GPP2 Audio/Video File',
  'video/matroska': 'Matroska',
  'application/msword': 'Microsoft Word Document',
  'application/vnd.ms-excel': 'Microsoft Excel Workbook',
  'application/vnd.ms-powerpoint': 'Microsoft Powerpoint Presentation',
  'application/vnd.ms-outlook': 'Microsoft Outlook Email Message'
}
const MOST_COMPOUND = 64 << 20

export async function family({ head, size, read }: Looked): Promise<FileFormat | null> {
  const start = Buffer.from(head.slice(0, 1024), 'latin1')
  const mediaType = isCompoundFile(start)
    ? await compound(size, read)
    : mediaTypeOf(start.subarray(0, MEDIA_TYPE_BYTES))
  const name = mediaType === null ? undefined : NAMES[mediaType]
  return mediaType === null || name === undefined ? null : { mediaType, name, version: null, key: null }
}

/** One that is damaged or too large to be looked into is none of them for certain. */
async function compound(size: number, read: Looked['read']): Promise<string | null> {
  if (size > MOST_COMPOUND) return null
  const bytes = await read(0, size)
  return rootNames(bytes) === null ? null : inCompound(bytes)
}
