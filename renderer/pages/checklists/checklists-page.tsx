// Checklists: what channels do not show their visitors, and how far this half-year's review has come (G3, G4).
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, Clock, Eye } from 'lucide-react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ChecklistGap, ChecklistSummary } from '#shared/checklist.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Badge } from '../../components/badge.tsx'
import { ButtonLink } from '../../components/button.tsx'
import { ChannelName, Responsible } from '../../components/channel-cells.tsx'
import { Time } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { usePeriodName } from '../../period.ts'

/** The page. */
export function ChecklistsPage() {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const list = useQuery(api.checklists.list.queryOptions())
  const missing = useQuery(api.checklists.missing.queryOptions())
  const columns = useColumns()
  return (
    <Page title={t('checklists.title')} lead={t('checklists.lead')}>
      <Asked query={list}>
        {({ period, channels }) =>
          channels.length === 0 ? (
            <Empty
              title={t('checklists.noChannels')}
              next={<ButtonLink href="/channels">{t('channels.register')}</ButtonLink>}
            />
          ) : (
            <>
              <section className="stack" aria-labelledby="missing">
                <h2 id="missing">{t('checklists.missing')}</h2>
                <Asked query={missing}>{gaps => <Gaps gaps={gaps} />}</Asked>
              </section>
              <section className="stack" aria-labelledby="review">
                <h2 id="review">{periodName(period)}</h2>
                <p>
                  {t('checklists.sum', {
                    done: channels.filter(({ items, yes, no }) => yes + no === items).length,
                    all: channels.length
                  })}
                </p>
                <Table
                  label={t('checklists.channels')}
                  columns={columns}
                  rows={channels.map(row => ({ ...row, id: row.channelId }))}
                  href={row => `/channels/checklists/${row.channelId}`}
                />
              </section>
            </>
          )
        }
      </Asked>
    </Page>
  )
}

function Gaps({ gaps }: { gaps: readonly ChecklistGap[] }) {
  const { t } = useTranslation()
  if (gaps.length === 0)
    return <Alert tone="good" icon={CircleCheck} title={t('checklists.nothingMissing')} />
  return (
    <Table
      label={t('checklists.missing')}
      rows={gaps.map(gap => ({ ...gap, id: `${gap.channelId} ${gap.item}` }))}
      columns={[
        {
          id: 'channel',
          name: t('channels.name'),
          isRowHeader: true,
          cell: row => (
            <>
              <Link className="table-main" href={`/channels/checklists/${row.channelId}`}>
                {row.channelName}
              </Link>
              <div className="table-second">{row.departmentName}</div>
            </>
          )
        },
        {
          id: 'item',
          name: t('checklists.lacks'),
          cell: row => (
            <>
              <div>{t(`checklists.items.${row.item}`)}</div>
              {row.note === null ? null : <div className="table-second wrap">{row.note}</div>}
            </>
          )
        },
        { id: 'responsible', name: t('channels.responsible'), cell: row => row.responsibleName },
        { id: 'since', name: t('checklists.since'), cell: row => <Time at={row.since} /> },
        {
          id: 'capture',
          name: t('checklists.seenIn'),
          cell: row => <Link href={`/captures/${row.captureId}`}>{t('checklists.showCapture')}</Link>
        }
      ]}
    />
  )
}

function useColumns(): TableColumn<ChecklistSummary & { id: string }>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'name',
      name: t('channels.name'),
      isRowHeader: true,
      cell: row => <ChannelName name={row.channelName} platform={row.platform} />
    },
    {
      id: 'responsible',
      name: t('channels.responsible'),
      cell: row => <Responsible person={row.responsibleName} department={row.departmentName} />
    },
    {
      id: 'answered',
      name: t('checklists.answered'),
      cell: ({ yes, no, items }) => (
        <span className="number nowrap">{t('checklists.ofItems', { count: yes + no, all: items })}</span>
      )
    },
    { id: 'state', name: t('checklists.state'), cell: row => <State row={row} /> }
  ]
}

function State({ row: { yes, no, items, isCaptured } }: { row: ChecklistSummary }) {
  const { t } = useTranslation()
  if (no > 0)
    return (
      <Badge tone="bad" icon={CircleAlert}>
        {t('checklists.states.lacking', { count: no })}
      </Badge>
    )
  if (yes === items)
    return (
      <Badge tone="good" icon={CircleCheck}>
        {t('checklists.states.right')}
      </Badge>
    )
  return isCaptured ? (
    <Badge tone="warn" icon={Eye}>
      {t('checklists.states.waiting')}
    </Badge>
  ) : (
    <Badge tone="calm" icon={Clock}>
      {t('checklists.states.notCaptured')}
    </Badge>
  )
}
