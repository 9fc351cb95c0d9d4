// A department's part of the register: what it confirms, what has changed since it last did, and the signature.
import { useQuery } from '@tanstack/react-query'
import { CircleCheck, Lock, Pencil } from 'lucide-react'
import { Fragment } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AttestedChannel, PartToAttest } from '#shared/attestation.ts'
import { attestedFields } from '#shared/attested-words.ts'
import type { DepartmentId } from '#shared/ids.ts'
import type { HistoryField } from '#shared/register-history.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Badge } from '../../components/badge.tsx'
import { Facts } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { usePeriodName } from '../../period.ts'
import { useLanguage } from '../../settings.ts'
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
            <Channels part={answer} />
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

/** Everything that is confirmed of each channel, and which of it has changed. */
function Channels({ part: { channels, changes } }: { part: PartToAttest }) {
  const { t } = useTranslation()
  return (
    <section className="stack" aria-labelledby="channels">
      <h2 id="channels">{t('attestations.channelsOf', { count: channels.length })}</h2>
      {channels.map(channel => (
        <ChannelCard
          key={channel.id}
          channel={channel}
          changed={changes
            .filter(({ about }) => about === channel.id)
            .flatMap(entry => entry.changes.map(({ field }) => field))}
        />
      ))}
    </section>
  )
}

function ChannelCard(props: { channel: AttestedChannel; changed: readonly HistoryField[] }) {
  const { channel, changed } = props
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <article className="card stack" aria-labelledby={channel.id}>
      <h3 id={channel.id}>
        <Link href={`/channels/${channel.id}`}>{channel.name}</Link>
      </h3>
      <Facts
        facts={attestedFields(channel, language).map(({ field, label, value }) => [
          label,
          <Fragment key={field}>
            {value === null ? (
              <span className="muted">{t('attestations.notSaid')}</span>
            ) : (
              <span className="pre-line wrap">{value}</span>
            )}{' '}
            {changed.includes(field) ? (
              <Badge tone="warn" icon={Pencil}>
                {t('attestations.changed')}
              </Badge>
            ) : null}
          </Fragment>
        ])}
      />
    </article>
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
  const { attested, department, isWhole, isWholeOnPaper } = part
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
  if (!isWhole)
    return (
      <Alert tone="warn" icon={Lock} title={t('attestations.hidden')}>
        <p>{t('attestations.hiddenText')}</p>
      </Alert>
    )
  return (
    <section className="card stack" aria-labelledby="sign">
      <h2 id="sign">{t('attestations.sign')}</h2>
      <p className="muted">{t('attestations.signLead')}</p>
      {isWholeOnPaper ? null : <p>{t('attestations.notOnPaper')}</p>}
      <PrintButton
        label={t('attestations.print')}
        print={dir => api.attestations.form.call({ departmentId: department.id, dir })}
      />
      <SignForm key={part.digest} part={part} />
    </section>
  )
}
