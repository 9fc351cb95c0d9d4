// A list of which many pages have been read is not read again with everything that happens: each page is a question to the core.

/** More pages are not asked for again by themselves. */
const MOST_PAGES = 4

/** Whether so much of it has been read. */
export const isLong = (data: unknown): boolean =>
  typeof data === 'object' &&
  data !== null &&
  'pages' in data &&
  Array.isArray(data.pages) &&
  data.pages.length > MOST_PAGES

type Read = { readonly state: { readonly data?: unknown } }

/** For the query of a list that says by itself that it is of before (`ListOfBefore`). */
export const TOLD_WHEN_LONG = {
  meta: { isToldWhenLong: true },
  // What is long is of before when something has changed, and not by time.
  staleTime: (query: Read) => (isLong(query.state.data) ? Number.POSITIVE_INFINITY : 5_000)
}

/** Whether a list is left as it is, and says that it is of before. */
export const isLeft = (query: Read & { readonly meta?: Readonly<Record<string, unknown>> | undefined }) =>
  query.meta?.['isToldWhenLong'] === true && isLong(query.state.data)
