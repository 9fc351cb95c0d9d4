// The authority's own closed days: the list, and a form for one more.
import { useMutation } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeadlineRules } from '#shared/deadline.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { DateField, TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

/** The card. */
export function ClosedDays({ days }: { days: DeadlineRules['closedDays'] }) {
  const { t } = useTranslation()
  // A new form after each day that was entered, so that its fields are empty.
  const [entered, setEntered] = useState(0)
  const add = useMutation(
    api.deadlines.addClosedDay.mutationOptions({
      onSuccess: (_, { date }) => {
        notify(t('deadlines.closedDays.added', { date }))
        setEntered(count => count + 1)
      }
    })
  )
  const remove = useMutation(
    api.deadlines.removeClosedDay.mutationOptions({
      onSuccess: (_, { date }) => notify(t('deadlines.closedDays.removed', { date }))
    })
  )
  return (
    <section className="card stack" aria-labelledby="closed">
      <h2 id="closed">{t('deadlines.closedDays.title')}</h2>
      <p className="muted">{t('deadlines.closedDays.lead')}</p>
      {days.length === 0 ? (
        <p>{t('deadlines.closedDays.none')}</p>
      ) : (
        <ul className="plain-list stack-tight" aria-labelledby="closed">
          {days.map(({ date, name }) => (
            <li key={date} className="row">
              <span className="number">{date}</span>
              <span className="wrap">{name}</span>
              <Button
                variant="icon"
                icon={<X size={16} />}
                label={t('deadlines.closedDays.remove', { date })}
                onPress={() => remove.mutate({ date })}
              />
            </li>
          ))}
        </ul>
      )}
      {remove.isError ? <Refused error={remove.error} /> : null}
      <Form
        key={entered}
        onFilled={filled => add.mutate({ date: filled.text('date'), name: filled.text('name') })}
      >
        <DateField name="date" label={t('deadlines.closedDays.date')} isRequired />
        <TextInput name="name" label={t('deadlines.closedDays.name')} isRequired maxLength={100} />
        {add.isError ? <Refused error={add.error} /> : null}
        <div className="form-actions">
          <Button type="submit" isPending={add.isPending}>
            {t('deadlines.closedDays.add')}
          </Button>
        </div>
      </Form>
    </section>
  )
}
