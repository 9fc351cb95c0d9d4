// The register of channels.
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Badge, StateBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ChannelName, Responsible } from '../../components/channel-cells.tsx'
import { Tick } from '../../components/choices.tsx'
import { Time } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { useRemembered } from '../../remembered.ts'
import { ChannelDialog } from './channel-dialog.tsx'

/** All channels. */
export function ChannelsPage() {
  const { t } = useTranslation()
  const [withRetired, setWithRetired] = useRemembered('channels.retired', false)
  const [isRegistering, setRegistering] = useState(false)
  const retired = withRetired ? 'with' : 'without'
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired } }))
  const columns = useColumns()
  const register = (
    <Button variant="primary" icon={<Plus size={20} />} onPress={() => setRegistering(true)}>
      {t('channels.register')}
    </Button>
  )
  return (
    <Page title={t('channels.title')} lead={t('channels.lead')} actions={register}>
      <Tick label={t('channels.withRetired')} isSelected={withRetired} onChange={setWithRetired} />
      <Asked query={channels}>
        {rows =>
          rows.length === 0 ? (
            <Empty title={t('channels.none')}>{t('channels.noneText')}</Empty>
          ) : (
            <Table
              label={t('channels.title')}
              columns={columns}
              rows={rows}
              href={row => `/channels/${row.id}`}
            />
          )
        }
      </Asked>
      {isRegistering ? <ChannelDialog channel={null} onClose={() => setRegistering(false)} /> : null}
    </Page>
  )
}

function useColumns(): TableColumn<ChannelRow>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'name',
      name: t('channels.name'),
      isRowHeader: true,
      cell: row => <ChannelName name={row.name} platform={row.platform} />
    },
    {
      id: 'responsible',
      name: t('channels.responsible'),
      cell: row => (
        <Responsible person={row.responsibleName} department={row.departmentName}>
          {row.departed.includes('responsible') ? (
            <Badge tone="bad" icon={CircleAlert}>
              {t('channels.hasLeft')}
            </Badge>
          ) : null}
        </Responsible>
      )
    },
    {
      id: 'last',
      name: t('channels.lastCapture'),
      cell: row =>
        row.lastCaptureAt === null ? (
          <span className="muted">{t('channels.never')}</span>
        ) : (
          <span className="loose">
            <Time at={row.lastCaptureAt} />
          </span>
        )
    },
    {
      id: 'due',
      name: t('channels.due'),
      cell: row => (
        <>
          <StateBadge state={row.due}>{t(`channels.states.${row.due}`)}</StateBadge>
          {row.closedOn === null ? null : <div className="table-second">{row.closedOn}</div>}
        </>
      )
    },
    { id: 'mandate', name: t('channels.mandate'), cell: row => <MandateState channel={row} /> }
  ]
}

/** Whether the channel rests on a mandate that holds (P1). */
function MandateState({ channel }: { channel: ChannelRow }) {
  const { t } = useTranslation()
  if (channel.hasValidMandate && !channel.peopleHaveMandate && channel.retiredAt === null)
    return (
      <Badge tone="warn" icon={CircleAlert}>
        {t('channels.mandateNotForPeople')}
      </Badge>
    )
  if (channel.hasValidMandate) return t('channels.mandateValid')
  return (
    <Badge tone="bad" icon={CircleAlert}>
      {channel.mandate === null ? t('channels.mandateMissing') : t('channels.mandateExpired')}
    </Badge>
  )
}
