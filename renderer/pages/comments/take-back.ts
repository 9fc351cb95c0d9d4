// Taking back what was said of a comment by mistake, right after: a new decision that says so. What was said stays on file (P9b).
import { useTranslation } from 'react-i18next'
import type { CommentDetail } from '#shared/comment.ts'
import type { CommentId } from '#shared/ids.ts'
import { client } from '../../api.ts'
import { type NoticeAct, notify } from '../../components/notice.tsx'
import { refusalSentence } from '../../refusal.ts'
import { useLanguage } from '../../settings.ts'

type TakesBack = {
  /** Of a decision; null where something has come of it already. */
  decision(comment: CommentDetail): NoticeAct | null
  /** Of several decisions. */
  decisions(ids: readonly CommentId[]): NoticeAct
  /** Of the word of a person that it is removed; what the program has seen itself is not taken back. */
  removal(comment: CommentDetail): NoticeAct | null
}

export function useTakeBack(): TakesBack {
  const { t } = useTranslation()
  const language = useLanguage()
  const back = (ids: readonly CommentId[], outcome: 'reopened' | 'not-removed'): NoticeAct => ({
    label: t('decisions.takeBack'),
    onPress: () => {
      const decision = { outcome, note: null, because: t(`decisions.takenBackBecause.${outcome}`) }
      const all = async () => {
        for (const id of ids) await client.comments.decide({ id, decision })
      }
      all().then(
        () => notify(t('decisions.takenBack')),
        (error: unknown) => notify(refusalSentence(error, language))
      )
    }
  })
  return {
    decision: ({ id, state }) => (state === 'decided' ? back([id], 'reopened') : null),
    decisions: ids => back(ids, 'reopened'),
    removal: ({ id, removal }) =>
      removal?.via === 'person' && removal.basis !== 'seen-gone' ? back([id], 'not-removed') : null
  }
}
