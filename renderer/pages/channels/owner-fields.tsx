// Department and responsible person of a channel: chosen, or added on the spot.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DepartmentId, PersonId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Fieldset } from '../../components/form.tsx'
import { Refused, Waiting } from '../../components/states.tsx'

/** What is chosen; null where a new one is written. */
export type Owner = { readonly departmentId: DepartmentId | null; readonly personId: PersonId | null }

const NEW = 'new'

/** The two fields, and the fields of what is new. */
export function OwnerFields({ owner, onChange }: { owner: Owner; onChange: (owner: Owner) => void }) {
  const { t } = useTranslation()
  const departments = useQuery(api.departments.list.queryOptions())
  const people = useQuery(api.people.list.queryOptions())
  const refused = departments.error ?? people.error
  if (refused !== null) return <Refused error={refused} />
  if (departments.data === undefined || people.data === undefined) return <Waiting />
  const mayAnswer = people.data.filter(person => person.departmentId === owner.departmentId)
  return (
    <>
      <Choice
        name="department"
        label={t('channels.department')}
        isRequired
        value={owner.departmentId ?? NEW}
        onChange={id => {
          const departmentId = departments.data.find(department => department.id === id)?.id ?? null
          if (departmentId !== owner.departmentId) onChange({ departmentId, personId: null })
        }}
        options={[
          ...departments.data.map(({ id, name }) => ({ id, label: name })),
          newOne(t('channels.form.newDepartment'))
        ]}
      />
      {owner.departmentId === null ? (
        <Fieldset legend={t('channels.form.newDepartment')}>
          <TextInput
            name="departmentName"
            label={t('channels.form.departmentName')}
            isRequired
            maxLength={200}
          />
          <TextInput name="departmentMailbox" type="email" label={t('channels.form.departmentMailbox')} />
        </Fieldset>
      ) : null}
      <Choice
        name="person"
        label={t('channels.responsible')}
        isRequired
        value={owner.personId ?? NEW}
        onChange={id =>
          onChange({ ...owner, personId: mayAnswer.find(person => person.id === id)?.id ?? null })
        }
        options={[
          ...mayAnswer.map(({ id, name }) => ({ id, label: name })),
          newOne(t('channels.form.newPerson'))
        ]}
      />
      {owner.personId === null ? (
        <Fieldset legend={t('channels.form.newPerson')}>
          <TextInput name="personName" label={t('channels.form.personName')} isRequired maxLength={200} />
          <TextInput name="personEmail" type="email" label={t('channels.form.personEmail')} />
        </Fieldset>
      ) : null}
    </>
  )
}

const newOne = (label: string) => ({ id: NEW, label })
