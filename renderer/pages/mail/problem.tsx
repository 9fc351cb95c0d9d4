// What was wrong the last time a mail server was spoken to.
import { CircleAlert } from 'lucide-react'
import { isErrorCode } from '#shared/errors.ts'
import { refusalSentence } from '#shared/refusals.ts'
import { Alert } from '../../components/alert.tsx'
import { useLanguage } from '../../settings.ts'

/** The sentence of the refusal, or nothing when all was well. */
export function Problem({
  code,
  ...of
}: {
  code: string | null
  host: string
  folder: string
  user: string
  /** Where its mails are moved to; empty where they are not. */
  to?: string
}) {
  const language = useLanguage()
  if (code === null || !isErrorCode(code)) return null
  return (
    <Alert
      tone="bad"
      icon={CircleAlert}
      title={refusalSentence(code, { ...of, detail: 'broken' }, language)}
    />
  )
}
