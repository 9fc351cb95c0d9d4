// Tells whoever reads what others have written that it is noted, where it is.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'

/** The sentence; `isSecret`: what is read is marked as secret. */
export function ReadingNoted({ isSecret }: { isSecret: boolean }) {
  const { t } = useTranslation()
  const { data } = useQuery(api.users.readingLog.queryOptions())
  const isNoted = data?.which === 'all' || (data?.which === 'secret' && isSecret)
  return isNoted ? <p className="muted">{t('users.readingLog.noted')}</p> : null
}
