// What is found in the archive while one types: a few of each kind, newest first.
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { isAllowed, RULES } from '#shared/rules.ts'
import { SearchKind, type SearchPage } from '#shared/search.ts'
import type { Role } from '#shared/user.ts'
import { api } from '../api.ts'
import { isWebAddress } from '../comment-place.ts'

const FEW = 4
const PAUSE_MS = 200
/** Shorter words are not looked for. */
const LEAST = 3
const MOST = 300

export type Found = {
  readonly found: Readonly<Partial<Record<SearchKind, SearchPage>>>
  readonly isLooking: boolean
}

/** The hits of each kind; none for what is not looked for. `words` have no space around them. */
export function useHits(words: string, roles: readonly Role[]): Found {
  const asked = useSettled(words)
  const mayAsk = (about: string) =>
    about.length >= LEAST &&
    about.length <= MOST &&
    !isWebAddress(about) &&
    isAllowed(RULES.search.find, roles)
  const isAsked = mayAsk(words) && mayAsk(asked)
  const pages = useQueries({
    queries: SearchKind.options.map(kind => ({
      ...api.search.find.queryOptions({
        input: { words: asked, kinds: [kind], limit: FEW, after: null }
      }),
      enabled: isAsked,
      placeholderData: keepPreviousData
    }))
  })
  const found = SearchKind.options.map((kind, at) => [kind, isAsked ? pages[at]?.data : undefined] as const)
  const isLooking = mayAsk(words) && (asked !== words || pages.some(({ isFetching }) => isFetching))
  return { found: Object.fromEntries(found), isLooking }
}

/** What is typed, when nobody has typed for a moment. */
function useSettled(words: string): string {
  const [settled, setSettled] = useState(words)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [words])
  return settled
}
