// Taking in a report from a reader: who, when and by what way, what is reported and as what.
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ChannelId } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import type { ChannelRow } from '#shared/register.ts'
import { ReportMatter, ReportWay } from '#shared/report.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { ChannelChoice } from '../../components/channel-choice.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Drafted, draftSent } from '../../components/drafted.tsx'
import { DateField, TextInput } from '../../components/fields.tsx'
import { type Filled, Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { useSecrecyOf } from '../../components/use-secrecy.ts'
import { instantOf } from '../../format.ts'

export type About = { readonly channelId: ChannelId; readonly record: RecordRef }

/** The form; `about` is the record that it is opened from. */
export function ReportForm(props: ReportProps) {
  const { about } = props
  const guarded = useSecrecyOf(about?.channelId ?? null, about === null ? [] : [about.record])
  return (
    <Drafted of={draftOfReport(about)} guarded={guarded}>
      <Fields {...props} />
    </Drafted>
  )
}

const draftOfReport = (about: About | null) => `report ${about?.record.id ?? 'new'}`

type ReportProps = {
  about: About | null
  channels: readonly ChannelRow[]
  onTaken: (id: string) => void
}

function Fields({ about, channels, onTaken }: ReportProps) {
  const { t } = useTranslation()
  const take = useMutation(
    api.reports.take.mutationOptions({
      onSuccess: ({ id }) => {
        draftSent(draftOfReport(about))
        notify(t('reports.saved'))
        onTaken(id)
      }
    })
  )
  return (
    <Form onFilled={filled => take.mutate(draftIn(filled, about))}>
      <p className="muted">{t('reports.lead')}</p>
      {about === null ? (
        <>
          <ChannelChoice label={t('messages.intake.channel')} channels={channels} />
          <TextInput
            name="address"
            label={t('reports.address')}
            help={t('reports.addressHelp')}
            isRequired
            maxLength={2000}
          />
        </>
      ) : null}
      <OneOf
        name="matter"
        label={t('reports.matter')}
        isRequired
        options={ReportMatter.options.map(id => ({ id, label: t(`reports.matters.${id}`) }))}
      />
      <OneOf
        name="way"
        label={t('reports.way')}
        isRequired
        options={ReportWay.options.map(id => ({ id, label: t(`reports.ways.${id}`) }))}
      />
      <TextInput
        name="senderName"
        label={t('reports.reader')}
        help={t('reports.readerHelp')}
        maxLength={300}
      />
      <TextInput name="senderAddress" label={t('reports.readerAddress')} maxLength={500} />
      <DateField
        name="receivedAt"
        label={t('reports.receivedAt')}
        help={t('reports.receivedHelp')}
        granularity="minute"
      />
      <TextInput name="text" label={t('reports.text')} lines={5} isRequired maxLength={100_000} />
      {take.isError ? <Refused error={take.error} /> : null}
      <div className="form-actions">
        <Button variant="primary" type="submit" isPending={take.isPending}>
          {t('reports.save')}
        </Button>
      </div>
    </Form>
  )
}

function draftIn(filled: Filled, about: About | null) {
  const at = filled.optional('receivedAt')
  return {
    channelId: about?.channelId ?? ChannelId.parse(filled.text('channel')),
    record: about?.record ?? null,
    address: about === null ? filled.text('address') : null,
    matter: ReportMatter.parse(filled.text('matter')),
    way: ReportWay.parse(filled.text('way')),
    senderName: filled.optional('senderName'),
    senderAddress: filled.optional('senderAddress'),
    receivedAt: at === null ? null : instantOf(at),
    text: filled.text('text')
  }
}
