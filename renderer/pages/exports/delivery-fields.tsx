// Who delivers to whom: what a SIP says of its parties. What is left empty the municipality stands for.
import { useMutation } from '@tanstack/react-query'
import { FolderOpen, Save } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Delivery, ExportFormat } from '#shared/export.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { RefusedOrChanged } from '../../components/changed-card.tsx'
import { TextInput } from '../../components/fields.tsx'
import { useWrongChoice } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'

export const NO_DELIVERY: Delivery = {
  creator: null,
  creatorCode: null,
  submitter: null,
  submitterCode: null,
  preservation: null,
  agreement: null,
  schemas: null
}
/** Whether a package of this form tells who delivers to whom. */
export const hasDelivery = (format: ExportFormat) => format.startsWith('eark-') || format === 'fgs-1.2'

const FIELDS = ['creator', 'creatorCode', 'submitter', 'submitterCode', 'preservation', 'agreement'] as const

/** The fields, and the folder with schemas to use in the place of those that the program brings along. */
export function DeliveryFields({
  value,
  shown,
  onChange,
  onSaved,
  onStartOver,
  onRefused
}: {
  value: Delivery
  /** What was set for the archive when this was begun. */
  shown: Delivery | null
  onChange: (delivery: Delivery) => void
  onSaved: (delivery: Delivery) => void
  /** The fields hold what is set for the archive again. */
  onStartOver: () => void
  onRefused: (error: unknown) => void
}) {
  const { t } = useTranslation()
  const wrong = useWrongChoice('schemas')
  const save = useMutation(
    api.exports.saveDelivery.mutationOptions({
      onSuccess: saved => {
        // As it is written: a number has one form.
        onSaved(saved)
        notify(t('exports.deliverySaved'))
      },
      onError: onRefused
    })
  )
  const startOver = () => {
    save.reset()
    onStartOver()
  }
  const choose = async () => {
    const folder = await window.shell.chooseFolder()
    if (folder !== null) onChange({ ...value, schemas: folder })
  }
  return (
    <fieldset className="form">
      <legend>{t('exports.delivery')}</legend>
      <p className="muted">{t('exports.deliveryHelp')}</p>
      {FIELDS.map(name => (
        <TextInput
          key={name}
          name={name}
          label={t(`exports.deliveryFields.${name}`)}
          value={value[name] ?? ''}
          maxLength={200}
          onChange={text => onChange({ ...value, [name]: text.trim() === '' ? null : text })}
        />
      ))}
      <div className="row">
        <Button {...wrong.props} icon={<FolderOpen size={18} />} onPress={() => void choose()}>
          {t('exports.chooseSchemas')}
        </Button>
        <span className="wrap muted">{value.schemas ?? t('exports.noSchemas')}</span>
        {value.schemas == null ? null : (
          <Button variant="quiet" onPress={() => onChange({ ...value, schemas: null })}>
            {t('exports.dropSchemas')}
          </Button>
        )}
      </div>
      {wrong.said}
      <div className="row">
        <Button
          icon={<Save size={18} />}
          isPending={save.isPending}
          onPress={() => save.mutate({ ...value, seen: { delivery: shown } })}
        >
          {t('exports.saveDelivery')}
        </Button>
      </div>
      {save.isError ? <RefusedOrChanged error={save.error} onStartOver={startOver} /> : null}
    </fieldset>
  )
}
