// Changing what the register says of a person, also that they have left.
import { parseDate } from '@internationalized/date'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DepartmentId } from '#shared/ids.ts'
import type { Department, Person } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Dialog } from '../../components/dialog.tsx'
import { Choice, DateField, TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

/** The dialog. */
export function PersonDialog(props: {
  person: Person
  departments: readonly Department[]
  onClose: () => void
}) {
  const { person, departments, onClose } = props
  const { t } = useTranslation()
  const save = useMutation(
    api.people.edit.mutationOptions({
      onSuccess: () => {
        notify(t('channels.form.saved'))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('register.people.editNamed', { name: person.name })} onClose={onClose}>
      <Form
        onFilled={filled =>
          save.mutate({
            id: person.id,
            changes: {
              name: filled.text('name'),
              email: filled.optional('email'),
              departmentId: DepartmentId.parse(filled.text('department')),
              departedOn: filled.optional('departedOn')
            }
          })
        }
      >
        <TextInput
          name="name"
          label={t('channels.form.personName')}
          isRequired
          maxLength={200}
          defaultValue={person.name}
        />
        <TextInput
          name="email"
          type="email"
          label={t('register.people.email')}
          defaultValue={person.email ?? ''}
        />
        <Choice
          name="department"
          label={t('channels.department')}
          isRequired
          defaultValue={person.departmentId}
          options={departments.map(({ id, name }) => ({ id, label: name }))}
        />
        <DateField
          name="departedOn"
          label={t('register.people.departedOn')}
          help={t('register.people.departedHelp')}
          defaultValue={person.departedOn === null ? null : parseDate(person.departedOn)}
        />
        {save.isError ? <Refused error={save.error} /> : null}
        <FormActions isPending={save.isPending} onClose={onClose}>
          {t('common.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
