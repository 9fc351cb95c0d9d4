// What is long by nature is done in full by `npm run test:long`, and in small by `npm test`.

/** Whether this is `npm run test:long`. A test file that asks belongs to both; one named `.long.test.ts` to that one only. */
export const isLong = process.env['KANALARKIV_LONG'] === '1'

/** Of several variants of one thing `npm test` tries the first, and `npm run test:long` all. */
export const variants = <const T>(all: readonly T[]): readonly T[] => (isLong ? all : all.slice(0, 1))
