// The way from a record's page to what the journal says of it.
import { ScrollText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from './button.tsx'

/** The link, for among a page's actions. */
export function JournalLink({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <ButtonLink variant="quiet" icon={<ScrollText size={18} />} href={`/journal/${id}`}>
      {t('common.journalOf')}
    </ButtonLink>
  )
}
