// When a comment was written, as WordPress has it: in UTC, or by the clock of the site alone.

/**
 * The moment in UTC, as the site's API and its export write it, with its zone. A site that has lost it writes zeros: then the local time stands
 * without one, and is taken for Swedish.
 */
export function wordpressTime(gmt: string | null, local: string | null): string | null {
  const [at, hasZone] = isTime(gmt) ? [gmt, true] : [isTime(local) ? local : gmt, false]
  if (at === null || at.startsWith('0000')) return null
  return /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d$/.test(at) ? `${at.replace(' ', 'T')}${hasZone ? 'Z' : ''}` : at
}

const isTime = (text: string | null): text is string =>
  text !== null && text !== '' && !text.startsWith('0000')
