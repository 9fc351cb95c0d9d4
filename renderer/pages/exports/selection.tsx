// What was chosen for a package, in words.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ExportScope, LeftOut } from '#shared/export.ts'
import { api } from '../../api.ts'
import { formatTime } from '../../format.ts'
import { usePeriodName } from '../../period.ts'
import { useStateNames } from './state-names.ts'

/** The selection; what was not asked for is not said. `leftOut`: what of it stays out by rule. */
export function Selection({ scope, leftOut }: { scope: ExportScope; leftOut?: LeftOut }) {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const stateName = useStateNames()
  const departments = useQuery(api.departments.list.queryOptions())
  const {
    channelIds,
    departmentIds,
    halfYear,
    from,
    to,
    kinds,
    states,
    diaryNumber,
    withoutReceipt,
    records,
    withSecret
  } = scope
  const names = departmentIds?.map(id => departments.data?.find(each => each.id === id)?.name ?? id)
  const parts = [
    channelIds === null ? null : t('exports.scopeChannels', { count: channelIds.length }),
    names?.join(', '),
    halfYear === null ? null : periodName(halfYear),
    halfYear !== null || from === null ? null : t('exports.scopeFrom', { from: formatTime(from) }),
    halfYear !== null || to === null ? null : t('exports.scopeTo', { to: formatTime(to) }),
    kinds?.map(kind => t(`exports.kindNames.${kind}`)).join(', '),
    states?.map(stateName).join(', '),
    diaryNumber,
    withoutReceipt === null ? null : t(`exports.withoutReceiptOf.${withoutReceipt}`),
    records === null ? null : t('exports.picked', { count: records.length }),
    withSecret === 'include-marked' ? t('exports.secretChoices.include-marked') : null
  ].filter(part => part != null)
  const without = Object.values(leftOut ?? {}).reduce((sum, count) => sum + count, 0)
  const said = parts.length === 0 ? t('exports.scopeAll') : parts.join('; ')
  return without === 0 ? said : t('exports.scopeLess', { said, count: without })
}
