// What was decided about a comment, and how its removal is known: what holds, and what came before.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BOARD_OFFENCES } from '#shared/board-offences.ts'
import { CATEGORY_NAMES } from '#shared/categories.ts'
import type { CommentDetail, Removal } from '#shared/comment.ts'
import type { StoredDecision } from '#shared/decision.ts'
import { Button } from '../../components/button.tsx'
import { type Fact, Facts, PlainText, Time } from '../../components/facts.tsx'
import { useLanguage } from '../../settings.ts'
import { DecideForm } from './decide-form.tsx'

/** The decision that holds, with a way to a new one. */
export function DecisionFacts({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const [isAnew, setAnew] = useState(false)
  const { decision } = comment
  if (decision === null) return null
  if (isAnew) return <DecideForm comment={comment} onDone={() => setAnew(false)} />
  return (
    <section className="card stack" aria-labelledby="decision">
      <h2 id="decision">{t('comments.decide.title')}</h2>
      <OneDecision decision={decision} />
      <div>
        <Button onPress={() => setAnew(true)}>{t('decisions.anew')}</Button>
      </div>
    </section>
  )
}

function OneDecision({ decision }: { decision: StoredDecision }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { category, ownCategory, boardOffence, answeredAt } = decision
  const text = (words: string | null) => words && <PlainText>{words}</PlainText>
  const police = decision.policeNumber ?? (decision.isPoliceMatter ? t('decisions.noNumber') : null)
  const known: readonly (readonly [string, Fact[1]])[] = [
    [t('comments.decide.category'), category === null ? ownCategory : CATEGORY_NAMES[category][language]],
    [t('comments.decide.senderNoteTitle'), text(decision.senderNote)],
    [t('decisions.police'), police],
    [t('decisions.boardOffence'), boardOffence && BOARD_OFFENCES[boardOffence][language]],
    [t('decisions.toAuthor'), text(decision.toAuthor)],
    [t('decisions.answer'), text(decision.answer)],
    [t('decisions.answeredAt'), answeredAt && <Time key="answered" at={answeredAt} />],
    [t('decisions.answeredBy'), decision.answeredBy],
    [t('decisions.forwardedTo'), decision.forwardedTo],
    [t('decisions.goneBy'), decision.goneBy && t(`decisions.goneByWho.${decision.goneBy}`)],
    [t('decisions.receivedHow'), text(decision.receivedHow)],
    [t(decision.goneBy === null ? 'decisions.because' : 'decisions.howItWent'), text(decision.because)],
    [t('decisions.correctedBecause'), text(decision.correctedBecause)]
  ]
  return (
    <Facts
      facts={[
        [t('comments.decide.outcome'), t(`comments.outcomes.${decision.outcome}`)],
        ...known.filter(([, value]) => value !== null),
        [t('comments.decide.note'), text(decision.note)],
        [t('comments.decide.by'), decision.decidedBy],
        [t('comments.decide.at'), <Time key="at" at={decision.decidedAt} />]
      ]}
    />
  )
}

/** The removal, with how it is known once it is confirmed. */
export function RemovalFacts({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const { removal, noticedAt } = comment
  if (removal === null) return null
  return (
    <section className="card stack" aria-labelledby="removal">
      <h2 id="removal">{t('comments.states.removed')}</h2>
      <OneRemoval removal={removal} />
      <p>{t('decisions.took', { time: lasted(noticedAt, removal.removedAt) })}</p>
    </section>
  )
}

function OneRemoval({ removal }: { removal: Removal }) {
  const { t } = useTranslation()
  return (
    <Facts
      facts={[
        [t('comments.confirm.how'), t(`comments.confirm.kinds.${removal.kind}`)],
        [t('comments.confirm.removedBy'), removal.removedBy],
        [t('comments.confirm.removedAt'), <Time key="removedAt" at={removal.removedAt} />],
        ...(removal.basis === null || removal.confirmedAt === null
          ? []
          : ([
              [t('comments.confirm.known'), t(`comments.confirm.basesDone.${removal.basis}`)],
              [t('comments.confirm.by'), removal.confirmedBy],
              [t('comments.confirm.at'), <Time key="at" at={removal.confirmedAt} />]
            ] as const))
      ]}
    />
  )
}

/** Decisions and removals that no longer hold, oldest first. */
export function EarlierFacts({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const decisions = comment.decisions.slice(0, comment.decision === null ? undefined : -1)
  const removals = comment.removals.slice(0, comment.removal === null ? undefined : -1)
  if (decisions.length + removals.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="earlier">
      <h2 id="earlier">{t('decisions.earlier')}</h2>
      {decisions.map(decision => (
        <OneDecision key={decision.decidedAt} decision={decision} />
      ))}
      {removals.map(removal => (
        <OneRemoval key={removal.removedAt} removal={removal} />
      ))}
    </section>
  )
}

/** How long it took, to the minute: days, hours and minutes with their units. */
function lasted(from: string, to: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000))
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)]
  const parts = [days > 0 ? `${days} d` : '', hours > 0 ? `${hours} h` : '', `${minutes % 60} min`]
  return parts.filter(part => part !== '').join(' ')
}
