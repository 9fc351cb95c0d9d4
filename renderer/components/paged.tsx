// A list that comes a page at a time: waiting, refused, empty, or its rows and a way to get more.
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isLong, TOLD_WHEN_LONG } from '../long-lists.ts'
import { Button } from './button.tsx'
import { OfBefore } from './of-before.tsx'
import { Refused, Waiting } from './states.tsx'

type ListPage<Row> = { readonly items: readonly Row[]; readonly next: string | null }

type PagedProps<Row> = {
  list: UseInfiniteQueryResult<InfiniteData<ListPage<Row>>>
  empty: ReactNode
  children: (rows: readonly Row[]) => ReactNode
  /** How many of the rows are shown, where that is not all. */
  shownOf?: (rows: readonly Row[]) => number
}

/** How each paged list begins and goes on. */
export const PAGED = {
  ...TOLD_WHEN_LONG,
  initialPageParam: null as string | null,
  getNextPageParam: (page: ListPage<unknown>) => page.next
}

/** The list as it stands. */
export function Paged<Row>({ list, empty, children, shownOf }: PagedProps<Row>) {
  const { t } = useTranslation()
  if (list.isPending) return <Waiting />
  if (list.data === undefined) return <Refused error={list.error} again={() => void list.refetch()} />
  const rows = list.data.pages.flatMap(page => page.items)
  if (rows.length === 0) return empty
  return (
    <div className="stack-tight">
      <ListOfBefore list={list} />
      {children(rows)}
      <div className="row">
        <span className="muted number">{t('common.shown', { count: shownOf?.(rows) ?? rows.length })}</span>
        {list.hasNextPage ? (
          <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
            {t('common.more')}
          </Button>
        ) : null}
      </div>
      {list.isError ? <Refused error={list.error} again={() => void list.refetch()} /> : null}
    </div>
  )
}

type ReadList = {
  readonly data: unknown
  readonly isStale: boolean
  readonly isFetching: boolean
  refetch(): Promise<unknown>
}

/** Nothing, but where much of a list has been read and something has changed since. */
export function ListOfBefore({ list }: { list: ReadList }) {
  const { t } = useTranslation()
  // Whether a short one is stale is not asked: the answer changes with every reading, and would have the list drawn again.
  return isLong(list.data) && list.isStale ? (
    <OfBefore query={list} title={t('common.listOfBefore.title')} again={t('common.listOfBefore.again')} />
  ) : null
}
