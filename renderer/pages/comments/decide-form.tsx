// The decision about a comment, with its ground (P9d).
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { CATEGORY_NAMES } from '#shared/categories.ts'
import type { CommentDetail } from '#shared/comment.ts'
import { Category } from '#shared/decision.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { useLanguage } from '../../settings.ts'

/** The form. */
export function DecideForm({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const decide = useMutation(
    api.comments.decide.mutationOptions({ onSuccess: () => notify(t('comments.decide.saved')) })
  )
  return (
    <section className="card stack" aria-labelledby="decide">
      <h2 id="decide">{t('comments.decide.title')}</h2>
      <Form
        onFilled={filled =>
          decide.mutate({
            id: comment.id,
            decision: {
              outcome: 'remove',
              category: Category.parse(filled.text('category')),
              note: filled.optional('note'),
              senderNote: filled.optional('senderNote')
            }
          })
        }
      >
        <OneOf
          name="category"
          label={t('comments.decide.category')}
          isRequired
          options={Category.options.map(id => ({ id, label: `${id}) ${CATEGORY_NAMES[id][language]}` }))}
        />
        <TextInput
          name="note"
          label={t('comments.decide.note')}
          help={t('comments.decide.noteHelp')}
          lines={3}
          maxLength={2000}
        />
        {isSenderShown(comment) ? null : (
          <TextInput
            name="senderNote"
            label={t('comments.decide.senderNote')}
            help={t('comments.decide.senderNoteHelp')}
            isRequired
            lines={2}
            maxLength={500}
          />
        )}
        {decide.isError ? <Refused error={decide.error} /> : null}
        <div className="form-actions">
          <Button look="primary" type="submit" isPending={decide.isPending}>
            {t('comments.decide.button')}
          </Button>
        </div>
      </Form>
    </section>
  )
}

function isSenderShown({ content }: CommentDetail): boolean {
  return content !== null && (content.authorName !== null || content.authorAddress !== null)
}
