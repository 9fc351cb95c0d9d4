// Doing what visitors will see without a capture first: a tick, and then the reason, which the journal keeps (P8c).
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Tick } from '../../components/choices.tsx'
import { TextInput } from '../../components/fields.tsx'
import { refusalOf } from '../../refusal.ts'

/** The fields; the form's `override` is the reason, and empty without one. */
export function WithoutCapture() {
  const { t } = useTranslation()
  const [isWithout, setWithout] = useState(false)
  return (
    <>
      <Tick
        label={t('channels.retireForm.without')}
        help={t('channels.retireForm.withoutHelp')}
        isSelected={isWithout}
        onChange={setWithout}
      />
      {isWithout ? (
        <TextInput
          name="override"
          label={t('channels.retireForm.override')}
          lines={2}
          isRequired
          maxLength={500}
        />
      ) : null}
    </>
  )
}

/** Whether it was refused for want of a capture, so that a reason is the other way. */
export function wantsCapture(error: unknown): boolean {
  const { code } = refusalOf(error)
  return ['capture-before-retiring', 'capture-before-change', 'capture-damaged'].includes(code)
}
