// A department's part of the register: what it confirms, what has changed since it last did, and the signature.
import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AttestedChannel, PartToAttest } from '#shared/attestation.ts'
import type { DepartmentId } from '#shared/ids.ts'
import type { Mandate } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Page } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { usePeriodName } from '../../period.ts'
import { HistoryTable } from '../register/history.tsx'
import { AttestationList } from './attestation-list.tsx'
import { SignForm } from './sign-form.tsx'

/** The page. */
export function DepartmentAttestationPage({ id }: { id: DepartmentId }) {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const part = useQuery(api.attestations.part.queryOptions({ input: { departmentId: id } }))
  return (
    <Page
      title={part.data?.department.name ?? t('attestations.department')}
      lead={part.data === undefined ? undefined : periodName(part.data.period)}
      back={{ href: '/channels/attestations', label: t('attestations.title') }}
    >
      <Asked query={part}>
        {answer => (
          <>
            <Changes part={answer} />
            <Channels channels={answer.channels} />
            <People part={answer} />
            <Sign part={answer} />
          </>
        )}
      </Asked>
      <section className="stack" aria-labelledby="signed">
        <h2 id="signed">{t('attestations.signed')}</h2>
        <AttestationList departmentId={id} />
      </section>
    </Page>
  )
}

function Changes({ part: { since, changes } }: { part: PartToAttest }) {
  const { t } = useTranslation()
  return (
    <section className="stack" aria-labelledby="changes">
      <h2 id="changes">{t('attestations.changes')}</h2>
      {since === null ? (
        <p>{t('attestations.first')}</p>
      ) : (
        <>
          <p>
            {t('attestations.since', { name: since.signedBy, date: since.signedOn })}{' '}
            {changes.length === 0 ? t('attestations.unchanged') : null}
          </p>
          {changes.length === 0 ? null : <HistoryTable rows={changes} />}
        </>
      )}
    </section>
  )
}

function Channels({ channels }: { channels: readonly AttestedChannel[] }) {
  const { t } = useTranslation()
  const columns = useChannelColumns()
  return (
    <section className="stack" aria-labelledby="channels">
      <h2 id="channels">{t('attestations.channelsOf', { count: channels.length })}</h2>
      <Table label={t('attestations.channels')} columns={columns} rows={channels} />
    </section>
  )
}

function useChannelColumns(): TableColumn<AttestedChannel>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'name',
      name: t('channels.name'),
      isRowHeader: true,
      cell: row => (
        <>
          <Link className="table-main" href={`/channels/${row.id}`}>
            {row.name}
          </Link>
          <div className="table-second">{t(`channels.platforms.${row.platform}`)}</div>
        </>
      )
    },
    {
      id: 'addresses',
      name: t('channels.addresses'),
      cell: row => (
        <ul className="plain-list">
          {row.addresses.map(address => (
            <li key={address} className="wrap">
              {address}
            </li>
          ))}
        </ul>
      )
    },
    {
      id: 'responsible',
      name: t('attestations.people'),
      cell: row => (
        <>
          <div>{row.responsibleName}</div>
          {row.standInName === null ? null : <div className="table-second">{row.standInName}</div>}
        </>
      )
    },
    { id: 'purpose', name: t('channels.purpose'), cell: row => row.purpose },
    { id: 'mandate', name: t('channels.mandate'), cell: row => <MandateWords mandate={row.mandate} /> }
  ]
}

function MandateWords({ mandate }: { mandate: Mandate | null }) {
  const { t } = useTranslation()
  if (mandate === null) return <strong>{t('channels.mandateMissing')}</strong>
  const { decidedBy, decidedOn, validUntil, reference } = mandate
  return (
    <>
      <div>{decidedBy}</div>
      <div className="table-second number">
        {[decidedOn, validUntil, reference].filter(text => text !== null).join(' · ')}
      </div>
    </>
  )
}

function People({ part: { people, department } }: { part: PartToAttest }) {
  const { t } = useTranslation()
  return (
    <section className="card stack" aria-labelledby="people">
      <h2 id="people">{t('attestations.peopleOf', { count: people.length })}</h2>
      <p>
        {department.mailbox === null
          ? t('attestations.noMailbox')
          : t('attestations.mailbox', { mailbox: department.mailbox })}
      </p>
      <ul className="plain-list people">
        {people.map(({ id, name, email }) => (
          <li key={id}>
            {name} {email === null ? null : <span className="muted wrap">{email}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Sign({ part }: { part: PartToAttest }) {
  const { t } = useTranslation()
  const { attested, department } = part
  if (attested !== null)
    return (
      <Alert
        tone="good"
        icon={CircleCheck}
        title={t('attestations.done', { name: attested.signedBy, date: attested.signedOn })}
      >
        <p>{t('attestations.doneText')}</p>
      </Alert>
    )
  return (
    <section className="card stack" aria-labelledby="sign">
      <h2 id="sign">{t('attestations.sign')}</h2>
      <p className="muted">{t('attestations.signLead')}</p>
      <PrintButton
        label={t('attestations.print')}
        print={dir => api.attestations.form.call({ departmentId: department.id, dir })}
      />
      <SignForm key={part.digest} part={part} />
    </section>
  )
}
