// Department and responsible person of a channel: chosen, or added on the spot.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DepartmentId, PersonId } from '#shared/ids.ts'
import type { ChannelEntry } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Tick } from '../../components/choices.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Fieldset, type Filled } from '../../components/form.tsx'
import { Refused, Waiting } from '../../components/states.tsx'
import { Why } from '../../help/why.tsx'
import { refusalOf } from '../../refusal.ts'

const NEW = 'new'

/** What is chosen: one of the register, a new one, or nothing yet. */
export type Owner = {
  readonly departmentId: DepartmentId | typeof NEW | null
  readonly personId: PersonId | typeof NEW | null
  /** A new person is nobody of that name who is there already. */
  readonly isAnother?: boolean
}

type OwnerFieldsProps = {
  owner: Owner
  onChange: (owner: Owner) => void
  /** Why the form was refused: it may have been asked whether the new person is another. */
  error: unknown
}

/** The two fields, and the fields of what is new. */
export function OwnerFields({ owner, onChange, error }: OwnerFieldsProps) {
  const { t } = useTranslation()
  const isAnother = owner.isAnother === true
  const departments = useQuery(api.departments.list.queryOptions())
  const people = useQuery(api.people.list.queryOptions())
  const refused = departments.error ?? people.error
  if (refused !== null) return <Refused error={refused} />
  if (departments.data === undefined || people.data === undefined) return <Waiting />
  // Where there is nothing to choose from, a new one is the only choice.
  const departmentId = owner.departmentId ?? (departments.data.length === 0 ? NEW : null)
  const mayAnswer = people.data.filter(person => person.departmentId === departmentId)
  const personId = owner.personId ?? (departmentId !== null && mayAnswer.length === 0 ? NEW : null)
  return (
    <>
      {/* Made anew with each new option: the browser's own list under it forgets a choice that it does not have yet. */}
      <Choice
        key={`departments ${departments.data.length}`}
        name="department"
        label={t('channels.department')}
        isRequired
        value={departmentId}
        onChange={id => {
          const chosen = departments.data.find(department => department.id === id)?.id ?? NEW
          if (chosen !== departmentId) onChange({ departmentId: chosen, personId: null })
        }}
        options={[
          ...departments.data.map(({ id, name }) => ({ id, label: name })),
          newOne(t('channels.form.newDepartment'))
        ]}
      />
      {departmentId === NEW ? (
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
        key={`people ${mayAnswer.length}`}
        name="person"
        label={t('channels.responsible')}
        isRequired
        value={personId}
        onChange={id =>
          onChange({
            departmentId: owner.departmentId,
            personId: mayAnswer.find(person => person.id === id)?.id ?? NEW
          })
        }
        options={[
          ...mayAnswer.map(({ id, name }) => ({ id, label: name })),
          newOne(t('channels.form.newPerson'))
        ]}
      />
      <Why of="responsible" />
      {personId === NEW ? (
        <Fieldset legend={t('channels.form.newPerson')}>
          <TextInput name="personName" label={t('channels.form.personName')} isRequired maxLength={200} />
          <TextInput name="personEmail" type="email" label={t('channels.form.personEmail')} />
          {isAnother || (error !== null && refusalOf(error).code === 'person-maybe-known') ? (
            <Tick
              label={t('register.people.isAnother')}
              isSelected={isAnother}
              onChange={chosen => onChange({ ...owner, isAnother: chosen })}
            />
          ) : null}
        </Fieldset>
      ) : null}
    </>
  )
}

const newOne = (label: string) => ({ id: NEW, label })

/** The owners: chosen, or as they are entered with the channel. */
export function readOwner(
  { departmentId, personId, isAnother = false }: Owner,
  filled: Filled
): Pick<ChannelEntry, 'departmentId' | 'responsibleId'> {
  return {
    departmentId: isChosen(departmentId)
      ? departmentId
      : { name: filled.text('departmentName'), mailbox: filled.optional('departmentMailbox') },
    responsibleId: isChosen(personId)
      ? personId
      : {
          name: filled.text('personName'),
          email: filled.optional('personEmail'),
          ...(isAnother ? { isAnother } : {})
        }
  }
}

// A required field that has no choice is one with nothing to choose from: a new one is written.
const isChosen = <Id extends string>(choice: Id | 'new' | null): choice is Exclude<Id, 'new'> =>
  choice !== null && choice !== 'new'
