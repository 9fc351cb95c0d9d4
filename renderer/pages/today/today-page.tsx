// Today: the runs that go on or stand still, what needs a person now, the most urgent first, and how the half-year stands.
import { useQuery } from '@tanstack/react-query'
import { CloudOff, FolderSync } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Button, ButtonLink } from '../../components/button.tsx'
import { Time } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { Empty } from '../../components/states.tsx'
import { formatDay, swedishToday } from '../../format.ts'
import { help } from '../../help/help.ts'
import { useLanguage } from '../../settings.ts'
import { RunNow } from '../captures/run-now.tsx'
import { BackupTask } from './backup-task.tsx'
import { ChecksTask } from './checks-task.tsx'
import { HalfYear } from './half-year.tsx'
import { HaltedRuns } from './halted-runs.tsx'
import { Queue } from './queue.tsx'

/** The first page of an open archive. */
export function TodayPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const status = useQuery(api.archive.status.queryOptions())
  return (
    <Page title={t('today.title')} lead={formatDay(swedishToday().toString(), language)}>
      <Asked query={status}>
        {answer => (
          <>
            {answer.syncedBy === null ? null : (
              <Alert tone="warn" icon={FolderSync} title={t('today.synced', { service: answer.syncedBy })} />
            )}
            {answer.filesAwaySince === null ? null : (
              <Alert tone="warn" icon={CloudOff} title={t('today.filesAway')}>
                <Time at={answer.filesAwaySince} />
              </Alert>
            )}
            <RunNow />
            <HaltedRuns />
            <ChecksTask />
            <BackupTask />
            {answer.channels === 0 ? (
              <NoChannels />
            ) : (
              <div className="today">
                <Queue status={answer} />
                <HalfYear status={answer} />
              </div>
            )}
          </>
        )}
      </Asked>
    </Page>
  )
}

function NoChannels() {
  const { t } = useTranslation()
  return (
    <Empty
      title={t('today.noChannels')}
      next={
        <div className="row">
          <ButtonLink variant="primary" href="/channels">
            {t('today.registerFirst')}
          </ButtonLink>
          <ButtonLink href="/channels/import">{t('today.importFirst')}</ButtonLink>
          <Button
            onPress={() => help.set({ document: 'registret-och-insamlingarna', section: 'första-gången' })}
          >
            {t('today.firstTime')}
          </Button>
        </div>
      }
    >
      {t('today.noChannelsText')}
    </Empty>
  )
}
