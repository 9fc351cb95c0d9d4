// Making one of a person or a department that stands twice, or removing one that nothing rests on.
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DepartmentId, PersonId } from '#shared/ids.ts'
import type { Department, Person } from '#shared/register.ts'
import { client } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Choice } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

type Named = Person | Department

/** The dialog; `others` are all of the kind, the row itself too. */
export function MergeDialog(props: {
  kind: 'person' | 'department'
  row: Named
  others: readonly Named[]
  onClose: () => void
}) {
  const { kind, row, others, onClose } = props
  const { t } = useTranslation()
  const done = (words: string) => {
    notify(words)
    onClose()
  }
  const merge = useMutation<unknown, Error, string>({
    mutationFn: into =>
      kind === 'person'
        ? client.people.merge({ id: PersonId.parse(row.id), into: PersonId.parse(into) })
        : client.departments.merge({ id: DepartmentId.parse(row.id), into: DepartmentId.parse(into) }),
    onSuccess: () => done(t('register.people.merged'))
  })
  const remove = useMutation<unknown>({
    mutationFn: () =>
      kind === 'person'
        ? client.people.remove({ id: PersonId.parse(row.id) })
        : client.departments.remove({ id: DepartmentId.parse(row.id) }),
    onSuccess: () => done(t('register.people.removed'))
  })
  const { name } = row
  return (
    <Dialog title={t('register.people.mergeNamed', { name })} onClose={onClose}>
      <p className="muted">{t('register.people.removeLead')}</p>
      {remove.isError ? <Refused error={remove.error} /> : null}
      <div>
        <Button isPending={remove.isPending} onPress={() => remove.mutate()}>
          {t('register.people.remove', { name })}
        </Button>
      </div>
      <Form onFilled={filled => merge.mutate(filled.text('into'))}>
        <p className="muted">{t('register.people.mergeLead', { name })}</p>
        <Choice
          name="into"
          label={t('register.people.mergeInto')}
          isRequired
          options={others
            .filter(({ id }) => id !== row.id)
            .map(each => ({
              id: each.id,
              label: 'email' in each && each.email !== null ? `${each.name}, ${each.email}` : each.name
            }))}
        />
        <FormActions of={merge} onClose={onClose}>
          {t('register.people.merge')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
