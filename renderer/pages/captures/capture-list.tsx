// Captures as a table; on the captures page, on a channel's and on a run's.
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureRow, Reason } from '#shared/capture.ts'
import type { ChannelId, RunId } from '#shared/ids.ts'
import { reasonSentence } from '#shared/reasons.ts'
import { api } from '../../api.ts'
import { StateBadge } from '../../components/badge.tsx'
import { Time } from '../../components/facts.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { Thumbnail } from '../../components/thumbnail.tsx'
import { withoutCommands } from '../../refusal.ts'
import { useLanguage } from '../../settings.ts'
import { useCaptureWays } from './capture-ways.ts'

type CaptureListProps = {
  channelId: ChannelId | null
  runId: RunId | null
  none: string
  noneText?: string
  next?: ReactNode
}

/** The captures of a channel, of a run, or all. */
export function CaptureList({ channelId, runId, none, noneText, next }: CaptureListProps) {
  const { t } = useTranslation()
  const ways = useCaptureWays()
  const list = useInfiniteQuery(
    api.captures.list.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ channelId, runId, after })
    })
  )
  const columns: TableColumn<CaptureRow>[] = [
    {
      id: 'channel',
      name: t('captures.channel'),
      isRowHeader: true,
      cell: row => (
        <div className="with-thumbnail">
          <Thumbnail sha256={row.picture} state={row.state} />
          <div>
            <div className="table-main wrap">{row.channelName}</div>
            <div className="table-second wrap">{row.address}</div>
          </div>
        </div>
      )
    },
    { id: 'started', name: t('captures.startedAt'), cell: row => <Time at={row.startedAt} /> },
    {
      id: 'state',
      name: t('captures.state'),
      cell: row => <StateBadge state={row.state}>{t(`captures.states.${row.state}`)}</StateBadge>
    },
    { id: 'reasons', name: t('captures.reasons'), cell: row => <Reasons reasons={row.reasons} /> }
  ]
  return (
    <Paged
      list={list}
      empty={<Empty title={none} {...(noneText === undefined ? {} : { children: noneText })} next={next} />}
    >
      {rows => (
        <Table
          label={t('captures.captures')}
          columns={columns}
          rows={rows}
          href={row => `/captures/${row.id}`}
          ways={ways}
        />
      )}
    </Paged>
  )
}

/** Why a capture is as it is, in words. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const language = useLanguage()
  if (reasons.length === 0) return '–'
  return (
    <ul className="plain-list">
      {reasons.map(reason => (
        <li key={`${reason.code} ${reason.detail}`}>{withoutCommands(reasonSentence(reason, language))}</li>
      ))}
    </ul>
  )
}
