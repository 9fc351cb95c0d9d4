// From one capture of an address to the one before it or after it, or to any of them by its time.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { TimelineEntry } from '#shared/capture.ts'
import type { CaptureId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/fields.tsx'
import { announce } from '../../components/notice.tsx'
import { PAGED } from '../../components/paged.tsx'
import { formatTime } from '../../format.ts'

/** As many as a list may give at once. */
const AT_ONCE = 500

/** The captures of the address, newest first, as far as they are known, and where the one stands among them; -1: not yet. */
export function useTimeline(id: CaptureId): { entries: readonly TimelineEntry[]; at: number } {
  const list = useInfiniteQuery({
    ...api.captures.timeline.infiniteOptions({
      ...PAGED,
      // So many come at once that it is seldom long.
      meta: {},
      input: (after: string | null) => ({ id, limit: AT_ONCE, after })
    }),
    // The same list while another capture of it is opened, so that the buttons keep the focus.
    placeholderData: keepPreviousData
  })
  const entries = list.data?.pages.flatMap(({ items }) => items) ?? []
  const at = entries.findIndex(entry => entry.id === id)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const isFurther = (at === -1 || at === entries.length - 1) && hasNextPage && !isFetchingNextPage
  useEffect(() => {
    if (isFurther) void fetchNextPage()
  }, [isFurther, fetchNextPage])
  return { entries, at }
}

/** A capture as a list of them has it. */
export const captureLabel = ({ startedAt, state }: TimelineEntry, t: TFunction) =>
  `${formatTime(startedAt)}, ${t(`captures.states.${state}`).toLowerCase()}`

/** Nothing where there is no other capture of the address. */
export function TimelineNav({ id }: { id: CaptureId }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { entries, at } = useTimeline(id)
  if (at === -1 || entries.length < 2) return null
  const [later, earlier] = [entries[at - 1], entries[at + 1]]
  const open = (entry: (typeof entries)[number] | undefined) => {
    if (entry === undefined) return
    navigate(`/captures/${entry.id}`)
    announce(formatTime(entry.startedAt))
  }
  return (
    <div className="row timeline-nav">
      <Button
        label={t('viewer.earlier')}
        icon={<ChevronLeft size={18} />}
        isDisabled={earlier === undefined}
        onPress={() => open(earlier)}
      />
      <Choice
        name="capture"
        label={t('viewer.timeline', { number: entries.length - at, total: entries.length })}
        isRequired
        value={id}
        onChange={chosen => open(entries.find(entry => entry.id === chosen))}
        options={entries.map(entry => ({ id: entry.id, label: captureLabel(entry, t) }))}
      />
      <Button
        label={t('viewer.later')}
        icon={<ChevronRight size={18} />}
        isDisabled={later === undefined}
        onPress={() => open(later)}
      />
    </div>
  )
}
