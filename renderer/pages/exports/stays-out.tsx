// What does not go into a package by rule.
import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LeftOut } from '#shared/export.ts'
import { Alert } from '../../components/alert.tsx'

const REASONS = ['secret', 'notOurs', 'drafts', 'failed', 'unfinished'] as const

/** What does not go along by rule, counted by reason. */
export function StaysOut({
  title,
  leftOut,
  carriers = 0,
  unlooked = 0
}: {
  title: string
  leftOut: LeftOut
  /** Of what is secret: holds the words of something marked. */
  carriers?: number
  /** Of what is secret: bears no mark, and has not been looked through, or could not be. */
  unlooked?: number
}) {
  const { t } = useTranslation()
  if (REASONS.every(reason => leftOut[reason] === 0)) return null
  return (
    <Alert tone="calm" icon={Lock} title={title}>
      {REASONS.map(reason =>
        leftOut[reason] === 0 ? null : (
          <p key={reason}>{t(`exports.leftOut.${reason}`, { count: leftOut[reason] })}</p>
        )
      )}
      {carriers === 0 ? null : <p>{t('exports.leftOut.carriers', { count: carriers })}</p>}
      {unlooked === 0 ? null : <p>{t('exports.leftOut.unlooked', { count: unlooked })}</p>}
    </Alert>
  )
}
