// Suspected child abuse material: facts and the number of the police report, and never a picture.
import { useMutation } from '@tanstack/react-query'
import { OctagonAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { ChannelId } from '#shared/ids.ts'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { ChannelChoice } from '../../components/channel-choice.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

/** The form. */
export function FactsForm({ channels, address }: { channels: readonly ChannelRow[]; address: string }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const note = useMutation(
    api.comments.noteFacts.mutationOptions({
      onSuccess: comment => {
        notify(t('taken.factsSaved'))
        navigate(`/comments/${comment.id}`)
      }
    })
  )
  return (
    <div className="card stack">
      <Alert tone="warn" icon={OctagonAlert} title={t('taken.factsTitle')}>
        <p>{t('taken.factsLead')}</p>
      </Alert>
      <Form
        onFilled={filled =>
          note.mutate({
            channelId: ChannelId.parse(filled.text('channel')),
            address: filled.text('address'),
            description: filled.text('description'),
            authorName: filled.optional('authorName'),
            authorAddress: filled.optional('authorAddress'),
            timeShown: filled.optional('timeShown'),
            policeNumber: filled.text('policeNumber')
          })
        }
      >
        <ChannelChoice label={t('comments.form.channel')} channels={channels} />
        <TextInput
          name="address"
          label={t('comments.form.address')}
          isRequired
          maxLength={2000}
          defaultValue={address}
        />
        <TextInput
          name="description"
          label={t('taken.description')}
          help={t('taken.descriptionHelp')}
          lines={3}
          isRequired
          maxLength={5000}
        />
        <TextInput name="authorName" label={t('comments.detail.author')} maxLength={300} />
        <TextInput name="authorAddress" label={t('comments.detail.authorAddress')} maxLength={2000} />
        <TextInput name="timeShown" label={t('comments.detail.timeShown')} maxLength={200} />
        <TextInput name="policeNumber" label={t('decisions.policeNumber')} isRequired maxLength={100} />
        {note.isError ? <Refused error={note.error} /> : null}
        <div className="form-actions">
          <Button variant="primary" type="submit" isPending={note.isPending}>
            {t('taken.noteFacts')}
          </Button>
        </div>
      </Form>
    </div>
  )
}
