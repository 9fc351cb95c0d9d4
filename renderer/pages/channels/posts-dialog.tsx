// How far back the list of a channel's posts is read, and how many of them are saved in one go.
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DateField, TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'

/** Null for what is usual. */
type Chosen = { readonly since: string | null; readonly most: number | null }

/** The dialog. */
export function PostsDialog(props: { onClose: () => void; onChosen: (chosen: Chosen) => void }) {
  const { onClose, onChosen } = props
  const { t } = useTranslation()
  return (
    <Dialog title={t('posts.form.title')} onClose={onClose}>
      <Form
        onFilled={filled => {
          const most = filled.optional('most')
          onChosen({ since: filled.optional('since'), most: most === null ? null : Number(most) })
        }}
      >
        <DateField name="since" label={t('posts.form.since')} help={t('posts.form.sinceHelp')} />
        <TextInput name="most" label={t('posts.form.most')} help={t('posts.form.mostHelp')} maxLength={3} />
        <div className="form-actions">
          <Button variant="primary" type="submit">
            {t('posts.now')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}
