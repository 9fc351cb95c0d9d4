// Meta writes each byte of its UTF-8 as a letter of its own: `å` stands as `Ã¥`. This turns it back, only where that is
// what happened.

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text as it was written. What holds a letter beyond U+00FF, or is no UTF-8 in disguise, was right already. */
export function unmangled(text: string): string {
  let isPlain = true
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0xff) return text
    if (code > 0x7f) isPlain = false
  }
  if (isPlain) return text
  try {
    return utf8.decode(Buffer.from(text, 'latin1'))
  } catch {
    return text
  }
}
