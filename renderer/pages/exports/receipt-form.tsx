// Entering what the receiver answered about the whole package.
import { useMutation } from '@tanstack/react-query'
import { Stamp } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportId } from '#shared/ids.ts'
import { Receiver } from '#shared/receiver.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { DateField, TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

/** The form. It is emptied when the receipt is entered. */
export function ReceiptForm({ exportId }: { exportId: ExportId }) {
  const { t } = useTranslation()
  const [entered, setEntered] = useState(0)
  const enter = useMutation(
    api.receipts.enter.mutationOptions({
      onSuccess: receipt => {
        notify(t('exports.receipts.entered', { number: receipt.number, count: receipt.records }))
        setEntered(count => count + 1)
      }
    })
  )
  const [receiver, setReceiver] = useState<Receiver>('registry')
  return (
    <section className="card" aria-labelledby="enter-receipt">
      <Form
        key={entered}
        onFilled={filled =>
          enter.mutate({
            exportId,
            records: null,
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
        <TextInput name="number" label={t('exports.receipts.number')} isRequired maxLength={100} />
        <TextInput name="caseNumber" label={t('exports.receipts.caseNumber')} maxLength={100} />
        <DateField name="receivedOn" label={t('exports.receipts.receivedOn')} isRequired />
        <TextInput name="receivedBy" label={t('exports.receipts.receivedBy')} isRequired maxLength={200} />
        {enter.isError ? <Refused error={enter.error} /> : null}
        <div className="form-actions">
          <Button look="primary" type="submit" icon={<Stamp size={20} />} isPending={enter.isPending}>
            {t('exports.receipts.save')}
          </Button>
        </div>
      </Form>
    </section>
  )
}
