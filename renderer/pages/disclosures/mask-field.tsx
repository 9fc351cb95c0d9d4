// A text of a disclosed record as it stands on the copy. What is selected in it can be masked, and what is masked is black in its place.
import { EyeOff } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisclosureRecordDetail, Mask, MaskPlace, MaskProposal } from '#shared/disclosure.ts'
import { Button } from '../../components/button.tsx'
import { LEAST_LETTERS, type Masking } from './masking.ts'
import { LiftButton } from './masks-card.tsx'
import { type Piece, piecesOf } from './pieces.ts'

type Props = { record: DisclosureRecordDetail; field: number; masking: Masking }
type Span = { readonly start: number; readonly end: number }

const CLASSES: Readonly<Record<Piece['kind'], string | undefined>> = {
  plain: undefined,
  masked: 'piece-masked',
  proposed: 'piece-proposed'
}
/** A text that is longer than this, or has several lines, stands under its name and not beside it, as on the copy. */
const LONGEST_BESIDE = 200

/** The text, for selecting in with mouse or keyboard. */
export function MaskField({ record, field, masking }: Props) {
  const label = useId()
  const [selected, setSelected] = useState<Span | null>(null)
  const shown = record.fields[field]
  if (shown === undefined) return null
  const { text } = shown
  const isLong = text.includes('\n') || text.length > LONGEST_BESIDE
  const masked = record.masks.flatMap(({ place }) => passageIn(field, place))
  const proposed = record.proposals.flatMap(({ place }) => passageIn(field, place))
  return (
    <div className={isLong ? 'mask-field mask-field-long' : 'mask-field'}>
      <span className="field-label" id={label}>
        {shown.label}
      </span>
      <div className="mask-text">
        <div className="mask-under" aria-hidden="true">
          {piecesOf(text.length, { masked, proposed }).map(({ kind, start, end }) => (
            <span key={start} className={CLASSES[kind]}>
              {text.slice(start, end)}
            </span>
          ))}
          {/* A last line that is empty has its height all the same. */}
          {'\u200B'}
        </div>
        <textarea
          className="mask-over"
          aria-labelledby={label}
          readOnly
          spellCheck={false}
          rows={1}
          value={text}
          onSelect={({ currentTarget: { selectionStart: start, selectionEnd: end } }) =>
            setSelected({ start, end })
          }
        />
      </div>
      {masking === null || selected === null ? null : (
        <Chosen record={record} field={field} selected={selected} masking={masking} />
      )}
    </div>
  )
}

type ChosenProps = Props & { selected: Span; masking: NonNullable<Masking> }

/** What can be done with what is selected, or with the place that the caret stands in. */
function Chosen({ record, field, selected, masking }: ChosenProps) {
  const { t } = useTranslation()
  const { label = '', text = '' } = record.fields[field] ?? {}
  const { start, end } = selected
  const words = text.slice(start, end)
  const mask = record.masks.find(({ place }) => isAt(place, field, selected))
  const proposal = record.proposals.find(({ place }) => isAt(place, field, selected))
  if (mask !== undefined) return <ChosenMask mask={mask} text={text} masking={masking} />
  if (start === end)
    return proposal === undefined ? null : <ChosenProposal proposal={proposal} masking={masking} />
  return (
    <div className="row mask-chosen">
      <Button
        variant="small"
        icon={<EyeOff size={16} />}
        label={t('disclosures.maskSelectionIn', { label })}
        onPress={() => masking.lay({ kind: 'passage', field, start, end })}
      >
        {t('disclosures.maskSelection')}
      </Button>
      {words.trim().length < LEAST_LETTERS ? null : (
        <Button variant="small" onPress={() => masking.askEverywhere(words.trim())}>
          {t('disclosures.everywhere.open')}
        </Button>
      )}
    </div>
  )
}

function ChosenMask({ mask, text, masking }: { mask: Mask; text: string; masking: NonNullable<Masking> }) {
  const words = mask.place.kind === 'passage' ? text.slice(mask.place.start, mask.place.end) : ''
  return (
    <div className="row mask-chosen">
      <span className="muted">{mask.paragraph}</span>
      <LiftButton mask={mask} words={words} masking={masking} />
    </div>
  )
}

function ChosenProposal({ proposal, masking }: { proposal: MaskProposal; masking: NonNullable<Masking> }) {
  const { t } = useTranslation()
  return (
    <div className="row mask-chosen">
      <span className="muted">{t(`disclosures.reasons.${proposal.reason}`)}</span>
      <Button variant="small" onPress={() => masking.lay(proposal.place)}>
        {t('disclosures.mask')}
      </Button>
      <Button variant="small" onPress={() => masking.dismiss([proposal])}>
        {t('disclosures.dismiss')}
      </Button>
    </div>
  )
}

const passageIn = (field: number, place: MaskPlace): Span[] =>
  place.kind === 'passage' && place.field === field ? [place] : []

/** Whether the place holds all that is selected, or the caret. */
const isAt = (place: MaskPlace, field: number, { start, end }: Span): boolean =>
  passageIn(field, place).some(span => span.start <= start && span.end >= end)
