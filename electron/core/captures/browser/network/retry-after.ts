// How long a server asks to be left alone.
/**
 * The seconds that a Retry-After header asks for, in either of its forms (RFC 9110, 10.2.3); null for anything else.
 * A date is reckoned from the answer's own date, since the two clocks need not agree. No wait is longer than 30 days.
 */
export function secondsToWait(
  header: string | undefined,
  date: string | undefined,
  now: Date
): number | null {
  const text = header?.trim() ?? ''
  const until = Date.parse(text)
  const from = Date.parse(date ?? '')
  let seconds: number
  if (/^\d{1,10}$/.test(text)) seconds = Number(text)
  else if (/\d{4}/.test(text) && !Number.isNaN(until))
    seconds = Math.ceil((until - (Number.isNaN(from) ? now.getTime() : from)) / 1000)
  else return null
  return Math.min(Math.max(seconds, 0), 30 * 86_400)
}
