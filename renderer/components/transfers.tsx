// The way of one record out of the archive: the packages it went with, and what the receivers answered.
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Transfer } from '#shared/receipt.ts'
import type { RecordRef } from '#shared/record.ts'
import { api } from '../api.ts'
import { Asked } from './asked.tsx'
import { Time } from './facts.tsx'

/** The card. */
export function Transfers({ record }: { record: RecordRef }) {
  const { t } = useTranslation()
  const chain = useQuery(api.receipts.chain.queryOptions({ input: { record } }))
  return (
    <section className="card stack" aria-labelledby="transfers">
      <h2 id="transfers">{t('exports.transfers.title')}</h2>
      <Asked query={chain}>
        {packages =>
          packages.length === 0 ? (
            <p className="muted">{t('exports.transfers.none')}</p>
          ) : (
            <ul className="plain-list stack">
              {packages.map(each => (
                <Package key={each.exportId} transfer={each} />
              ))}
            </ul>
          )
        }
      </Asked>
    </section>
  )
}

function Package({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation()
  const counted = transfer.receipts.filter(({ withdrawnBecause }) => withdrawnBecause === null)
  return (
    <li className="stack-tight">
      <span className="row">
        <Link href={`/export/${transfer.exportId}`}>{t(`exports.formats.${transfer.format}`)}</Link>
        <Time at={transfer.writtenAt} />
      </span>
      {counted.length === 0 ? (
        <span className="muted">{t('exports.transfers.unanswered')}</span>
      ) : (
        counted.map(({ id, receiver, number, caseNumber, receivedOn, receivedBy }) => (
          <span key={id}>
            {t('exports.transfers.answer', {
              receiver: t(`exports.receipts.receivers.${receiver}`),
              number: caseNumber === null ? number : `${number} (${caseNumber})`,
              on: receivedOn,
              by: receivedBy
            })}
          </span>
        ))
      )}
    </li>
  )
}
