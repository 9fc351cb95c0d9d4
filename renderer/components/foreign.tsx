// One line of what somebody else has written: a name, how a text begins, the name of a file.

import { shownTurns } from '#shared/turns.ts'

/** The line in the direction of its own script, apart from what stands beside it. */
export function Foreign({ text, className = 'wrap' }: { text: string; className?: string }) {
  return (
    <span className={className} dir="auto">
      {shownTurns(text)}
    </span>
  )
}
