// Attestations: which departments have confirmed their part of the register this half-year, and which have not (P3).
import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, Clock, Mail } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AttestationState, AttestationStatus, DepartmentAttestation } from '#shared/attestation.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button, ButtonLink } from '../../components/button.tsx'
import { Time } from '../../components/facts.tsx'
import { notify } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Empty, Refused } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { usePeriodName } from '../../period.ts'
import { AttestationList } from './attestation-list.tsx'

/** The page. */
export function AttestationsPage() {
  const { t } = useTranslation()
  const status = useQuery(api.attestations.status.queryOptions())
  return (
    <Page title={t('attestations.title')} lead={t('attestations.lead')}>
      <Asked query={status}>
        {answer =>
          answer.departments.length === 0 ? (
            <Empty
              title={t('attestations.noDepartments')}
              next={<ButtonLink href="/channels">{t('channels.register')}</ButtonLink>}
            >
              {t('attestations.noDepartmentsText')}
            </Empty>
          ) : (
            <Departments status={answer} />
          )
        }
      </Asked>
      <section className="stack" aria-labelledby="signed">
        <h2 id="signed">{t('attestations.signed')}</h2>
        <AttestationList departmentId={null} />
      </section>
    </Page>
  )
}

function Departments({ status: { period, departments } }: { status: AttestationStatus }) {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const columns = useColumns()
  const left = departments.filter(({ state }) => state !== 'attested').length
  return (
    <section className="stack" aria-labelledby="departments">
      <h2 id="departments">{periodName(period)}</h2>
      <p>{t('attestations.sum', { done: departments.length - left, all: departments.length })}</p>
      <Table
        label={t('attestations.departments')}
        columns={columns}
        rows={departments.map(row => ({ ...row, id: row.departmentId }))}
        href={row => `/channels/attestations/${row.departmentId}`}
      />
      {left === 0 ? null : <Remind />}
    </section>
  )
}

function Remind() {
  const { t } = useTranslation()
  const remind = useMutation(
    api.attestations.remind.mutationOptions({
      onSuccess: ({ queued }) => notify(t('attestations.reminded', { count: queued }))
    })
  )
  const silent = remind.data?.withoutMailbox ?? []
  return (
    <div className="stack-tight">
      <div>
        <Button
          icon={<Mail size={18} />}
          isPending={remind.isPending}
          onPress={() => remind.mutate(undefined)}
        >
          {t('attestations.remind')}
        </Button>
      </div>
      <p className="muted">{t('attestations.remindText')}</p>
      {silent.length === 0 ? null : (
        <p role="status">{t('attestations.withoutMailbox', { departments: silent.join(', ') })}</p>
      )}
      {remind.isError ? <Refused error={remind.error} /> : null}
    </div>
  )
}

const APPEARANCES = {
  attested: ['good', CircleCheck],
  due: ['warn', Clock],
  overdue: ['bad', CircleAlert]
} as const

function State({ state }: { state: AttestationState }) {
  const { t } = useTranslation()
  const [tone, icon] = APPEARANCES[state]
  return (
    <Badge tone={tone} icon={icon}>
      {t(`attestations.states.${state}`)}
    </Badge>
  )
}

function useColumns(): TableColumn<DepartmentAttestation & { id: string }>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'name',
      name: t('attestations.department'),
      isRowHeader: true,
      cell: row => <span className="table-main">{row.departmentName}</span>
    },
    {
      id: 'channels',
      name: t('attestations.channels'),
      cell: row => <span className="number">{row.channels}</span>
    },
    { id: 'state', name: t('attestations.state'), cell: row => <State state={row.state} /> },
    {
      id: 'latest',
      name: t('attestations.latest'),
      cell: ({ latest }) =>
        latest === null ? (
          <span className="muted">{t('attestations.never')}</span>
        ) : (
          <>
            <div>{latest.signedBy}</div>
            <div className="table-second number">{latest.signedOn}</div>
          </>
        )
    },
    {
      id: 'reminded',
      name: t('attestations.remindedAt'),
      cell: ({ remindedAt }) => (remindedAt === null ? '–' : <Time at={remindedAt} />)
    }
  ]
}
