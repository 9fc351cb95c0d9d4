// Checklists: what channels do not show their visitors, and how far this half-year's review has come (G3, G4).
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, Clock, Eye } from 'lucide-react'
import { useMemo } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ChecklistGap, ChecklistSummary } from '#shared/checklist.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Badge } from '../../components/badge.tsx'
import { ButtonLink } from '../../components/button.tsx'
import { Clipped } from '../../components/channel-cells.tsx'
import { Time } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { useSorted } from '../../components/sorted.ts'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { usePeriodName } from '../../period.ts'

/** The page. */
export function ChecklistsPage() {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const list = useQuery(api.checklists.list.queryOptions())
  const missing = useQuery(api.checklists.missing.queryOptions())
  return (
    <Page title={t('checklists.title')} lead={t('checklists.lead')} width="full">
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
                <Asked query={missing}>{gaps => <Gaps gaps={gaps} channels={channels} />}</Asked>
              </section>
              <section className="stack" aria-labelledby="review">
                <h2 id="review">{periodName(period)}</h2>
                <p>
                  {t('checklists.sum', {
                    done: channels.filter(({ items, yes, no }) => yes + no === items).length,
                    all: channels.length
                  })}
                </p>
                <Reviewed channels={channels} />
              </section>
            </>
          )
        }
      </Asked>
    </Page>
  )
}

function Gaps({ gaps, channels }: { gaps: readonly ChecklistGap[]; channels: readonly ChecklistSummary[] }) {
  const { t } = useTranslation()
  if (gaps.length === 0) {
    const all = channels.reduce((sum, { items }) => sum + items, 0)
    const left = channels.reduce((sum, { items, yes, no }) => sum + items - yes - no, 0)
    // What nobody has looked at is not said to be in order.
    return left === 0 ? (
      <Alert tone="good" icon={CircleCheck} title={t('checklists.nothingMissing')} />
    ) : (
      <Alert tone="warn" icon={CircleAlert} title={t('checklists.notAnswered', { left, all })} />
    )
  }
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

type Row = ChecklistSummary & { readonly id: string }

function Reviewed({ channels }: { channels: readonly ChecklistSummary[] }) {
  const { t } = useTranslation()
  const columns = useColumns()
  const named = useMemo(() => channels.map((row): Row => ({ ...row, id: row.channelId })), [channels])
  const { rows, sorting } = useSorted('checklists', 'name', named, columns)
  return (
    <Table
      label={t('checklists.channels')}
      look="dense"
      columns={columns}
      rows={rows}
      href={row => `/channels/checklists/${row.channelId}`}
      sorting={sorting}
    />
  )
}

function useColumns(): TableColumn<Row>[] {
  const { t } = useTranslation()
  return useMemo((): TableColumn<Row>[] => {
    const platform = (row: Row) => t(`channels.platforms.${row.platform}`)
    return [
      {
        id: 'name',
        name: t('channels.name'),
        isRowHeader: true,
        least: 200,
        by: row => row.channelName,
        cell: row => (
          <strong className="clip" title={row.channelName}>
            {row.channelName}
          </strong>
        )
      },
      { id: 'platform', name: t('channels.platform'), by: platform, cell: platform },
      {
        id: 'responsible',
        name: t('channels.responsible'),
        by: row => row.responsibleName,
        cell: row => <Clipped>{row.responsibleName}</Clipped>
      },
      {
        id: 'department',
        name: t('channels.department'),
        by: row => row.departmentName,
        cell: row => <Clipped>{row.departmentName}</Clipped>
      },
      {
        id: 'answered',
        name: t('checklists.answered'),
        by: ({ yes, no }) => yes + no,
        cell: ({ yes, no, items }) => (
          <span className="number nowrap">{t('checklists.ofItems', { count: yes + no, all: items })}</span>
        )
      },
      {
        id: 'state',
        name: t('checklists.state'),
        least: 180,
        by: row => STATES.indexOf(stateOf(row)),
        cell: row => <State row={row} />
      }
    ]
  }, [t])
}

const STATES = ['lacking', 'waiting', 'notCaptured', 'right'] as const

/** The worst first. */
function stateOf({ yes, no, items, isCaptured }: ChecklistSummary): (typeof STATES)[number] {
  if (no > 0) return 'lacking'
  if (yes === items) return 'right'
  return isCaptured ? 'waiting' : 'notCaptured'
}

const LOOKS = {
  lacking: ['bad', CircleAlert],
  right: ['good', CircleCheck],
  waiting: ['warn', Eye],
  notCaptured: ['calm', Clock]
} as const

function State({ row }: { row: ChecklistSummary }) {
  const { t } = useTranslation()
  const state = stateOf(row)
  const [tone, icon] = LOOKS[state]
  return (
    <Badge tone={tone} icon={icon}>
      {state === 'lacking'
        ? t('checklists.states.lacking', { count: row.no })
        : t(`checklists.states.${state}`)}
    </Badge>
  )
}
