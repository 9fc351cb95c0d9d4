// What shows, to oneself and to others, that the archive is as it was written.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Page } from '../../components/page.tsx'
import { FilesCard } from './files-card.tsx'
import { HeadCard } from './head-card.tsx'
import { TimestampsCard } from './timestamps-card.tsx'

/** The page. */
export function ChecksPage() {
  const { t } = useTranslation()
  const roles = useQuery(api.users.me.queryOptions()).data?.roles ?? []
  return (
    <Page title={t('checks.title')} lead={t('checks.lead')}>
      <FilesCard roles={roles} />
      <TimestampsCard roles={roles} />
      <HeadCard roles={roles} />
    </Page>
  )
}
