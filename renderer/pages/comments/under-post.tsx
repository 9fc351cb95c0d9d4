// What stands under a post of the authority's own: the comments that are saved with it, and a way to go through its page again.
import { useMutation } from '@tanstack/react-query'
import { ListRestart } from 'lucide-react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CommentDetail } from '#shared/comment.ts'
import { api } from '../../api.ts'
import { StateBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { notify } from '../../components/notice.tsx'
import { Progress } from '../../components/progress.tsx'
import { Refused } from '../../components/states.tsx'
import { NotRead } from './candidate-list.tsx'

/** The card of a post; of a comment, the post that it was saved with. */
export function UnderPost({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const { id, postId, under, state } = comment
  const again = useMutation(
    api.comments.saveUnder.mutationOptions({ onSuccess: () => notify(t('taken.under.done')) })
  )
  if (postId !== null)
    return (
      <p>
        <Link href={`/comments/${postId}`}>{t('taken.under.post')}</Link>
      </p>
    )
  if (under === null || state === 'noticed') return null
  const isOpen = state === 'verified' || state === 'decided'
  return (
    <section className="card stack" aria-labelledby="under">
      <h2 id="under">{t('taken.under.title')}</h2>
      <p>{t('taken.under.lead')}</p>
      <Facts
        facts={[
          [t('taken.under.goneThrough'), under.goneThroughAt && <Time key="at" at={under.goneThroughAt} />]
        ]}
      />
      <NotRead left={under.left} />
      <ul className="plain-list stack-tight">
        {under.comments.map((each, at) => (
          <li key={each.id}>
            <Link href={`/comments/${each.id}`}>{t('taken.under.one', { number: at + 1 })}</Link>{' '}
            <StateBadge state={each.state}>{t(`comments.states.${each.state}`)}</StateBadge>
          </li>
        ))}
      </ul>
      {again.isPending ? <Progress label={t('taken.under.busy')} /> : null}
      {again.isError ? <Refused error={again.error} /> : null}
      {isOpen ? (
        <div>
          <Button
            icon={<ListRestart size={18} />}
            isPending={again.isPending}
            onPress={() => again.mutate({ id })}
          >
            {t('taken.under.again')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
