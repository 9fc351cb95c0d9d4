// Changing the name or the mailbox of a department.
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Department } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Dialog } from '../../components/dialog.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

/** The dialog. */
export function DepartmentDialog({ department, onClose }: { department: Department; onClose: () => void }) {
  const { t } = useTranslation()
  const save = useMutation(
    api.departments.edit.mutationOptions({
      onSuccess: () => {
        notify(t('channels.form.saved'))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('register.people.editNamed', { name: department.name })} onClose={onClose}>
      <Form
        onFilled={filled =>
          save.mutate({
            id: department.id,
            changes: { name: filled.text('name'), mailbox: filled.optional('mailbox') }
          })
        }
      >
        <TextInput
          name="name"
          label={t('channels.form.departmentName')}
          isRequired
          maxLength={200}
          defaultValue={department.name}
        />
        <TextInput
          name="mailbox"
          type="email"
          label={t('channels.form.departmentMailbox')}
          defaultValue={department.mailbox ?? ''}
        />
        {save.isError ? <Refused error={save.error} /> : null}
        <FormActions isPending={save.isPending} onClose={onClose}>
          {t('common.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
