// One folder of backups: what is in it, and what can be done.
import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, CircleX, HardDriveDownload, ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Backup, BackupTarget, BackupVerification } from '#shared/backup.ts'
import { isErrorCode, type Language, sentence } from '#shared/errors.ts'
import { capitalised } from '#shared/in-language.ts'
import { isAllowed, RULES } from '#shared/rules.ts'
import type { Role } from '#shared/user.ts'
import { BACKUP_FINDINGS, BACKUP_OUTCOMES, BACKUP_PLANS } from '#shared/words/values.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { Choice } from '../../components/fields.tsx'
import { Progress } from '../../components/progress.tsx'
import { Refused } from '../../components/states.tsx'
import { Table } from '../../components/table.tsx'
import { formatBytes } from '../../format.ts'
import { backupProgress } from '../../live.ts'
import { useLanguage } from '../../settings.ts'

const NEVER = 'never'

export function BackupCard({ target, roles }: { target: BackupTarget; roles: readonly Role[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { id } = target
  const options = { onMutate: () => backupProgress.set(null), onSettled: () => backupProgress.set(null) }
  const write = useMutation(api.backups.write.mutationOptions(options))
  const verify = useMutation(api.backups.verify.mutationOptions(options))
  const plan = useMutation(api.backups.plan.mutationOptions())
  const forget = useMutation(api.backups.forget.mutationOptions())
  const isBusy = write.isPending || verify.isPending
  const heading = `backup-${id}`
  return (
    <section className="card stack" aria-labelledby={heading}>
      <h2 id={heading} className="mono wrap">
        {target.folder}
      </h2>
      <Facts
        facts={[
          [t('backups.lastWhole'), target.lastWhole && <Time key="at" at={target.lastWhole.at} />],
          [t('backups.last'), target.last && <Outcome key="last" backup={target.last} />],
          ...(target.last?.problem == null
            ? []
            : [[t('backups.problem'), whyFailed(target, language)] as const]),
          [t('backups.isEncrypted'), t(target.isEncrypted ? 'backups.yes' : 'backups.no')]
        ]}
      />
      {isAllowed(RULES.backups.plan, roles) ? (
        <Choice
          name="plan"
          label={t('backups.plan')}
          help={t('backups.planHelp')}
          isRequired
          value={target.plan ?? NEVER}
          onChange={chosen =>
            plan.mutate({ id, plan: chosen === 'day' || chosen === 'week' ? chosen : null })
          }
          options={[
            { id: NEVER, label: t('backups.never') },
            { id: 'day', label: capitalised(BACKUP_PLANS.day[language]) },
            { id: 'week', label: capitalised(BACKUP_PLANS.week[language]) }
          ]}
        />
      ) : null}
      <div className="row">
        {isAllowed(RULES.backups.write, roles) ? (
          <Button
            variant="primary"
            icon={<HardDriveDownload size={20} />}
            isPending={isBusy}
            onPress={() => write.mutate({ id })}
          >
            {t('backups.write')}
          </Button>
        ) : null}
        <Button icon={<ShieldCheck size={20} />} isPending={isBusy} onPress={() => verify.mutate({ id })}>
          {t('backups.verify')}
        </Button>
        {isAllowed(RULES.backups.forget, roles) ? (
          <Button isPending={isBusy || forget.isPending} onPress={() => forget.mutate({ id })}>
            {t('backups.forget')}
          </Button>
        ) : null}
      </div>
      {isBusy ? <Working /> : null}
      {[write, verify, plan, forget].map(({ error }) =>
        error === null ? null : <Refused key={error.message} error={error} />
      )}
      {write.data === undefined ? null : <Written backup={write.data} />}
      {verify.data === undefined ? null : <Verified verification={verify.data} />}
      <details className="more">
        <summary>{t('backups.history')}</summary>
        <History target={target} />
      </details>
    </section>
  )
}

function Working() {
  const { t } = useTranslation()
  const language = useLanguage()
  const progress = backupProgress.use()
  const shown =
    progress === null
      ? {}
      : {
          done: progress.doneBytes,
          total: progress.totalBytes,
          value: t('verify.progress', {
            done: formatBytes(progress.doneBytes, language),
            total: formatBytes(progress.totalBytes, language)
          })
        }
  return <Progress label={t('backups.working')} {...shown} />
}

const TONES = {
  whole: ['good', CircleCheck],
  damaged: ['warn', CircleAlert],
  failed: ['bad', CircleX]
} as const

function Outcome({ backup }: { backup: Backup }) {
  const language = useLanguage()
  const [tone, icon] = TONES[backup.outcome]
  return (
    <>
      <Time at={backup.at} />{' '}
      <Badge tone={tone} icon={icon}>
        {BACKUP_OUTCOMES[backup.outcome][language]}
      </Badge>
    </>
  )
}

function Written({ backup }: { backup: Backup }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { number, objects, newObjects, bytes, damaged } = backup
  const isWhole = backup.outcome === 'whole'
  return (
    <Alert
      tone={isWhole ? 'good' : 'warn'}
      icon={isWhole ? CircleCheck : CircleAlert}
      title={t('backups.written', { number })}
    >
      <p>{t('backups.writtenText', { objects, newObjects, size: formatBytes(bytes, language) })}</p>
      {damaged > 0 ? <p>{t('backups.damaged', { count: damaged })}</p> : null}
    </Alert>
  )
}

function Verified({ verification }: { verification: BackupVerification }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { findings, generations, objects, bytes, newest } = verification
  if (findings.length === 0 && newest !== null)
    return (
      <Alert tone="good" icon={CircleCheck} title={t('backups.right')}>
        <p>{t('backups.rightText', { generations, objects, size: formatBytes(bytes, language) })}</p>
      </Alert>
    )
  return (
    <Alert tone="bad" icon={CircleX} title={t('backups.wrong', { count: findings.length })}>
      <Table
        label={t('backups.findings')}
        columns={[
          {
            id: 'code',
            name: t('backups.finding'),
            isRowHeader: true,
            cell: row => BACKUP_FINDINGS[row.code][language]
          },
          { id: 'what', name: t('backups.what'), cell: row => <span className="mono wrap">{row.what}</span> }
        ]}
        rows={findings.map(finding => ({ id: `${finding.code} ${finding.what}`, ...finding }))}
      />
    </Alert>
  )
}

/** Why the last one failed; what was particular to that time is not kept. */
function whyFailed({ folder, last }: BackupTarget, language: Language): string {
  const code = last?.problem ?? ''
  return isErrorCode(code) ? sentence(code, { folder }, language) : code
}

const SHOWN = 50

function History({ target }: { target: BackupTarget }) {
  const { t } = useTranslation()
  const history = useQuery(api.backups.history.queryOptions({ input: { id: target.id, limit: SHOWN } }))
  return (
    <Asked query={history}>
      {rows => (
        <Table
          label={t('backups.history')}
          columns={[
            { id: 'at', name: t('backups.at'), isRowHeader: true, cell: row => <Outcome backup={row} /> },
            { id: 'number', name: t('backups.number'), cell: row => row.number ?? '–' },
            { id: 'objects', name: t('backups.new'), cell: row => row.newObjects }
          ]}
          rows={rows.map(row => ({ id: row.at, ...row }))}
        />
      )}
    </Asked>
  )
}
