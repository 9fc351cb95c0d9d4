// What a channel looks like: its newest picture, and the captures of it one after the other, newest first.
import { useInfiniteQuery } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CaptureRow } from '#shared/capture.ts'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { StateBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Time } from '../../components/facts.tsx'
import { ListOfBefore, PAGED } from '../../components/paged.tsx'
import { Empty, Refused, Waiting } from '../../components/states.tsx'
import { Thumbnail } from '../../components/thumbnail.tsx'
import { Reasons } from '../captures/capture-list.tsx'
import { Gallery, shortAddress } from '../captures/gallery.tsx'
import { cameToNothing } from '../captures/remedy.ts'

/** So many stand in the row until more are asked for. */
const AT_ONCE = 12

/** The section. */
export function ChannelCaptures({ channel: { id, addresses } }: { channel: ChannelRow }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(
    api.captures.list.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ channelId: id, runId: null, limit: AT_ONCE, after })
    })
  )
  if (list.isPending) return <Waiting />
  if (list.data === undefined) return <Refused error={list.error} again={() => void list.refetch()} />
  const rows = list.data.pages.flatMap(({ items }) => items)
  // That of the channel's first address, which is the channel itself, before pages about it.
  const pictured = rows.filter(({ picture }) => picture !== null)
  const newest = pictured.find(({ address }) => address === addresses[0]) ?? pictured[0]
  return (
    <section className="stack" aria-labelledby="captures">
      <h2 id="captures">{t('channels.latest')}</h2>
      <ListOfBefore list={list} />
      {rows.length === 0 ? (
        <Empty title={t('captures.noneOfChannel')} />
      ) : (
        <>
          <LastCameToNothing capture={rows[0]} />
          <div className="channel-captures">
            {newest === undefined ? null : <Newest capture={newest} />}
            <div className="stack timeline">
              <Gallery label={t('channels.timeline')} captures={rows} shows="time" />
              {list.hasNextPage ? (
                <div>
                  <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
                    {t('common.more')}
                  </Button>
                </div>
              ) : null}
            </div>
          </div>
        </>
      )}
    </section>
  )
}

/** Why there is nothing of the newest, and the way to what can be done about it. */
function LastCameToNothing({ capture }: { capture: CaptureRow | undefined }) {
  const { t } = useTranslation()
  if (capture === undefined || !cameToNothing(capture) || capture.reasons.length === 0) return null
  return (
    <Alert tone="bad" icon={CircleAlert} title={t('channels.lastToNothing')}>
      <Reasons reasons={capture.reasons} />
      <p>
        <Link href={`/captures/${capture.id}`}>{t('channels.whatToDo')}</Link>
      </p>
    </Alert>
  )
}

function Newest({ capture }: { capture: CaptureRow }) {
  const { t } = useTranslation()
  return (
    <Link className="newest" href={`/captures/${capture.id}`}>
      <span className="hidden">{t('channels.openNewest')}</span>
      <Thumbnail sha256={capture.picture} state={capture.state} />
      <span className="shot-facts">
        <Time at={capture.startedAt} />
        <StateBadge state={capture.state}>{t(`captures.states.${capture.state}`)}</StateBadge>
      </span>
      <span className="shot-address">{shortAddress(capture.address)}</span>
    </Link>
  )
}
