// Text from outside, as a record may hold it.

/** NUL and lone surrogates become the replacement character; the rest is untouched. */
export function clean(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}

/** A short text, or null when nothing of it can be seen. */
export function shortOrNull(text: string | undefined | null, most = 300): string | null {
  const shown = clean(text ?? '')
    .trim()
    .slice(0, most)
    .toWellFormed()
  return shown === '' ? null : shown
}
