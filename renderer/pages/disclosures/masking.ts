// Masks on a record that is to be disclosed.
import type { Mask, MaskPlace, MaskProposal } from '#shared/disclosure.ts'

type Proposed = Pick<MaskProposal, 'place' | 'reason'>

/** What the parts of the page may do with masks; null once the disclosure has ended. */
export type Masking = {
  readonly lay: (place: MaskPlace) => void
  /** Asks whether the words are to be masked wherever they stand in the disclosure. */
  readonly askEverywhere: (words: string) => void
  readonly lift: (mask: Mask) => void
  readonly dismiss: (proposals: readonly Proposed[]) => void
  readonly undismiss: (proposal: Proposed) => void
} | null

/** Fewer letters than this stand in too many other words to be masked everywhere. */
export const LEAST_LETTERS = 3
