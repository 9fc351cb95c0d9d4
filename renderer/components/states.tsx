// What a page shows when it does not have its answer yet, was refused one, or got an empty one.
import { CircleX, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
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

/** The core said no: its sentence, and a way to ask again where asking again makes sense. */
export function Refused({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Alert tone="bad" icon={CircleX} title={t('common.refused')} isUrgent>
      <p>{refusalSentence(error, language)}</p>
      {again === undefined ? null : (
        <div>
          <Button onPress={again}>{t('common.tryAgain')}</Button>
        </div>
      )}
    </Alert>
  )
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
