// An answer that looks at every record is not asked for again by itself: it says that it is of before, and is asked for by a button.
import type { UseQueryResult } from '@tanstack/react-query'
import { History, RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Alert } from './alert.tsx'
import { Button } from './button.tsx'

/** How such an answer is asked for: by each visit of its page, and it holds until something is changed. */
export const UNTIL_CHANGED = { staleTime: Number.POSITIVE_INFINITY, refetchOnMount: 'always' } as const

/** Nothing while it is as the archive stands. */
export function OfBefore({ query }: { query: UseQueryResult<unknown> }) {
  const { t } = useTranslation()
  if (query.data === undefined || !query.isStale) return null
  return (
    <Alert tone="warn" icon={History} title={t('common.ofBefore.title')}>
      <div>
        <Button
          icon={<RefreshCw size={18} />}
          isPending={query.isFetching}
          onPress={() => void query.refetch()}
        >
          {t('common.ofBefore.again')}
        </Button>
      </div>
    </Alert>
  )
}
