// A capture held against the one before it: unchanged, or what came and went in picture and text.
import { useQuery } from '@tanstack/react-query'
import { CircleCheck, GitCompareArrows } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CaptureDetail, CaptureFile } from '#shared/capture.ts'
import type { Comparison, PictureComparison, TextComparison } from '#shared/comparison.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Time } from '../../components/facts.tsx'
import { Empty } from '../../components/states.tsx'
import { formatCount, localeOf } from '../../format.ts'
import { useLanguage } from '../../settings.ts'
import { Scroll } from './scroll.tsx'

type Parts = { capture: CaptureDetail; tiles: readonly CaptureFile[] }

/** The comparison with the last capture of the same address. */
export function Compare({ capture, tiles }: Parts) {
  const { t } = useTranslation()
  const comparison = useQuery({
    ...api.captures.compare.queryOptions({ input: { id: capture.id, other: null } }),
    staleTime: Number.POSITIVE_INFINITY
  })
  return (
    <Asked query={comparison}>
      {found =>
        found.before === null ? (
          <Empty title={t('viewer.noneBefore')}>{t('viewer.noneBeforeText')}</Empty>
        ) : (
          <Compared comparison={found} before={found.before} capture={capture} tiles={tiles} />
        )
      }
    </Asked>
  )
}

function Compared({
  comparison: { isUnchanged, picture, text },
  before,
  capture,
  tiles
}: Parts & { comparison: Comparison; before: NonNullable<Comparison['before']> }) {
  const { t } = useTranslation()
  return (
    <div className="viewer-facts stack">
      <p className="row">
        {t('viewer.comparedWith')}
        <Link href={`/captures/${before.id}`}>
          <Time at={before.startedAt} />
        </Link>
      </p>
      {isUnchanged ? (
        <Alert tone="good" icon={CircleCheck} title={t('viewer.isUnchanged')} />
      ) : (
        <>
          {picture === null ? (
            <p>{t('viewer.pictureNotCompared')}</p>
          ) : (
            <PictureChanges picture={picture} capture={capture} tiles={tiles} />
          )}
          {text === null ? <p>{t('viewer.textNotCompared')}</p> : <TextChanges text={text} />}
        </>
      )}
    </div>
  )
}

function PictureChanges({ picture, capture, tiles }: Parts & { picture: PictureComparison }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [current, setCurrent] = useState<number | null>(null)
  const { similarity, heightBefore, heightAfter, regions } = picture
  // Never rounded up to all of it.
  const percent = Math.floor(similarity * 1000) / 10
  const alike = percent.toLocaleString(localeOf(language), { minimumFractionDigits: 1 })
  const heights = { before: formatCount(heightBefore, language), after: formatCount(heightAfter, language) }
  return (
    <section className="stack" aria-labelledby="picture-changes">
      <h2 id="picture-changes">{t('viewer.pictureChanges')}</h2>
      <p>
        {picture.changedPixels === 0
          ? t('viewer.pictureSame')
          : t('viewer.pictureAlike', { percent: alike, ...heights })}
      </p>
      {regions.length === 0 ? null : (
        <>
          <ul className="row" aria-label={t('viewer.regions')}>
            {regions.map((region, index) => (
              <li key={`${region.top} ${region.left}`}>
                <Button icon={<GitCompareArrows size={18} />} onPress={() => setCurrent(index)}>
                  {t('viewer.changeAt', { top: formatCount(region.top, language) })}
                </Button>
              </li>
            ))}
          </ul>
          <div className="viewer-part">
            <Scroll
              capture={capture}
              tiles={tiles}
              marks={regions.map(({ top, left, ...size }) => [{ x: left, y: top, ...size }])}
              current={current}
            />
          </div>
        </>
      )}
    </section>
  )
}

function TextChanges({ text: { added, removed, changes, isCut } }: { text: TextComparison }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const counts = { added: formatCount(added, language), removed: formatCount(removed, language) }
  return (
    <section className="stack" aria-labelledby="text-changes">
      <h2 id="text-changes">{t('viewer.textChanges')}</h2>
      <p>{added + removed === 0 ? t('viewer.textSame') : t('viewer.textCounts', counts)}</p>
      <ul className="viewer-changes">
        {changes.map(({ kind, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same line may have come twice, and the list never changes
          <li key={index} data-kind={kind} dir="auto">
            <span className="change-kind">
              {t(kind === 'added' ? 'viewer.lineAdded' : 'viewer.lineRemoved')}
            </span>
            {text}
          </li>
        ))}
      </ul>
      {isCut ? <p className="muted">{t('viewer.textCut')}</p> : null}
    </section>
  )
}
