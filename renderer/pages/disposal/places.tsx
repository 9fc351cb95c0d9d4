// The pages of disposal and preservation, beside each other.
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'

const PLACES = [
  ['disposals', '/disposal'],
  ['rules', '/disposal/rules'],
  ['holds', '/disposal/holds']
] as const

/** Links to them all; the page one is on is marked. */
export function DisposalPlaces() {
  const { t } = useTranslation()
  const [location] = useLocation()
  return (
    <nav aria-label={t('disposal.places.label')}>
      <ul className="plain-list places">
        {PLACES.map(([name, path]) => (
          <li key={name}>
            <Link
              className="place"
              href={path}
              {...(location === path ? { 'aria-current': 'page' as const } : {})}
            >
              {t(`disposal.places.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
