// The pages of the register, beside each other.
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'

const PLACES = [
  ['channels', '/channels'],
  ['people', '/channels/people'],
  ['mandates', '/channels/mandates'],
  ['consents', '/channels/consents'],
  ['coverage', '/channels/coverage'],
  ['checklists', '/channels/checklists'],
  ['attestations', '/channels/attestations'],
  ['publicList', '/channels/public-list'],
  ['import', '/channels/import'],
  ['history', '/channels/history']
] as const

/** Links to them all; the page one is on is marked. */
export function RegisterPlaces() {
  const { t } = useTranslation()
  const [location] = useLocation()
  return (
    <nav aria-label={t('channels.places.label')}>
      <ul className="plain-list places">
        {PLACES.map(([name, path]) => (
          <li key={name}>
            <Link
              className="place"
              href={path}
              {...(location === path ? { 'aria-current': 'page' as const } : {})}
            >
              {t(`channels.places.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
