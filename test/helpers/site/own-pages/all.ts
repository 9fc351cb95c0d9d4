// All pages of ours that captures are tried on.
import { CUT } from './cut.ts'
import { HELD_BACK } from './held-back.ts'
import { ORDINARY } from './ordinary.ts'
import type { OwnPage } from './own-page.ts'
import { KEPT_FOLDED, PRESSED, STANDING, UNDER_COVER, VOTED } from './pressed.ts'
import { QUIET } from './quiet.ts'
import { SCROLLING } from './scrolling.ts'
import { SWAPPED } from './swapped.ts'
import { WAITING } from './waiting.ts'

export const OWN_PAGES: readonly OwnPage[] = [
  ...WAITING,
  ...HELD_BACK,
  ...PRESSED,
  ...KEPT_FOLDED,
  ...UNDER_COVER,
  ...VOTED,
  ...STANDING,
  ...SWAPPED,
  ...QUIET,
  ...CUT,
  ...SCROLLING,
  ...ORDINARY
]
