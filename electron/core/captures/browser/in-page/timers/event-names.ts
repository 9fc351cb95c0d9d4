// What the page's own world and ours say to one another.

/** A kind of timer, and in how many milliseconds the next of it comes. */
export type PendingTimer = { readonly kind: string; readonly in: number }

export const ASK = 'kanalarkiv-timers-asked'
export const ANSWER = 'kanalarkiv-timers-answered'
