// Entering a person, or changing what the register says of one, also that they have left.
import { parseDate } from '@internationalized/date'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DepartmentId } from '#shared/ids.ts'
import { type Department, type Person, PersonFields } from '#shared/register.ts'
import { client } from '../../api.ts'
import { Tick } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Choice, DateField, TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { refusalOf } from '../../refusal.ts'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'

/** The dialog; `person` is null for a new one. */
export function PersonDialog(props: {
  person: Person | null
  departments: readonly Department[]
  onClose: () => void
}) {
  const { person, departments, onClose } = props
  const { t } = useTranslation()
  // The list may have been asked for again since the form was opened.
  const [seen] = useState(person)
  const [isAnother, setAnother] = useState(false)
  const save = useMutation({
    mutationFn: ({ departedOn, ...fields }: PersonFields) =>
      person === null
        ? client.people.add(isAnother ? { ...fields, isAnother } : fields)
        : client.people.edit({
            id: person.id,
            changes: { ...fields, departedOn },
            seen: PersonFields.strip().parse(seen)
          }),
    onSuccess: () => {
      notify(t('channels.form.saved'))
      onClose()
    }
  })
  const title =
    person === null ? t('register.people.addPerson') : t('register.people.editNamed', { name: person.name })
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        onFilled={filled =>
          save.mutate({
            name: filled.text('name'),
            email: filled.optional('email'),
            departmentId: DepartmentId.parse(filled.text('department')),
            departedOn: filled.optional('departedOn')
          })
        }
      >
        <TextInput
          name="name"
          label={t('channels.form.personName')}
          isRequired
          maxLength={200}
          defaultValue={person?.name ?? ''}
        />
        <TextInput
          name="email"
          type="email"
          label={t('register.people.email')}
          defaultValue={person?.email ?? ''}
        />
        <Choice
          name="department"
          label={t('channels.department')}
          isRequired
          defaultValue={person?.departmentId ?? null}
          options={departments.map(({ id, name }) => ({ id, label: name }))}
        />
        {person === null ? null : (
          <DateField
            name="departedOn"
            label={t('register.people.departedOn')}
            help={t('register.people.departedHelp')}
            defaultValue={person.departedOn === null ? null : parseDate(person.departedOn)}
          />
        )}
        {isAnother || (save.error !== null && refusalOf(save.error).code === 'person-maybe-known') ? (
          <Tick label={t('register.people.isAnother')} isSelected={isAnother} onChange={setAnother} />
        ) : null}
        <ChangedMeanwhile error={save.error} about={person?.id} />
        <FormActions of={save} onClose={onClose}>
          {t('common.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
