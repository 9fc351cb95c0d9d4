// The clock of the place: what is shown of a moment is Swedish time, whatever zone the computer is set to. Everything that shows one
// asks here, or `kernel/swedish-time.ts`, which reckons with it too.

export const ZONE = 'Europe/Stockholm'

/** Shows moments as clocks in Sweden do. */
export function swedishClock(
  locale: string,
  shape: Omit<Intl.DateTimeFormatOptions, 'timeZone'>
): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...shape, timeZone: ZONE })
}
