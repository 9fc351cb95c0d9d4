// A capture held against another of the same address: unchanged, or what came and went in picture and text.
import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CaptureDetail } from '#shared/capture.ts'
import type { Comparison, PictureComparison } from '#shared/comparison.ts'
import type { CaptureId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Time } from '../../components/facts.tsx'
import { Choice } from '../../components/fields.tsx'
import { Empty } from '../../components/states.tsx'
import { formatCount, localeOf } from '../../format.ts'
import { useLanguage } from '../../settings.ts'
import { ComparedPictures } from './compare-pictures.tsx'
import { TextChanges } from './compare-text.tsx'
import { captureLabel, useTimeline } from './timeline.tsx'

/** The comparison with the last capture before it, or with another that is chosen. */
export function Compare({ capture }: { capture: CaptureDetail }) {
  const { t } = useTranslation()
  const [other, setOther] = useState<CaptureId | null>(null)
  const { entries } = useTimeline(capture.id)
  const others = entries.filter(({ id }) => id !== capture.id)
  const chosen = others.find(({ id }) => id === other)
  // What changed is told from the earlier to the later, whichever of them is looked at.
  const isLater = chosen !== undefined && chosen.startedAt > capture.startedAt
  const input = isLater ? { id: chosen.id, other: capture.id } : { id: capture.id, other }
  const comparison = useQuery({
    ...api.captures.compare.queryOptions({ input }),
    staleTime: Number.POSITIVE_INFINITY
  })
  return (
    <>
      {/* Outside of what waits: it keeps its place and the focus while the other comparison is made. */}
      {others.length === 0 ? null : (
        <div className="compare-with">
          <Choice
            name="other"
            label={t('viewer.compareWith')}
            isRequired
            value={other ?? comparison.data?.before?.id ?? null}
            onChange={id => setOther(others.find(each => each.id === id)?.id ?? null)}
            options={others.map(entry => ({ id: entry.id, label: captureLabel(entry, t) }))}
          />
        </div>
      )}
      <Asked query={comparison}>
        {found =>
          found.before === null ? (
            <Empty title={t('viewer.noneBefore')}>{t('viewer.noneBeforeText')}</Empty>
          ) : (
            <Compared comparison={found} laterId={input.id} earlierId={found.before.id} />
          )
        }
      </Asked>
    </>
  )
}

type Pair = { readonly comparison: Comparison; readonly laterId: CaptureId; readonly earlierId: CaptureId }

function Compared({ comparison: { isUnchanged, picture, text }, laterId, earlierId }: Pair) {
  const { t } = useTranslation()
  const earlier = useQuery(api.captures.find.queryOptions({ input: { id: earlierId } }))
  const later = useQuery(api.captures.find.queryOptions({ input: { id: laterId } }))
  return (
    <div className="compare">
      <div className="compare-pictures">
        {picture === null ? (
          <p>{t('viewer.pictureNotCompared')}</p>
        ) : (
          <Asked query={earlier}>
            {before => (
              <Asked query={later}>
                {after => <ComparedPictures earlier={before} later={after} picture={picture} />}
              </Asked>
            )}
          </Asked>
        )}
      </div>
      <aside className="compare-words stack" aria-label={t('viewer.changes')}>
        <Between earlier={earlier.data} later={later.data} />
        {isUnchanged === true ? (
          <Alert tone="good" icon={CircleCheck} title={t('viewer.isUnchanged')} />
        ) : (
          <>
            {picture === null ? null : <PictureWords picture={picture} />}
            {text === null ? <p>{t('viewer.textNotCompared')}</p> : <TextChanges text={text} />}
          </>
        )}
      </aside>
    </div>
  )
}

function Between(found: { earlier: CaptureDetail | undefined; later: CaptureDetail | undefined }) {
  const { t } = useTranslation()
  return (
    <dl className="facts compare-between">
      {(['earlier', 'later'] as const).map(which => {
        const capture = found[which]
        return capture === undefined ? null : (
          <div key={which}>
            <dt>{t(`viewer.compared.${which}`)}</dt>
            <dd>
              <Link href={`/captures/${capture.id}`}>
                <Time at={capture.startedAt} />
              </Link>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function PictureWords({ picture }: { picture: PictureComparison }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { similarity, heightBefore, heightAfter, changedPixels } = picture
  // Never rounded up to all of it.
  const percent = Math.floor(similarity * 1000) / 10
  const alike = percent.toLocaleString(localeOf(language), { minimumFractionDigits: 1 })
  const heights = { before: formatCount(heightBefore, language), after: formatCount(heightAfter, language) }
  return (
    <section className="stack" aria-labelledby="picture-changes">
      <h2 id="picture-changes">{t('viewer.pictureChanges')}</h2>
      <p>
        {changedPixels === 0
          ? t('viewer.pictureSame')
          : t('viewer.pictureAlike', { percent: alike, ...heights })}
      </p>
    </section>
  )
}
