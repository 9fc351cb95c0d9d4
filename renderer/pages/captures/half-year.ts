/** The half-year of a Swedish day, `yyyy-mm-dd`, as `2026-H2`. */
export function halfYearOf(day: string): string {
  return `${day.slice(0, 4)}-${day.slice(5, 7) < '07' ? 'H1' : 'H2'}`
}
