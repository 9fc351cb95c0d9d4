// The plan of the half-year rounds, of everyone or of one department: within which dates, and between which hours.
import { useMutation } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DepartmentId } from '#shared/ids.ts'
import { type RoundPlans, USUAL_PLAN } from '#shared/round.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

const EVERYONE = 'everyone'

/** The dialog; without a plan it proposes the common one, or the usual. */
export function PlanDialog({ plans, onClose }: { plans: RoundPlans; onClose: () => void }) {
  const { t } = useTranslation()
  // The fields begin with them, and keep what was typed when another saves a plan meanwhile.
  const [{ common, departments }] = useState(plans)
  const [departmentId, setDepartment] = useState<DepartmentId | null>(null)
  const own = departments.find(row => row.departmentId === departmentId)
  const plan = own === undefined ? common : own.plan
  const { spring, autumn, hours } = plan ?? common ?? USUAL_PLAN
  const save = useMutation(
    api.rounds.savePlan.mutationOptions({
      onSuccess: (_, input) => {
        notify(input.plan === null ? t('rounds.form.taken') : t('rounds.form.saved'))
        onClose()
      }
    })
  )
  const field = (name: FieldName, value: string | number) => (
    <TextInput
      name={name}
      label={t(`rounds.form.${name}`)}
      defaultValue={String(value)}
      isRequired
      maxLength={5}
    />
  )
  return (
    <Dialog title={t('rounds.form.title')} onClose={onClose}>
      <p className="muted">{t('rounds.form.lead')}</p>
      <Form
        onFilled={filled =>
          save.mutate({
            departmentId,
            plan: {
              spring: { from: filled.text('springFrom'), to: filled.text('springTo') },
              autumn: { from: filled.text('autumnFrom'), to: filled.text('autumnTo') },
              hours: { from: Number(filled.text('hourFrom')), to: Number(filled.text('hourTo')) }
            },
            seen: { plan }
          })
        }
      >
        {departments.length === 0 ? null : (
          <Choice
            name="department"
            label={t('rounds.form.for')}
            isRequired
            value={departmentId ?? EVERYONE}
            onChange={id =>
              setDepartment(departments.find(row => row.departmentId === id)?.departmentId ?? null)
            }
            options={[
              { id: EVERYONE, label: t('rounds.form.everyone') },
              ...departments.map(row => ({ id: row.departmentId, label: row.departmentName }))
            ]}
          />
        )}
        <Fragment key={departmentId ?? EVERYONE}>
          <div className="column-grid">
            {field('springFrom', spring.from)}
            {field('springTo', spring.to)}
          </div>
          <div className="column-grid">
            {field('autumnFrom', autumn.from)}
            {field('autumnTo', autumn.to)}
          </div>
          <div className="column-grid">
            {field('hourFrom', hours.from)}
            {field('hourTo', hours.to)}
          </div>
        </Fragment>
        {save.isError ? <Refused error={save.error} /> : null}
        <div className="form-actions">
          <Button variant="primary" type="submit" isPending={save.isPending}>
            {t('rounds.form.save')}
          </Button>
          {plan === null ? null : (
            <Button
              variant="danger"
              isPending={save.isPending}
              onPress={() => save.mutate({ departmentId, plan: null, seen: { plan } })}
            >
              {t(own === undefined ? 'rounds.form.off' : 'rounds.form.asCommon')}
            </Button>
          )}
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}

type FieldName = 'springFrom' | 'springTo' | 'autumnFrom' | 'autumnTo' | 'hourFrom' | 'hourTo'
