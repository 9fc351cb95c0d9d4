// The last seal of the journal, written to a file that is kept elsewhere.
import { useTranslation } from 'react-i18next'
import { client } from '../../api.ts'
import { PrintButton } from '../../components/print-button.tsx'

/** The card. */
export function HeadCard() {
  const { t } = useTranslation()
  return (
    <section className="card stack" aria-labelledby="head">
      <h2 id="head">{t('checks.head')}</h2>
      <p className="muted">{t('checks.headLead')}</p>
      <PrintButton label={t('checks.saveHead')} print={dir => client.journal.saveHead({ dir })} />
    </section>
  )
}
