// The screenshot of a whole page, however tall: only the tiles near what is seen are loaded and kept in memory.
import { ArrowDownToLine, ArrowUpToLine, ZoomIn, ZoomOut } from 'lucide-react'
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { CaptureDetail, CaptureFile, TextPlace } from '#shared/capture.ts'
import { Button } from '../../components/button.tsx'
import { Toggles } from '../../components/choices.tsx'
import { formatCount } from '../../format.ts'
import { useRemembered } from '../../remembered.ts'
import { useLanguage } from '../../settings.ts'
import { Marks } from './marks.tsx'
import { Minimap } from './minimap.tsx'
import { type PlacedTile, placeTiles, Tile } from './tile.tsx'

/** As wide as there is room, or so many pixels for each of the picture's. */
const Zoom = z.union([z.literal('fit'), z.number().positive()])
type Zoom = z.infer<typeof Zoom>
type Seen = { readonly top: number; readonly width: number; readonly height: number }

const STEPS = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3] as const
const NO_MARKS: readonly (readonly TextPlace[])[] = []

/** A picture on the sheet: so far from its left side, in the picture's pixels, and named where there are several. */
export type Layer = {
  readonly id: string
  readonly name?: string
  readonly tiles: readonly CaptureFile[]
  readonly left?: number
  readonly style?: CSSProperties
}

