// An answer that is one thing: waiting, refused, or what came.
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Refused, Waiting } from './states.tsx'

/** Shows the answer once it is there; an older answer stays while it is asked for again. */
export function Asked<Answer>(props: {
  query: UseQueryResult<Answer>
  /** What is being done meanwhile, where it takes its time. */
  waiting?: string
  children: (answer: Answer) => ReactNode
}) {
  const { query, waiting, children } = props
  if (query.isPending) return <Waiting {...(waiting === undefined ? {} : { label: waiting })} />
  if (query.data === undefined) return <Refused error={query.error} again={() => void query.refetch()} />
  return children(query.data)
}
