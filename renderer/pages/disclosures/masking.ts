// Masks on a record that is to be disclosed.
import type { Mask, MaskPlace } from '#shared/disclosure.ts'

/** What the parts of the page may do with masks; null once the disclosure has ended. */
export type Masking = {
  readonly lay: (place: MaskPlace) => void
  readonly lift: (mask: Mask) => void
} | null
