// Packages: choosing what goes in, writing one, and those that were written.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Page } from '../../components/page.tsx'
import { Empty } from '../../components/states.tsx'
import { draftsAreHere } from '../../drafts.ts'
import { DiarySystemCard } from './diary-system-card.tsx'
import { ExportTable } from './export-table.tsx'
import { FilingCard } from './filing-card.tsx'
import { NewPackage } from './new-package.tsx'
import { SignerCard } from './signer-card.tsx'
import { WebhooksCard } from './webhooks-card.tsx'

/** The export page. */
export function ExportsPage() {
  const { t } = useTranslation()
  const written = useQuery(api.exports.list.queryOptions())
  const isReady = draftsAreHere.use()
  return (
    <Page title={t('exports.title')} lead={t('exports.lead')}>
      {isReady ? <NewPackage /> : null}
      <section className="stack" aria-labelledby="written">
        <h2 id="written">{t('exports.list')}</h2>
        <Asked query={written}>
          {rows =>
            rows.length === 0 ? (
              <Empty title={t('exports.none')}>{t('exports.noneText')}</Empty>
            ) : (
              <ExportTable rows={rows} />
            )
          }
        </Asked>
      </section>
      <DiarySystemCard />
      <FilingCard />
      <SignerCard />
      <WebhooksCard />
    </Page>
  )
}
