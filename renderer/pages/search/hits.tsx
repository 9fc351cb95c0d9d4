// The records in which the words were found, newest first: each leads to its record, and to the place in its picture.
import { Camera, Inbox, type LucideIcon, MessageSquareWarning } from 'lucide-react'
import { Fragment } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { RecordKind } from '#shared/record.ts'
import type { SearchHit } from '#shared/search.ts'
import { When } from '../../components/facts.tsx'
import { ReadByMachine } from '../../components/text-in-pictures.tsx'
import { inAddress } from '../../search-address.ts'

const ICONS: Readonly<Record<RecordKind, LucideIcon>> = {
  capture: Camera,
  comment: MessageSquareWarning,
  message: Inbox
}

/** The list. */
export function Hits({ hits }: { hits: readonly SearchHit[] }) {
  const { t } = useTranslation()
  return (
    <ul className="plain-list hits" aria-label={t('search.found')}>
      {hits.map(hit => {
        const Icon = ICONS[hit.kind]
        return (
          <li key={hit.id} className="hit">
            <Icon size={20} aria-hidden />
            <div>
              <Link className="hit-title wrap" href={pageOfHit(hit)}>
                {t(`search.kindName.${hit.kind}`)}: {hit.title ?? t('search.noSender')}
              </Link>
              <p className="muted">
                <When at={hit.at} /> · {hit.channelName}
              </p>
              {hit.isReadByMachine ? <ReadByMachine>{t('search.byMachine')}</ReadByMachine> : null}
              <Excerpt {...hit} />
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** Where a hit leads: to its record, and the place in its picture. */
export function pageOfHit({ kind, id, excerpt, marks }: SearchHit): string {
  if (kind === 'message') return `/messages/${id}`
  const page = kind === 'comment' ? `/comments/${id}` : `/captures/${id}`
  const [first] = marks
  // Found in its address alone, there is nothing to point out.
  return first === undefined ? page : `${page}/${inAddress(excerpt.slice(first.start, first.end))}`
}

/** Text as text, with the words marked. */
export function Excerpt({ excerpt, marks }: Pick<SearchHit, 'excerpt' | 'marks'>) {
  const ends = [0, ...marks.map(({ end }) => end)]
  return (
    <p className="wrap">
      {marks.map(({ start, end }, index) => (
        <Fragment key={start}>
          {excerpt.slice(ends[index], start)}
          <mark>{excerpt.slice(start, end)}</mark>
        </Fragment>
      ))}
      {excerpt.slice(ends.at(-1))}
    </p>
  )
}
