// One item of the checklist: what was found, the answer before, and the fields of the answer now.
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ChannelChecklist, ChecklistRow, GivenAnswer } from '#shared/checklist.ts'
import { OneOf } from '../../components/choices.tsx'
import { Time } from '../../components/facts.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Fieldset } from '../../components/form.tsx'
import { SecrecyButton } from '../../components/secrecy-card.tsx'
import { formatTime } from '../../format.ts'
import { usePeriodName } from '../../period.ts'

type ItemProps = {
  row: ChecklistRow
  captures: ChannelChecklist['captures']
  /** What was filled in for several items at once. */
  filled: GivenAnswer['answer'] | null
}

/** The fields. What was found is filled in as a proposal; it is no answer until it is saved. */
export function ItemFields({ row: { item, answer, before, proposal }, captures, filled }: ItemProps) {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const shown = answer ?? proposal
  const given = answer?.answer ?? filled
  const captureId = shown?.captureId ?? captures[0]?.id ?? null
  const isKnown = captures.some(({ id }) => id === captureId)
  return (
    <Fieldset legend={t(`checklists.items.${item}`)}>
      <p className="muted">{t(`checklists.questions.${item}`)}</p>
      {answer === null ? null : (
        <p>
          {t('checklists.answeredBy', { name: answer.answeredBy })} <Time at={answer.answeredAt} />{' '}
          <SecrecyButton
            record={{ kind: 'checklist-answer', id: answer.id }}
            name={t(`checklists.items.${item}`)}
          />
        </p>
      )}
      {answer === null && proposal !== null ? (
        <p className="proposal">
          <strong>{t('checklists.proposal')}</strong> <q className="wrap">{proposal.quote}</q>
        </p>
      ) : null}
      {answer === null && proposal === null ? (
        <p>{t(item === 'logo' ? 'checklists.lookAtPicture' : 'checklists.notFound')}</p>
      ) : null}
      {before === null ? null : (
        <p className="muted">
          {t('checklists.before', {
            period: periodName(before.period),
            answer: t(`checklists.answers.${before.answer}`)
          })}
        </p>
      )}
      <div className="columns">
        <div className="stack">
          <OneOf
            // Made anew when it is filled in; what is written beside it stays.
            key={filled}
            name={`${item}.answer`}
            label={t('checklists.answer')}
            {...(given === null ? {} : { defaultValue: given })}
            options={(['yes', 'no'] as const).map(id => ({ id, label: t(`checklists.answers.${id}`) }))}
          />
          <TextInput
            name={`${item}.note`}
            label={t('checklists.note')}
            maxLength={500}
            defaultValue={answer?.note ?? ''}
          />
        </div>
        <div className="stack">
          <Choice
            name={`${item}.capture`}
            label={t('checklists.capture')}
            isRequired
            defaultValue={isKnown ? captureId : (captures[0]?.id ?? null)}
            options={captures.map(({ id, address, startedAt }) => ({
              id,
              label: `${address} (${formatTime(startedAt)})`
            }))}
          />
          {captureId === null ? null : (
            <Link href={`/captures/${captureId}`}>{t('checklists.showCapture')}</Link>
          )}
          {item === 'logo' ? null : (
            <TextInput
              name={`${item}.quote`}
              label={t('checklists.quote')}
              help={t('checklists.quoteHelp')}
              lines={2}
              maxLength={500}
              defaultValue={shown?.quote ?? ''}
            />
          )}
        </div>
      </div>
    </Fieldset>
  )
}
