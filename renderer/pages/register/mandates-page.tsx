// Channels and people that lack a mandate which holds, or soon will (P1).
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, Clock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { MandateLack } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Badge } from '../../components/badge.tsx'
import { Page } from '../../components/page.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'

/** The page. */
export function MandatesPage() {
  const { t } = useTranslation()
  const lacking = useQuery(api.channels.lackingMandate.queryOptions())
  const columns = useColumns()
  return (
    <Page title={t('register.mandates.title')} lead={t('register.mandates.lead')}>
      <Asked query={lacking}>
        {rows =>
          rows.length === 0 ? (
            <Empty title={t('register.mandates.none')}>{t('register.mandates.noneText')}</Empty>
          ) : (
            <Table
              label={t('register.mandates.title')}
              columns={columns}
              rows={rows.map(row => ({ ...row, id: `${row.channelId} ${row.personId ?? ''}` }))}
              href={row => `/channels/${row.channelId}`}
            />
          )
        }
      </Asked>
    </Page>
  )
}

function useColumns(): TableColumn<MandateLack & { id: string }>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'who',
      name: t('register.mandates.who'),
      isRowHeader: true,
      cell: row => (
        <span className="table-main">{row.personName ?? t('channels.mandateForm.coversChannel')}</span>
      )
    },
    { id: 'channel', name: t('channels.name'), cell: row => row.channelName },
    { id: 'department', name: t('channels.department'), cell: row => row.departmentName },
    {
      id: 'state',
      name: t('register.mandates.state'),
      cell: row => (
        <Badge
          tone={row.state === 'ends-soon' ? 'warn' : 'bad'}
          icon={row.state === 'ends-soon' ? Clock : CircleAlert}
        >
          {t(`register.mandates.states.${row.state}`)}
        </Badge>
      )
    },
    { id: 'until', name: t('channels.mandateForm.validUntil'), cell: row => row.validUntil ?? '–' }
  ]
}
