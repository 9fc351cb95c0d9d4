// Noting that the comment has been removed from the channel, and confirming that it is gone (P9a).
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CommentDetail } from '#shared/comment.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Progress } from '../../components/progress.tsx'
import { Refused } from '../../components/states.tsx'
import { RemovalFields, readRemoval } from './removal-fields.tsx'
import { useTakeBack } from './take-back.ts'

/** The form; what was done in the channel is asked for once. */
export function ConfirmForm({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const { id, removal } = comment
  const takeBack = useTakeBack()
  const remove = useMutation(
    api.comments.remove.mutationOptions({
      onSuccess: removed => notify(t('comments.confirm.noted'), takeBack.removal(removed))
    })
  )
  const confirm = useMutation(
    api.comments.confirmGone.mutationOptions({
      onSuccess: removed => notify(t('comments.confirm.done'), takeBack.removal(removed))
    })
  )
  const isPending = remove.isPending || confirm.isPending
  const failed = remove.isError ? remove.error : confirm.error
  return (
    <section className="card stack" aria-labelledby="confirm">
      <h2 id="confirm">{t('comments.confirm.title')}</h2>
      <Form
        onFilled={filled => {
          const { kind, basis } = readRemoval(filled, removal?.kind ?? null)
          remove.reset()
          confirm.reset()
          if (basis === null) remove.mutate({ id, kind })
          else confirm.mutate({ id, basis, kind })
        }}
      >
        <RemovalFields kind={removal?.kind ?? null} canWait={removal === null} />
        {isPending ? <Progress label={t('comments.confirm.busy')} /> : null}
        {failed === null ? null : <Refused error={failed} />}
        <div className="form-actions form-actions-kept">
          <Button variant="primary" type="submit" isPending={isPending}>
            {t('comments.confirm.button')}
          </Button>
        </div>
      </Form>
    </section>
  )
}
