// Whether somebody has left.
import type { Person } from '#shared/register.ts'

/** Whether a person no longer works here on this calendar date, `yyyy-mm-dd`. */
export function hasLeft({ departedOn }: Pick<Person, 'departedOn'>, date: string): boolean {
  return departedOn !== null && departedOn <= date
}
