// The watch: what came in through the accounts and on watched pages, how often they are read, and the words that are looked for.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Page } from '../../components/page.tsx'
import { WatchWords } from './watch-words.tsx'
import { WatchedChannels } from './watched-channels.tsx'
import { WatchedComments } from './watched-comments.tsx'
import { WatchedPages } from './watched-pages.tsx'

/** The page. */
export function WatchPage() {
  const { t } = useTranslation()
  const overview = useQuery(api.watch.overview.queryOptions())
  return (
    <Page title={t('watch.title')} lead={t('watch.lead')}>
      <Asked query={overview}>
        {({ channels, pages, words }) => (
          <>
            <WatchedChannels channels={channels} />
            <WatchedPages pages={pages} />
            <WatchedComments />
            <WatchWords words={words} />
          </>
        )}
      </Asked>
    </Page>
  )
}
