// An answer that looks at every record is asked for by a person, never by a visit: it is shown with when it was worked out, says when
// something has changed since, and is asked for again by a button.
import { type QueryFunction, type QueryKey, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { Calculator } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Instant } from '#shared/ids.ts'
import { queries } from '../api.ts'
import { Asked } from './asked.tsx'
import { Button } from './button.tsx'
import { When } from './facts.tsx'
import { OfBefore } from './of-before.tsx'

export type OnRequest<Answer> = {
  readonly query: UseQueryResult<Answer>
  /** Asks; null where somebody has asked. */
  readonly ask: (() => void) | null
}

/**
 * `isAsked`: a person has done something that needs the answer. `isUsable`: what is asked is whole. `goesOn`: it is worked out to its end
 * also when the page is left, and stands there when somebody comes back.
 */
export function useOnRequest<Answer, Key extends QueryKey>(
  { queryKey, queryFn }: { readonly queryKey: Key; readonly queryFn: QueryFunction<Answer, Key> },
  {
    isAsked = false,
    isUsable = true,
    goesOn = false
  }: { readonly isAsked?: boolean; readonly isUsable?: boolean; readonly goesOn?: boolean } = {}
): OnRequest<Answer> {
  const [isPressed, setPressed] = useState(false)
  const known = queries.getQueryState(queryKey)
  const isWorkedOut = isAsked || isPressed || known?.data !== undefined || known?.fetchStatus === 'fetching'
  const query = useQuery({
    queryKey,
    // A query whose signal nobody has looked at is not given up.
    queryFn: goesOn
      ? ({ client, queryKey, meta }) =>
          queryFn({ client, queryKey, meta, signal: new AbortController().signal })
      : queryFn,
    enabled: isUsable && isWorkedOut,
    // What was worked out holds until it is asked for again.
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY, refetchOnMount: false }
  })
  return { query, ask: isWorkedOut ? null : () => setPressed(true) }
}

/** The button until it is asked for, and then the answer. */
export function WhenAsked<Answer>(props: {
  of: OnRequest<Answer>
  /** What it is that is worked out, and that it takes its time. */
  lead: string
  waiting?: ReactNode
  children: (answer: Answer) => ReactNode
}) {
  const { t } = useTranslation()
  const { query, ask } = props.of
  if (ask !== null)
    return (
      <>
        <p className="muted">{props.lead}</p>
        <div>
          <Button icon={<Calculator size={18} />} onPress={ask}>
            {t('common.onRequest.ask')}
          </Button>
        </div>
      </>
    )
  if (query.isPending && props.waiting !== undefined) return props.waiting
  return (
    <Asked query={query}>
      {answer => (
        <>
          <p className="muted">
            {t('common.onRequest.at')}{' '}
            <When at={Instant.parse(new Date(query.dataUpdatedAt).toISOString())} />
          </p>
          {query.isStale ? (
            <OfBefore
              query={query}
              title={t('common.onRequest.ofBefore')}
              again={t('common.onRequest.again')}
            />
          ) : null}
          {props.children(answer)}
        </>
      )}
    </Asked>
  )
}
