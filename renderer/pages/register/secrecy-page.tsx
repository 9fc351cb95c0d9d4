// All that is marked as secret, for those who may see it (P5).
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { SecretRow } from '#shared/secrecy.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { CarrierTable } from '../../components/carriers.tsx'
import { Time } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { RECORD_PLACES } from '../../components/record-places.ts'
import { SecrecyButton } from '../../components/secrecy-card.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'

/** The page. */
export function SecrecyPage() {
  const { t } = useTranslation()
  const marks = useQuery(api.secrecy.list.queryOptions())
  const carriers = useQuery(api.secrecy.carriers.queryOptions({ input: {} }))
  const columns = useColumns()
  return (
    <Page title={t('secrecy.list.title')} lead={t('secrecy.list.lead')}>
      <Unregistered />
      {carriers.data === undefined || carriers.data.length === 0 ? null : (
        <section className="stack" aria-labelledby="carriers">
          <h2 id="carriers">{t('secrecy.carriers.title')}</h2>
          <p className="muted">{t('secrecy.carriers.lead')}</p>
          <CarrierTable rows={carriers.data} />
        </section>
      )}
      <Asked query={marks}>
        {rows =>
          rows.length === 0 ? (
            <Empty title={t('secrecy.list.none')}>{t('secrecy.list.noneText')}</Empty>
          ) : (
            <Table
              label={t('secrecy.list.title')}
              columns={columns}
              rows={rows.map(row => ({ ...row, id: String(row.seq) }))}
            />
          )
        }
      </Asked>
    </Page>
  )
}

/** What is secret and not in the diary yet; nothing where all is, or for whoever may not see it. */
function Unregistered() {
  const { t } = useTranslation()
  const { data = [] } = useQuery(api.secrecy.unregistered.queryOptions())
  if (data.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="unregistered">
      <h2 id="unregistered">{t('secrecy.list.unregistered')}</h2>
      <p>{t('secrecy.list.unregisteredText')}</p>
      <ul className="plain-list stack-tight">
        {data.map(({ record, paragraph, name }) => (
          <li key={record.id}>
            {t(`secrecy.list.kinds.${record.kind}`)}:{' '}
            <Link href={RECORD_PLACES[record.kind](record.id, '')}>{name}</Link> ({paragraph})
          </li>
        ))}
      </ul>
    </section>
  )
}

type Shown = SecretRow & { id: string }

function useColumns(): TableColumn<Shown>[] {
  const { t } = useTranslation()
  return [
    { id: 'kind', name: t('secrecy.list.kind'), cell: row => t(`secrecy.list.kinds.${row.record.kind}`) },
    {
      id: 'record',
      name: t('secrecy.list.record'),
      isRowHeader: true,
      cell: row => (
        <div className="table-main">
          <Link href={RECORD_PLACES[row.record.kind](row.record.id, row.within ?? '')}>{row.name}</Link>
        </div>
      )
    },
    {
      id: 'paragraph',
      name: t('secrecy.paragraph'),
      cell: row => (
        <>
          <div>{row.paragraph}</div>
          {row.note === null ? null : <div className="table-second">{row.note}</div>}
        </>
      )
    },
    {
      id: 'by',
      name: t('secrecy.by'),
      cell: row => (
        <>
          <div>{row.markedBy}</div>
          <div className="table-second">
            <Time at={row.markedAt} />
          </div>
        </>
      )
    },
    {
      id: 'mark',
      name: t('secrecy.title'),
      cell: row => <SecrecyButton record={row.record} name={row.name} />
    }
  ]
}
