// Entering a department, or changing its name or mailbox.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Department, DepartmentDraft } from '#shared/register.ts'
import { client } from '../../api.ts'
import { Dialog } from '../../components/dialog.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'

/** The dialog; `department` is null for a new one. */
export function DepartmentDialog(props: { department: Department | null; onClose: () => void }) {
  const { department, onClose } = props
  const { t } = useTranslation()
  // The list may have been asked for again since the form was opened.
  const [seen] = useState(department)
  const save = useMutation({
    mutationFn: (draft: DepartmentDraft) =>
      department === null
        ? client.departments.add(draft)
        : client.departments.edit({
            id: department.id,
            changes: draft,
            seen: DepartmentDraft.strip().parse(seen)
          }),
    onSuccess: () => {
      notify(t('channels.form.saved'))
      onClose()
    }
  })
  const title =
    department === null
      ? t('register.people.addDepartment')
      : t('register.people.editNamed', { name: department.name })
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        onFilled={filled => save.mutate({ name: filled.text('name'), mailbox: filled.optional('mailbox') })}
      >
        <TextInput
          name="name"
          label={t('channels.form.departmentName')}
          isRequired
          maxLength={200}
          defaultValue={department?.name ?? ''}
        />
        <TextInput
          name="mailbox"
          type="email"
          label={t('channels.form.departmentMailbox')}
          defaultValue={department?.mailbox ?? ''}
        />
        <ChangedMeanwhile error={save.error} about={department?.id} />
        <FormActions of={save} onClose={onClose}>
          {t('common.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
