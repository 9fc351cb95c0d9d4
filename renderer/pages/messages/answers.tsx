// What was answered in a conversation, and a form for what has been done about what waits (P7).
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer, ThreadRow } from '#shared/inbox.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Drafted, draftSent } from '../../components/drafted.tsx'
import { Facts, PlainText, Time } from '../../components/facts.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { formatTime } from '../../format.ts'
import { AnswerFields, type AnswerKind, readAnswer } from './answer-fields.tsx'
import { CorrectAnswer } from './correct-answer.tsx'
import { useThreadSecrecy } from './thread-secrecy.ts'

/** The card. */
export function Answers({ thread }: { thread: ThreadRow }) {
  const { t } = useTranslation()
  const answers = useQuery(api.inbox.answers.queryOptions({ input: { id: thread.id } }))
  return (
    <section className="card stack" aria-labelledby="answers">
      <h2 id="answers">{t('messages.answer.title')}</h2>
      <p className="muted">{t('messages.answer.lead')}</p>
      <Asked query={answers}>
        {given =>
          given.length === 0 ? null : (
            <ol className="plain-list stack" aria-labelledby="answers">
              {given.map(answer => (
                <Given
                  key={answer.id}
                  answer={answer}
                  correction={given.find(({ corrects }) => corrects === answer.id) ?? null}
                />
              ))}
            </ol>
          )
        }
      </Asked>
      {/* A new form after each answer, so that its fields are empty. */}
      <AnswerForm key={answers.data?.length ?? 0} thread={thread} />
    </section>
  )
}

/** One of them; `correction` is what stands in its place since. */
function Given({ answer, correction }: { answer: Answer; correction: Answer | null }) {
  const { t } = useTranslation()
  const [isCorrecting, setCorrecting] = useState(false)
  return (
    <li className="stack-tight">
      <strong>{t(`messages.answer.kinds.${answer.kind}`)}</strong>
      {answer.text === null ? null : (
        <div className="quote">
          <PlainText>{answer.text}</PlainText>
        </div>
      )}
      <Facts
        facts={[
          ...(answer.sentAt === null
            ? []
            : ([
                [t('messages.answer.sentAt'), <Time key="sent" at={answer.sentAt} />],
                [t('messages.answer.sentBy'), answer.sentBy],
                [t('messages.answer.sentWhere'), answer.sentWhere]
              ] as const)),
          ...(answer.forwardedTo === null
            ? []
            : ([[t('messages.answer.forwardedTo'), answer.forwardedTo]] as const)),
          ...(answer.because === null ? [] : ([[t('messages.answer.because'), answer.because]] as const)),
          [t('messages.answer.recorded'), <Time key="recorded" at={answer.recordedAt} />],
          [t('messages.answer.recordedBy'), answer.recordedBy]
        ]}
      />
      {correction === null ? null : (
        <p>
          {t('messages.answer.wasCorrected', {
            at: formatTime(correction.recordedAt),
            by: correction.recordedBy,
            because: correction.correctedBecause
          })}
        </p>
      )}
      {correction === null && answer.kind !== 'withdrawn' ? (
        <div>
          <Button
            variant="quiet"
            label={t('messages.answer.correctNamed', {
              what: t(`messages.answer.kinds.${answer.kind}`),
              at: formatTime(answer.recordedAt)
            })}
            onPress={() => setCorrecting(true)}
          >
            {t('messages.answer.correct')}
          </Button>
        </div>
      ) : null}
      {isCorrecting ? <CorrectAnswer answer={answer} onClose={() => setCorrecting(false)} /> : null}
    </li>
  )
}

const draftOfAnswer = ({ id }: ThreadRow) => `answer ${id}`

function AnswerForm(props: { thread: ThreadRow }) {
  return (
    <Drafted
      of={draftOfAnswer(props.thread)}
      guarded={useThreadSecrecy(props.thread)}
      seen={{ messages: props.thread.messages, dueAt: props.thread.dueAt }}
    >
      <AnswerToSend {...props} />
    </Drafted>
  )
}

function AnswerToSend({ thread }: { thread: ThreadRow }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<AnswerKind | null>(null)
  // As many as there were when the form was opened; those that come since are read first.
  const [messages, setMessages] = useState(thread.messages)
  const answer = useMutation(
    api.inbox.answer.mutationOptions({
      onSuccess: () => {
        draftSent(draftOfAnswer(thread))
        notify(t('messages.answer.saved'))
      },
      onError: () => setMessages(thread.messages)
    })
  )
  return (
    <Form
      onFilled={filled => {
        if (kind !== null && kind !== 'withdrawn')
          answer.mutate({ id: thread.id, messages, answer: readAnswer(kind, filled) })
      }}
    >
      <AnswerFields kind={kind} onKind={setKind} />
      {answer.isError ? <Refused error={answer.error} /> : null}
      <div className="form-actions">
        <Button type="submit" isPending={answer.isPending}>
          {t('messages.answer.button')}
        </Button>
      </div>
    </Form>
  )
}
