// The visible text of a captured page, or the story of its capture, as plain text, a stretch at a time.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CaptureDetail } from '#shared/capture.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { PlainText } from '../../components/facts.tsx'
import { Empty, Refused, Waiting } from '../../components/states.tsx'
import { formatCount } from '../../format.ts'
import { useLanguage } from '../../settings.ts'

const STRETCH = 50_000

/** The text of one of the capture's files. */
export function CaptureText({ capture, of: role }: { capture: CaptureDetail; of: 'text' | 'provenance' }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const text = useInfiniteQuery(
    api.captures.text.infiniteOptions({
      input: (offset: number) => ({ id: capture.id, role, offset, limit: STRETCH }),
      initialPageParam: 0,
      getNextPageParam: (last, _pages, offset) => (offset + STRETCH < last.total ? offset + STRETCH : null),
      // What was captured does not change.
      staleTime: Number.POSITIVE_INFINITY
    })
  )
  if (text.isPending) return <Waiting />
  if (text.data === undefined) return <Refused error={text.error} again={() => void text.refetch()} />
  const shown = text.data.pages.map(page => page.text).join('')
  const total = text.data.pages[0]?.total ?? 0
  if (total === 0) return <Empty title={t('viewer.emptyText')} />
  return (
    <>
      <div className="row">
        <span className="muted number">
          {t('viewer.chars', {
            shown: formatCount(shown.length, language),
            total: formatCount(total, language)
          })}
        </span>
        {text.hasNextPage ? (
          <Button isPending={text.isFetchingNextPage} onPress={() => void text.fetchNextPage()}>
            {t('viewer.moreText')}
          </Button>
        ) : null}
      </div>
      <section
        className="viewer-scroll viewer-text"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by key
        tabIndex={0}
        aria-label={t(role === 'text' ? 'viewer.regionText' : 'viewer.regionProvenance', {
          channel: capture.channelName,
          address: capture.address
        })}
      >
        <PlainText>{shown}</PlainText>
      </section>
    </>
  )
}
