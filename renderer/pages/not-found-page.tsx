// What an address that leads nowhere shows.
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../components/button.tsx'
import { Page } from '../components/page.tsx'
import { Empty } from '../components/states.tsx'

/** No page has this address. */
export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('common.notFound.title')}>
      <Empty
        title={t('common.notFound.text')}
        next={<ButtonLink href="/">{t('common.notFound.next')}</ButtonLink>}
      />
    </Page>
  )
}
