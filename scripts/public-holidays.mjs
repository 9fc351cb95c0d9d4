// `node scripts/public-holidays.mjs`: writes the table of Swedish days off out of date-holidays. The program reads the table and
// never the library, which brings every country of the world and a megabyte of calendars with it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Holidays from 'date-holidays'
import { root } from './lib/paths.mjs'

const [FIRST, LAST] = [2000, 2100]
// `public` is the act on public holidays (1989:253); `bank` is the three eves that the act on time limits (1930:173)
// counts with them: midsommarafton, julafton and nyårsafton.
const calendar = new Holidays('SE', { types: ['public', 'bank'] })

const years = Array.from({ length: LAST - FIRST + 1 }, (_, index) => FIRST + index)
const lines = years.map(year => {
  const days = calendar.getHolidays(year).map(({ date }) => date.slice(5, 10))
  return `  ${year}: '${[...new Set(days)].sort().join(' ')}'`
})
const text = `// Swedish days off by year, month-day. Written by scripts/public-holidays.mjs out of date-holidays (data: CC BY-SA 3.0, its
// contributors), types public and bank: the act 1989:253, and the three eves of the act 1930:173, 2 §.
export const PUBLIC_HOLIDAYS = {
${lines.join(',\n')}
} as const
`
writeFileSync(join(root, 'electron/core/deadlines/deadlines/public-holidays.ts'), text)
