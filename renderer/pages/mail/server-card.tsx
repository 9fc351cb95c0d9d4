// The server that mail is sent by: how it stands, a trial, and the form that sets it.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type MailServer, MailServerShown } from '#shared/outbox.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Facts, When } from '../../components/facts.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { Problem } from './problem.tsx'
import { readServer, ServerFields } from './server-fields.tsx'

/** The card. */
export function ServerCard({ server }: { server: MailServer | null }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'set' | 'try' | null>(null)
  const check = useMutation(
    api.outbox.checkServer.mutationOptions({ onSuccess: () => notify(t('mail.server.works')) })
  )
  const forget = useMutation(
    api.outbox.forgetServer.mutationOptions({ onSuccess: () => notify(t('mail.server.forgotten')) })
  )
  return (
    <section className="card stack" aria-labelledby="server">
      <h2 id="server">{t('mail.server.title')}</h2>
      {server === null ? <p>{t('mail.server.none')}</p> : <About server={server} />}
      <div className="row">
        <Button variant={server === null ? 'primary' : 'plain'} onPress={() => setOpen('set')}>
          {t(server === null ? 'mail.server.set' : 'mail.server.change')}
        </Button>
        {server === null ? null : (
          <>
            <Button onPress={() => setOpen('try')}>{t('mail.server.try')}</Button>
            <Button isPending={check.isPending} onPress={() => check.mutate(undefined)}>
              {t('mail.check')}
            </Button>
            <Button variant="quiet" isPending={forget.isPending} onPress={() => forget.mutate(undefined)}>
              {t('mail.forget')}
            </Button>
          </>
        )}
      </div>
      {check.isError ? <Refused error={check.error} /> : null}
      {forget.isError ? <Refused error={forget.error} /> : null}
      {open === 'set' ? <SetServer server={server} onClose={() => setOpen(null)} /> : null}
      {open === 'try' ? <TryServer onClose={() => setOpen(null)} /> : null}
    </section>
  )
}

function About({ server }: { server: MailServer }) {
  const { t } = useTranslation()
  return (
    <>
      <Facts
        facts={[
          [t('mail.host'), `${server.host}:${server.port}`],
          [t('mail.security'), t(`mail.securities.${server.security}`)],
          [t('mail.user'), server.user],
          [t('mail.sender'), server.sender],
          [
            t('mail.server.checked'),
            server.checkedAt === null ? null : <When key="checked" at={server.checkedAt} />
          ]
        ]}
      />
      <Problem code={server.problem} host={server.host} folder="" user="" />
    </>
  )
}

function SetServer({ server: now, onClose }: { server: MailServer | null; onClose: () => void }) {
  const { t } = useTranslation()
  // The fields begin with it, and keep what was typed when another sets another meanwhile.
  const [server] = useState(now)
  const save = useMutation(
    api.outbox.saveServer.mutationOptions({
      onSuccess: () => {
        notify(t('mail.server.saved'))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('mail.server.title')} onClose={onClose}>
      <Form
        onFilled={filled =>
          save.mutate({
            server: { ...readServer(filled), user: filled.optional('user'), sender: filled.text('sender') },
            secret: filled.optional('secret'),
            seen: { server: server === null ? null : MailServerShown.parse(server) }
          })
        }
      >
        <ServerFields known={server} ports={t('mail.server.ports')} isLoginNeeded={false} />
        <TextInput
          name="sender"
          type="email"
          label={t('mail.sender')}
          help={t('mail.senderHelp')}
          isRequired
          maxLength={254}
          defaultValue={server?.sender ?? ''}
        />
        <FormActions of={save} onClose={onClose}>
          {t('mail.server.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

function TryServer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const test = useMutation(
    api.outbox.test.mutationOptions({
      onSuccess: () => {
        notify(t('mail.server.tried'))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('mail.server.try')} onClose={onClose}>
      <Form onFilled={filled => test.mutate({ recipient: filled.text('recipient') })}>
        <TextInput name="recipient" type="email" label={t('mail.recipient')} isRequired />
        <FormActions of={test} onClose={onClose}>
          {t('mail.server.sendTest')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
