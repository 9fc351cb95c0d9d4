// Characters that turn the direction of what follows: `faktura<U+202E>fdp.exe` would be read as "fakturaexe.pdf". They are kept as they came,
// and shown by their numbers.
const TURNS = /[\u061c\u202a-\u202e\u2066-\u2069]/g

/** The line with the characters that turn its direction shown by their numbers, so that it is read as it stands. */
export function shownTurns(text: string): string {
  return text.replaceAll(
    TURNS,
    char => `[U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`
  )
}
