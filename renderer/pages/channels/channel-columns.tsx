// The columns that the list of channels can have.
import { CircleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type ChannelRow, DueState } from '#shared/register.ts'
import { Badge, StateBadge } from '../../components/badge.tsx'
import { Clipped } from '../../components/channel-cells.tsx'
import { Day } from '../../components/facts.tsx'
import type { TableColumn } from '../../components/table.tsx'

/** Those that are shown until somebody chooses others. The name always is. */
export const USUAL_COLUMNS = ['platform', 'department', 'responsible', 'last', 'due', 'mandate'] as const

/** How a channel stands with its mandate (P1); the worst first. */
const MANDATE_STATES = ['missing', 'expired', 'not-for-people', 'valid'] as const
type MandateState = (typeof MANDATE_STATES)[number]

export function mandateState(channel: ChannelRow): MandateState {
  if (!channel.hasValidMandate) return channel.mandate === null ? 'missing' : 'expired'
  return channel.peopleHaveMandate || channel.retiredAt !== null ? 'valid' : 'not-for-people'
}

/** All of them, in the order in which they are shown. */
export function useChannelColumns(): readonly TableColumn<ChannelRow>[] {
  const { t } = useTranslation()
  return useMemo((): TableColumn<ChannelRow>[] => {
    const platform = (row: ChannelRow) => t(`channels.platforms.${row.platform}`)
    const day = (on: string | null) => on ?? '–'
    return [
      {
        id: 'name',
        name: t('channels.name'),
        isRowHeader: true,
        least: 160,
        by: row => row.name,
        cell: row => (
          <strong className="clip" title={row.name}>
            {row.name}
          </strong>
        )
      },
      { id: 'platform', name: t('channels.platform'), least: 100, by: platform, cell: platform },
      {
        id: 'department',
        name: t('channels.department'),
        least: 100,
        by: row => row.departmentName,
        cell: row => <Clipped>{row.departmentName}</Clipped>
      },
      {
        id: 'responsible',
        name: t('channels.responsible'),
        least: 100,
        by: row => row.responsibleName,
        cell: row => (
          <>
            <Clipped>{row.responsibleName}</Clipped>
            {row.departed.includes('responsible') ? <HasLeft /> : null}
          </>
        )
      },
      {
        id: 'standIn',
        name: t('channels.standIn'),
        by: row => row.standInName,
        cell: row => (row.standInName === null ? '–' : <Clipped>{row.standInName}</Clipped>)
      },
      {
        id: 'address',
        name: t('channels.addresses'),
        by: row => row.addresses[0] ?? null,
        cell: row => <Clipped>{row.addresses.join(', ')}</Clipped>
      },
      {
        id: 'last',
        name: t('channels.lastCapture'),
        least: 112,
        by: row => row.lastCaptureAt,
        cell: row =>
          row.lastCaptureAt === null ? (
            <span className="muted">{t('channels.never')}</span>
          ) : (
            <Day at={row.lastCaptureAt} />
          )
      },
      {
        id: 'due',
        name: t('channels.due'),
        least: 168,
        by: row => DueState.options.indexOf(row.due),
        cell: row => <StateBadge state={row.due}>{t(`channels.states.${row.due}`)}</StateBadge>
      },
      {
        id: 'mandate',
        name: t('channels.mandate'),
        least: 176,
        by: row => MANDATE_STATES.indexOf(mandateState(row)),
        cell: row => <Mandate state={mandateState(row)} />
      },
      {
        id: 'openedOn',
        name: t('channels.openedOn'),
        by: row => row.about.openedOn,
        cell: row => day(row.about.openedOn)
      },
      {
        id: 'closedOn',
        name: t('channels.closedOn'),
        by: row => row.closedOn,
        cell: row => day(row.closedOn)
      }
    ]
  }, [t])
}

function HasLeft() {
  const { t } = useTranslation()
  return (
    <Badge tone="bad" icon={CircleAlert}>
      {t('channels.hasLeft')}
    </Badge>
  )
}

function Mandate({ state }: { state: MandateState }) {
  const { t } = useTranslation()
  if (state === 'valid') return t('channels.mandateValid')
  const words = {
    missing: t('channels.mandateMissing'),
    expired: t('channels.mandateExpired'),
    'not-for-people': t('channels.mandateNotForPeople')
  }
  return (
    <Badge tone={state === 'not-for-people' ? 'warn' : 'bad'} icon={CircleAlert}>
      {words[state]}
    </Badge>
  )
}
