// What a page shows when it does not have its answer yet, was refused one, or got an empty one.
import { CircleX, LoaderCircle } from 'lucide-react'
import { createContext, type ReactNode, type RefObject, useContext, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalSentence } from '../refusal.ts'
import { useLanguage } from '../settings.ts'
import { Alert } from './alert.tsx'
import { Button } from './button.tsx'

/** The answer has not come yet. */
export function Waiting({ label }: { label?: string }) {
  const { t } = useTranslation()
  return (
    <p className="waiting" role="status">
      <LoaderCircle size={20} />
      {label ?? t('common.waiting')}
    </p>
  )
}

/** Whether somebody waits for the answer of the form that this is in: they have sent it or pressed in it, and typed nothing since. */
export const AnswerAwaited = createContext<RefObject<boolean> | null>(null)

/** The core said no: its sentence, and a way to ask again where asking again makes sense. */
export function Refused({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const awaited = useContext(AnswerAwaited)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error !== null && awaited?.current === true) bringForward(place.current)
  }, [error, awaited])
  return (
    <Alert tone="bad" icon={CircleX} title={t('common.refused')} isUrgent place={place}>
      <p>{refusalSentence(error, language)}</p>
      {again === undefined ? null : (
        <div>
          <Button onPress={again}>{t('common.tryAgain')}</Button>
        </div>
      )}
    </Alert>
  )
}

/** Into the middle of the view, since what is kept in view at its ends would cover it, with the focus. */
export function bringForward(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'center' })
  element?.focus({ preventScroll: true })
}

/** There is nothing: says so, and what to do next. */
export function Empty({ title, children, next }: { title: string; children?: ReactNode; next?: ReactNode }) {
  return (
    <div className="state-box">
      <p className="alert-title">{title}</p>
      {children === undefined ? null : <p className="muted">{children}</p>}
      {next}
    </div>
  )
}
