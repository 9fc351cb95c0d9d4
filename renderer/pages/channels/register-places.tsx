// The pages of the register, beside each other.
import { useId } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'

const GROUPS = [
  [
    'register',
    [
      ['channels', '/channels'],
      ['people', '/channels/people'],
      ['mandates', '/channels/mandates'],
      ['consents', '/channels/consents'],
      ['secrecy', '/channels/secrecy'],
      ['history', '/channels/history']
    ]
  ],
  [
    'halfYear',
    [
      ['coverage', '/channels/coverage'],
      ['checklists', '/channels/checklists'],
      ['attestations', '/channels/attestations']
    ]
  ],
  [
    'lists',
    [
      ['publicList', '/channels/public-list'],
      ['import', '/channels/import']
    ]
  ]
] as const

/** Links to them all, in groups of what is done together; the page one is on is marked. */
export function RegisterPlaces() {
  const { t } = useTranslation()
  const [location] = useLocation()
  const id = useId()
  return (
    <nav aria-label={t('channels.places.label')} className="places">
      {GROUPS.map(([group, places]) => (
        <div key={group}>
          <p id={`${id}${group}`} className="place-group">
            {t(`channels.places.groups.${group}`)}
          </p>
          <ul className="plain-list place-list" aria-labelledby={`${id}${group}`}>
            {places.map(([name, path]) => (
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
        </div>
      ))}
    </nav>
  )
}
