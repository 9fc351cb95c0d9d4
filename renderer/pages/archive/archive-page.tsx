// About the archive: what it holds, where it lies, and whether it is as it should be.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ArchiveStatus } from '#shared/archive.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Facts, Time, When } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { formatBytes, formatCount } from '../../format.ts'
import { useLanguage } from '../../settings.ts'
import { useNewestBackup } from '../today/backup-task.tsx'
import { PicturesCard } from './pictures-card.tsx'
import { PlatformsCard } from './platforms-card.tsx'
import { VerifyArchive } from './verify-archive.tsx'

/** The page. */
export function ArchivePage() {
  const { t } = useTranslation()
  const status = useQuery(api.archive.status.queryOptions())
  return (
    <Page title={t('holdings.title')} lead={t('holdings.lead')}>
      <div className="columns">
        <section className="card stack" aria-labelledby="holds">
          <h2 id="holds">{t('holdings.holds')}</h2>
          <Asked query={status}>{answer => <Holdings status={answer} />}</Asked>
        </section>
        <VerifyArchive />
      </div>
      <PicturesCard />
      <PlatformsCard />
    </Page>
  )
}

function Holdings({ status }: { status: ArchiveStatus }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const newest = useNewestBackup() ?? null
  const count = (number: number) => <span className="number">{formatCount(number, language)}</span>
  return (
    <Facts
      facts={[
        [t('holdings.channels'), count(status.channels)],
        [t('holdings.captures'), count(status.captures)],
        [t('holdings.refused'), count(status.capturesRefused)],
        [t('holdings.failed'), count(status.capturesFailed)],
        [t('holdings.interrupted'), count(status.capturesInterrupted)],
        [t('holdings.comments'), count(status.comments)],
        [t('holdings.messages'), count(status.messages)],
        [t('holdings.exports'), count(status.exports)],
        [t('holdings.objects'), count(status.objects)],
        [t('holdings.size'), formatBytes(status.objectBytes, language)],
        [t('holdings.journalLines'), count(status.journalLines)],
        [t('holdings.journalHead'), status.journalHead && <span className="mono">{status.journalHead}</span>],
        [
          t('holdings.place'),
          <span key="dir" className="mono">
            {status.dir}
          </span>
        ],
        [t('holdings.lastBackup'), newest && <When key="backup" at={newest} />],
        [t('holdings.createdAt'), <Time key="at" at={status.createdAt} />],
        // Before the first release there are no versions to tell apart.
        ...(status.schema === 0 ? [] : ([[t('holdings.schema'), count(status.schema)]] as const))
      ]}
    />
  )
}
