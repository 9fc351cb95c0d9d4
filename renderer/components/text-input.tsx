// The field for text, apart from the others: it is all that the first page needs, and they are much larger.
import type { FormEvent } from 'react'
import { Input, Label, TextArea, TextField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useTyped } from './drafted.tsx'
import { FieldError, Help } from './form.tsx'

export type Named = { label: string; name: string; help?: string | undefined; isRequired?: boolean }

/** The label of a field that may be left empty says so. */
export function FieldLabel({
  label,
  isRequired = false
}: {
  label: string
  isRequired?: boolean | undefined
}) {
  const { t } = useTranslation()
  return <Label className="field-label">{isRequired ? label : t('common.optional', { label })}</Label>
}

/** A text of one line or, with `lines`, of several. */
export function TextInput(
  props: Named & {
    type?: 'text' | 'email' | 'password'
    lines?: number
    maxLength?: number
    defaultValue?: string
    value?: string
    onChange?: (value: string) => void
    /** What is protected by secrecy is never noted as a draft; nor is a password. */
    isUnnoted?: boolean
  }
) {
  const { label, help, lines, isRequired, isUnnoted = false, defaultValue, ...rest } = props
  const { name, value, onChange, type } = rest
  const typed = useTyped(
    isUnnoted || type === 'password' ? undefined : name,
    value ?? defaultValue ?? '',
    text => {
      onChange?.(text)
      return true
    }
  )
  const begins = value === undefined ? (typed ?? defaultValue) : undefined
  return (
    <TextField
      className="field"
      isRequired={isRequired ?? false}
      {...(begins === undefined ? {} : { defaultValue: begins })}
      {...rest}
    >
      <FieldLabel label={label} isRequired={isRequired} />
      {help === undefined ? null : <Help>{help}</Help>}
      {lines === undefined ? (
        <Input className="input" onInput={checkAgain} />
      ) : (
        <TextArea className="input" rows={lines} onInput={checkAgain} />
      )}
      <FieldError />
    </TextField>
  )
}

// The message goes as soon as the field is right. If it went when the field is left, a button below would move away
// under the pointer that is just pressing it.
function checkAgain({ currentTarget }: FormEvent<HTMLInputElement | HTMLTextAreaElement>) {
  if (currentTarget.ariaInvalid === 'true')
    currentTarget.dispatchEvent(new Event('change', { bubbles: true }))
}
