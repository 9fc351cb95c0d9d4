// The trial: how many rows would create or change something, what is wrong with which, and the button that takes them in.
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterImportId } from '#shared/ids.ts'
import type { ImportMapping, ImportPlan, RegisterImport } from '#shared/register-import.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Tick, Toggles } from '../../components/choices.tsx'
import { Form } from '../../components/form.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty, Refused } from '../../components/states.tsx'
import { Table } from '../../components/table.tsx'
import { CapturedFields, readCaptured } from '../channels/captured-fields.tsx'
import { withAnswer } from './question.tsx'
import { useRowColumns } from './row-columns.tsx'

const OUTCOMES = ['all', 'refused', 'minded', 'created', 'changed', 'unchanged'] as const
type Shown = (typeof OUTCOMES)[number]

type TrialProps = {
  id: RegisterImportId
  mapping: ImportMapping
  onChange: (mapping: ImportMapping) => void
  onMade: (made: RegisterImport) => void
}

/** The card. */
export function Trial({ id, mapping, onChange, onMade }: TrialProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<Shown>('all')
  const tried = { id, mapping }
  const plan = useQuery(
    api.registerImport.plan.queryOptions({ input: tried, placeholderData: keepPreviousData })
  )
  const rows = useInfiniteQuery(
    api.registerImport.rows.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ ...tried, outcome: shown === 'all' ? null : shown, after }),
      placeholderData: keepPreviousData
    })
  )
  const columns = useRowColumns((asks, is) => onChange(withAnswer(mapping, asks, is)))
  return (
    <section className="card stack" aria-labelledby="trial">
      <h2 id="trial">{t('registerImport.trial')}</h2>
      <p className="muted">{t('registerImport.trialLead')}</p>
      <Asked query={plan}>
        {outcome => (
          <>
            <Sums plan={outcome} />
            <Toggles
              label={t('registerImport.show')}
              value={shown}
              onChange={setShown}
              options={OUTCOMES.map(name => ({
                id: name,
                label:
                  name === 'all'
                    ? t('registerImport.all')
                    : t('registerImport.outcomeCount', {
                        outcome: t(`registerImport.outcomes.${name}`),
                        count: outcome[name]
                      })
              }))}
            />
            <Paged list={rows} empty={<Empty title={t('registerImport.noRows')} />}>
              {found => (
                <Table
                  label={t('registerImport.rows')}
                  columns={columns}
                  rows={found.map(row => ({ ...row, id: String(row.row) }))}
                />
              )}
            </Paged>
            <TakeIn {...tried} plan={outcome} isOld={plan.isPlaceholderData} onMade={onMade} />
          </>
        )}
      </Asked>
    </section>
  )
}

function Sums({ plan }: { plan: ImportPlan }) {
  const { t } = useTranslation()
  const { departments, people } = plan
  return (
    <>
      <p>
        {t('registerImport.sums', {
          created: plan.created,
          changed: plan.changed,
          unchanged: plan.unchanged,
          refused: plan.refused
        })}{' '}
        {plan.websites === 0 ? null : t('registerImport.websites', { count: plan.websites })}
      </p>
      {plan.unmapped.length === 0 ? null : (
        <p>
          {t('registerImport.unmapped', {
            columns: plan.unmapped.map(({ letter, heading }) => `${letter} ${heading}`.trim()).join(', ')
          })}
        </p>
      )}
      {departments.length === 0 && people === 0 ? null : (
        <p>
          {t('registerImport.owners', { departments: departments.length, people })}
          {departments.length === 0 ? null : ` ${departments.join(', ')}.`}
        </p>
      )}
    </>
  )
}

function TakeIn(props: Omit<TrialProps, 'onChange'> & { plan: ImportPlan; isOld: boolean }) {
  const { id, mapping, plan, isOld, onMade } = props
  const { t } = useTranslation()
  const [isLeavingOut, setLeavingOut] = useState(false)
  const apply = useMutation(api.registerImport.apply.mutationOptions({ onSuccess: onMade }))
  const count = plan.created + plan.changed
  return (
    <Form
      onFilled={filled =>
        apply.mutate({
          ...{ id, mapping, digest: plan.digest, refused: isLeavingOut ? 'leave-out' : 'stop' },
          ...readCaptured(filled)
        })
      }
    >
      {plan.refused === 0 ? null : (
        <Alert
          tone="warn"
          icon={CircleAlert}
          title={t('registerImport.refusedTitle', { count: plan.refused })}
        >
          <p>{t('registerImport.refusedText')}</p>
          <Tick
            label={t('registerImport.leaveOut', { count: plan.refused })}
            isSelected={isLeavingOut}
            onChange={setLeavingOut}
          />
        </Alert>
      )}
      {count === 0 ? <p>{t('registerImport.nothingToDo')}</p> : null}
      {apply.isError ? <Refused error={apply.error} /> : null}
      <CapturedFields error={apply.error} />
      <div className="form-actions">
        <Button variant="primary" type="submit" isDisabled={count === 0 || isOld} isPending={apply.isPending}>
          {t('registerImport.takeIn', { count })}
        </Button>
      </div>
    </Form>
  )
}
