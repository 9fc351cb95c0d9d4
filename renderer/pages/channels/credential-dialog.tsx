// Who holds a log-in, and where it is kept.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Credential } from '#shared/credential.ts'
import { PersonId } from '#shared/ids.ts'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'

/** The dialog; `credential` is null for a new one. */
export function CredentialDialog(props: {
  channel: ChannelRow
  credential: Credential | null
  onClose: () => void
}) {
  const { channel, credential, onClose } = props
  const { t } = useTranslation()
  const people = useQuery(api.people.list.queryOptions())
  const save = useMutation(
    api.credentials.save.mutationOptions({
      onSuccess: () => {
        notify(t('channels.form.saved'))
        onClose()
      }
    })
  )
  return (
    <Dialog
      title={
        credential === null ? t('credentials.add') : t('credentials.editNamed', { label: credential.label })
      }
      onClose={onClose}
    >
      <Form
        onFilled={filled =>
          save.mutate({
            id: credential?.id ?? null,
            fields: {
              channelId: channel.id,
              label: filled.text('label'),
              holderId: PersonId.parse(filled.text('holder')),
              keptWhere: filled.text('keptWhere')
            }
          })
        }
      >
        <TextInput
          name="label"
          label={t('credentials.label')}
          help={t('credentials.labelHelp')}
          isRequired
          maxLength={200}
          defaultValue={credential?.label ?? ''}
        />
        <Asked query={people}>
          {rows => (
            <Choice
              name="holder"
              label={t('credentials.holder')}
              isRequired
              defaultValue={credential?.holderId ?? channel.responsibleId}
              options={rows.map(({ id, name }) => ({ id, label: name }))}
            />
          )}
        </Asked>
        <TextInput
          name="keptWhere"
          label={t('credentials.keptWhere')}
          help={t('credentials.keptWhereHelp')}
          isRequired
          maxLength={500}
          defaultValue={credential?.keptWhere ?? ''}
        />
        <FormActions of={save} onClose={onClose}>
          {t('common.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
