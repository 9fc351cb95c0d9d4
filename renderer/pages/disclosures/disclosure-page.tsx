// One disclosure: its records, how far they have been gone through, and delivering or ending it.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { DisclosureDetail, DisclosureRecord } from '#shared/disclosure.ts'
import type { DisclosureId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { StateBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { Folder } from '../../components/folder.tsx'
import { JournalLink } from '../../components/journal-link.tsx'
import { Page } from '../../components/page.tsx'
import { SecrecyButton } from '../../components/secrecy-card.tsx'
import { Empty, Refused } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { AddRecords } from './add-records.tsx'
import { AfterDelivery } from './after-delivery.tsx'
import { DeliverCard } from './deliver-card.tsx'
import { KeptInBadge } from './kept-in.tsx'
import { useOpenProposals } from './open-proposals.tsx'
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
            {detail.state === 'open' ? (
              <>
                <AddRecords detail={detail} />
                <DeliverCard detail={detail} />
              </>
            ) : null}
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

/** Its number is that of its copy. */
type Row = DisclosureRecord & { readonly id: string; readonly number: number }

function Records({ detail }: { detail: DisclosureDetail }) {
  const { t } = useTranslation()
  const remove = useMutation(api.disclosures.removeRecord.mutationOptions())
  const open = useOpenProposals(detail).data
  const rows = detail.records.map((record, at) => ({
    ...record,
    id: String(record.position),
    number: at + 1
  }))
  const columns: TableColumn<Row>[] = [
    {
      id: 'title',
      name: t('disclosures.record'),
      isRowHeader: true,
      cell: row => (
        <span className="row">
          <Link href={`/disclosures/${detail.id}/${row.position}`}>{`${row.number}. ${row.title}`}</Link>
          <KeptInBadge record={row} />
        </span>
      )
    },
    { id: 'masks', name: t('disclosures.masks'), cell: row => <span className="number">{row.masks}</span> },
    ...(detail.state === 'open'
      ? [
          {
            id: 'proposals',
            name: t('disclosures.proposalsLeft'),
            cell: ({ position }: Row) => (
              <span className="number">
                {open === undefined ? '…' : (open.find(each => each.position === position)?.proposals ?? 0)}
              </span>
            )
          }
        ]
      : []),
    {
      id: 'looked',
      name: t('disclosures.lookedThrough'),
      cell: row => row.lookedThroughBy ?? t('disclosures.notLookedThrough')
    },
    ...(detail.state === 'open'
      ? [
          {
            id: 'remove',
            share: 0.7,
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
