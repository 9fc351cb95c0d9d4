// Confirming that several comments are gone from their channel: what was done with them is said once, and each is looked for by itself.
import { useTranslation } from 'react-i18next'
import { type CommentDetail, type CommentRow, RemovalKind } from '#shared/comment.ts'
import { client } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Form } from '../../components/form.tsx'
import type { useTogether } from '../inbox/together.tsx'

const BASES = ['seen-gone', 'person'] as const
type Basis = (typeof BASES)[number]

/** Whether it is decided that it is to go, and nobody has said that it has. */
export const isToBeConfirmed = ({ state, decision }: CommentRow): boolean =>
  state === 'decided' && decision?.outcome === 'remove'

/** The form. */
export function ConfirmSeveral({
  rows,
  together: { run }
}: {
  rows: readonly CommentRow[]
  together: ReturnType<typeof useTogether<CommentRow, CommentDetail>>
}) {
  const { t } = useTranslation()
  return (
    <section className="card stack" aria-labelledby="confirm">
      <h2 id="confirm">{t('comments.confirm.several')}</h2>
      <Form
        onFilled={filled => {
          const kind = RemovalKind.parse(filled.text('kind'))
          const basis = filled.text('basis') as Basis
          run.mutate({ rows, work: ({ id }) => client.comments.confirmGone({ id, basis, kind }) })
        }}
      >
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
        <OneOf
          name="basis"
          label={t('comments.confirm.basis')}
          isRequired
          defaultValue="seen-gone"
          options={BASES.map(each => ({ id: each, label: t(`comments.confirm.bases.${each}`) }))}
        />
        <div className="form-actions form-actions-kept">
          <Button variant="primary" type="submit" isPending={run.isPending}>
            {t('comments.confirm.together', { count: rows.length })}
          </Button>
        </div>
      </Form>
    </section>
  )
}
