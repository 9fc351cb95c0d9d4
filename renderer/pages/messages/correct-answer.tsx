// Correcting what was entered wrongly as done in a conversation: what it was stays, with the reason.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#shared/inbox.ts'
import { api } from '../../api.ts'
import { Dialog } from '../../components/dialog.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { AnswerFields, type AnswerKind, readAnswer } from './answer-fields.tsx'

/** The dialog. */
export function CorrectAnswer({ answer, onClose }: { answer: Answer; onClose: () => void }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<AnswerKind | null>(null)
  const correct = useMutation(
    api.inbox.correctAnswer.mutationOptions({
      onSuccess: () => {
        notify(t('messages.answer.correctSaved'))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('messages.answer.correctTitle')} onClose={onClose}>
      <Form
        onFilled={filled => {
          if (kind === null) return
          correct.mutate({
            id: answer.id,
            answer: kind === 'withdrawn' ? { kind } : readAnswer(kind, filled),
            because: filled.text('correctedBecause')
          })
        }}
      >
        <AnswerFields kind={kind} onKind={setKind} wrong={answer} />
        <TextInput
          name="correctedBecause"
          label={t('messages.route.correctedBecause')}
          lines={2}
          isRequired
          maxLength={500}
        />
        <FormActions of={correct} onClose={onClose}>
          {t('common.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
