// One line of what somebody else has written: a name, how a text begins, the name of a file.

// Turns the direction of what follows: `faktura<U+202E>fdp.exe` would be read as "fakturaexe.pdf".
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g

/** The line with the characters that turn its direction shown by their numbers, so that it is read as it stands. */
export function shownTurns(text: string): string {
  return text.replaceAll(TURNS, char => `[U+${char.charCodeAt(0).toString(16).toUpperCase()}]`)
}

/** The line in the direction of its own script, apart from what stands beside it. */
export function Foreign({ text, className = 'wrap' }: { text: string; className?: string }) {
  return (
    <span className={className} dir="auto">
      {shownTurns(text)}
    </span>
  )
}
