// Tying one more post to a consent.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Consent } from '#shared/consent.ts'
import { ChannelId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { Refused } from '../../components/states.tsx'

/** The dialog. */
export function AddPostDialog({ consent, onClose }: { consent: Consent; onClose: () => void }) {
  const { t } = useTranslation()
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'without' } }))
  const add = useMutation(api.consents.addPlace.mutationOptions({ onSuccess: onClose }))
  return (
    <Dialog title={t('consents.addPostNamed', { covers: consent.covers })} onClose={onClose}>
      <Form
        onFilled={filled =>
          add.mutate({
            id: consent.id,
            place: {
              channelId: ChannelId.parse(filled.text('channel')),
              address: filled.text('address'),
              captureId: null
            }
          })
        }
      >
        <Asked query={channels}>
          {rows => (
            <Choice
              name="channel"
              label={t('channels.name')}
              isRequired
              options={rows.map(({ id, name }) => ({ id, label: name }))}
            />
          )}
        </Asked>
        <TextInput name="address" label={t('consents.address')} isRequired maxLength={2000} />
        {add.isError ? <Refused error={add.error} /> : null}
        <FormActions isPending={add.isPending} onClose={onClose}>
          {t('consents.addPost')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
