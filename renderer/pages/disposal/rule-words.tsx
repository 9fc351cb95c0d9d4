// A retention rule in words.
import { useTranslation } from 'react-i18next'
import type { RetentionRule } from '#shared/retention.ts'

/** How long, and counted from what. */
export function Kept({ rule: { kept } }: { rule: RetentionRule }) {
  const { t } = useTranslation()
  if (kept === null) return t('disposal.rules.keptForever')
  const isYears = kept.months > 0 && kept.months % 12 === 0
  return (
    <>
      <div className="table-main">
        {isYears
          ? t('disposal.rules.years', { count: kept.months / 12 })
          : t('disposal.rules.time', { count: kept.months })}
      </div>
      <div className="table-second">{t(`disposal.rules.froms.${kept.countedFrom}`)}</div>
    </>
  )
}

/** What it is for: the kind, and where it is narrowed, to which category. */
export function RuleFor({ rule: { kind, category } }: { rule: RetentionRule }) {
  const { t } = useTranslation()
  return (
    <>
      <div className="table-main">{t(`disposal.kinds.${kind}`)}</div>
      {category === null ? null : (
        <div className="table-second">{t(`disposal.rules.categories.${category}`)}</div>
      )}
    </>
  )
}

/** The decision it rests on. */
export function RuleDecision({ rule }: { rule: RetentionRule }) {
  return (
    <>
      <div className="table-main">{rule.reference}</div>
      <div className="table-second">
        {rule.decidedBy}, <span className="nowrap">{rule.decidedOn}</span>
      </div>
    </>
  )
}
