/** Time as Swedish social media write it, always as the clock stands in Stockholm. */

const ZONE = 'Europe/Stockholm'
const MINUTE = 60_000
const HOUR = 60 * MINUTE

const partsFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23'
})
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' })

/** The time as shown beside a post: "Nu", "12 min", "2 tim", "i går kl. 14.32", "3 november kl. 09.05". */
export function shownTime(at, now) {
  const age = now.getTime() - at.getTime()
  if (age < MINUTE) return 'Nu'
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`
  if (dayOf(at) === dayOf(now)) return `${Math.floor(age / HOUR)} tim`
  const { clock, day, month, year } = partsOf(at)
  if (dayOf(at) === dayOf(new Date(now.getTime() - 24 * HOUR))) return `i går kl. ${clock}`
  if (year === partsOf(now).year) return `${day} ${month} kl. ${clock}`
  return `${day} ${month} ${year}`
}

/** The whole date, as a blog writes it: "3 november 2026 kl. 09.05". */
export function fullTime(at) {
  const { clock, day, month, year } = partsOf(at)
  return `${day} ${month} ${year} kl. ${clock}`
}

/** The date as year-month-day. */
export function dayOf(at) {
  return isoDay.format(at)
}

/** How long ago, as a video service says it: "för 3 dagar sedan". */
export function agoTime(at, now) {
  const hours = Math.floor((now.getTime() - at.getTime()) / HOUR)
  if (hours < 1) return 'nyss'
  if (hours < 24) return `för ${hours} ${hours === 1 ? 'timme' : 'timmar'} sedan`
  const days = Math.floor(hours / 24)
  if (days < 14) return `för ${days} ${days === 1 ? 'dag' : 'dagar'} sedan`
  if (days < 60) return `för ${Math.floor(days / 7)} veckor sedan`
  return `för ${Math.floor(days / 30)} månader sedan`
}

/** Moves a time back to when offices are open, so that nothing municipal is posted at three in the morning. */
export function inOfficeHours(at) {
  const hour = Number(partsOf(at).clock.slice(0, 2))
  if (hour >= 7 && hour < 18) return at
  const hoursBack = hour < 7 ? hour + 8 : hour - 15
  return new Date(at.getTime() - hoursBack * HOUR)
}

function partsOf(at) {
  const parts = Object.fromEntries(partsFormat.formatToParts(at).map(part => [part.type, part.value]))
  return { day: parts.day, month: parts.month, year: parts.year, clock: `${parts.hour}.${parts.minute}` }
}
