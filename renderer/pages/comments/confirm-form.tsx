// Noting that the comment has been removed from the channel, and confirming that it is gone (P9a).
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type CommentDetail, RemovalKind } from '#shared/comment.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Progress } from '../../components/progress.tsx'
import { Refused } from '../../components/states.tsx'
import { useTakeBack } from './take-back.ts'

/** How it is to be known; `later` only notes that it was removed. */
const BASES = ['seen-gone', 'person', 'later'] as const
type Basis = (typeof BASES)[number]

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
  const bases = removal === null ? BASES : BASES.filter(basis => basis !== 'later')
  const isPending = remove.isPending || confirm.isPending
  const failed = remove.isError ? remove.error : confirm.error
  return (
    <section className="card stack" aria-labelledby="confirm">
      <h2 id="confirm">{t('comments.confirm.title')}</h2>
      <Form
        onFilled={filled => {
          const kind = removal?.kind ?? RemovalKind.parse(filled.text('kind'))
          const basis = filled.text('basis') as Basis
          remove.reset()
          confirm.reset()
          if (basis === 'later') remove.mutate({ id, kind })
          else confirm.mutate({ id, basis, kind })
        }}
      >
        {removal === null ? (
          <OneOf
            name="kind"
            label={t('comments.confirm.kind')}
            isRequired
            isNumbered
            options={RemovalKind.options.map(each => ({
              id: each,
              label: t(`comments.confirm.kinds.${each}`)
            }))}
          />
        ) : null}
        <OneOf
          name="basis"
          label={t('comments.confirm.basis')}
          isRequired
          defaultValue="seen-gone"
          options={bases.map(each => ({ id: each, label: t(`comments.confirm.bases.${each}`) }))}
        />
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
