// Texts from pages are hostile: bounded, well-formed, and without signs that play tricks with a reader or a file.

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is taken out
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/g

/** A text of several lines as it may be kept in a field. */
export function cleanText(text: string, max: number): string {
  const flat = text.replaceAll(/\r\n?|\u2028|\u2029/g, '\n').replaceAll(CONTROLS, '')
  return cut(flat.trim(), max)
}

/** A text of one line: names, labels, titles, times. */
export function cleanLine(text: string, max: number): string {
  const shown = text.replaceAll(DIRECTIONS, '').replaceAll(/[\s\u2028\u2029]+/g, ' ')
  return cut(shown.replaceAll(CONTROLS, '').replaceAll(/ {2,}/g, ' ').trim(), max)
}

/** The same as `cleanLine`, with null for what is empty or not there. */
export function cleanOrNull(text: string | null, max: number): string | null {
  const line = text === null ? '' : cleanLine(text, max)
  return line === '' ? null : line
}

/** An http(s) address, or null for anything else that a page may put in a link. */
export function cleanAddress(address: string | null): string | null {
  if (address === null || address.length > 2000) return null
  const url = URL.parse(address)
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null
}

// Cutting may split a pair of surrogates, so the text is made well-formed after it.
const cut = (text: string, max: number) => text.slice(0, max).toWellFormed()
