// The receipts of a package, newest first, and withdrawing one that was wrong.
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportId } from '#shared/ids.ts'
import type { Receipt } from '#shared/receipt.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { SecrecyButton } from '../../components/secrecy-card.tsx'
import { Empty, Refused } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { formatCount } from '../../format.ts'
import { useLanguage } from '../../settings.ts'

/** The card with the list. */
export function ReceiptList({ exportId }: { exportId: ExportId }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [wrong, setWrong] = useState<Receipt | null>(null)
  const list = useInfiniteQuery(
    api.receipts.list.infiniteOptions({
      input: after => ({ exportId, number: null, limit: 50, after }),
      ...PAGED
    })
  )
  const columns: TableColumn<Receipt>[] = [
    { id: 'number', name: t('exports.receipts.number'), isRowHeader: true, cell: row => row.number },
    { id: 'case', name: t('exports.receipts.caseNumber'), cell: row => row.caseNumber ?? '–' },
    {
      id: 'receiver',
      name: t('exports.receipts.receiver'),
      cell: row => t(`exports.receipts.receivers.${row.receiver}`)
    },
    { id: 'on', name: t('exports.receipts.receivedOn'), cell: row => row.receivedOn },
    { id: 'by', name: t('exports.receipts.receivedBy'), cell: row => row.receivedBy },
    {
      id: 'records',
      name: t('exports.receipts.records'),
      cell: row => <span className="number">{formatCount(row.records, language)}</span>
    },
    {
      id: 'secrecy',
      name: t('secrecy.title'),
      cell: row => <SecrecyButton record={{ kind: 'receipt', id: row.id }} name={row.number} />
    },
    {
      id: 'withdraw',
      name: t('exports.receipts.withdrawn'),
      cell: row =>
        row.withdrawnBecause ?? (
          <Button
            variant="small"
            label={t('exports.receipts.withdrawNamed', { number: row.number })}
            onPress={() => setWrong(row)}
          >
            {t('exports.receipts.withdraw')}
          </Button>
        )
    }
  ]
  return (
    <section className="stack" aria-labelledby="receipts">
      <h2 id="receipts">{t('exports.receipts.list')}</h2>
      <Paged
        list={list}
        empty={<Empty title={t('exports.receipts.none')}>{t('exports.receipts.noneText')}</Empty>}
      >
        {rows => <Table label={t('exports.receipts.list')} columns={columns} rows={rows} />}
      </Paged>
      {wrong === null ? null : <Withdraw receipt={wrong} onClose={() => setWrong(null)} />}
    </section>
  )
}

function Withdraw({ receipt, onClose }: { receipt: Receipt; onClose: () => void }) {
  const { t } = useTranslation()
  const withdraw = useMutation(api.receipts.withdraw.mutationOptions({ onSuccess: onClose }))
  return (
    <Dialog title={t('exports.receipts.withdrawNamed', { number: receipt.number })} onClose={onClose}>
      <Form onFilled={filled => withdraw.mutate({ id: receipt.id, because: filled.text('because') })}>
        <p>{t('exports.receipts.withdrawHelp')}</p>
        <TextInput
          name="because"
          label={t('exports.receipts.because')}
          lines={3}
          isRequired
          maxLength={500}
        />
        {withdraw.isError ? <Refused error={withdraw.error} /> : null}
        <div className="form-actions">
          <Button variant="danger" type="submit" isPending={withdraw.isPending}>
            {t('exports.receipts.withdraw')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}
