// That captures of a page are stopped, since suspected child abuse material was noted on it, and letting it be captured again.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Ban } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'

/** Nothing for a comment that stops no captures. */
export function CaptureStop({ id }: { id: CommentId }) {
  const { t } = useTranslation()
  const [isLifting, setLifting] = useState(false)
  const stop = useQuery(api.comments.captureStop.queryOptions({ input: { id } }))
  const lift = useMutation(
    api.comments.liftCaptureStop.mutationOptions({ onSuccess: () => setLifting(false) })
  )
  if (stop.data == null) return null
  const { liftedBy, because } = stop.data
  if (liftedBy !== null)
    return <p className="muted">{t('comments.captureStop.lifted', { by: liftedBy, because })}</p>
  return (
    <Alert tone="warn" icon={Ban} title={t('comments.captureStop.title')}>
      <p>{t('comments.captureStop.text')}</p>
      <Button onPress={() => setLifting(true)}>{t('comments.captureStop.lift')}</Button>
      {isLifting ? (
        <Dialog title={t('comments.captureStop.lift')} onClose={() => setLifting(false)}>
          <Form onFilled={filled => lift.mutate({ id, because: filled.text('because') })}>
            <p className="muted">{t('comments.captureStop.liftLead')}</p>
            <TextInput
              name="because"
              label={t('comments.captureStop.because')}
              lines={2}
              isRequired
              maxLength={500}
            />
            <FormActions of={lift} onClose={() => setLifting(false)}>
              {t('comments.captureStop.lift')}
            </FormActions>
          </Form>
        </Dialog>
      ) : null}
    </Alert>
  )
}
