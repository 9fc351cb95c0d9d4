// When two texts, names and times count as the same. Pure.
import { normalized } from '#shared/normal-form.ts'

/** A person types the time as the platform shows it, which may be but a date. */
export const A_DAY_MS = 86_400_000

/** What another machine has told is told to the minute by all. */
export const A_MINUTE_MS = 60_000

/** The words of a text: spaces at its ends and how its lines are broken differ with the program that kept it. */
export const wordsOf = (text: string): string => normalized(text, 'NFC').replaceAll(/\s+/g, ' ').trim()

/** Equal for the same words by the same sender. */
export const sayingOf = (sender: string, text: string): string =>
  JSON.stringify([normalized(sender, 'NFC').trim(), wordsOf(text)])

/** Within a day of each other, or not known to be farther. */
export function isSameDay(one: string | null, other: string | null): boolean {
  return one === null || other === null || Math.abs(Date.parse(one) - Date.parse(other)) <= A_DAY_MS
}

/** Known, and within a minute of each other. */
export function isSameMinute(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && Math.abs(Date.parse(one) - Date.parse(other)) < A_MINUTE_MS
}

/** Between which times everything stands that is within a minute of one. */
export function minuteAround(at: string): { from: string; to: string } {
  const apart = (by: number) => new Date(Date.parse(at) + by).toISOString()
  return { from: apart(-A_MINUTE_MS), to: apart(A_MINUTE_MS) }
}
