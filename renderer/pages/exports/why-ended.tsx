// Why an attempt at a package came to nothing, in a sentence; nothing of one that did not.
import { useTranslation } from 'react-i18next'
import { isErrorCode } from '#shared/errors.ts'
import type { Export } from '#shared/export.ts'
import { refusalSentence } from '#shared/refusals.ts'
import { useLanguage } from '../../settings.ts'

/** The sentence. */
export function WhyEnded({ made: { state, problem, problemValues } }: { made: Export }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (state === 'interrupted') return t(problem === null ? 'exports.programEnded' : 'exports.stopped')
  if (problem === null || !isErrorCode(problem)) return null
  return refusalSentence(problem, problemValues, language)
}
