// One disclosure: its records, how far they have been gone through, and delivering or ending it.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Eye, Send } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import {
  type DisclosureDelivery,
  type DisclosureDetail,
  DisclosureForm,
  type DisclosureRecord
} from '#shared/disclosure.ts'
import type { DisclosureId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { StateBadge } from '../../components/badge.tsx'
import { Button, ButtonLink } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { Folder } from '../../components/folder.tsx'
import { JournalLink } from '../../components/journal-link.tsx'
import { notify } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { SecrecyButton } from '../../components/secrecy-card.tsx'
import { Empty, Refused } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { Target } from '../../components/target.tsx'
import { useRemembered } from '../../remembered.ts'
import { AfterDelivery } from './after-delivery.tsx'
import { EndDialog } from './end-dialog.tsx'
import { Took } from './took.tsx'

/** A disclosure's page. */
export function DisclosurePage({ id }: { id: DisclosureId }) {
  const { t } = useTranslation()
  const found = useQuery(api.disclosures.find.queryOptions({ input: { id } }))
  return (
    <Page
      title={t('disclosures.one')}
      back={{ href: '/disclosures', label: t('disclosures.title') }}
      lead={
        found.data === undefined ? undefined : (
          <StateBadge state={found.data.state}>{t(`disclosures.states.${found.data.state}`)}</StateBadge>
        )
      }
      actions={
        <>
          <SecrecyButton record={{ kind: 'disclosure', id }} name={t('disclosures.one')} />
          <JournalLink id={id} />
        </>
      }
    >
      <Asked query={found}>
        {detail => (
          <>
            <About detail={detail} />
            <Records detail={detail} />
            {detail.state === 'open' ? <Actions detail={detail} /> : null}
            <AfterDelivery detail={detail} />
          </>
        )}
      </Asked>
    </Page>
  )
}

function About({ detail }: { detail: DisclosureDetail }) {
  const { t } = useTranslation()
  const { folder } = detail
  return (
    <section className="card stack" aria-labelledby="about">
      <h2 id="about">{t('disclosures.request')}</h2>
      <Facts
        facts={[
          [t('disclosures.about'), detail.about],
          [t('disclosures.reference'), detail.reference],
          ...(detail.receiver === 'public'
            ? []
            : [
                [t('disclosures.receiver'), t(`disclosures.receivers.${detail.receiver}`)] as const,
                [t('disclosures.basis'), detail.basis] as const,
                [t('disclosures.reservation'), detail.reservation] as const
              ]),
          ...(detail.corrects === null
            ? []
            : [
                [
                  t('disclosures.corrects'),
                  <Link key="corrects" href={`/disclosures/${detail.corrects}`}>
                    {t('disclosures.correctsOne')}
                  </Link>
                ] as const,
                [t('disclosures.after.wrong'), detail.correctedBecause] as const
              ]),
          [t('disclosures.requestedAt'), <Time key="requested" at={detail.requestedAt} />],
          [t('disclosures.took'), <Took key="took" disclosure={detail} />],
          ...(detail.because === null ? [] : [[t('disclosures.because'), detail.because] as const]),
          ...(folder === null
            ? []
            : [[t('disclosures.folder'), <Folder key="folder" folder={folder} />] as const])
        ]}
      />
    </section>
  )
}

type Row = DisclosureRecord & { readonly id: string }

function Records({ detail }: { detail: DisclosureDetail }) {
  const { t } = useTranslation()
  const remove = useMutation(api.disclosures.removeRecord.mutationOptions())
  const rows = detail.records.map(record => ({ ...record, id: String(record.position) }))
  const columns: TableColumn<Row>[] = [
    { id: 'title', name: t('disclosures.record'), isRowHeader: true, cell: row => row.title },
    { id: 'masks', name: t('disclosures.masks'), cell: row => <span className="number">{row.masks}</span> },
    {
      id: 'looked',
      name: t('disclosures.lookedThrough'),
      cell: row => row.lookedThroughBy ?? t('disclosures.notLookedThrough')
    },
    ...(detail.state === 'open'
      ? [
          {
            id: 'remove',
            name: t('disclosures.remove'),
            cell: (row: Row) => (
              <Button
                variant="small"
                label={t('disclosures.removeNamed', { title: row.title })}
                onPress={() => remove.mutate({ id: detail.id, position: row.position })}
              >
                {t('disclosures.remove')}
              </Button>
            )
          }
        ]
      : [])
  ]
  return (
    <section className="stack" aria-labelledby="records">
      <h2 id="records">{t('disclosures.records')}</h2>
      {rows.length === 0 ? (
        <Empty title={t('disclosures.noRecords')}>{t('disclosures.noRecordsText')}</Empty>
      ) : (
        <Table
          label={t('disclosures.records')}
          columns={columns}
          rows={rows}
          href={row => `/disclosures/${detail.id}/${row.position}`}
        />
      )}
      {remove.isError ? <Refused error={remove.error} /> : null}
    </section>
  )
}

function Actions({ detail }: { detail: DisclosureDetail }) {
  const { t } = useTranslation()
  const [isEnding, setEnding] = useState(false)
  const [form, setForm] = useRemembered<DisclosureForm>('disclosures.form', 'folder')
  const [level, setLevel] = useRemembered<DisclosureDelivery['level']>('disclosures.level', '2b')
  const [into, setInto] = useState<string | null>(null)
  const deliver = useMutation(
    api.disclosures.deliver.mutationOptions({ onSuccess: () => notify(t('disclosures.delivered')) })
  )
  const isReady = detail.records.length > 0 && detail.lookedThrough === detail.records.length
  return (
    <section className="card stack" aria-labelledby="deliver">
      <h2 id="deliver">{t('disclosures.deliverTitle')}</h2>
      <p>{isReady ? t('disclosures.deliverHelp') : t('disclosures.deliverNotYet')}</p>
      {detail.records.length === 0 ? null : (
        <div>
          <ButtonLink icon={<Eye size={20} />} href={`/disclosures/${detail.id}/preview`}>
            {t('disclosures.preview.show')}
          </ButtonLink>
        </div>
      )}
      {isReady ? (
        <div className="form">
          <OneOf
            name="form"
            label={t('disclosures.form')}
            value={form}
            onChange={setForm}
            options={DisclosureForm.options.map(id => ({ id, label: t(`disclosures.forms.${id}`) }))}
          />
          <OneOf
            name="level"
            label={t('disclosures.level')}
            value={level}
            onChange={setLevel}
            options={(['2b', '1b'] as const).map(id => ({ id, label: t(`disclosures.levels.${id}`) }))}
          />
          <Target into={into} onChange={setInto} />
        </div>
      ) : null}
      {deliver.isError ? <Refused error={deliver.error} /> : null}
      <div className="form-actions">
        <Button
          variant="primary"
          icon={<Send size={20} />}
          isDisabled={!isReady}
          isPending={deliver.isPending}
          onPress={() => deliver.mutate({ id: detail.id, form, level, into })}
        >
          {t('disclosures.deliver')}
        </Button>
        <Button onPress={() => setEnding(true)}>{t('disclosures.end')}</Button>
      </div>
      {isEnding ? <EndDialog id={detail.id} onClose={() => setEnding(false)} /> : null}
    </section>
  )
}
