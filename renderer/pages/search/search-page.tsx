// Search over everything: the words, what to keep to, and what was found.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Page } from '../../components/page.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty } from '../../components/states.tsx'
import { useRemembered } from '../../remembered.ts'
import { inAddress } from '../../search-address.ts'
import { Hits } from './hits.tsx'
import { RegisterHits } from './register-hits.tsx'
import { asked, Filters, NO_FILTERS, SearchForm } from './search-form.tsx'

/** The page; `words` are those of its address, empty when there are none yet. */
export function SearchPage({ words }: { words: string }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [filters, setFilters] = useRemembered('search.filters', NO_FILTERS, Filters)
  const list = useInfiniteQuery({
    ...api.search.find.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ words, ...asked(filters), after })
    }),
    enabled: words !== ''
  })
  const first = list.data?.pages[0]
  return (
    <Page title={t('search.title')} lead={t('search.lead')}>
      <SearchForm
        words={words}
        filters={filters}
        onAsk={(asked, narrowed) => {
          setFilters(narrowed)
          navigate(`/search/${inAddress(asked)}`)
        }}
      />
      {words === '' ? null : (
        <section className="stack" aria-labelledby="found">
          <h2 id="found">{t('search.found')}</h2>
          {first === undefined || first.ignored.length === 0 ? null : (
            <p className="muted">{t('search.ignored', { words: first.ignored.join(', ') })}</p>
          )}
          {first === undefined || first.waiting === 0 ? null : (
            <Alert tone="calm" icon={Info} title={t('search.waiting', { count: first.waiting })}>
              <p>{t('search.waitingText')}</p>
            </Alert>
          )}
          {first === undefined || first.register.length === 0 ? null : <RegisterHits hits={first.register} />}
          <Paged
            list={list}
            empty={
              first !== undefined && first.register.length > 0 ? null : (
                <Empty title={t('search.none')}>{t('search.noneText')}</Empty>
              )
            }
          >
            {hits => <Hits hits={hits} />}
          </Paged>
        </section>
      )}
    </Page>
  )
}
