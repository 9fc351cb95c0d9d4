// The public list: what it says, what is new since it was published last, and publishing it (G1).
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Page } from '../../components/page.tsx'
import { ListPreview } from './list-preview.tsx'
import { Publications } from './publications.tsx'
import { Publish } from './publish.tsx'
import { PublicationDetails } from './settings-form.tsx'
import { Websites } from './websites.tsx'

/** The page. */
export function PublicListPage() {
  const { t } = useTranslation()
  const preview = useQuery(api.publicList.preview.queryOptions())
  return (
    <Page title={t('publicList.title')} lead={t('publicList.lead')}>
      <Asked query={preview}>
        {answer => (
          <>
            <Publish preview={answer} />
            <ListPreview preview={answer} />
            <Websites />
            <PublicationDetails settings={answer.settings} />
          </>
        )}
      </Asked>
      <Publications />
    </Page>
  )
}
