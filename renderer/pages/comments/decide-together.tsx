// One decision on several comments, or one word that they are gone: each is dealt with by itself, as if it had been opened.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentDetail, CommentRow } from '#shared/comment.ts'
import type { Outcome } from '#shared/decision.ts'
import { api, client } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { Empty } from '../../components/states.tsx'
import { Together, useTogether } from '../inbox/together.tsx'
import { NO_CHANNEL } from './comment-filters.tsx'
import { ConfirmSeveral, isToBeConfirmed } from './confirm-together.tsx'
import { decisionIn, isSenderShown, OutcomeFields } from './outcome-fields.tsx'
import { numbered, outcomesFor } from './outcomes-for.ts'
import { nameOf } from './sender-of.ts'
import { useTakeBack } from './take-back.ts'

// What is said of one comment alone, such as how it was answered, is said on its own page.
const TOGETHER: readonly Outcome[] = ['remove', 'forwarded', 'no-answer', 'not-ours']

/** The form; `onLeft` is told which of them are still chosen. */
export function DecideTogether({
  rows,
  onLeft
}: {
  rows: readonly CommentRow[]
  onLeft: (left: ReadonlySet<string>) => void
}) {
  const { t } = useTranslation()
  const together = useSeveral(onLeft)
  return (
    <div className="page">
      <Together
        count={rows.length}
        of={together}
        nameOf={row => nameOf(row, t)}
        onClear={() => onLeft(new Set())}
      />
      <NextOfSeveral rows={rows} together={together} />
    </div>
  )
}

/** Does it; a decision can be taken back right after. */
export function useSeveral(onLeft: (left: ReadonlySet<string>) => void) {
  const takeBack = useTakeBack()
  return useTogether<CommentRow, CommentDetail>(onLeft, takeBack.decisions)
}

type Several = {
  rows: readonly CommentRow[]
  together: ReturnType<typeof useTogether<CommentRow, CommentDetail>>
}

/** What all of them wait for: a decision, or that somebody confirms that they are gone. */
export function NextOfSeveral(props: Several) {
  return props.rows.every(isToBeConfirmed) ? <ConfirmSeveral {...props} /> : <DecideSeveral {...props} />
}

function DecideSeveral({ rows, together: { run } }: Several) {
  const { t } = useTranslation()
  const outcomes = TOGETHER.filter(outcome =>
    rows.every(row => row.decision === null && outcomesFor(row).includes(outcome))
  )
  const [chosen, setChosen] = useState<Outcome | null>(null)
  const own = useOwnGrounds(rows)
  const outcome = chosen !== null && outcomes.includes(chosen) ? chosen : null
  // Where one lacks its sender, what is known is asked for, and goes with those that lack it.
  const shown = rows.find(row => !isSenderShown(row)) ?? rows[0]
  if (outcomes.length === 0 || shown === undefined)
    return <Empty title={t('inbox.together.noOutcome')}>{t('inbox.together.noOutcomeText')}</Empty>
  return (
    <section className="card stack" aria-labelledby="decide">
      <h2 id="decide">{t('comments.decide.title')}</h2>
      <Form
        onFilled={filled => {
          if (outcome === null) return
          const decision = decisionIn(filled, outcome)
          run.mutate({
            rows,
            work: row =>
              client.comments.decide({
                id: row.id,
                decision:
                  decision.outcome === 'remove' && isSenderShown(row)
                    ? { ...decision, senderNote: null }
                    : decision
              })
          })
        }}
      >
        <OneOf
          name="outcome"
          label={t('decisions.what')}
          isRequired
          isNumbered
          value={outcome}
          onChange={setChosen}
          options={numbered(outcomes).map(each => ({ ...each, label: t(`comments.outcomes.${each.id}`) }))}
        />
        {outcome === null ? null : <OutcomeFields outcome={outcome} comment={shown} own={own} />}
        <TextInput
          name="note"
          label={t('comments.decide.note')}
          help={t('comments.decide.noteHelp')}
          lines={2}
          maxLength={2000}
        />
        <div className="form-actions form-actions-kept">
          <Button variant="primary" type="submit" isPending={run.isPending}>
            {t('inbox.together.decide', { count: rows.length })}
          </Button>
        </div>
      </Form>
    </section>
  )
}

/** The grounds that the channel has beside the seven, where all are of one channel. */
function useOwnGrounds(rows: readonly CommentRow[]) {
  const [first] = rows
  const isOne = first !== undefined && rows.every(({ channelId }) => channelId === first.channelId)
  const { data } = useQuery({
    ...api.comments.categories.queryOptions({ input: { channelId: first?.channelId ?? NO_CHANNEL } }),
    enabled: isOne
  })
  return isOne
    ? (data ?? []).filter(({ retiredAt, approvedOn }) => retiredAt === null && approvedOn !== null)
    : []
}
