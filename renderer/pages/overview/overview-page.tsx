// The archive at a glance: what to do, what it holds, and whether it is as it should be.
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, FolderSync } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ArchiveStatus } from '#shared/archive.ts'
import type { Instant } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { ButtonLink } from '../../components/button.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { Empty } from '../../components/states.tsx'
import { formatBytes, formatCount } from '../../format.ts'
import { usePeriodName } from '../../period.ts'
import { useLanguage } from '../../settings.ts'
import { VerifyArchive } from './verify-archive.tsx'

/** The first page of an open archive. */
export function OverviewPage() {
  const { t } = useTranslation()
  const status = useQuery(api.archive.status.queryOptions())
  const periodName = usePeriodName()
  return (
    <Page
      title={t('overview.title')}
      lead={status.data === undefined ? undefined : periodName(status.data.period)}
    >
      <Asked query={status}>
        {answer => (
          <>
            {answer.syncedBy === null ? null : (
              <Alert
                tone="warn"
                icon={FolderSync}
                title={t('overview.synced', { service: answer.syncedBy })}
              />
            )}
            <section className="stack" aria-labelledby="todo">
              <h2 id="todo">{t('overview.todo')}</h2>
              <BackupTask />
              <ToDo status={answer} />
            </section>
            <div className="columns">
              <section className="card stack" aria-labelledby="holds">
                <h2 id="holds">{t('overview.holds')}</h2>
                <Holdings status={answer} />
              </section>
              <VerifyArchive />
            </div>
          </>
        )}
      </Asked>
    </Page>
  )
}

function ToDo({ status }: { status: ArchiveStatus }) {
  const { t } = useTranslation()
  const waiting = useQuery(api.deadlines.waiting.queryOptions())
  if (status.channels === 0)
    return (
      <Empty
        title={t('overview.noChannels')}
        next={
          <ButtonLink variant="primary" href="/channels">
            {t('overview.registerFirst')}
          </ButtonLink>
        }
      >
        {t('overview.noChannelsText')}
      </Empty>
    )
  const tasks = (
    [
      ['alertsNew', status.alertsNew, '/alerts'],
      ['overdue', waiting.data?.overdue ?? 0, '/deadlines'],
      ['due', status.channelsDue, '/captures'],
      ['attestations', status.attestationsDue, '/channels/attestations'],
      ['checklist', status.checklistGaps, '/channels/checklists'],
      ['carriers', status.carriersOpen, '/channels/secrecy'],
      ['commentsOpen', status.commentsOpen, '/comments'],
      ['messagesUndecided', status.messagesUndecided, '/messages'],
      ['secretUnregistered', status.secretUnregistered, '/channels/secrecy'],
      ['mandatesLacking', status.mandatesLacking, '/channels/mandates'],
      ['consentsEnded', status.consentsEnded, '/channels/consents'],
      ['inboxFiles', status.inboxFiles, '/messages/new']
    ] as const
  ).filter(([, count]) => count > 0)
  if (tasks.length === 0)
    return (
      <Alert tone="good" icon={CircleCheck} title={t('overview.nothingToDo')}>
        <p>{t('overview.nothingToDoText')}</p>
      </Alert>
    )
  return (
    <ul className="plain-list tasks">
      {tasks.map(([name, count, href]) => (
        <li key={name} className="card task">
          <span className="task-count number" aria-hidden="true">
            {count}
          </span>
          <span className="task-words">{t(`overview.${name}`, { count })}</span>
          <ButtonLink href={href}>{t(`overview.${NEXT[name]}`)}</ButtonLink>
        </li>
      ))}
    </ul>
  )
}

const OLD_MS = 8 * 86_400_000

/** Says that the archive is not backed up, or not of late; nothing to whoever may not see the backups. */
function BackupTask() {
  const { t } = useTranslation()
  const newest = useNewestBackup()
  if (newest === undefined) return null
  const isOld = newest !== null && Date.now() - Date.parse(newest) > OLD_MS
  if (newest !== null && !isOld) return null
  return (
    <Alert tone="warn" icon={CircleAlert} title={t(isOld ? 'overview.oldBackup' : 'overview.noBackup')}>
      <p>{t(isOld ? 'overview.oldBackupText' : 'overview.noBackupText')}</p>
      <div>
        <ButtonLink href="/backups">{t('overview.toBackups')}</ButtonLink>
      </div>
    </Alert>
  )
}

/** Of the last whole backup, wherever it is; null for none, undefined until it is known. */
function useNewestBackup(): Instant | null | undefined {
  const { data } = useQuery(api.backups.list.queryOptions())
  return data === undefined
    ? undefined
    : (data
        .flatMap(({ lastWhole }) => lastWhole?.at ?? [])
        .toSorted()
        .at(-1) ?? null)
}

const NEXT = {
  alertsNew: 'alertsNext',
  overdue: 'overdueNext',
  due: 'dueNext',
  attestations: 'attestationsNext',
  checklist: 'checklistNext',
  carriers: 'carriersNext',
  commentsOpen: 'commentsNext',
  messagesUndecided: 'messagesNext',
  secretUnregistered: 'secretNext',
  mandatesLacking: 'mandatesNext',
  consentsEnded: 'consentsNext',
  inboxFiles: 'inboxNext'
} as const

function Holdings({ status }: { status: ArchiveStatus }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const newest = useNewestBackup() ?? null
  const count = (number: number) => <span className="number">{formatCount(number, language)}</span>
  return (
    <Facts
      facts={[
        [t('overview.channels'), count(status.channels)],
        [t('overview.captures'), count(status.captures)],
        [t('overview.refused'), count(status.capturesRefused)],
        [t('overview.failed'), count(status.capturesFailed)],
        [t('overview.interrupted'), count(status.capturesInterrupted)],
        [t('overview.comments'), count(status.comments)],
        [t('overview.messages'), count(status.messages)],
        [t('overview.exports'), count(status.exports)],
        [t('overview.objects'), count(status.objects)],
        [t('overview.size'), formatBytes(status.objectBytes, language)],
        [t('overview.journalLines'), count(status.journalLines)],
        [t('overview.journalHead'), status.journalHead && <span className="mono">{status.journalHead}</span>],
        [
          t('overview.place'),
          <span key="dir" className="mono">
            {status.dir}
          </span>
        ],
        [t('overview.lastBackup'), newest && <Time key="backup" at={newest} />],
        [t('overview.createdAt'), <Time key="at" at={status.createdAt} />],
        // Before the first release there are no versions to tell apart.
        ...(status.schema === 0 ? [] : ([[t('overview.schema'), count(status.schema)]] as const))
      ]}
    />
  )
}
