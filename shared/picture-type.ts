// The kind of picture that a file is, told by its first bytes; what somebody called it is not to be believed.

/** So many bytes say it. */
export const PICTURE_START = 12

/** Of the first bytes as Latin-1; undefined: no picture that is shown. */
export function pictureTypeOf(start: string): string | undefined {
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (/^RIFF.{4}WEBP$/s.test(start)) return 'image/webp'
  if (/^GIF8[79]a/.test(start)) return 'image/gif'
  return undefined
}

/** The pictures that the window shows and that go into documents. */
export const PICTURE_TYPES: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif'
])
