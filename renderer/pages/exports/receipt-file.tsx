// Taking in the receiver's list of diary numbers.
import { useMutation } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportId } from '#shared/ids.ts'
import { Receiver } from '#shared/receiver.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { DateField, TextInput } from '../../components/fields.tsx'
import { FileDrop } from '../../components/file-drop.tsx'
import { Form } from '../../components/form.tsx'
import { Refused } from '../../components/states.tsx'

/** The form, and what the last list came to. */
export function ReceiptFile({ exportId }: { exportId: ExportId }) {
  const { t } = useTranslation()
  const [path, setPath] = useState<string | null>(null)
  const [isMissed, setMissed] = useState(false)
  const [receiver, setReceiver] = useState<Receiver>('diary')
  const take = useMutation(api.receipts.takeFile.mutationOptions({ onSuccess: () => setPath(null) }))
  return (
    <section className="card" aria-labelledby="receipt-file">
      <Form
        onFilled={filled => {
          setMissed(path === null)
          if (path === null) return
          const otherwise = {
            receivedOn: filled.optional('receivedOn'),
            receivedBy: filled.optional('receivedBy')
          }
          take.mutate({ exportId, receiver, path, otherwise })
        }}
      >
        <h2 id="receipt-file">{t('exports.receipts.file')}</h2>
        <p className="muted">{t('exports.receipts.fileHelp')}</p>
        <FileDrop
          label={path ?? t('exports.receipts.drop')}
          button={t('exports.receipts.choose')}
          onFiles={([first]) => {
            setMissed(false)
            setPath(first === undefined || first === '' ? null : first)
          }}
        />
        {isMissed ? (
          <span className="field-error" role="alert">
            {t('exports.receipts.fileNeeded')}
          </span>
        ) : null}
        <OneOf
          name="file-receiver"
          label={t('exports.receipts.receiver')}
          value={receiver}
          onChange={setReceiver}
          options={Receiver.options.map(id => ({ id, label: t(`exports.receipts.receivers.${id}`) }))}
        />
        <DateField name="receivedOn" label={t('exports.receipts.onElse')} />
        <TextInput name="receivedBy" label={t('exports.receipts.byElse')} maxLength={200} />
        {take.isError ? <Refused error={take.error} /> : null}
        {take.data === undefined ? null : (
          <Alert
            tone="good"
            icon={CircleCheck}
            title={t('exports.receipts.taken', { count: take.data.acknowledged })}
          >
            <p>{t('exports.receipts.takenMore', take.data)}</p>
          </Alert>
        )}
        <div className="form-actions">
          <Button variant="primary" type="submit" isPending={take.isPending}>
            {t('exports.receipts.takeFile')}
          </Button>
        </div>
      </Form>
    </section>
  )
}
