// Files that are read again by themselves, the database and the disk: how it stands, what is damaged, and fetching it from a backup.
import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleX, ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isAllowed, RULES } from '#shared/rules.ts'
import type { SelfChecks } from '#shared/self-check.ts'
import type { Role } from '#shared/user.ts'
import { DAMAGE_STATES } from '#shared/words/values.ts'
import { api, client } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { Refused } from '../../components/states.tsx'
import { Table } from '../../components/table.tsx'
import { formatBytes, formatCount } from '../../format.ts'
import { useLanguage } from '../../settings.ts'

/** The card. */
export function FilesCard({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation()
  const status = useQuery(api.checks.status.queryOptions())
  const run = useMutation(
    api.checks.run.mutationOptions({ onSuccess: ({ files }) => notify(t('checks.read', { files })) })
  )
  return (
    <section className="card stack" aria-labelledby="files">
      <h2 id="files">{t('checks.files')}</h2>
      <p className="muted">{t('checks.filesLead')}</p>
      <Asked query={status}>
        {checks => (
          <>
            <Verdict checks={checks} />
            <Standing checks={checks} />
            {checks.damagedFiles > 0 ? <Damaged checks={checks} roles={roles} /> : null}
            {isAllowed(RULES.checks.setDays, roles) ? <Days key={checks.days} days={checks.days} /> : null}
          </>
        )}
      </Asked>
      <div className="row">
        <Button
          icon={<ShieldCheck size={18} />}
          isPending={run.isPending}
          onPress={() => run.mutate({ which: 'due' })}
        >
          {t('checks.runDue')}
        </Button>
        <PrintButton label={t('checks.report')} print={dir => client.checks.report({ dir })} />
      </div>
      {run.isError ? <Refused error={run.error} /> : null}
    </section>
  )
}

/** The faults that are known, in words; none when there are none. */
export function useFaults(): (checks: SelfChecks) => string[] {
  const { t } = useTranslation()
  const language = useLanguage()
  return ({ damagedFiles, database, schema, overdue, days, space, disk }) => [
    ...(damagedFiles > 0 ? [t('checks.faults.damaged', { count: damagedFiles })] : []),
    ...((database?.problems.length ?? 0) > 0 ? [t('checks.faults.database')] : []),
    ...((schema?.problems.length ?? 0) > 0 ? [t('checks.faults.schema')] : []),
    ...(overdue > 0 ? [t('checks.faults.overdue', { count: overdue, days })] : []),
    ...(disk?.state === 'failing' ? [t('checks.faults.disk', { said: disk.said.join('; ') })] : []),
    ...(space?.isShort ? [t('checks.faults.space', { free: formatBytes(space.freeBytes, language) })] : [])
  ]
}

function Verdict({ checks }: { checks: SelfChecks }) {
  const { t } = useTranslation()
  const faults = useFaults()(checks)
  if (faults.length === 0) return <Alert tone="good" icon={CircleCheck} title={t('checks.well')} />
  return (
    <Alert tone="bad" icon={CircleX} title={t('checks.wrong')}>
      {faults.map(fault => (
        <p key={fault}>{fault}</p>
      ))}
    </Alert>
  )
}

function Standing({ checks }: { checks: SelfChecks }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { files, bytes, days, lastReadAt, oldestAt, database, schema, space, disk } = checks
  const time = (at: SelfChecks['lastReadAt']) => (at === null ? t('checks.notYet') : <Time at={at} />)
  const looked = (look: SelfChecks['database']) => (
    <>
      {time(look?.at ?? null)} {look?.problems.join('; ')}
    </>
  )
  return (
    <Facts
      facts={[
        [t('checks.count'), `${formatCount(files, language)} (${formatBytes(bytes, language)})`],
        [t('checks.within'), t('checks.withinDays', { count: days })],
        [t('checks.lastRead'), time(lastReadAt)],
        [t('checks.oldest'), oldestAt === null ? t('checks.sinceTheyCame') : time(oldestAt)],
        [t('checks.database'), looked(database)],
        [t('checks.schema'), looked(schema)],
        [t('checks.free'), space === null ? t('checks.notYet') : formatBytes(space.freeBytes, language)],
        [t('checks.full'), space?.fullOn ?? t('checks.notSoon')],
        [t('checks.disk'), disk === null ? t('checks.notYet') : t(`checks.diskStates.${disk.state}`)]
      ]}
    />
  )
}

function Damaged({ checks, roles }: { checks: SelfChecks; roles: readonly Role[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const repair = useMutation(
    api.backups.repair.mutationOptions({
      onSuccess: ({ repaired, lost }) =>
        notify(t('checks.repaired', { repaired: repaired.length, lost: lost.length }))
    })
  )
  return (
    <div className="stack-tight">
      <Table
        label={t('checks.damaged')}
        rows={checks.damaged.map(file => ({ id: file.sha256, ...file }))}
        columns={[
          {
            id: 'file',
            name: t('checks.file'),
            isRowHeader: true,
            cell: ({ sha256 }) => <span className="mono wrap">{sha256}</span>
          },
          { id: 'state', name: t('checks.how'), cell: ({ state }) => DAMAGE_STATES[state][language] },
          { id: 'found', name: t('checks.found'), cell: ({ foundAt }) => <Time at={foundAt} /> }
        ]}
      />
      {isAllowed(RULES.backups.repair, roles) ? (
        <Form onFilled={filled => repair.mutate({ key: filled.exact('key') || null, noted: true })}>
          <TextInput
            name="key"
            type="password"
            label={t('checks.key')}
            help={t('checks.keyHelp')}
            maxLength={2000}
          />
          <div className="form-actions">
            <Button type="submit" isPending={repair.isPending}>
              {t('checks.repair')}
            </Button>
          </div>
          {repair.isError ? <Refused error={repair.error} /> : null}
        </Form>
      ) : null}
    </div>
  )
}

function Days({ days }: { days: number }) {
  const { t } = useTranslation()
  const set = useMutation(
    api.checks.setDays.mutationOptions({ onSuccess: () => notify(t('checks.daysSet')) })
  )
  return (
    <Form onFilled={filled => set.mutate({ days: Number(filled.text('days')) })}>
      <TextInput name="days" label={t('checks.days')} defaultValue={String(days)} isRequired maxLength={4} />
      <div className="form-actions">
        <Button type="submit" isPending={set.isPending}>
          {t('checks.setDays')}
        </Button>
      </div>
      {set.isError ? <Refused error={set.error} /> : null}
    </Form>
  )
}
