// What of the register the words were found in.
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { RegisterHit } from '#shared/search.ts'

const FEW = 5

/** The list. */
export function RegisterHits({ hits }: { hits: readonly RegisterHit[] }) {
  const { t } = useTranslation()
  return (
    // Many of them would stand in the way of the records.
    <details className="card more" open={hits.length <= FEW}>
      <summary>{t('search.inRegister', { count: hits.length })}</summary>
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
    </details>
  )
}
