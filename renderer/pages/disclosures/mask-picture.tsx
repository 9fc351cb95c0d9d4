// A picture of a disclosed record: regions are drawn on it with the pointer, or given in numbers with the keyboard.
import { EyeOff } from 'lucide-react'
import { type PointerEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisclosureRecordDetail, FaceProposals, Mask } from '#shared/disclosure.ts'
import type { DisclosureId } from '#shared/ids.ts'
import { Button } from '../../components/button.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { objectAddress } from '../../components/object-picture.tsx'
import { type Box, boxStyle } from './box-style.ts'
import { Faces } from './faces.tsx'
import type { Masking } from './masking.ts'
import { LiftButton } from './masks-card.tsx'

type Props = {
  id: DisclosureId
  record: DisclosureRecordDetail
  picture: number
  masking: Masking
}

/** The picture as wide as there is room for, or in its own pixels in a frame that scrolls. */
export function MaskPicture({ id, record, picture, masking }: Props) {
  const { t } = useTranslation()
  const title = useId()
  const [drawn, setDrawn] = useState<Box | null>(null)
  const [start, setStart] = useState<{ x: number; y: number } | null>(null)
  const [isFull, setFull] = useState(false)
  const [faces, setFaces] = useState<FaceProposals | null>(null)
  const shown = record.pictures[picture]
  if (shown === undefined) return null
  const area = t('disclosures.pictureArea', { number: picture + 1 })
  const regions = record.masks.flatMap(mask =>
    mask.place.kind === 'region' && mask.place.picture === picture ? [{ mask, box: mask.place }] : []
  )
  const proposed = [...record.proposals, ...(faces?.proposals ?? [])].flatMap(({ place }) =>
    place.kind === 'region' && place.picture === picture && !isUnder(place, regions) ? [place] : []
  )
  const pointAt = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLDivElement>) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    const inside = (share: number, most: number) => Math.round(Math.min(Math.max(share * most, 0), most))
    return {
      x: inside((clientX - left) / width, shown.width),
      y: inside((clientY - top) / height, shown.height)
    }
  }
  const boxTo = (event: PointerEvent<HTMLDivElement>): Box | null => {
    if (start === null) return null
    const end = pointAt(event)
    return {
      x: Math.min(start.x, end.x),
      y: Math.min(start.y, end.y),
      width: Math.abs(end.x - start.x),
      height: Math.abs(end.y - start.y)
    }
  }
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    if (masking === null) return
    // A hand that goes on over the edge means all there is up to the edge.
    event.currentTarget.setPointerCapture(event.pointerId)
    setStart(pointAt(event))
  }
  const drop = () => {
    setStart(null)
    setDrawn(null)
  }
  const finish = (event: PointerEvent<HTMLDivElement>) => {
    const box = boxTo(event)
    if (box !== null && box.width > 2 && box.height > 2) masking?.lay({ kind: 'region', picture, ...box })
    drop()
  }
  return (
    <section className="stack" aria-labelledby={title}>
      <h3 id={title}>{t('disclosures.picture', { label: shown.label, number: picture + 1 })}</h3>
      <div className="row">
        {masking === null ? null : <span className="muted">{t('disclosures.pictureHelp')}</span>}
        <Button variant="small" onPress={() => setFull(!isFull)}>
          {isFull ? t('disclosures.fitPicture') : t('disclosures.fullPicture')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard */}
      <section className="mask-frame" tabIndex={0} aria-label={area}>
        <div
          className="mask-stage"
          style={isFull ? { width: shown.width } : { maxWidth: shown.width }}
          onPointerDown={begin}
          onPointerMove={event => setDrawn(boxTo(event))}
          onPointerUp={finish}
          onPointerCancel={drop}
        >
          <img
            src={objectAddress(shown.sha256)}
            alt={shown.label}
            width={shown.width}
            height={shown.height}
            draggable={false}
          />
          {proposed.map(box => (
            <span
              key={JSON.stringify(box)}
              className="mask-box mask-box-proposed"
              style={boxStyle(box, shown)}
            />
          ))}
          {regions.map(({ mask, box }) => (
            <span key={mask.id} className="mask-box" style={boxStyle(box, shown)} />
          ))}
          {drawn === null ? null : <span className="mask-box mask-box-new" style={boxStyle(drawn, shown)} />}
        </div>
      </section>
      <Regions regions={regions} masking={masking} />
      {masking === null ? null : (
        <Faces id={id} record={record} picture={picture} masking={masking} found={faces} onFound={setFaces} />
      )}
      {masking === null ? null : (
        <RegionForm
          width={shown.width}
          height={shown.height}
          onRegion={box => masking.lay({ kind: 'region', picture, ...box })}
        />
      )}
    </section>
  )
}

const isUnder = (box: Box, regions: readonly { readonly box: Box }[]) =>
  regions.some(
    ({ box: over }) =>
      over.x <= box.x &&
      over.y <= box.y &&
      over.x + over.width >= box.x + box.width &&
      over.y + over.height >= box.y + box.height
  )

function Regions({ regions, masking }: { regions: readonly { mask: Mask; box: Box }[]; masking: Masking }) {
  const { t } = useTranslation()
  return (
    <ul className="plain-list stack-tight">
      {regions.map(({ mask, box }) => (
        <li key={mask.id} className="row">
          <span className="number">{t('disclosures.region', box)}</span>
          <span className="muted">{mask.paragraph}</span>
          {masking === null ? null : (
            <LiftButton mask={mask} words={t('disclosures.region', box)} masking={masking} />
          )}
        </li>
      ))}
    </ul>
  )
}

function RegionForm(props: { width: number; height: number; onRegion: (box: Box) => void }) {
  const { t } = useTranslation()
  const [isWrong, setWrong] = useState(false)
  return (
    <Form
      onFilled={filled => {
        const [x, y, width, height] = (['x', 'y', 'width', 'height'] as const).map(name =>
          /^\d{1,6}$/.test(filled.text(name)) ? Number(filled.text(name)) : Number.NaN
        ) as [number, number, number, number]
        const isInside = x < props.width && y < props.height && width > 0 && height > 0
        setWrong(!isInside)
        if (isInside) props.onRegion({ x, y, width, height })
      }}
    >
      <div className="row">
        {(['x', 'y', 'width', 'height'] as const).map(name => (
          <TextInput key={name} name={name} label={t(`disclosures.box.${name}`)} isRequired maxLength={6} />
        ))}
      </div>
      {isWrong ? (
        <span className="field-error" role="alert">
          {t('disclosures.regionWrong', { width: props.width, height: props.height })}
        </span>
      ) : null}
      <div className="row">
        <Button variant="small" type="submit" icon={<EyeOff size={16} />}>
          {t('disclosures.maskRegion')}
        </Button>
      </div>
    </Form>
  )
}
