// The states of all kinds of records by name.
import { useTranslation } from 'react-i18next'
import { CaptureState } from '#shared/capture.ts'
import { CommentState } from '#shared/comment.ts'
import type { RecordState } from '#shared/export.ts'
import { MessageState } from '#shared/message.ts'
import type { RecordKind } from '#shared/record.ts'

/** The states that a record of a kind may be in when it is handed over. */
export const STATES_OF: Readonly<Record<RecordKind, readonly RecordState[]>> = {
  capture: CaptureState.exclude(['running', 'failed', 'interrupted']).options,
  comment: CommentState.exclude(['noticed']).options,
  message: MessageState.options
}

/** Says a state in words; anything else is shown as it is. */
export function useStateNames(): (state: string) => string {
  const { t } = useTranslation()
  return state => {
    const capture = CaptureState.safeParse(state).data
    if (capture !== undefined) return t(`captures.states.${capture}`)
    const comment = CommentState.safeParse(state).data
    if (comment !== undefined) return t(`comments.states.${comment}`)
    const message = MessageState.safeParse(state).data
    return message === undefined ? state : t(`messages.states.${message}`)
  }
}
