// The proxy that pages are fetched through: how it is set, and the form that sets it.
import { useMutation, useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureProxy } from '#shared/proxy.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

/** The card. */
export function ProxyCard() {
  const { t } = useTranslation()
  const proxy = useQuery(api.captures.proxy.queryOptions())
  return (
    <section className="card stack" aria-labelledby="proxy">
      <h2 id="proxy">{t('proxy.title')}</h2>
      <p className="muted">{t('proxy.lead')}</p>
      <Asked query={proxy}>{now => <Now proxy={now} />}</Asked>
    </section>
  )
}

function Now({ proxy }: { proxy: CaptureProxy | null }) {
  const { t } = useTranslation()
  const [isSetting, setSetting] = useState(false)
  const [answers, setAnswers] = useState<boolean>()
  const forget = useMutation(
    api.captures.forgetProxy.mutationOptions({ onSuccess: () => notify(t('proxy.forgotten')) })
  )
  return (
    <>
      {proxy === null ? (
        <p>{t('proxy.none')}</p>
      ) : (
        <Facts
          facts={[
            [t('mail.host'), `${proxy.host}:${proxy.port}`],
            [t('mail.user'), proxy.user],
            [t('proxy.savedAt'), <Time key="saved" at={proxy.savedAt} />]
          ]}
        />
      )}
      <div className="row">
        <Button onPress={() => setSetting(true)}>{t(proxy === null ? 'proxy.set' : 'proxy.change')}</Button>
        {proxy === null ? null : (
          <Button variant="quiet" isPending={forget.isPending} onPress={() => forget.mutate(undefined)}>
            {t('proxy.forget')}
          </Button>
        )}
      </div>
      {forget.isError ? <Refused error={forget.error} /> : null}
      {proxy !== null && answers === false ? (
        <Alert tone="warn" icon={TriangleAlert} title={t('proxy.isSilent')} isUrgent>
          <p>{t('proxy.noAnswer')}</p>
        </Alert>
      ) : null}
      {isSetting ? (
        <SetProxy
          proxy={proxy}
          onClose={tried => {
            setSetting(false)
            if (tried !== undefined) setAnswers(tried)
          }}
        />
      ) : null}
    </>
  )
}

function SetProxy({
  proxy,
  onClose
}: {
  proxy: CaptureProxy | null
  /** With whether the proxy that was set answers; without it when none was. */
  onClose: (answers?: boolean) => void
}) {
  const { t } = useTranslation()
  const save = useMutation(
    api.captures.setProxy.mutationOptions({
      onSuccess: ({ answers }) => {
        if (answers) notify(t('proxy.saved'))
        onClose(answers)
      }
    })
  )
  return (
    <Dialog title={t('proxy.title')} onClose={() => onClose()}>
      <Form
        onFilled={filled =>
          save.mutate({
            proxy: {
              host: filled.text('host'),
              port: Number(filled.text('port')),
              user: filled.optional('user')
            },
            secret: filled.optional('secret')
          })
        }
      >
        <TextInput
          name="host"
          label={t('mail.host')}
          isRequired
          maxLength={253}
          defaultValue={proxy?.host ?? ''}
        />
        <TextInput
          name="port"
          label={t('mail.port')}
          isRequired
          maxLength={5}
          defaultValue={proxy === null ? '' : String(proxy.port)}
        />
        <TextInput
          name="user"
          label={t('mail.user')}
          help={t('proxy.userHelp')}
          maxLength={200}
          defaultValue={proxy?.user ?? ''}
        />
        <TextInput
          name="secret"
          type="password"
          label={t('mail.password')}
          help={t(proxy?.user == null ? 'mail.passwordHelp' : 'mail.passwordKept')}
          maxLength={2000}
        />
        <FormActions of={save} onClose={() => onClose()}>
          {t('proxy.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
