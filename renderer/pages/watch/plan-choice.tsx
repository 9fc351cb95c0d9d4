// How often something is read by itself.
import { useTranslation } from 'react-i18next'
import { Choice, type Option } from '../../components/fields.tsx'

/** Minutes between two readings, as the list offers them. */
export type Plan = '15' | '60' | '240' | '1440'

/** The choices, with the one that holds when it is none of them. */
export function usePlans(everyMinutes: number | null, plans: readonly Plan[]): Option[] {
  const { t } = useTranslation()
  const value = String(everyMinutes)
  return [
    { id: 'never', label: t('watch.plans.never') },
    ...plans.map(id => ({ id, label: t(`watch.plans.${id}`) })),
    ...(everyMinutes === null || plans.some(plan => plan === value)
      ? []
      : [{ id: value, label: t('watch.plans.other', { minutes: value }) }])
  ]
}

/** The list; `onChange` gets null for never. */
export function PlanChoice(props: {
  name: string
  label: string
  everyMinutes: number | null
  plans: readonly Plan[]
  onChange(everyMinutes: number | null): void
}) {
  const { name, label, everyMinutes, plans, onChange } = props
  return (
    <Choice
      name={name}
      label={label}
      isRequired
      value={everyMinutes === null ? 'never' : String(everyMinutes)}
      options={usePlans(everyMinutes, plans)}
      onChange={id => onChange(id === 'never' ? null : Number(id))}
    />
  )
}
