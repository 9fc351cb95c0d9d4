// What visitors will see is done once it is captured, or without for a reason that the journal keeps; a capture that is
// partial counts when whoever has read what is missing says so (P8c).
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Tick } from '../../components/choices.tsx'
import { TextInput } from '../../components/fields.tsx'
import type { Filled } from '../../components/form.tsx'
import { refusalOf } from '../../refusal.ts'

const PARTIAL = 'capture-partial'
const WANTING = ['capture-before-retiring', 'capture-before-change', 'capture-damaged', PARTIAL]

/** The fields. `error`: how the form was refused; they are shown once that was for want of a capture, or from the start. */
export function CapturedFields({ error, isFromStart }: { error: unknown; isFromStart?: true }) {
  const { t } = useTranslation()
  const [isWithout, setWithout] = useState(false)
  const [isEnough, setEnough] = useState(false)
  // What has been asked for stays while the form is sent again.
  const [wanted, setWanted] = useState<readonly string[]>([])
  const code = error === null ? '' : refusalOf(error).code
  if (WANTING.includes(code) && !wanted.includes(code)) setWanted([...wanted, code])
  if (isFromStart === undefined && wanted.length === 0) return null
  return (
    <>
      {wanted.includes(PARTIAL) ? (
        <Tick
          name="partial"
          label={t('channels.retireForm.partial')}
          help={t('channels.retireForm.partialHelp')}
          isSelected={isEnough}
          onChange={setEnough}
        />
      ) : null}
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

/** What the fields say, as the core asks for it. */
export function readCaptured(filled: Filled) {
  return {
    override: filled.optional('override'),
    partial: filled.text('partial') === '' ? 'refuse' : 'accept'
  } as const
}
