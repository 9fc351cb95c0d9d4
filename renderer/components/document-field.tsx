// One document that goes along with a form: chosen or dropped, shown by its name, taken away again.
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { FileDrop } from './file-drop.tsx'

/** The field; `path` is where the chosen file lies, null for none. */
export function DocumentField(props: {
  label: string
  path: string | null
  isRequired?: boolean
  onChange: (path: string | null) => void
}) {
  const { label, path, isRequired = false, onChange } = props
  const { t } = useTranslation()
  if (path !== null)
    return (
      <div className="row">
        <span className="field-label">{label}:</span>
        <span className="wrap">{path.split(/[/\\]/).at(-1)}</span>
        <Button
          variant="icon"
          icon={<X size={16} />}
          label={t('common.document.remove')}
          onPress={() => onChange(null)}
        />
      </div>
    )
  return (
    <FileDrop
      label={t(isRequired ? 'common.document.dropHere' : 'common.document.drop', { label })}
      button={t('common.document.choose')}
      onFiles={([first]) => {
        if (first !== undefined && first !== '') onChange(first)
      }}
    />
  )
}
