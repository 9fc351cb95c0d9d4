// The channels that are read through accounts: how often, when last, and a button to read one now.
import { useMutation } from '@tanstack/react-query'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { WatchedChannel } from '#shared/watch.ts'
import { api } from '../../api.ts'
import { When } from '../../components/facts.tsx'
import { Choice } from '../../components/fields.tsx'
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
          {t('watch.last')}: {lastReading === null ? t('watch.never') : <When at={lastReading.startedAt} />}
        </span>
      </div>
      <div className="row">
        <Plan channel={channel} />
        <Followed channel={channel} />
        <ReadNow
          name={channelName}
          isPending={read.isPending}
          onPress={() => read.mutate({ channelId, thread: null })}
        />
      </div>
      <HowFollowed channel={channel} />
      {read.isError ? <Refused error={read.error} /> : null}
    </>
  )
}

/** Whether edits and removals are noticed at once; where the platform tells of none there is nothing to choose. */
function Followed({ channel: { channelId, channelName, follow } }: { channel: WatchedChannel }) {
  const { t } = useTranslation()
  const set = useMutation(api.watch.follow.mutationOptions())
  if (follow === null) return null
  return (
    <>
      <Choice
        name={`follow-${channelId}`}
        label={t('watch.follow.of', { channel: channelName })}
        isRequired
        value={follow.isOn ? 'on' : 'off'}
        options={[
          { id: 'off', label: t('watch.follow.off') },
          { id: 'on', label: t(`watch.follow.${follow.how}`) }
        ]}
        onChange={id => set.mutate({ channelId, isOn: id === 'on', address: null })}
      />
      {set.isError ? <Refused error={set.error} /> : null}
    </>
  )
}

/** How it goes, in words. */
function HowFollowed({ channel: { follow } }: { channel: WatchedChannel }) {
  const { t } = useTranslation()
  if (follow === null) return <p className="muted">{t('watch.follow.none')}</p>
  if (!follow.isOn) return null
  const { heardAt, problem, noticed } = follow
  return (
    <p>
      {problem === null ? null : <>{t('watch.follow.broken')} </>}
      {heardAt === null ? (
        t('watch.follow.waits')
      ) : (
        <>
          {t('watch.follow.heard')}: <When at={heardAt} />.
        </>
      )}{' '}
      {noticed === 0 ? null : t('watch.follow.noticed', { count: noticed })}
    </p>
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