/** The picture in a place that scrolls by itself, with marks on it. The mark that is current is brought into view. */
export function Scroll({
  capture,
  layers,
  marks = NO_MARKS,
  current = null,
  over,
  children
}: {
  capture: CaptureDetail
  layers: readonly Layer[]
  marks?: readonly (readonly TextPlace[])[]
  current?: number | null
  /** What lies on the sheet, over the pictures. */
  over?: ReactNode
  /** Tools beside those of the picture. */
  children?: ReactNode
}) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const [zoom, setZoom] = useRemembered<Zoom>('viewer.zoom', 'fit', Zoom)
  const [seen, setSeen] = useState<Seen>({ top: 0, width: 0, height: 0 })
  const placed = layers.map(placedLayer)
  // Of two that are compared, neither is the one to go about in.
  const only = placed.length === 1 ? placed[0] : undefined
  const width = Math.max(1, ...placed.map(layer => layer.left + layer.width))
  const height = Math.max(1, ...placed.map(layer => layer.height))
  const fitting = seen.width > 0 ? Math.min(1, seen.width / width) : 1
  const scale = zoom === 'fit' ? fitting : zoom
  const closer = STEPS.find(step => step > scale + 0.001)
  const further = STEPS.findLast(step => step < scale - 0.001)

  useEffect(() => {
    const element = place.current
    if (element === null) return
    const measure = () =>
      setSeen({ top: element.scrollTop, width: element.clientWidth, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [])

  const [wanted] = current === null ? [] : (marks[current] ?? [])
  useEffect(() => {
    const element = place.current
    if (wanted === undefined || element === null) return
    const { x, y, height } = wanted
    element.scrollTop = (y + height / 2) * scale - element.clientHeight / 2
    element.scrollLeft = Math.max(0, x * scale - element.clientWidth / 3)
  }, [wanted, scale])

  // The same place on the page stays in view when the size changes.
  const change = (next: Zoom) => {
    const element = place.current
    const share = element === null ? 0 : element.scrollTop / element.scrollHeight
    setZoom(next)
    requestAnimationFrame(() => {
      if (element !== null) element.scrollTop = share * element.scrollHeight
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === '0') change('fit')
    if (event.key === '1') change(1)
    if (event.key === '+' && closer !== undefined) change(closer)
    if (event.key === '-' && further !== undefined) change(further)
  }
  const jump = (top: number) => {
    place.current?.scrollTo({ top })
    place.current?.focus()
  }
  return (
    <>
      <div className="viewer-tools">
        <Toggles
          label={t('viewer.zoom')}
          value={zoom === 'fit' ? 'fit' : zoom === 1 ? 'full' : null}
          onChange={id => change(id === 'fit' ? 'fit' : 1)}
          options={[
            { id: 'fit', label: t('viewer.fit') },
            { id: 'full', label: t('viewer.full') }
          ]}
        />
        <Button
          label={t('viewer.zoomOut')}
          icon={<ZoomOut size={18} />}
          isDisabled={further === undefined}
          onPress={() => further !== undefined && change(further)}
        />
        <Button
          label={t('viewer.zoomIn')}
          icon={<ZoomIn size={18} />}
          isDisabled={closer === undefined}
          onPress={() => closer !== undefined && change(closer)}
        />
        <Button label={t('viewer.top')} icon={<ArrowUpToLine size={18} />} onPress={() => jump(0)} />
        <Button
          label={t('viewer.bottom')}
          icon={<ArrowDownToLine size={18} />}
          onPress={() => jump(height * scale)}
        />
        {children}
        <Position at={seen.top / scale} seen={seen.height / scale} height={height} />
      </div>
      <div className="viewer-with-map">
        {/* It takes the focus so that the keys scroll it. */}
        <section
          className="viewer-scroll"
          ref={place}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
          tabIndex={0}
          aria-label={t('viewer.region', { channel: capture.channelName, address: capture.address })}
          aria-describedby="viewer-keys"
          onKeyDown={onKeyDown}
        >
          <div className="viewer-sheet" style={{ width: width * scale, height: height * scale }}>
            {placed.map(layer => (
              <Picture key={layer.id} layer={layer} scale={scale} seen={seen} />
            ))}
            {over}
            <Marks marks={marks} current={current} scale={scale} />
          </div>
        </section>
        {only !== undefined && height * scale > seen.height && seen.height > 0 ? (
          <Minimap
            key={only.id}
            tiles={only.tiles}
            width={width}
            height={height}
            from={seen.top / scale / height}
            share={seen.height / scale / height}
            onGo={share => {
              const element = place.current
              if (element !== null)
                element.scrollTop = share * element.scrollHeight - element.clientHeight / 2
            }}
          />
        ) : null}
      </div>
      <p id="viewer-keys" className="hidden">
        {t('viewer.keys')}
      </p>
    </>
  )
}

function Position({ at, seen, height }: { at: number; seen: number; height: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const bottom = Math.min(height, at + seen)
  return (
    <span className="muted number">
      {t('viewer.position', {
        from: formatCount(Math.round(at), language),
        to: formatCount(Math.round(bottom), language),
        height: formatCount(height, language)
      })}
    </span>
  )
}

type PlacedLayer = ReturnType<typeof placedLayer>

function placedLayer({ id, name = '', tiles, left = 0, style = {} }: Layer) {
  const placed = placeTiles(tiles)
  const width = Math.max(1, ...placed.map(tile => tile.width))
  const height = Math.max(1, ...placed.map(tile => tile.top + tile.height))
  return { ...{ id, name, left, style, width, height }, tiles: placed }
}

function Picture({ layer, scale, seen }: { layer: PlacedLayer; scale: number; seen: Seen }) {
  const { t } = useTranslation()
  const { name, left, style, width, height, tiles } = layer
  const size = { left: left * scale, width: width * scale, height: height * scale }
  return (
    <div className="viewer-layer" style={{ ...size, ...style }}>
      {tiles.map((tile, index) => {
        const words = t('viewer.tile', { number: index + 1, total: tiles.length })
        return (
          <Tile
            key={tile.sha256}
            tile={tile}
            scale={scale}
            isNear={isNear(tile, seen, scale)}
            alt={name === '' ? words : `${name}: ${words}`}
          />
        )
      })}
    </div>
  )
}

// A screen's height above and below, so that scrolling meets tiles that are already there.
function isNear(tile: PlacedTile, seen: Seen, scale: number): boolean {
  const margin = Math.max(seen.height, 800)
  const [top, bottom] = [tile.top * scale, (tile.top + tile.height) * scale]
  return bottom >= seen.top - margin && top <= seen.top + seen.height + margin
}
