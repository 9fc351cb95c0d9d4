// What was captured: as a gallery of what each page looks like now, half-year by half-year, or as a list.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureRow } from '#shared/capture.ts'
import { ChannelId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Toggles } from '../../components/choices.tsx'
import { Choice } from '../../components/fields.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty } from '../../components/states.tsx'
import { formatTime } from '../../format.ts'
import { usePeriodName } from '../../period.ts'
import { useKept, useRemembered } from '../../remembered.ts'
import { CaptureList } from './capture-list.tsx'
import { Failures } from './failures.tsx'
import { Gallery } from './gallery.tsx'
import { halfYearOf } from './half-year.ts'
import { cameToNothing } from './remedy.ts'

const WAYS = ['newest', 'half-years', 'list'] as const
const EVERY = 'every'
/** Pictures that are shown at once. */
const AT_ONCE = 60

/** The tab. `onLogIn` leads to the logins. */
export function CapturedPages({ onLogIn }: { onLogIn: () => void }) {
  const { t } = useTranslation()
  const [way, setWay] = useKept('captures.way', WAYS)
  const [channelId, setChannelId] = useRemembered<ChannelId | null>(
    'captures.channel',
    null,
    ChannelId.nullable()
  )
  const newest = useQuery(api.captures.newest.queryOptions())
  return (
    <>
      <Failures failed={(newest.data ?? []).filter(cameToNothing)} onLogIn={onLogIn} />
      <div className="row captures-ways">
        <Toggles
          label={t('captures.gallery.way')}
          value={way}
          onChange={setWay}
          options={WAYS.map(id => ({ id, label: t(`captures.gallery.ways.${id}`) }))}
        />
        {way === 'newest' ? null : <OfChannel channelId={channelId} onChange={setChannelId} />}
      </div>
      {way === 'newest' ? <Asked query={newest}>{rows => <Newest captures={rows} />}</Asked> : null}
      {way === 'half-years' ? <HalfYears channelId={channelId} /> : null}
      {way === 'list' ? (
        <CaptureList
          channelId={channelId}
          runId={null}
          none={channelId === null ? t('captures.none') : t('captures.noneOfChannel')}
          noneText={t('captures.noneText')}
        />
      ) : null}
    </>
  )
}

/** What each address looked like the last time that there was something to see. */
function Newest({ captures }: { captures: readonly CaptureRow[] }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(AT_ONCE)
  const byAddress = new Map<string, CaptureRow>()
  // Of an address whose newest came to nothing, the one after it is what there is to see.
  for (const row of captures)
    if (!byAddress.has(row.address) || !cameToNothing(row)) byAddress.set(row.address, row)
  const rows = [...byAddress.values()]
  if (rows.length === 0) return <Empty title={t('captures.none')}>{t('captures.noneText')}</Empty>
  return (
    <div className="stack">
      <Gallery label={t('captures.captures')} captures={rows.slice(0, shown)} shows="channel" />
      {shown >= rows.length ? null : (
        <div>
          <Button onPress={() => setShown(shown + AT_ONCE)}>{t('common.more')}</Button>
        </div>
      )}
    </div>
  )
}

function HalfYears({ channelId }: { channelId: ChannelId | null }) {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const list = useInfiniteQuery(
    api.captures.list.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ channelId, runId: null, after })
    })
  )
  const none = (
    <Empty title={channelId === null ? t('captures.none') : t('captures.noneOfChannel')}>
      {t('captures.noneText')}
    </Empty>
  )
  return (
    <Paged list={list} empty={none}>
      {rows =>
        [...Map.groupBy(rows, ({ startedAt }) => halfYearOf(formatTime(startedAt)))].map(([period, own]) => (
          <section key={period} className="stack-tight" aria-labelledby={`in-${period}`}>
            <h2 id={`in-${period}`}>{periodName(period)}</h2>
            <Gallery label={periodName(period)} captures={own} shows="channel" />
          </section>
        ))
      }
    </Paged>
  )
}

function OfChannel({
  channelId,
  onChange
}: {
  channelId: ChannelId | null
  onChange: (channelId: ChannelId | null) => void
}) {
  const { t } = useTranslation()
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'with' } }))
  const found = channels.data ?? []
  if (found.length < 2) return null
  return (
    <Choice
      name="channel"
      label={t('captures.byChannel')}
      isRequired
      value={channelId ?? EVERY}
      onChange={id => onChange(found.find(channel => channel.id === id)?.id ?? null)}
      options={[
        { id: EVERY, label: t('captures.everyChannel') },
        ...found.map(({ id, name }) => ({ id, label: name }))
      ]}
    />
  )
}
