// What became of comments that were saved in one go, and what they wait for: one decision on all of them, and then that they are gone.
import { useQueries, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CommentDetail, CommentPile } from '#shared/comment.ts'
import { isErrorCode } from '#shared/errors.ts'
import { refusalSentence } from '#shared/refusals.ts'
import { shownTurns } from '#shared/turns.ts'
import { api } from '../../api.ts'
import { Refused, Waiting } from '../../components/states.tsx'
import { useLanguage } from '../../settings.ts'
import { useListKeys } from '../inbox/inbox.tsx'
import { HowFar } from '../inbox/together.tsx'
import { NotRead } from './candidate-list.tsx'
import { isToBeConfirmed } from './confirm-together.tsx'
import { NextOfSeveral, useSeveral } from './decide-together.tsx'
import { nameOf } from './sender-of.ts'

const NONE: readonly string[] = []

/** What became of each, with the heading in focus: it is what was waited for. */
export function PileSaved({ pile, address }: { pile: CommentPile; address: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  // The keys of choices alone: there is no list here to go through.
  useListKeys(NONE, null, () => undefined)
  const saved = pile.outcomes.filter(({ problem }) => problem === null)
  return (
    <section className="stack" aria-labelledby="outcomes">
      <h2 id="outcomes" ref={heading} tabIndex={-1}>
        {t('taken.pileDone', { saved: saved.length, asked: pile.outcomes.length })}
      </h2>
      <p role="status">
        {pile.shown === null
          ? t('taken.shownUnknown', { found: pile.found })
          : t('taken.shown', { shown: pile.shown, found: pile.found })}
      </p>
      <NotRead left={pile.left} />
      <ul className="pile-outcomes">
        {pile.outcomes.map(({ selector, id, authorName, isKnown, problem }) => (
          <li key={selector}>
            <Link href={`/comments/${id}`}>{authorName ?? <Unnamed id={id} />}</Link>
            {': '}
            {problem === null
              ? t(isKnown ? 'taken.pileKnown' : 'comments.states.verified')
              : refusalSentence(
                  isErrorCode(problem) ? problem : 'internal',
                  { address, id, reason: '' },
                  language
                )}
          </li>
        ))}
      </ul>
      <Next ids={saved.map(({ id }) => id)} />
    </section>
  )
}

/** How one begins whose sender was not found, which tells it from the others. */
function Unnamed({ id }: { id: CommentDetail['id'] }) {
  const { t } = useTranslation()
  const { data } = useQuery(api.comments.find.queryOptions({ input: { id } }))
  return data === undefined ? t('comments.noAuthor') : shownTurns(nameOf(data, t))
}

/** What those that are saved wait for, as they stand now; those that are dealt with are in it no more. */
function Next({ ids }: { ids: readonly CommentDetail['id'][] }) {
  const { t } = useTranslation()
  const together = useSeveral(() => undefined)
  const { rows, unread, isWaiting } = useQueries({
    queries: ids.map(id => api.comments.find.queryOptions({ input: { id } })),
    combine: found => ({
      rows: found.flatMap(({ data }) => (data === undefined ? [] : [data])),
      unread: found.filter(({ data, isError }) => data === undefined && isError),
      isWaiting: found.some(({ isPending }) => isPending)
    })
  })
  const open = rows.filter(({ decision }) => decision === null)
  // As long as it goes on, they are those that it was begun with.
  const waiting = open.length > 0 ? open : rows.filter(isToBeConfirmed)
  const asked = together.run.isPending ? together.run.variables.rows : waiting
  if (isWaiting) return <Waiting />
  const again = () => {
    for (const { refetch } of unread) void refetch()
  }
  return (
    <>
      {unread[0] === undefined ? null : <Refused error={unread[0].error} again={again} />}
      <HowFar count={asked.length} of={together} nameOf={row => nameOf(row, t)} />
      {asked.length > 0 ? <NextOfSeveral rows={asked} together={together} /> : null}
      {asked.length === 0 && rows.length > 0 && unread.length === 0 ? (
        <p role="status">{t('taken.pileFinished')}</p>
      ) : null}
    </>
  )
}
