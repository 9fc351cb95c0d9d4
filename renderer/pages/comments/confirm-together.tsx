// Confirming that several comments are gone from their channel: what was done with them is said once, and each is looked for by itself.
import { useTranslation } from 'react-i18next'
import type { CommentDetail, CommentRow } from '#shared/comment.ts'
import { client } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import type { useTogether } from '../inbox/together.tsx'
import { RemovalFields, readRemoval } from './removal-fields.tsx'

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
          const { kind, basis } = readRemoval(filled, null)
          if (basis === null) return
          run.mutate({ rows, work: ({ id }) => client.comments.confirmGone({ id, basis, kind }) })
        }}
      >
        <RemovalFields kind={null} canWait={false} />
        <div className="form-actions form-actions-kept">
          <Button variant="primary" type="submit" isPending={run.isPending}>
            {t('comments.confirm.together', { count: rows.length })}
          </Button>
        </div>
      </Form>
    </section>
  )
}
