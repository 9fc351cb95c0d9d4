// The mailboxes that messages are fetched from, and the form for one more.
import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChannelId } from '#shared/ids.ts'
import type { Mailbox, MailboxDraft } from '#shared/mailbox.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Facts, When } from '../../components/facts.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { type Filled, Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { Problem } from './problem.tsx'
import { readServer, ServerFields } from './server-fields.tsx'

/** The card. */
export function MailboxesCard({ mailboxes }: { mailboxes: readonly Mailbox[] }) {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  return (
    <section className="card stack" aria-labelledby="mailboxes">
      <h2 id="mailboxes">{t('mail.boxes.title')}</h2>
      <p className="muted">{t('mail.boxes.lead')}</p>
      {mailboxes.length === 0 ? (
        <p>{t('mail.boxes.none')}</p>
      ) : (
        <ul className="plain-list stack" aria-labelledby="mailboxes">
          {mailboxes.map(mailbox => (
            <One key={mailbox.id} mailbox={mailbox} />
          ))}
        </ul>
      )}
      <div>
        <Button onPress={() => setAdding(true)}>{t('mail.boxes.add')}</Button>
      </div>
      {isAdding ? <AddMailbox onClose={() => setAdding(false)} /> : null}
    </section>
  )
}

function One({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation()
  const { id, user, folder } = mailbox
  const [isRenewing, setRenewing] = useState(false)
  const fetch = useMutation(
    api.mailboxes.fetch.mutationOptions({
      onSuccess: ({ messages }) => notify(t('mail.boxes.fetched', { count: messages }))
    })
  )
  const forget = useMutation(
    api.mailboxes.forget.mutationOptions({ onSuccess: () => notify(t('mail.boxes.forgotten')) })
  )
  return (
    <li className="stack-tight">
      <h3 className="wrap">{user}</h3>
      <Facts
        facts={[
          [t('messages.channel'), mailbox.channelName],
          [t('mail.host'), `${mailbox.host}:${mailbox.port}`],
          [t('mail.boxes.folder'), folder],
          [t('mail.boxes.afterwards'), <Afterwards key="afterwards" mailbox={mailbox} />],
          [
            t('mail.boxes.lastFetched'),
            mailbox.fetchedAt === null ? null : <When key="at" at={mailbox.fetchedAt} />
          ],
          [t('mail.boxes.taken'), String(mailbox.taken)],
          ...(mailbox.tooLarge === 0 ? [] : ([[t('mail.boxes.tooLarge'), String(mailbox.tooLarge)]] as const))
        ]}
      />
      {fetch.data === undefined || fetch.data.short === 0 ? null : (
        <Alert tone="bad" icon={CircleAlert} title={t('mail.boxes.short', { count: fetch.data.short })}>
          {t('mail.boxes.shortHelp')}
        </Alert>
      )}
      <Problem
        {...{ code: mailbox.problem, host: mailbox.host, folder, user }}
        to={mailbox.afterwards.kind === 'move' ? mailbox.afterwards.folder : ''}
      />
      <div className="row">
        <Button
          isPending={fetch.isPending}
          label={t('mail.boxes.fetchFrom', { user })}
          onPress={() => fetch.mutate({ id })}
        >
          {t('mail.boxes.fetch')}
        </Button>
        <Button
          variant="quiet"
          label={t('mail.boxes.passwordOf', { user })}
          onPress={() => setRenewing(true)}
        >
          {t('mail.boxes.newPassword')}
        </Button>
        <Button
          variant="quiet"
          isPending={forget.isPending}
          label={t('mail.boxes.forgetNamed', { user })}
          onPress={() => forget.mutate({ id })}
        >
          {t('mail.forget')}
        </Button>
      </div>
      {fetch.isError ? <Refused error={fetch.error} /> : null}
      {forget.isError ? <Refused error={forget.error} /> : null}
      {isRenewing ? <RenewPassword mailbox={mailbox} onClose={() => setRenewing(false)} /> : null}
    </li>
  )
}

function RenewPassword({ mailbox, onClose }: { mailbox: Mailbox; onClose: () => void }) {
  const { t } = useTranslation()
  const renew = useMutation(
    api.mailboxes.renewPassword.mutationOptions({
      onSuccess: () => {
        notify(t('mail.boxes.renewed'))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('mail.boxes.passwordOf', { user: mailbox.user })} onClose={onClose}>
      <Form onFilled={filled => renew.mutate({ id: mailbox.id, secret: filled.text('secret') })}>
        <TextInput
          name="secret"
          type="password"
          label={t('mail.password')}
          help={t('mail.passwordHelp')}
          isRequired
          maxLength={500}
        />
        <FormActions of={renew} onClose={onClose}>
          {t('mail.boxes.renew')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

function Afterwards({ mailbox: { afterwards } }: { mailbox: Mailbox }) {
  const { t } = useTranslation()
  if (afterwards.kind === 'move') return t('mail.boxes.movesTo', { folder: afterwards.folder })
  return t(`mail.boxes.${afterwards.kind}`)
}

function AddMailbox({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [afterwards, setAfterwards] = useState<MailboxDraft['afterwards']['kind']>('move')
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'without' } }))
  const add = useMutation(
    api.mailboxes.add.mutationOptions({
      onSuccess: () => {
        notify(t('mail.boxes.added'))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('mail.boxes.add')} onClose={onClose}>
      <Form
        onFilled={filled =>
          add.mutate({ mailbox: readMailbox(filled, afterwards), secret: filled.text('secret') })
        }
      >
        <Choice
          name="channel"
          label={t('mail.boxes.channel')}
          isRequired
          options={(channels.data ?? []).map(({ id, name }) => ({ id, label: name }))}
        />
        <ServerFields known={null} ports={t('mail.boxes.ports')} isLoginNeeded />
        <TextInput
          name="folder"
          label={t('mail.boxes.folder')}
          isRequired
          maxLength={200}
          defaultValue="INBOX"
        />
        <OneOf
          name="afterwards"
          label={t('mail.boxes.afterwards')}
          value={afterwards}
          onChange={setAfterwards}
          options={(['move', 'flag', 'keep'] as const).map(id => ({ id, label: t(`mail.boxes.${id}`) }))}
        />
        {afterwards === 'move' ? (
          <TextInput name="moveTo" label={t('mail.boxes.moveTo')} isRequired maxLength={200} />
        ) : null}
        <FormActions of={add} onClose={onClose}>
          {t('mail.boxes.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

function readMailbox(filled: Filled, kind: MailboxDraft['afterwards']['kind']): MailboxDraft {
  return {
    ...readServer(filled),
    channelId: ChannelId.parse(filled.text('channel')),
    user: filled.text('user'),
    folder: filled.text('folder'),
    afterwards: kind === 'move' ? { kind, folder: filled.text('moveTo') } : { kind }
  }
}
