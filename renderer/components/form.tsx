// A form whose fields are read when it is sent, and the message under a field that is not right.
import { type FormEvent, type ReactNode, type RefObject, useContext, useEffect, useId, useRef } from 'react'
import {
  FormValidationContext,
  FieldError as RacFieldError,
  Form as RacForm,
  Text
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { sendForm } from '../unsent.ts'
import { Button } from './button.tsx'
import { DraftLine, Noted } from './drafted.tsx'
import { closeNotice } from './notice.tsx'
import { AnswerAwaited, Refused } from './states.tsx'

/** What was filled in: a text by the name of its field, empty when there is none. */
export type Filled = {
  text(name: string): string
  /** As `text`, but with the space around it. */
  exact(name: string): string
  /** As `text`, with null for an empty field. */
  optional(name: string): string | null
}

/** What the core has found wrong with fields, by their names. */
export type Wrong = Readonly<Record<string, string>>
export const NOTHING_WRONG: Wrong = {}

/** A form. It is sent only when every field is right; the first wrong one gets the focus. */
export function Form({
  onFilled,
  wrong = NOTHING_WRONG,
  isQuestion = false,
  children
}: {
  onFilled: (filled: Filled) => void
  /** Shown at the field until somebody has changed it. */
  wrong?: Wrong
  /** What is filled in looks for something, and is nothing to save. */
  isQuestion?: boolean
  children: ReactNode
}) {
  const form = useRef<HTMLFormElement>(null)
  const isAwaited = useAwaited(form)
  useEffect(() => {
    const field = Object.keys(wrong)[0]
    const found = field === undefined ? null : form.current?.elements.namedItem(field)
    if (!(found instanceof HTMLElement)) return
    found.focus()
    // The sentence at the field is the answer.
    isAwaited.current = false
  }, [wrong, isAwaited])
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // A dialog that was opened from a form lies within it, as React sees it.
    event.stopPropagation()
    isAwaited.current = true
    // What was said of the time before would be taken for the answer.
    if (!isQuestion) closeNotice()
    const entries = new FormData(event.currentTarget)
    const exact = (name: string) => {
      const value = entries.get(name)
      return typeof value === 'string' ? value : ''
    }
    const text = (name: string) => exact(name).trim()
    const optional = (name: string) => (text(name) === '' ? null : text(name))
    sendForm(event.currentTarget, () => onFilled({ exact, text, optional }))
  }
  return (
    <Noted form={form} isQuestion={isQuestion}>
      <RacForm
        ref={form}
        className="form"
        onSubmit={send}
        onClick={({ target }) => {
          if (target instanceof Element && target.closest('button') !== null) isAwaited.current = true
        }}
        validationErrors={wrong}
      >
        <DraftLine />
        <AnswerAwaited value={isAwaited}>{children}</AnswerAwaited>
      </RacForm>
    </Noted>
  )
}

/** Whether somebody waits for its answer: no more once they go on typing. */
function useAwaited(form: RefObject<HTMLFormElement | null>): RefObject<boolean> {
  const isAwaited = useRef(false)
  useEffect(() => {
    const typed = () => {
      isAwaited.current = false
    }
    const at = form.current
    at?.addEventListener('input', typed)
    return () => at?.removeEventListener('input', typed)
  }, [form])
  return isAwaited
}

/** What is wrong with the field it stands in, in the window's language and not in the browser's. */
export function FieldError() {
  const { t } = useTranslation()
  return (
    <RacFieldError className="field-error">
      {({ validationDetails, validationErrors }) => {
        if (validationDetails.valueMissing) return t('common.form.required')
        if (validationDetails.typeMismatch) return t('common.form.email')
        if (validationDetails.badInput) return t('common.form.date')
        if (validationDetails.customError) return validationErrors.join(' ')
        return t('common.form.invalid')
      }}
    </RacFieldError>
  )
}

/** What is wrong with what a button of this name chooses, and what the button has for that. */
export function useWrongChoice(name: string) {
  const id = useId()
  const said = useContext(FormValidationContext)[name]
  if (said === undefined) return { props: { name }, said: null }
  return {
    props: { name, 'aria-describedby': id },
    said: (
      <span id={id} className="field-error">
        {said}
      </span>
    )
  }
}

/** The explanation of a field, tied to it for screen readers. */
export function Help({ children }: { children: ReactNode }) {
  return (
    <Text slot="description" className="field-help">
      {children}
    </Text>
  )
}

/** Fields that belong together. */
export function Fieldset({ legend, children }: { legend: string; children: ReactNode }) {
  const id = useId()
  return (
    <fieldset className="fieldset" aria-labelledby={id}>
      <legend id={id}>{legend}</legend>
      {children}
    </fieldset>
  )
}

/** What sending the form has come to: TanStack's mutations are that. */
export type Sending = { readonly isPending: boolean; readonly error: unknown }

/** The end of a dialog's form: why it was refused, and the buttons to do it or leave it. */
export function FormActions(props: {
  variant?: 'primary' | 'danger'
  of: Sending
  onClose: () => void
  children: ReactNode
}) {
  const { variant = 'primary', of, onClose, children } = props
  const { t } = useTranslation()
  return (
    <>
      {of.error === null ? null : <Refused error={of.error} />}
      <div className="form-actions">
        <Button variant={variant} type="submit" isPending={of.isPending}>
          {children}
        </Button>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
      </div>
    </>
  )
}
