// What has been done about what waits in a conversation (P7): the choice, and the fields that belong to it.
import { useTranslation } from 'react-i18next'
import type { Answer, AnswerDraft } from '#shared/inbox.ts'
import { OneOf } from '../../components/choices.tsx'
import { ChosenFields } from '../../components/chosen-fields.tsx'
import { DateField, TextInput } from '../../components/fields.tsx'
import type { Filled } from '../../components/form.tsx'
import { instantOf } from '../../format.ts'

const KINDS = ['answered', 'forwarded', 'no-answer'] as const satisfies readonly AnswerDraft['kind'][]
const CORRECTED = [...KINDS, 'withdrawn'] as const
export type AnswerKind = (typeof CORRECTED)[number]

/** The fields; `wrong` is the answer that is corrected, if one is. */
export function AnswerFields({
  kind,
  onKind,
  wrong
}: {
  kind: AnswerKind | null
  onKind: (kind: AnswerKind) => void
  wrong?: Answer
}) {
  const { t } = useTranslation()
  return (
    <>
      <OneOf
        name="outcome"
        label={t(wrong === undefined ? 'messages.answer.how' : 'messages.answer.rightHow')}
        isRequired
        isBoxed
        value={kind}
        onChange={onKind}
        options={(wrong === undefined ? KINDS : CORRECTED).map(id => ({
          id,
          label: t(`messages.answer.kinds.${id}`),
          help: t(`messages.answer.help.${id}`)
        }))}
      />
      <ChosenFields of={kind}>
        {kind === 'answered' ? (
          <>
            <TextInput
              name="text"
              label={t('messages.answer.text')}
              lines={4}
              isRequired
              maxLength={100_000}
              defaultValue={wrong?.text ?? ''}
            />
            <DateField name="sentAt" label={t('messages.answer.sentAt')} granularity="minute" isRequired />
            <TextInput
              name="sentBy"
              label={t('messages.answer.sentBy')}
              isRequired
              maxLength={200}
              defaultValue={wrong?.sentBy ?? ''}
            />
            <TextInput
              name="sentWhere"
              label={t('messages.answer.sentWhere')}
              help={t('messages.answer.sentWhereHelp')}
              isRequired
              maxLength={300}
              defaultValue={wrong?.sentWhere ?? ''}
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
      </ChosenFields>
    </>
  )
}

/** What the fields say. */
export function readAnswer(kind: AnswerDraft['kind'], filled: Filled): AnswerDraft {
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
