// The pictures of two captures of an address: one over the other with a limit to drag, beside each other, or one seen through the other.
import { GitCompareArrows } from 'lucide-react'
import { type PointerEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureDetail } from '#shared/capture.ts'
import type { PictureComparison } from '#shared/comparison.ts'
import { Button } from '../../components/button.tsx'
import { Toggles } from '../../components/choices.tsx'
import { ShareSlider } from '../../components/slider.tsx'
import { formatCount, formatTime } from '../../format.ts'
import { useKept } from '../../remembered.ts'
import { useLanguage } from '../../settings.ts'
import { type Layer, Scroll } from './scroll.tsx'
import { tilesOf, widthOf } from './tile.tsx'

const VIEWS = ['swipe', 'side-by-side', 'overlay'] as const
type View = (typeof VIEWS)[number]
/** Between two pictures beside each other, in pixels of theirs. */
const GAP = 24

type Pair = { readonly earlier: CaptureDetail; readonly later: CaptureDetail }

/** Both pictures in one place, so that they are scrolled and enlarged together; what differs is framed in the later one. */
export function ComparedPictures({ earlier, later, picture }: Pair & { picture: PictureComparison }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [view, setView] = useKept<View>('compareAs', VIEWS)
  const [share, setShare] = useState(50)
  const [current, setCurrent] = useState<number | null>(null)
  const isBeside = view === 'side-by-side'
  const left = isBeside ? widthOf(tilesOf(earlier)) + GAP : 0
  return (
    <>
      {picture.regions.length === 0 ? null : (
        <ul className="row compare-regions" aria-label={t('viewer.regions')}>
          {picture.regions.map((region, index) => (
            <li key={`${region.top} ${region.left}`}>
              <Button variant="small" icon={<GitCompareArrows size={18} />} onPress={() => setCurrent(index)}>
                {t('viewer.changeAt', { top: formatCount(region.top, language) })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Scroll
        key={String(isBeside)}
        capture={later}
        layers={layersOf({ earlier, later }, { view, share, left })}
        marks={picture.regions.map(({ top, left: x, ...size }) => [{ x: x + left, y: top, ...size }])}
        current={current}
        over={view === 'swipe' ? <Limit share={share} onChange={setShare} /> : null}
      >
        <Toggles
          label={t('viewer.compareAs')}
          value={view}
          onChange={setView}
          options={VIEWS.map(id => ({ id, label: t(`viewer.views.${id}`) }))}
        />
        {isBeside ? null : (
          <ShareSlider label={t(`viewer.shares.${view}`)} value={share} onChange={setShare} />
        )}
      </Scroll>
    </>
  )
}

type Shown = { readonly view: View; readonly share: number; readonly left: number }

/** The earlier is to the left of the limit, or below. */
function layersOf({ earlier, later }: Pair, { view, share, left }: Shown): Layer[] {
  const style =
    view === 'swipe'
      ? { clipPath: `inset(0 0 0 ${share}%)` }
      : view === 'overlay'
        ? { opacity: share / 100 }
        : {}
  return [
    { id: 'earlier', name: formatTime(earlier.startedAt), tiles: tilesOf(earlier) },
    { id: 'later', name: formatTime(later.startedAt), tiles: tilesOf(later), left, style }
  ]
}

/** The limit between them, to be dragged; the slider beside it does the same for the keyboard. */
function Limit({ share, onChange }: { share: number; onChange: (share: number) => void }) {
  const drag = ({ currentTarget, clientX, pointerId }: PointerEvent<HTMLElement>) => {
    const sheet = currentTarget.parentElement?.getBoundingClientRect()
    if (sheet === undefined || !currentTarget.hasPointerCapture(pointerId)) return
    onChange(Math.round(Math.min(100, Math.max(0, ((clientX - sheet.left) / sheet.width) * 100))))
  }
  return (
    <span
      className="compare-limit"
      aria-hidden="true"
      style={{ left: `${share}%` }}
      onPointerDown={({ currentTarget, pointerId }) => currentTarget.setPointerCapture(pointerId)}
      onPointerMove={drag}
    />
  )
}
