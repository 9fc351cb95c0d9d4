// The one thing to do next with a comment: save or read back again, decide, or confirm that it is gone.
import { useMutation, useQuery } from '@tanstack/react-query'
import { RotateCcw, ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CommentDetail } from '#shared/comment.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { notify } from '../../components/notice.tsx'
import { Progress } from '../../components/progress.tsx'
import { Refused } from '../../components/states.tsx'
import type { sv } from '../../locales/sv.ts'
import { ConfirmForm } from './confirm-form.tsx'
import { DecideForm } from './decide-form.tsx'
import { SameOrAnother } from './same-or-another.tsx'

/** What the comment's state asks for; nothing once it is gone, or stays. */
export function NextStep({ comment }: { comment: CommentDetail }) {
  switch (comment.state) {
    case 'noticed':
      return (
        <>
          <Retry comment={comment} />
          <DecideForm comment={comment} />
        </>
      )
    case 'saved':
      return <Verify comment={comment} />
    case 'verified':
      return <DecideForm comment={comment} />
    case 'decided':
      return comment.decision?.outcome === 'remove' ? <Removal comment={comment} /> : null
    case 'removed':
      return <ConfirmForm comment={comment} />
    case 'gone':
      return null
  }
}

/** What is gone already is nothing to remove: whoever has removed it themselves notes it; else it is decided on anew. */
function Removal({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const { data: platform } = useQuery(api.moderation.find.queryOptions({ input: { id: comment.id } }))
  if (platform == null || platform.vanishedAt === null) return <ConfirmForm comment={comment} />
  return (
    <>
      <p>{t('watch.platform.nothingLeft')}</p>
      <ConfirmForm comment={comment} />
      <DecideForm
        comment={comment}
        outcomes={['no-answer', 'answered', 'forwarded', 'not-ours']}
        since="vanished"
      />
    </>
  )
}

type Problem = keyof typeof sv.comments.problems

function Retry({ comment }: { comment: CommentDetail }) {
  const { t, i18n } = useTranslation()
  const retry = useMutation(
    api.comments.retry.mutationOptions({ onSuccess: () => notify(t('comments.form.saved')) })
  )
  // An attempt that came to nothing, such as one with the wrong address, is put aside at once, in words that are journaled.
  const none = useMutation(
    api.comments.decide.mutationOptions({ onSuccess: () => notify(t('comments.decide.saved')) })
  )
  // Whether the problem has a text of its own is looked up first.
  const problem = i18n.exists(`comments.problems.${comment.problem}`) ? (comment.problem as Problem) : 'other'
  return (
    <section className="card stack" aria-labelledby="retry">
      <h2 id="retry">{t('comments.retry.title')}</h2>
      <p>{t('comments.retry.text')}</p>
      {comment.problem === null ? null : <p>{t(`comments.problems.${problem}`)}</p>}
      {retry.isPending ? <Progress label={t('comments.form.saving')} /> : null}
      {retry.isError ? <Refused error={retry.error} /> : null}
      {retry.isError ? <SameOrAnother error={retry.error} onAnswer={retry.mutate} /> : null}
      {none.isError ? <Refused error={none.error} /> : null}
      <div className="row">
        <Button
          variant="primary"
          icon={<RotateCcw size={18} />}
          isPending={retry.isPending}
          onPress={() => retry.mutate({ id: comment.id, sameAs: null })}
        >
          {t('comments.retry.button')}
        </Button>
        {comment.decision === null ? (
          <Button
            isPending={none.isPending}
            onPress={() =>
              none.mutate({
                id: comment.id,
                decision: { outcome: 'not-ours', note: null, because: t('inbox.noCommentBecause') }
              })
            }
          >
            {t('inbox.noComment')}
          </Button>
        ) : null}
      </div>
    </section>
  )
}

function Verify({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const verify = useMutation(
    api.comments.verify.mutationOptions({ onSuccess: () => notify(t('comments.verify.done')) })
  )
  return (
    <section className="card stack" aria-labelledby="verify">
      <h2 id="verify">{t('comments.verify.title')}</h2>
      <p>{t('comments.verify.text')}</p>
      {verify.isPending ? <Progress label={t('comments.verify.busy')} /> : null}
      {verify.isError ? <Refused error={verify.error} /> : null}
      <div>
        <Button
          variant="primary"
          icon={<ShieldCheck size={20} />}
          isPending={verify.isPending}
          onPress={() => verify.mutate({ id: comment.id })}
        >
          {t('comments.verify.button')}
        </Button>
      </div>
    </section>
  )
}
