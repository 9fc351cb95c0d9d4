// What a message reports, what was decided about it, and the form that decides or corrects.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { MessageId } from '#shared/ids.ts'
import { type Report, ReportOutcome, type StoredReportDecision } from '#shared/report.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Drafted, draftSent } from '../../components/drafted.tsx'
import { Facts, PlainText, Time } from '../../components/facts.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { RECORD_PLACES } from '../../components/record-places.ts'
import { useSecrecyOf } from '../../components/use-secrecy.ts'

/** The card; nothing for a message that reports nothing. */
export function ReportCard({ id }: { id: MessageId }) {
  const { data } = useQuery(api.reports.find.queryOptions({ input: { id } }))
  return data === undefined || data === null ? null : <Card report={data} />
}

function Card({ report }: { report: Report }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { id, matter, way, record, address, decision } = report
  return (
    <section className="card stack" aria-labelledby="report">
      <h2 id="report">{t('reports.one')}</h2>
      <Facts
        facts={[
          [t('reports.matter'), t(`reports.matters.${matter}`)],
          [t('reports.way'), t(`reports.ways.${way}`)],
          ...(record === null
            ? []
            : ([
                [
                  t('reports.about'),
                  <Link key="record" href={RECORD_PLACES[record.kind](record.id, '')}>
                    {t(`exports.kindName.${record.kind}`)}
                  </Link>
                ]
              ] as const)),
          ...(address === null ? [] : ([[t('reports.address'), address]] as const))
        ]}
      />
      {decision === null ? (
        <p className="muted">{t('reports.undecided')}</p>
      ) : (
        <Decided decision={decision} />
      )}
      <Earlier id={id} />
      <div>
        <Button variant={decision === null ? 'primary' : 'quiet'} onPress={() => setOpen(true)}>
          {t(decision === null ? 'reports.decide' : 'reports.correct')}
        </Button>
      </div>
      {isOpen ? <Decide report={report} onClose={() => setOpen(false)} /> : null}
    </section>
  )
}

function Decided({ decision }: { decision: StoredReportDecision }) {
  const { t } = useTranslation()
  const { outcome, because, toReader, correctedBecause, decidedBy, decidedAt } = decision
  return (
    <Facts
      facts={[
        [t('reports.outcome'), t(`reports.outcomes.${outcome}`)],
        [t('reports.because'), <PlainText key="because">{because}</PlainText>],
        ...(toReader === null
          ? []
          : ([[t('reports.toReader'), <PlainText key="told">{toReader}</PlainText>]] as const)),
        ...(correctedBecause === null
          ? []
          : ([[t('decisions.correctedBecause'), correctedBecause]] as const)),
        [t('decisions.registeredBy'), decidedBy],
        [t('decisions.registeredAt'), <Time key="at" at={decidedAt} />]
      ]}
    />
  )
}

function Earlier({ id }: { id: MessageId }) {
  const { t } = useTranslation()
  const { data = [] } = useQuery(api.reports.decisions.queryOptions({ input: { id } }))
  if (data.length < 2) return null
  return (
    <>
      <h3>{t('reports.earlier')}</h3>
      {data.slice(0, -1).map(decision => (
        <Decided key={decision.decidedAt} decision={decision} />
      ))}
    </>
  )
}

function Decide({ report, onClose }: { report: Report; onClose: () => void }) {
  const { t } = useTranslation()
  const { id, decision, senderName, record } = report
  const guarded = useSecrecyOf(report.channelId, [
    { kind: 'message', id },
    ...(record === null ? [] : [record])
  ])
  const draft = `report decision ${id}`
  const done = () => {
    draftSent(draft)
    notify(t('reports.decided'))
    onClose()
  }
  const decide = useMutation(api.reports.decide.mutationOptions({ onSuccess: done }))
  const correct = useMutation(api.reports.correct.mutationOptions({ onSuccess: done }))
  const asked = decision === null ? decide : correct
  return (
    <Dialog title={t(decision === null ? 'reports.decide' : 'reports.correct')} onClose={onClose}>
      <Drafted of={draft} guarded={guarded} seen={decision?.decidedAt}>
        <Form
          onFilled={filled => {
            const made = {
              outcome: ReportOutcome.parse(filled.text('outcome')),
              because: filled.text('because'),
              toReader: filled.optional('toReader')
            }
            if (decision === null) decide.mutate({ id, decision: made })
            else correct.mutate({ id, decision: made, because: filled.text('correctedBecause') })
          }}
        >
          <OneOf
            name="outcome"
            label={t('reports.outcome')}
            isRequired
            {...(decision === null ? {} : { defaultValue: decision.outcome })}
            options={ReportOutcome.options.map(each => ({
              id: each,
              label: t(`reports.outcomes.${each}`),
              help: t(`reports.outcomesHelp.${each}`)
            }))}
          />
          <TextInput
            name="because"
            label={t('reports.because')}
            lines={3}
            isRequired
            maxLength={2000}
            defaultValue={decision?.because ?? ''}
          />
          <TextInput
            name="toReader"
            label={t('reports.toReader')}
            help={t(senderName === null ? 'reports.nobodyToTell' : 'reports.toReaderHelp')}
            lines={3}
            maxLength={5000}
            defaultValue={decision?.toReader ?? ''}
          />
          {decision === null ? null : (
            <TextInput
              name="correctedBecause"
              label={t('decisions.correctedBecause')}
              help={t('decisions.correctedHelp')}
              lines={2}
              isRequired
              maxLength={1000}
            />
          )}
          <FormActions of={asked} onClose={onClose}>
            {t('common.save')}
          </FormActions>
        </Form>
      </Drafted>
    </Dialog>
  )
}
