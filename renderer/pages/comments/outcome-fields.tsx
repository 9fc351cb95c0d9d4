// What each outcome of a decision asks for, and the decision that the fields say.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BOARD_OFFENCES } from '#shared/board-offences.ts'
import { CATEGORY_NAMES } from '#shared/categories.ts'
import type { CommentRow } from '#shared/comment.ts'
import {
  BoardOffence,
  Category,
  type Decision,
  GoneBy,
  type Outcome,
  type OwnCategory
} from '#shared/decision.ts'
import { CategoryId } from '#shared/ids.ts'
import { OneOf, Tick } from '../../components/choices.tsx'
import { Choice, DateField, TextInput } from '../../components/fields.tsx'
import type { Filled } from '../../components/form.tsx'
import { instantOf, swedishNow } from '../../format.ts'
import { Why } from '../../help/why.tsx'
import { useLanguage } from '../../settings.ts'

type Own = readonly OwnCategory[]

type OutcomeProps = {
  /** Null: none is chosen yet. Who chooses a ground has then chosen that it is to be removed. */
  outcome: Outcome | null
  comment: CommentRow
  own: Own
  /** What was noted of the sender before. */
  noted?: string | undefined
  onGround?: () => void
}

/** The fields of an outcome. */
export function OutcomeFields(props: OutcomeProps) {
  const { t } = useTranslation()
  switch (props.outcome) {
    case null:
    case 'remove':
      return <RemoveFields {...props} />
    case 'answered':
      return <AnswerFields />
    case 'forwarded':
      return (
        <TextInput
          name="forwardedTo"
          label={t('decisions.forwardedTo')}
          help={t('decisions.forwardedToHelp')}
          isRequired
          maxLength={500}
        />
      )
    case 'gone-before-saved':
      return <GoneFields />
    default:
      return (
        <TextInput
          key={props.outcome}
          name="because"
          label={t('decisions.because')}
          lines={2}
          isRequired
          maxLength={2000}
        />
      )
  }
}

function RemoveFields({ outcome, comment, own, noted, onGround }: OutcomeProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <>
      <OneOf<string>
        name="category"
        label={t('comments.decide.category')}
        isRequired={outcome !== null}
        isLettered
        onChange={() => onGround?.()}
        options={[
          ...Category.options.map(id => ({
            id: id as string,
            label: `${id}) ${CATEGORY_NAMES[id][language]}`
          })),
          ...own.map(({ id, name }) => ({ id: id as string, label: name, help: t('decisions.ownHelp') }))
        ]}
      />
      {outcome === null ? null : <OfRemoval comment={comment} noted={noted} />}
    </>
  )
}

/** What is said of a removal beside its ground. */
function OfRemoval({ comment, noted }: Pick<OutcomeProps, 'comment' | 'noted'>) {
  const { t } = useTranslation()
  const [isMore, setMore] = useState(comment.method === 'facts')
  return (
    <>
      <Why of="removal" />
      {isSenderShown(comment) ? null : (
        <TextInput
          name="senderNote"
          label={t('comments.decide.senderNote')}
          help={t('comments.decide.senderNoteHelp')}
          isRequired
          lines={2}
          defaultValue={noted ?? ''}
          maxLength={500}
        />
      )}
      <Tick name="more" label={t('decisions.more')} isSelected={isMore} onChange={setMore} />
      {isMore ? <MoreFields policeNumber={comment.policeNumber} /> : null}
    </>
  )
}

function MoreFields({ policeNumber }: { policeNumber: string | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <>
      <OneOf<'no' | 'yes'>
        name="police"
        label={t('decisions.police')}
        defaultValue={policeNumber === null ? 'no' : 'yes'}
        options={[
          { id: 'no', label: t('decisions.no') },
          { id: 'yes', label: t('decisions.yes') }
        ]}
      />
      <TextInput
        name="policeNumber"
        label={t('decisions.policeNumber')}
        maxLength={100}
        defaultValue={policeNumber ?? ''}
      />
      <Choice
        name="boardOffence"
        label={t('decisions.boardOffence')}
        help={t('decisions.boardOffenceHelp')}
        options={BoardOffence.options.map(id => ({ id, label: BOARD_OFFENCES[id][language] }))}
      />
      <TextInput
        name="toAuthor"
        label={t('decisions.toAuthor')}
        help={t('decisions.toAuthorHelp')}
        lines={3}
        maxLength={5000}
      />
    </>
  )
}

function AnswerFields() {
  const { t } = useTranslation()
  return (
    <>
      <TextInput name="answer" label={t('decisions.answer')} lines={3} isRequired maxLength={10_000} />
      <DateField
        name="answeredAt"
        label={t('decisions.answeredAt')}
        granularity="minute"
        isRequired
        defaultValue={swedishNow()}
      />
      <TextInput name="answeredBy" label={t('decisions.answeredBy')} isRequired maxLength={200} />
    </>
  )
}

/** Of what was gone before it was saved, all that is known. */
function GoneFields() {
  const { t } = useTranslation()
  return (
    <>
      <OneOf<GoneBy>
        name="goneBy"
        label={t('decisions.goneBy')}
        isRequired
        options={GoneBy.options.map(id => ({ id, label: t(`decisions.goneByWho.${id}`) }))}
      />
      <TextInput
        name="receivedHow"
        label={t('decisions.receivedHow')}
        help={t('decisions.receivedHowHelp')}
        lines={4}
        isRequired
        maxLength={5000}
      />
      <TextInput
        name="because"
        label={t('decisions.howItWent')}
        help={t('decisions.howItWentHelp')}
        lines={2}
        isRequired
        maxLength={2000}
      />
    </>
  )
}

/** Whether its page named who wrote it. */
export function isSenderShown({ content }: CommentRow): boolean {
  return content !== null && (content.authorName !== null || content.authorAddress !== null)
}

/** The decision that the fields say. */
export function decisionIn(filled: Filled, outcome: Outcome): Decision {
  const note = filled.optional('note')
  switch (outcome) {
    case 'remove': {
      const ground = filled.text('category')
      const isPolice = filled.text('police') === 'yes'
      return {
        outcome,
        note,
        category: Category.safeParse(ground).data ?? CategoryId.parse(ground),
        senderNote: filled.optional('senderNote'),
        police: isPolice ? { number: filled.optional('policeNumber') } : null,
        boardOffence: BoardOffence.safeParse(filled.text('boardOffence')).data ?? null,
        toAuthor: filled.optional('toAuthor')
      }
    }
    case 'answered':
      return {
        outcome,
        note,
        answer: filled.text('answer'),
        answeredAt: instantOf(filled.text('answeredAt')),
        answeredBy: filled.text('answeredBy')
      }
    case 'forwarded':
      return { outcome, note, forwardedTo: filled.text('forwardedTo') }
    case 'gone-before-saved':
      return {
        outcome,
        note,
        goneBy: GoneBy.parse(filled.text('goneBy')),
        receivedHow: filled.text('receivedHow'),
        because: filled.text('because')
      }
    default:
      return { outcome, note, because: filled.text('because') }
  }
}
