// Captures as pictures, each of which leads to its capture. The arrow keys go from one to the next.
import { GridList, GridListItem } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CaptureRow } from '#shared/capture.ts'
import { StateBadge } from '../../components/badge.tsx'
import { When } from '../../components/facts.tsx'
import { RowMenu } from '../../components/row-menu.tsx'
import { Thumbnail } from '../../components/thumbnail.tsx'
import { formatTime } from '../../format.ts'
import { useCaptureWays } from './capture-ways.ts'

/** The captures in the order given. `shows` is what each is told apart by: its channel, or its time alone. */
export function Gallery({
  label,
  captures,
  shows
}: {
  label: string
  captures: readonly CaptureRow[]
  shows: 'channel' | 'time'
}) {
  const { t } = useTranslation()
  const ways = useCaptureWays()
  return (
    <RowMenu rows={captures} ways={ways}>
      <GridList className="gallery" aria-label={label} layout="grid" items={captures} dependencies={[shows]}>
        {row => (
          <GridListItem
            className="shot"
            href={`/captures/${row.id}`}
            textValue={`${shows === 'channel' ? `${row.channelName}, ` : ''}${formatTime(row.startedAt)}, ${t(`captures.states.${row.state}`)}`}
          >
            <Thumbnail sha256={row.picture} state={row.state} />
            <span className="shot-words">
              {shows === 'channel' ? (
                <span className="shot-name" title={row.channelName}>
                  {row.channelName}
                </span>
              ) : null}
              <span className="shot-address" title={row.address}>
                {shortAddress(row.address)}
              </span>
              <span className="shot-facts">
                <When at={row.startedAt} />
                <StateBadge state={row.state}>{t(`captures.states.${row.state}`)}</StateBadge>
              </span>
            </span>
          </GridListItem>
        )}
      </GridList>
    </RowMenu>
  )
}

/** Without what all of them begin with. */
export const shortAddress = (address: string) =>
  address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
