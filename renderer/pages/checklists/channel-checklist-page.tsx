// The checklist of one channel: each item with what was found in the captured text, and a person's answer.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelChecklist, ChecklistRow, GivenAnswer } from '#shared/checklist.ts'
import { CaptureId, type ChannelId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button, ButtonLink } from '../../components/button.tsx'
import { type Filled, Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Empty, Refused } from '../../components/states.tsx'
import { usePeriodName } from '../../period.ts'
import { ItemFields } from './item-fields.tsx'

/** The page. */
export function ChannelChecklistPage({ id }: { id: ChannelId }) {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const checklist = useQuery(api.checklists.find.queryOptions({ input: { channelId: id } }))
  return (
    <Page
      title={checklist.data?.channelName ?? t('checklists.title')}
      lead={checklist.data === undefined ? undefined : periodName(checklist.data.period)}
      back={{ href: '/channels/checklists', label: t('checklists.title') }}
      actions={<ButtonLink href={`/channels/${id}`}>{t('checklists.toChannel')}</ButtonLink>}
    >
      <Asked query={checklist}>
        {answer =>
          answer.captures.length === 0 ? (
            <Empty
              title={t('checklists.notCaptured')}
              next={<ButtonLink href={`/channels/${id}`}>{t('checklists.toChannel')}</ButtonLink>}
            >
              {t('checklists.notCapturedText')}
            </Empty>
          ) : (
            <Answers key={stampOf(answer)} checklist={answer} />
          )
        }
      </Asked>
    </Page>
  )
}

// New fields once an answer or a capture has come.
const stampOf = ({ items, captures }: ChannelChecklist) =>
  [...captures.map(({ id }) => id), ...items.map(({ answer }) => answer?.answeredAt ?? '')].join(' ')

function Answers({ checklist }: { checklist: ChannelChecklist }) {
  const { t } = useTranslation()
  const { channelId, captures, items } = checklist
  const [filled, setFilled] = useState<Filling | null>(null)
  const fillings = FILLINGS.filter(by => items.some(row => fillingOf(row, by) !== null))
  const answer = useMutation(
    api.checklists.answer.mutationOptions({
      onSuccess: (_, { answers }) => notify(t('checklists.saved', { count: answers.length }))
    })
  )
  const send = (form: Filled) => {
    const answers = items.flatMap(row => answerIn(form, row))
    if (answers.length > 0) answer.mutate({ channelId, answers })
    else notify(t('checklists.nothingNew'))
  }
  return (
    <Form onFilled={send}>
      <p className="muted">{t('checklists.howTo')}</p>
      {fillings.length === 0 ? null : (
        <div className="form-actions">
          {fillings.map(by => (
            <Button key={by} onPress={() => setFilled(by)}>
              {t(`checklists.fill.${by}`)}
            </Button>
          ))}
        </div>
      )}
      {items.map(row => (
        <ItemFields
          key={row.item}
          row={row}
          captures={captures}
          filled={filled === null ? null : fillingOf(row, filled)}
        />
      ))}
      {answer.isError ? <Refused error={answer.error} /> : null}
      <div className="form-actions">
        <Button variant="primary" type="submit" isPending={answer.isPending}>
          {t('checklists.save')}
        </Button>
      </div>
    </Form>
  )
}

/** How several items are filled in at once: with what was found, or with the answers of the half-year before. */
const FILLINGS = ['found', 'before'] as const
type Filling = (typeof FILLINGS)[number]

/** What is filled in where nobody has answered yet; it is read through and saved like any other answer. */
function fillingOf({ answer, before, proposal }: ChecklistRow, by: Filling): GivenAnswer['answer'] | null {
  if (answer !== null) return null
  return by === 'found' ? (proposal === null ? null : 'yes') : (before?.answer ?? null)
}

/** What a person said of an item, unless it is left or as before. */
function answerIn(filled: Filled, { item, answer: known }: ChecklistRow): GivenAnswer[] {
  const answer = filled.text(`${item}.answer`)
  if (answer !== 'yes' && answer !== 'no') return []
  const given: GivenAnswer = {
    item,
    answer,
    captureId: CaptureId.parse(filled.text(`${item}.capture`)),
    // Words that were found speak for a yes; that something is missing has none.
    quote: answer === 'yes' ? filled.optional(`${item}.quote`) : null,
    note: filled.optional(`${item}.note`)
  }
  const isSame =
    known !== null &&
    (['answer', 'captureId', 'quote', 'note'] as const).every(field => known[field] === given[field])
  return isSame ? [] : [given]
}
