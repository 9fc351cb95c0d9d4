// The question whether a comment is one that is saved already, when its words alone cannot tell.
import { useTranslation } from 'react-i18next'
import { CommentId } from '#shared/ids.ts'
import { Button } from '../../components/button.tsx'
import { refusalOf } from '../../refusal.ts'

type Answer = { readonly id: CommentId; readonly sameAs: CommentId | 'another' }

/** The two answers, for the attempt that was refused so; nothing for any other refusal. */
export function SameOrAnother({ error, onAnswer }: { error: Error; onAnswer: (answer: Answer) => void }) {
  const { t } = useTranslation()
  const { code, params } = refusalOf(error)
  const attempt = CommentId.safeParse(params['attempt']).data
  const known = CommentId.safeParse(params['id']).data
  if (code !== 'comment-maybe-known' || attempt === undefined || known === undefined) return null
  return (
    <div className="row">
      <Button onPress={() => onAnswer({ id: attempt, sameAs: known })}>{t('taken.same')}</Button>
      <Button onPress={() => onAnswer({ id: attempt, sameAs: 'another' })}>{t('taken.another')}</Button>
    </div>
  )
}
