// The last seal of the journal, written to a file or mailed: kept elsewhere.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Mail } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isAllowed, RULES } from '#shared/rules.ts'
import type { Role } from '#shared/user.ts'
import { api, client } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { Refused } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'

/** The card. */
export function HeadCard({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation()
  const server = useQuery(api.outbox.server.queryOptions())
  return (
    <section className="card stack" aria-labelledby="head">
      <h2 id="head">{t('checks.head')}</h2>
      <p className="muted">{t('checks.headLead')}</p>
      <PrintButton label={t('checks.saveHead')} print={dir => client.journal.saveHead({ dir })} />
      {isAllowed(RULES.journal.mailHead, roles) && server.data != null ? <MailHead /> : null}
    </section>
  )
}

function MailHead() {
  const { t } = useTranslation()
  const mail = useMutation(
    api.journal.mailHead.mutationOptions({
      onSuccess: ({ recipient }) => notify(t('checks.headMailed', { mailbox: recipient }))
    })
  )
  return (
    <Form onFilled={({ text }) => mail.mutate({ mailbox: text('mailbox') })}>
      <TextInput name="mailbox" type="email" label={t('checks.mailHeadTo')} isRequired />
      <div>
        <Button type="submit" icon={<Mail size={18} />} isPending={mail.isPending}>
          {t('checks.mailHead')}
        </Button>
      </div>
      {mail.isError ? <Refused error={mail.error} /> : null}
    </Form>
  )
}
