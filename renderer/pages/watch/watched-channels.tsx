// The channels that are read through accounts: how often, when last, and a button to read one now.
import { useMutation } from '@tanstack/react-query'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { WatchedChannel } from '#shared/watch.ts'
import { api } from '../../api.ts'
import { Time } from '../../components/facts.tsx'
import { notify } from '../../components/notice.tsx'
import { Empty, Refused } from '../../components/states.tsx'
import { Counts, ReadNow } from './card-parts.tsx'
import { type Plan as EachPlan, PlanChoice } from './plan-choice.tsx'

const PLANS: readonly EachPlan[] = ['15', '60', '240', '1440']

/** The cards, one for each channel. */
export function WatchedChannels({ channels }: { channels: readonly WatchedChannel[] }) {
  const { t } = useTranslation()
  if (channels.length === 0) return <Empty title={t('watch.noChannels')} />
  return (
    <section className="stack" aria-labelledby="channels">
      <h2 id="channels">{t('watch.channels')}</h2>
      <ul className="plain-list stack">
        {channels.map(channel => (
          <li key={channel.channelId} className="card stack-tight">
            <Channel channel={channel} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Channel({ channel }: { channel: WatchedChannel }) {
  const { t } = useTranslation()
  const { channelId, channelName, lastReading, unread, vanished } = channel
  const read = useMutation(
    api.readings.start.mutationOptions({
      onSuccess: ({ added, changed, vanished, shown, seen }) => {
        notify(t('watch.readDone', { added, changed, vanished }))
        if (shown !== null && shown !== seen) notify(t('watch.shownMore', { shown, seen }))
      }
    })
  )
  return (
    <>
      <div className="row">
        <h3>
          <Link href={`/channels/${channelId}`}>{channelName}</Link>
        </h3>
        <Counts unread={unread} vanished={vanished} />
        <span>
          {t('watch.last')}: {lastReading === null ? t('watch.never') : <Time at={lastReading.startedAt} />}
        </span>
      </div>
      <div className="row">
        <Plan channel={channel} />
        <ReadNow
          name={channelName}
          isPending={read.isPending}
          onPress={() => read.mutate({ channelId, thread: null })}
        />
      </div>
      {read.isError ? <Refused error={read.error} /> : null}
    </>
  )
}

function Plan({ channel: { channelId, channelName, everyMinutes } }: { channel: WatchedChannel }) {
  const { t } = useTranslation()
  const set = useMutation(api.watch.setPlan.mutationOptions())
  return (
    <>
      <PlanChoice
        name={`plan-${channelId}`}
        label={t('watch.planOf', { channel: channelName })}
        everyMinutes={everyMinutes}
        plans={PLANS}
        onChange={minutes => set.mutate({ channelId, everyMinutes: minutes })}
      />
      {set.isError ? <Refused error={set.error} /> : null}
    </>
  )
}
