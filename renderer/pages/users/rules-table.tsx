// What each role may do, read from the very table that the core asks: by area, and method by method.
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contract } from '#shared/contract.ts'
import { capitalised } from '#shared/in-language.ts'
import { ROLE_WORDS } from '#shared/refusal-words.ts'
import { isAllowed, RULES, type Rule } from '#shared/rules.ts'
import { ROLES, type Role } from '#shared/user.ts'
import { useLanguage } from '../../settings.ts'

type Area = keyof Contract
type Mark = 'all' | 'some' | 'view' | 'none'

// Each role by itself, and nobody's.
const COLUMNS: readonly (readonly Role[])[] = [...ROLES.map(role => [role]), []]
// The keys are those of the contract.
const AREAS = Object.entries(RULES) as unknown as [Area, Readonly<Record<string, Rule>>][]

/** The section. */
export function RulesTable() {
  const { t } = useTranslation()
  const [isEvery, setEvery] = useState(false)
  return (
    <section className="stack" aria-labelledby="rules">
      <h2 id="rules">{t('users.rules')}</h2>
      <p className="muted">{t('users.rulesLead')}</p>
      <Matrix label={t('users.rulesTable')} first={t('users.area')}>
        {AREAS.map(([area, verbs]) => (
          <tr key={area}>
            <th scope="row">{t(`users.areas.${area}`)}</th>
            {COLUMNS.map(roles => (
              <td key={roles.join()}>{t(`users.marks.${markOf(Object.values(verbs), roles)}`)}</td>
            ))}
          </tr>
        ))}
      </Matrix>
      <details className="more" onToggle={({ currentTarget }) => setEvery(currentTarget.open)}>
        <summary>{t('users.every')}</summary>
        {isEvery ? (
          <Matrix label={t('users.every')} first={t('users.method')}>
            {AREAS.flatMap(([area, verbs]) =>
              Object.entries(verbs).map(([verb, rule]) => (
                <tr key={`${area}.${verb}`}>
                  <th scope="row" className="mono">{`${area}.${verb}`}</th>
                  {COLUMNS.map(roles => (
                    <td key={roles.join()}>{t(isAllowed(rule, roles) ? 'users.yes' : 'users.no')}</td>
                  ))}
                </tr>
              ))
            )}
          </Matrix>
        ) : null}
      </details>
    </section>
  )
}

// A table to read and not to act in, so it has no keys of its own.
function Matrix({ label, first, children }: { label: string; first: string; children: ReactNode }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by keyboard.
    <section className="table-frame" aria-label={label} tabIndex={0}>
      <table className="table matrix" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {COLUMNS.map(([role]) => (
              <th key={role ?? ''} scope="col">
                {role === undefined ? t('users.without') : capitalised(ROLE_WORDS[role][language])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}

/** What somebody with these roles may of an area. A rule that names roles is one for doing; the others are for looking. */
function markOf(rules: readonly Rule[], roles: readonly Role[]): Mark {
  const doing = rules.filter(rule => typeof rule !== 'string')
  const done = doing.filter(rule => isAllowed(rule, roles))
  if (done.length > 0) return done.length === doing.length ? 'all' : 'some'
  return rules.some(rule => isAllowed(rule, roles)) ? 'view' : 'none'
}
