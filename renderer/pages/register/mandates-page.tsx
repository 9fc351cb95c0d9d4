// Channels and people that lack a mandate which holds, or soon will (P1).
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, Clock } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MandateLack } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Badge } from '../../components/badge.tsx'
import { Clipped } from '../../components/channel-cells.tsx'
import { Page } from '../../components/page.tsx'
import { useSorted } from '../../components/sorted.ts'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'

/** The page. */
export function MandatesPage() {
  const { t } = useTranslation()
  const lacking = useQuery(api.channels.lackingMandate.queryOptions())
  return (
    <Page title={t('register.mandates.title')} lead={t('register.mandates.lead')} width="full">
      <Asked query={lacking}>
        {rows =>
          rows.length === 0 ? (
            <Empty title={t('register.mandates.none')}>{t('register.mandates.noneText')}</Empty>
          ) : (
            <Lacking rows={rows} />
          )
        }
      </Asked>
    </Page>
  )
}

type Row = MandateLack & { readonly id: string }

function Lacking({ rows: lacking }: { rows: readonly MandateLack[] }) {
  const { t } = useTranslation()
  const columns = useColumns()
  const named = useMemo(
    () => lacking.map((row): Row => ({ ...row, id: `${row.channelId} ${row.personId ?? ''}` })),
    [lacking]
  )
  const { rows, sorting } = useSorted('mandates', 'channel', named, columns)
  return (
    <Table
      label={t('register.mandates.title')}
      look="dense"
      columns={columns}
      rows={rows}
      href={row => `/channels/${row.channelId}`}
      sorting={sorting}
    />
  )
}

function useColumns(): TableColumn<Row>[] {
  const { t } = useTranslation()
  return useMemo((): TableColumn<Row>[] => {
    const who = (row: Row) => row.personName ?? t('channels.mandateForm.coversChannel')
    const state = (row: Row) => t(`register.mandates.states.${row.state}`)
    return [
      {
        id: 'who',
        name: t('register.mandates.who'),
        isRowHeader: true,
        share: 1,
        by: who,
        cell: row => <Clipped>{who(row)}</Clipped>
      },
      {
        id: 'channel',
        name: t('channels.name'),
        share: 2,
        by: row => row.channelName,
        cell: row => <Clipped>{row.channelName}</Clipped>
      },
      {
        id: 'department',
        name: t('channels.department'),
        by: row => row.departmentName,
        cell: row => <Clipped>{row.departmentName}</Clipped>
      },
      {
        id: 'state',
        name: t('register.mandates.state'),
        least: 190,
        by: state,
        cell: row => (
          <Badge
            tone={row.state === 'ends-soon' ? 'warn' : 'bad'}
            icon={row.state === 'ends-soon' ? Clock : CircleAlert}
          >
            {state(row)}
          </Badge>
        )
      },
      {
        id: 'until',
        name: t('channels.mandateForm.validUntil'),
        by: row => row.validUntil,
        cell: row => row.validUntil ?? '–'
      }
    ]
  }, [t])
}
