// The plan of the half-year rounds: within which dates, and between which hours.
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type RoundPlan, USUAL_PLAN } from '#shared/round.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

/** The dialog; without a plan it proposes the usual one. */
export function PlanDialog({ plan, onClose }: { plan: RoundPlan | null; onClose: () => void }) {
  const { t } = useTranslation()
  const { spring, autumn, hours } = plan ?? USUAL_PLAN
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
            departmentId: null,
            plan: {
              spring: { from: filled.text('springFrom'), to: filled.text('springTo') },
              autumn: { from: filled.text('autumnFrom'), to: filled.text('autumnTo') },
              hours: { from: Number(filled.text('hourFrom')), to: Number(filled.text('hourTo')) }
            }
          })
        }
      >
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
        {save.isError ? <Refused error={save.error} /> : null}
        <div className="form-actions">
          <Button look="primary" type="submit" isPending={save.isPending}>
            {t('rounds.form.save')}
          </Button>
          {plan === null ? null : (
            <Button
              look="danger"
              isPending={save.isPending}
              onPress={() => save.mutate({ departmentId: null, plan: null })}
            >
              {t('rounds.form.off')}
            </Button>
          )}
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}

type FieldName = 'springFrom' | 'springTo' | 'autumnFrom' | 'autumnTo' | 'hourFrom' | 'hourTo'
