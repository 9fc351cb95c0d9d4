// Taking back what was said of a comment by mistake, right after: a new decision that says so. What was said stays on file (P9b).
import { useTranslation } from 'react-i18next'
import type { CommentDetail } from '#shared/comment.ts'
import { client } from '../../api.ts'
import { type NoticeAct, notify } from '../../components/notice.tsx'
import { refusalSentence } from '../../refusal.ts'
import { useLanguage } from '../../settings.ts'
import { nameOf } from './sender-of.ts'

type TakesBack = {
  /** Of a decision; null where something has come of it already. */
  decision(comment: CommentDetail): NoticeAct | null
  /** Of several decisions. */
  decisions(comments: readonly CommentDetail[]): NoticeAct | null
  /** Of the word of a person that it is removed; what the program has seen itself is not taken back. */
  removal(comment: CommentDetail): NoticeAct | null
}

export function useTakeBack(): TakesBack {
  const { t } = useTranslation()
  const language = useLanguage()
  const back = (comments: readonly CommentDetail[], outcome: 'reopened' | 'not-removed'): NoticeAct => {
    const because = t(`decisions.takenBackBecause.${outcome}`)
    const onPress = async () => {
      const left: CommentDetail[] = []
      const reasons = new Set<string>()
      for (const comment of comments) {
        const { id, decision } = comment
        // What somebody else has decided since is left as it is.
        const seen = { decidedAt: decision?.decidedAt ?? null }
        await client.comments
          .decide({ id, decision: { outcome, note: null, because }, seen })
          .catch((error: unknown) => {
            left.push(comment)
            reasons.add(refusalSentence(error, language))
          })
      }
      if (left.length === 0) return notify(t('decisions.takenBack'))
      const why = [...reasons].join(' ')
      if (comments.length === 1) return notify(why)
      const names = left.map(each => nameOf(each, t)).join(', ')
      const count = { done: comments.length - left.length, asked: comments.length }
      // What came in between may have been the network.
      notify(t('decisions.takenBackOf', { ...count, names, why }), back(left, outcome))
    }
    return { label: t('decisions.takeBack'), onPress: () => void onPress() }
  }
  const decisions = (comments: readonly CommentDetail[]) =>
    comments.every(({ state }) => state === 'decided') ? back(comments, 'reopened') : null
  return {
    decision: comment => decisions([comment]),
    decisions,
    removal: comment =>
      comment.removal?.via === 'person' && comment.removal.basis !== 'seen-gone'
        ? back([comment], 'not-removed')
        : null
  }
}
