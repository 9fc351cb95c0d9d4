// The half-years by name.
import { useTranslation } from 'react-i18next'

/** Says `2026-H2` in words; anything else is shown as it is. */
export function usePeriodName(): (period: string) => string {
  const { t } = useTranslation()
  return period => {
    const [, year, half] = /^(\d{4})-(H[12])$/.exec(period) ?? []
    return year === undefined ? period : t(`common.period.${half === 'H1' ? 'H1' : 'H2'}`, { year })
  }
}
