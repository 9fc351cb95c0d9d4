// One tile of a tall screenshot: an empty place until it is near, then its picture.
import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureDetail, CaptureFile } from '#shared/capture.ts'
import { Alert } from '../../components/alert.tsx'
import { objectAddress } from '../../components/object-picture.tsx'

type TileProps = { tile: PlacedTile; scale: number; isNear: boolean; alt: string }

/** A tile in its place on the sheet. */
export function Tile({ tile, scale, isNear, alt }: TileProps) {
  const { t } = useTranslation()
  const [isMissing, setMissing] = useState(false)
  const top = tile.top * scale
  if (isMissing)
    return (
      <div className="viewer-tile-missing" style={{ top }}>
        <Alert tone="bad" icon={ImageOff} title={t('viewer.pictureMissing')} />
      </div>
    )
  if (!isNear) return null
  return (
    <img
      className="viewer-tile"
      src={objectAddress(tile.sha256)}
      alt={alt}
      width={tile.width * scale}
      height={tile.height * scale}
      style={{ top }}
      decoding="async"
      onError={() => setMissing(true)}
    />
  )
}

export type PlacedTile = {
  readonly sha256: CaptureFile['sha256']
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The tiles of a capture's picture, from the top. */
export const tilesOf = ({ files }: CaptureDetail): CaptureFile[] =>
  files.filter(({ role }) => role === 'screenshot').toSorted((one, other) => one.position - other.position)

/** Where each tile lies on the sheet. A tile without a place of its own follows on the one before. */
export function placeTiles(tiles: readonly CaptureFile[]): PlacedTile[] {
  const placed: PlacedTile[] = []
  for (const { sha256, top, width, height } of tiles) {
    const last = placed.at(-1)
    const below = last === undefined ? 0 : last.top + last.height
    placed.push({ sha256, top: top ?? below, width: width ?? 1280, height: height ?? 800 })
  }
  return placed
}

/** How wide a picture is, in its own pixels. */
export const widthOf = (tiles: readonly CaptureFile[]) =>
  Math.max(1, ...placeTiles(tiles).map(({ width }) => width))
