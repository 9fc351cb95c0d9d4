// Entering what the receiver answered, about the whole package or some of its records.
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Stamp } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportId } from '#shared/ids.ts'
import { Receiver } from '#shared/receiver.ts'
import type { RecordRef } from '#shared/record.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { DateField, TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { PAGED } from '../../components/paged.tsx'
import { Refused } from '../../components/states.tsx'
import { TickRecords } from './tick-records.tsx'

/** The form. It is emptied when the receipt is entered. */
export function ReceiptForm({ exportId }: { exportId: ExportId }) {
  const { t } = useTranslation()
  const [entered, setEntered] = useState(0)
  /** Null is every record that has no answer yet. */
  const [picked, setPicked] = useState<RecordRef[] | null>(null)
  const enter = useMutation(
    api.receipts.enter.mutationOptions({
      onSuccess: receipt => {
        notify(t('exports.receipts.entered', { number: receipt.number, count: receipt.records }))
        setEntered(count => count + 1)
        setPicked(picked === null ? null : [])
      }
    })
  )
  const [receiver, setReceiver] = useState<Receiver>('diary')
  return (
    <section className="card" aria-labelledby="enter-receipt">
      <Form
        key={entered}
        onFilled={filled =>
          enter.mutate({
            exportId,
            records: picked,
            facts: {
              receiver,
              number: filled.text('number'),
              caseNumber: filled.optional('caseNumber'),
              receivedOn: filled.text('receivedOn'),
              receivedBy: filled.text('receivedBy')
            }
          })
        }
      >
        <h2 id="enter-receipt">{t('exports.receipts.enter')}</h2>
        <p className="muted">{t('exports.receipts.enterHelp')}</p>
        <OneOf
          name="receiver"
          label={t('exports.receipts.receiver')}
          value={receiver}
          onChange={setReceiver}
          options={Receiver.options.map(id => ({ id, label: t(`exports.receipts.receivers.${id}`) }))}
        />
        <OneOf
          name="covers"
          label={t('exports.receipts.covers')}
          value={picked === null ? 'rest' : 'picked'}
          onChange={covers => setPicked(covers === 'rest' ? null : [])}
          options={(['rest', 'picked'] as const).map(id => ({
            id,
            label: t(`exports.receipts.coversWhich.${id}`)
          }))}
        />
        {picked === null ? null : <Covered exportId={exportId} picked={picked} onChange={setPicked} />}
        <TextInput name="number" label={t('exports.receipts.number')} isRequired maxLength={100} />
        <TextInput name="caseNumber" label={t('exports.receipts.caseNumber')} maxLength={100} />
        <DateField name="receivedOn" label={t('exports.receipts.receivedOn')} isRequired />
        <TextInput name="receivedBy" label={t('exports.receipts.receivedBy')} isRequired maxLength={200} />
        {enter.isError ? <Refused error={enter.error} /> : null}
        <div className="form-actions">
          <Button
            variant="primary"
            type="submit"
            icon={<Stamp size={20} />}
            isPending={enter.isPending}
            isDisabled={picked?.length === 0}
          >
            {t('exports.receipts.save')}
          </Button>
        </div>
      </Form>
    </section>
  )
}

/** The records of the package, to tick those that the answer is about. */
function Covered({
  exportId,
  ...picking
}: {
  exportId: ExportId
  picked: readonly RecordRef[]
  onChange: (records: RecordRef[]) => void
}) {
  const list = useInfiniteQuery(
    api.exports.records.infiniteOptions({ input: after => ({ id: exportId, after, limit: 20 }), ...PAGED })
  )
  return <TickRecords list={list} nothing="" {...picking} />
}
