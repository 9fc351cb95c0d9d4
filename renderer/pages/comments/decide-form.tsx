// The decision about a comment: to remove it on a ground (P9d), or one of the other outcomes (P7, P8a).
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentDetail } from '#shared/comment.ts'
import { correctsDecision, type Outcome, type Since } from '#shared/decision.ts'
import { isRewritten } from '#shared/same-time.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Drafted, draftSent } from '../../components/drafted.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { useSecrecy } from '../../components/use-secrecy.ts'
import { decisionIn, OutcomeFields } from './outcome-fields.tsx'
import { numbered, outcomesFor } from './outcomes-for.ts'
import { notedSender } from './sender-of.ts'
import { useTakeBack } from './take-back.ts'

/** The form. Which outcomes there are to choose from depends on how far the comment has come. */
export function DecideForm(props: DecideProps) {
  const { id, channelId, sender, decisions } = props.comment
  const guarded = useSecrecy(channelId, [
    { kind: 'comment', id },
    ...(sender === null ? [] : [{ kind: 'sender' as const, id: sender.id }])
  ])
  return (
    <Drafted
      of={draftOfDecision(props.comment)}
      guarded={guarded}
      seen={{ decisions: decisions.length, isEdited: isEdited(props.comment) }}
    >
      <Fields {...props} />
    </Drafted>
  )
}

const draftOfDecision = ({ id }: CommentDetail) => `decide ${id}`

type DecideProps = {
  comment: CommentDetail
  outcomes?: readonly Outcome[]
  /** What became of it after it was decided on. */
  since?: Since
  onDone?: () => void
}

function Fields({ comment, outcomes = outcomesFor(comment), since = null, onDone }: DecideProps) {
  const { t } = useTranslation()
  const [only = null, ...others] = outcomes
  const [outcome, setOutcome] = useState<Outcome | null>(others.length === 0 ? only : null)
  const categories = useQuery(
    api.comments.categories.queryOptions({ input: { channelId: comment.channelId } })
  )
  const own = (categories.data ?? []).filter(
    ({ retiredAt, approvedOn }) => retiredAt === null && approvedOn !== null
  )
  const isOff = comment.removal !== null
  const isCorrection =
    outcome !== null &&
    correctsDecision(
      { before: comment.decision?.outcome ?? null, since: isEdited(comment) ? 'edited' : since },
      outcome
    )
  const takeBack = useTakeBack()
  const decide = useMutation(
    api.comments.decide.mutationOptions({
      onSuccess: decided => {
        draftSent(draftOfDecision(comment))
        notify(t('comments.decide.saved'), takeBack.decision(decided))
        onDone?.()
      }
    })
  )
  return (
    <section className="card stack" aria-labelledby="decide">
      <h2 id="decide">{t(comment.decision === null ? 'comments.decide.title' : 'decisions.anew')}</h2>
      <Form
        onFilled={filled => {
          if (outcome === null) return
          decide.mutate({
            id: comment.id,
            decision: {
              ...decisionIn(filled, outcome),
              ...(isCorrection ? { correctedBecause: filled.text('correctedBecause') } : {})
            }
          })
        }}
      >
        {outcomes.length > 1 ? (
          <OneOf
            name="outcome"
            label={t('decisions.what')}
            isRequired
            isNumbered
            value={outcome}
            onChange={setOutcome}
            options={numbered(outcomes).map(({ id, number }) => ({
              id,
              number,
              label: t(id === 'remove' && isOff ? 'decisions.otherGround' : `comments.outcomes.${id}`)
            }))}
          />
        ) : null}
        {outcome !== null || outcomes.includes('remove') ? (
          <OutcomeFields
            outcome={outcome}
            comment={comment}
            own={own}
            noted={notedSender(comment)?.note}
            onGround={() => setOutcome(now => now ?? 'remove')}
          />
        ) : null}
        {isCorrection ? (
          <TextInput
            name="correctedBecause"
            label={t('decisions.correctedBecause')}
            help={t('decisions.correctedHelp')}
            lines={2}
            isRequired
            maxLength={2000}
          />
        ) : null}
        <TextInput
          name="note"
          label={t('comments.decide.note')}
          help={t('comments.decide.noteHelp')}
          lines={3}
          maxLength={2000}
        />
        {decide.isError ? <Refused error={decide.error} /> : null}
        <div className="form-actions form-actions-kept">
          <Button variant="primary" type="submit" isPending={decide.isPending}>
            {t('comments.decide.button')}
          </Button>
          {onDone === undefined ? null : <Button onPress={onDone}>{t('common.cancel')}</Button>}
        </div>
      </Form>
    </section>
  )
}

/** Whether its words or its time were others after it was decided on; an export that does not say when it was made does not tell. */
function isEdited({ content, decision, sightings }: CommentDetail): boolean {
  return sightings.some(
    seen =>
      seen.content !== null &&
      (content === null || isRewritten(content, seen.content)) &&
      (seen.madeAt ?? (seen.method === 'export' ? '' : seen.seenAt)) > (decision?.decidedAt ?? '')
  )
}
