// What was answered in a conversation, and a form for what has been done about what waits (P7).
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer, AnswerDraft, ThreadRow } from '#shared/inbox.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Facts, PlainText, Time } from '../../components/facts.tsx'
import { DateField, TextInput } from '../../components/fields.tsx'
import { type Filled, Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { instantOf } from '../../format.ts'

type Kind = AnswerDraft['kind']
const KINDS = ['answered', 'forwarded', 'no-answer'] as const satisfies readonly Kind[]

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
                <Given key={answer.id} answer={answer} />
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

function Given({ answer }: { answer: Answer }) {
  const { t } = useTranslation()
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
    </li>
  )
}

function AnswerForm({ thread }: { thread: ThreadRow }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<Kind | null>(null)
  // As many as there were when the form was opened; those that come since are read first.
  const [messages, setMessages] = useState(thread.messages)
  const answer = useMutation(
    api.inbox.answer.mutationOptions({
      onSuccess: () => notify(t('messages.answer.saved')),
      onError: () => setMessages(thread.messages)
    })
  )
  return (
    <Form
      onFilled={filled => {
        if (kind !== null) answer.mutate({ id: thread.id, messages, answer: readAnswer(kind, filled) })
      }}
    >
      <OneOf
        name="outcome"
        label={t('messages.answer.how')}
        isRequired
        isBoxed
        value={kind}
        onChange={setKind}
        options={KINDS.map(id => ({
          id,
          label: t(`messages.answer.kinds.${id}`),
          help: t(`messages.answer.help.${id}`)
        }))}
      />
      {kind === 'answered' ? (
        <>
          <TextInput name="text" label={t('messages.answer.text')} lines={4} isRequired maxLength={100_000} />
          <DateField name="sentAt" label={t('messages.answer.sentAt')} granularity="minute" isRequired />
          <TextInput name="sentBy" label={t('messages.answer.sentBy')} isRequired maxLength={200} />
          <TextInput
            name="sentWhere"
            label={t('messages.answer.sentWhere')}
            help={t('messages.answer.sentWhereHelp')}
            isRequired
            maxLength={300}
            defaultValue={thread.channelName}
          />
        </>
      ) : null}
      {kind === 'forwarded' ? (
        <TextInput name="forwardedTo" label={t('messages.answer.forwardedTo')} isRequired maxLength={300} />
      ) : null}
      {kind === 'no-answer' ? (
        <TextInput
          name="because"
          label={t('messages.answer.because')}
          lines={2}
          isRequired
          maxLength={1000}
        />
      ) : null}
      {answer.isError ? <Refused error={answer.error} /> : null}
      <div className="form-actions">
        <Button type="submit" isPending={answer.isPending}>
          {t('messages.answer.button')}
        </Button>
      </div>
    </Form>
  )
}

function readAnswer(kind: Kind, filled: Filled): AnswerDraft {
  switch (kind) {
    case 'answered':
      return {
        kind,
        text: filled.text('text'),
        sentAt: instantOf(filled.text('sentAt')),
        sentBy: filled.text('sentBy'),
        sentWhere: filled.text('sentWhere')
      }
    case 'forwarded':
      return { kind, forwardedTo: filled.text('forwardedTo') }
    case 'no-answer':
      return { kind, because: filled.text('because') }
  }
}
