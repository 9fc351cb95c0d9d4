// Entering a retention rule with the decision it rests on.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CATEGORIES, type CountedFrom, type DisposableKind, RetentionCategory } from '#shared/retention.ts'
import { api } from '../../api.ts'
import { OneOf, Tick } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DocumentField } from '../../components/document-field.tsx'
import { Choice, DateField, TextInput } from '../../components/fields.tsx'
import { type Filled, Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Why } from '../../help/why.tsx'
import { refusalOf } from '../../refusal.ts'

const KINDS = [
  'comment',
  'message',
  'capture',
  'disclosure',
  'checklist-answer'
] as const satisfies readonly DisposableKind[]
/** What is never handed over, and so waits for no receipt. */
const STAYS_HERE: ReadonlySet<DisposableKind> = new Set(['disclosure', 'checklist-answer'])
const ANY = 'any'

// What the time of a kind can be counted from.
const FROMS: Readonly<Record<DisposableKind, readonly CountedFrom[]>> = {
  capture: ['recorded', 'handed-over'],
  comment: ['recorded', 'decided', 'handed-over'],
  message: ['recorded', 'decided', 'handed-over'],
  disclosure: ['recorded', 'decided'],
  'checklist-answer': ['recorded']
}

/** The dialog. */
export function RuleDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'with' } })).data ?? []
  const [kind, setKind] = useState<DisposableKind>('comment')
  const [channelId, setChannelId] = useState(ANY)
  const [category, setCategory] = useState(ANY)
  const [howLong, setHowLong] = useState<'time' | 'ever'>('time')
  const [from, setFrom] = useState<CountedFrom>('recorded')
  const [isFree, setFree] = useState(false)
  const [atOnce, setAtOnce] = useState(false)
  const [documentPath, setDocumentPath] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const add = useMutation(
    api.retention.addRule.mutationOptions({
      onSuccess: () => {
        notify(t('disposal.rules.added'))
        onClose()
      }
    })
  )
  const send = (filled: Filled) => {
    const months = Number(filled.text('months'))
    const isTime = howLong === 'time'
    if (isTime && !(/^\d+$/.test(filled.text('months')) && months <= 1200)) return setWrong(true)
    const chosen = RetentionCategory.safeParse(category)
    add.mutate({
      draft: {
        kind,
        channelId: channels.find(({ id }) => id === channelId)?.id ?? null,
        category: chosen.success ? chosen.data : null,
        kept: isTime ? { months, countedFrom: from } : null,
        transfer: isFree || STAYS_HERE.has(kind) ? 'none' : 'required',
        decidedBy: filled.text('decidedBy'),
        decidedOn: filled.text('decidedOn'),
        reference: filled.text('reference')
      },
      documentPath,
      ...(atOnce ? { atOnce } : {})
    })
  }
  const choose = (next: DisposableKind) => {
    setKind(next)
    setCategory(ANY)
    setFrom('recorded')
  }
  return (
    <Dialog title={t('disposal.rules.add')} onClose={onClose}>
      <Form onFilled={send}>
        <OneOf
          name="kind"
          label={t('disposal.what')}
          value={kind}
          onChange={choose}
          options={KINDS.map(id => ({ id, label: t(`disposal.kinds.${id}`) }))}
        />
        <Choice
          name="category"
          label={t('disposal.rules.category')}
          isRequired
          value={category}
          onChange={setCategory}
          options={[
            { id: ANY, label: t('disposal.rules.every') },
            ...CATEGORIES[kind].map(id => ({ id, label: t(`disposal.rules.categories.${id}`) }))
          ]}
        />
        {kind === 'disclosure' ? null : (
          <Choice
            name="channel"
            label={t('disposal.channel')}
            isRequired
            value={channelId}
            onChange={setChannelId}
            options={[
              { id: ANY, label: t('disposal.rules.everyChannel') },
              ...channels.map(({ id, name }) => ({ id, label: name }))
            ]}
          />
        )}
        <OneOf
          name="howLong"
          label={t('disposal.rules.howLong')}
          value={howLong}
          onChange={setHowLong}
          options={[
            { id: 'time', label: t('disposal.rules.forATime') },
            { id: 'ever', label: t('disposal.rules.keptForever') }
          ]}
        />
        {howLong === 'ever' ? null : (
          <>
            <TextInput
              name="months"
              label={t('disposal.rules.months')}
              help={t('disposal.rules.monthsHelp')}
              isRequired
              maxLength={4}
              onChange={() => setWrong(false)}
            />
            {isWrong ? (
              <p className="field-error" role="alert">
                {t('disposal.rules.monthsWrong')}
              </p>
            ) : null}
            <OneOf
              name="from"
              label={t('disposal.rules.from')}
              value={from}
              onChange={setFrom}
              options={FROMS[kind].map(id => ({ id, label: t(`disposal.rules.froms.${id}`) }))}
            />
            {STAYS_HERE.has(kind) ? null : (
              <Tick
                label={t('disposal.rules.withoutTransfer')}
                help={t('disposal.rules.withoutTransferHelp')}
                isSelected={isFree}
                onChange={setFree}
              />
            )}
          </>
        )}
        <Why of="retention" />
        <TextInput name="reference" label={t('disposal.rules.reference')} isRequired maxLength={100} />
        <TextInput name="decidedBy" label={t('disposal.rules.decidedBy')} isRequired maxLength={200} />
        <DateField name="decidedOn" label={t('disposal.rules.decidedOn')} isRequired />
        <DocumentField label={t('disposal.rules.document')} path={documentPath} onChange={setDocumentPath} />
        {atOnce || (add.error !== null && refusalOf(add.error).code === 'kept-no-time') ? (
          <Tick label={t('disposal.rules.atOnce')} isSelected={atOnce} onChange={setAtOnce} />
        ) : null}
        <FormActions of={add} onClose={onClose}>
          {t('disposal.rules.add')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
