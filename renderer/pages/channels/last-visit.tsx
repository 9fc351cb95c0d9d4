// How it went when a channel's posts were gone through last: whether it was whole and why not, and what became of how many.
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isErrorCode, type Language } from '#shared/errors.ts'
import { PostBecame, type PostVisit } from '#shared/posts.ts'
import { problemSentence } from '#shared/reasons.ts'
import { refusalSentence } from '#shared/refusals.ts'
import { Alert } from '../../components/alert.tsx'
import type { Tone } from '../../components/badge.tsx'
import { When } from '../../components/facts.tsx'
import { withoutCommands } from '../../refusal.ts'
import { useLanguage } from '../../settings.ts'
import { PostBadge } from './post-badge.tsx'

const TONES: Record<PostVisit['state'], Tone> = {
  running: 'calm',
  whole: 'good',
  partial: 'warn',
  refused: 'bad',
  failed: 'bad',
  interrupted: 'warn'
}

/** One that has ended. */
export function LastVisit({ visit }: { visit: PostVisit }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { state, problem, detail, byOthers, restUntil, since, startedAt, address } = visit
  return (
    <Alert
      tone={TONES[state]}
      icon={state === 'whole' ? CircleCheck : CircleAlert}
      title={t(`posts.visits.${state}`)}
    >
      {problem === null ? null : <p>{problemInWords(problem, { detail, address }, language)}</p>}
      <Counts visit={visit} />
      <p>
        {t('posts.at')} <When at={startedAt} />. {t('posts.since')} <When at={since} />.{' '}
        {byOthers === 0 ? null : t('posts.byOthers', { count: byOthers })}
      </p>
      {restUntil === null ? null : (
        <p>
          {t('watch.pages.rests')} <When at={restUntil} />
        </p>
      )}
    </Alert>
  )
}

/** What became of how many, without what became of none. */
function Counts({ visit: { posts, same } }: { visit: PostVisit }) {
  const { t } = useTranslation()
  const count = (became: PostBecame) =>
    became === 'same' ? same : posts.filter(post => post.became === became).length
  const counted = PostBecame.options
    .map(became => ({ became, count: count(became) }))
    .filter(({ count: many }) => many > 0)
  if (counted.length === 0) return null
  return (
    <ul className="plain-list row" aria-label={t('posts.counts')}>
      {counted.map(({ became, count: many }) => (
        <li key={became}>
          <PostBadge became={became} count={many} />
        </li>
      ))}
    </ul>
  )
}

/** The code of a reason or of a refusal as a sentence. */
export function problemInWords(
  problem: string,
  { detail, address }: { readonly detail: string | null; readonly address: string },
  language: Language
): string {
  const text = isErrorCode(problem)
    ? refusalSentence(problem, { address, reason: '', detail: detail ?? '' }, language)
    : problemSentence(problem, detail, language)
  return withoutCommands(text)
}
