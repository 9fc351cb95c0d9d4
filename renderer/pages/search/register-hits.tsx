// What of the register the words were found in.
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { RegisterHit } from '#shared/search.ts'

/** The list. */
export function RegisterHits({ hits }: { hits: readonly RegisterHit[] }) {
  const { t } = useTranslation()
  return (
    <section className="card stack-tight" aria-labelledby="in-register">
      <h3 id="in-register">{t('search.inRegister')}</h3>
      <ul>
        {hits.map(({ kind, id, channelId, title, detail }) => (
          <li key={`${kind} ${id} ${detail}`}>
            <Link href={channelId === null ? '/channels/people' : `/channels/${channelId}`}>
              {t(`search.registerKinds.${kind}`)}: {title}
            </Link>
            {detail === '' ? null : <span className="muted wrap"> {detail}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
