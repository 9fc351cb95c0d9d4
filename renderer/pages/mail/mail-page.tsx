// E-mail: the server that mail is sent by, the mailboxes that messages are fetched from, and what was sent.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Page } from '../../components/page.tsx'
import { AutomaticCard } from './automatic-card.tsx'
import { MailboxesCard } from './mailboxes-card.tsx'
import { RedirectCard } from './redirect-card.tsx'
import { SentMail } from './sent-mail.tsx'
import { ServerCard } from './server-card.tsx'

/** The page. */
export function MailPage() {
  const { t } = useTranslation()
  const server = useQuery(api.outbox.server.queryOptions())
  const mailboxes = useQuery(api.mailboxes.list.queryOptions({ input: { channelId: null } }))
  return (
    <Page title={t('mail.title')} lead={t('mail.lead')}>
      <SentMail />
      <div className="columns">
        <RedirectCard />
        <AutomaticCard />
        <Asked query={server}>{found => <ServerCard server={found} />}</Asked>
        <Asked query={mailboxes}>{found => <MailboxesCard mailboxes={found} />}</Asked>
      </div>
    </Page>
  )
}
