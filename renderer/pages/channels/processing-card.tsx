// What the record of processing activities says of a channel (GDPR Art. 30), with what is missing, and the form that says it.
import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelId } from '#shared/ids.ts'
import { LawfulBasis, type Processing, type ProcessingFacts } from '#shared/processing.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { TextInput } from '../../components/fields.tsx'
import { type Filled, Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { PrintButton } from '../../components/print-button.tsx'

const TEXTS = [
  ...(['controller', 'officer', 'basisIn', 'dataSubjects', 'dataCategories', 'recipients'] as const),
  ...(['thirdCountries', 'retention', 'safeguards'] as const)
] as const

/** The card. */
export function ProcessingCard({ channelId }: { channelId: ChannelId }) {
  const { t } = useTranslation()
  const processing = useQuery(api.processing.find.queryOptions({ input: { channelId } }))
  return (
    <section className="card stack" aria-labelledby="processing">
      <h2 id="processing">{t('processing.title')}</h2>
      <Asked query={processing}>{found => <Card processing={found} />}</Asked>
    </section>
  )
}

function Card({ processing }: { processing: Processing }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { facts, rules, unruled, lacks, savedAt, savedBy } = processing
  const { lawfulBasis } = facts
  return (
    <>
      {lacks.length === 0 ? null : (
        <Alert
          tone="warn"
          icon={CircleAlert}
          title={t('processing.lacks', {
            what: lacks
              .map(each =>
                // Rules say how long of some of what it holds.
                each === 'retention' && rules.length > 0
                  ? `${t('processing.fields.retention')} (${unruled.map(kind => t(`disposal.kinds.${kind}`)).join(', ')})`
                  : t(`processing.fields.${each}`)
              )
              .join(', ')
          })}
        />
      )}
      <Facts
        facts={[
          ...(lawfulBasis === null
            ? []
            : ([[t('processing.fields.lawfulBasis'), t(`processing.bases.${lawfulBasis}`)]] as const)),
          ...TEXTS.flatMap(name =>
            facts[name] === null ? [] : [[t(`processing.fields.${name}`), facts[name]] as const]
          ),
          ...(rules.length === 0 ? [] : ([[t('processing.rules'), rules.join('; ')]] as const)),
          ...(savedAt === null
            ? []
            : ([
                [t('processing.saidBy'), savedBy],
                [t('processing.saidAt'), <Time key="at" at={savedAt} />]
              ] as const))
        ]}
      />
      <div className="row">
        <Button onPress={() => setOpen(true)}>{t('processing.say')}</Button>
        <PrintButton
          label={t('processing.pdf')}
          print={dir => api.processing.report.call({ format: 'pdf', dir })}
        />
        <PrintButton
          label={t('processing.csv')}
          print={dir => api.processing.report.call({ format: 'csv', dir })}
        />
      </div>
      {isOpen ? <Say processing={processing} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function Say({ processing, onClose }: { processing: Processing; onClose: () => void }) {
  const { t } = useTranslation()
  // The fields begin with it, and keep what was typed when another says something else meanwhile.
  const [{ channelId, facts }] = useState(processing)
  const save = useMutation(
    api.processing.save.mutationOptions({
      onSuccess: () => {
        notify(t('processing.saved'))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('processing.title')} onClose={onClose}>
      <Form onFilled={filled => save.mutate({ channelId, facts: factsIn(filled), seen: facts })}>
        <p className="muted">{t('processing.help')}</p>
        <OneOf
          name="lawfulBasis"
          label={t('processing.fields.lawfulBasis')}
          {...(facts.lawfulBasis === null ? {} : { defaultValue: facts.lawfulBasis })}
          options={LawfulBasis.options.map(id => ({ id, label: t(`processing.bases.${id}`) }))}
        />
        {TEXTS.map(name => (
          <TextInput
            key={name}
            name={name}
            label={t(`processing.fields.${name}`)}
            help={t(`processing.fieldHelp.${name}`)}
            lines={2}
            maxLength={2000}
            defaultValue={facts[name] ?? ''}
          />
        ))}
        <FormActions of={save} onClose={onClose}>
          {t('common.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

function factsIn(filled: Filled): ProcessingFacts {
  const basis = filled.optional('lawfulBasis')
  return {
    controller: filled.optional('controller'),
    officer: filled.optional('officer'),
    lawfulBasis: basis === null ? null : LawfulBasis.parse(basis),
    basisIn: filled.optional('basisIn'),
    dataSubjects: filled.optional('dataSubjects'),
    dataCategories: filled.optional('dataCategories'),
    recipients: filled.optional('recipients'),
    thirdCountries: filled.optional('thirdCountries'),
    retention: filled.optional('retention'),
    safeguards: filled.optional('safeguards')
  }
}
