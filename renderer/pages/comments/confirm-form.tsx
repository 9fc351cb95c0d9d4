// Confirming that the comment is gone from the channel (P9a).
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type CommentDetail, RemovalBasis, RemovalKind } from '#shared/comment.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Progress } from '../../components/progress.tsx'
import { Refused } from '../../components/states.tsx'

/** The form. */
export function ConfirmForm({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const confirm = useMutation(
    api.comments.confirmRemoved.mutationOptions({ onSuccess: () => notify(t('comments.confirm.done')) })
  )
  return (
    <section className="card stack" aria-labelledby="confirm">
      <h2 id="confirm">{t('comments.confirm.title')}</h2>
      <Form
        onFilled={filled =>
          confirm.mutate({
            id: comment.id,
            kind: RemovalKind.parse(filled.text('kind')),
            basis: RemovalBasis.parse(filled.text('basis'))
          })
        }
      >
        <OneOf
          name="kind"
          label={t('comments.confirm.kind')}
          isRequired
          options={RemovalKind.options.map(id => ({ id, label: t(`comments.confirm.kinds.${id}`) }))}
        />
        <OneOf
          name="basis"
          label={t('comments.confirm.basis')}
          isRequired
          defaultValue="seen-gone"
          options={RemovalBasis.options.map(id => ({ id, label: t(`comments.confirm.bases.${id}`) }))}
        />
        {confirm.isPending ? <Progress label={t('comments.confirm.busy')} /> : null}
        {confirm.isError ? <Refused error={confirm.error} /> : null}
        <div className="form-actions">
          <Button look="primary" type="submit" isPending={confirm.isPending}>
            {t('comments.confirm.button')}
          </Button>
        </div>
      </Form>
    </section>
  )
}
