// Whether a page ends where one has to log in to get the rest, without anything that lies over it.
import type { PageWindow } from '../process/page-window.ts'

/** True where it says, in a line of its own, that there is more for whoever logs in. */
export const isGated = (window: PageWindow): Promise<boolean> => window.ask('saysMoreBehindLogin')
