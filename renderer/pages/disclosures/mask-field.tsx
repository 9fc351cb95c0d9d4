// A text of a disclosed record: what is selected in it can be masked, and each mask taken away.
import { EyeOff } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisclosureRecordDetail, Mask } from '#shared/disclosure.ts'
import { Button } from '../../components/button.tsx'
import type { Masking } from './masking.ts'

type Props = { record: DisclosureRecordDetail; field: number; masking: Masking }
type Passage = Mask & { place: { kind: 'passage' } }

/** The text as it is, for selecting in with mouse or keyboard, and its masks. */
export function MaskField({ record, field, masking }: Props) {
  const { t } = useTranslation()
  const [label, at] = [useId(), useRef<HTMLTextAreaElement>(null)]
  const [hasSelection, setSelection] = useState(false)
  const shown = record.fields[field]
  if (shown === undefined) return null
  const masks = record.masks.filter(
    (mask): mask is Passage => mask.place.kind === 'passage' && mask.place.field === field
  )
  const lay = () => {
    const { selectionStart: start, selectionEnd: end } = at.current ?? { selectionStart: 0, selectionEnd: 0 }
    if (start < end) masking?.lay({ kind: 'passage', field, start, end })
  }
  return (
    <div className="stack-tight">
      <span className="field-label" id={label}>
        {shown.label}
      </span>
      <textarea
        ref={at}
        className="input mask-text"
        aria-labelledby={label}
        readOnly
        rows={Math.min(12, Math.max(1, Math.ceil(shown.text.length / 90), shown.text.split('\n').length))}
        value={shown.text}
        onSelect={({ currentTarget }) =>
          setSelection(currentTarget.selectionStart < currentTarget.selectionEnd)
        }
      />
      {masking === null ? null : (
        <div className="row">
          <Button
            variant="small"
            icon={<EyeOff size={16} />}
            isDisabled={!hasSelection}
            label={t('disclosures.maskSelectionIn', { label: shown.label })}
            onPress={lay}
          >
            {t('disclosures.maskSelection')}
          </Button>
        </div>
      )}
      {masks.length === 0 ? null : (
        <ul className="plain-list stack-tight" aria-label={t('disclosures.masksIn', { label: shown.label })}>
          {masks.map(mask => (
            <PassageMask
              key={mask.id}
              words={'start' in mask.place ? shown.text.slice(mask.place.start, mask.place.end) : ''}
              mask={mask}
              masking={masking}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

function PassageMask({ words, mask, masking }: { words: string; mask: Mask; masking: Masking }) {
  const { t } = useTranslation()
  return (
    <li className="row">
      <span className="masked wrap">{words}</span>
      <span className="muted">{mask.paragraph}</span>
      {masking === null ? null : (
        <Button
          variant="small"
          label={t('disclosures.liftNamed', { words })}
          onPress={() => masking.lift(mask)}
        >
          {t('disclosures.lift')}
        </Button>
      )}
    </li>
  )
}
