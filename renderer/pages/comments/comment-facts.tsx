// What was decided about a comment, and how its removal is known.
import { useTranslation } from 'react-i18next'
import { CATEGORY_NAMES } from '#shared/categories.ts'
import type { CommentDetail } from '#shared/comment.ts'
import { Facts, PlainText, Time } from '../../components/facts.tsx'
import { useLanguage } from '../../settings.ts'

/** The decision, once there is one. */
export function DecisionFacts({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { decision } = comment
  if (decision === null) return null
  return (
    <section className="card stack" aria-labelledby="decision">
      <h2 id="decision">{t('comments.decide.title')}</h2>
      <Facts
        facts={[
          [t('comments.decide.outcome'), t(`comments.outcomes.${decision.outcome}`)],
          ...(decision.category === null
            ? []
            : ([[t('comments.decide.category'), CATEGORY_NAMES[decision.category][language]]] as const)),
          [t('comments.decide.note'), decision.note && <PlainText>{decision.note}</PlainText>],
          ...(decision.senderNote === null
            ? []
            : ([
                [
                  t('comments.decide.senderNoteTitle'),
                  <PlainText key="senderNote">{decision.senderNote}</PlainText>
                ]
              ] as const)),
          [t('comments.decide.by'), decision.decidedBy],
          [t('comments.decide.at'), <Time key="at" at={decision.decidedAt} />]
        ]}
      />
    </section>
  )
}

/** The removal, with how it is known once it is confirmed. */
export function RemovalFacts({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const { removal } = comment
  if (removal === null) return null
  return (
    <section className="card stack" aria-labelledby="removal">
      <h2 id="removal">{t('comments.states.removed')}</h2>
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
    </section>
  )
}
