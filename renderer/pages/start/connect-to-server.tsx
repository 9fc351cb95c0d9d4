// The archive on a server: the program is started anew with the server's own page in its window.
import { useMutation } from '@tanstack/react-query'
import { Server } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverAddressFrom } from '#shared/server-address.ts'
import { Button } from '../../components/button.tsx'
import { Form, NOTHING_WRONG, type Wrong } from '../../components/form.tsx'
import { TextInput } from '../../components/text-input.tsx'

/** An address, and it is connected to. `onBegin`: what was refused elsewhere on the page is over. */
export function ConnectToServer({ onBegin }: { onBegin: () => void }) {
  const { t } = useTranslation()
  const [wrong, setWrong] = useState<Wrong>(NOTHING_WRONG)
  const connect = useMutation({ mutationFn: (server: string) => window.shell.connectTo(server) })
  return (
    <section className="card stack" aria-labelledby="start-connect">
      <h2 id="start-connect" className="row">
        <Server size={20} />
        {t('start.connect.title')}
      </h2>
      <p className="muted">{t('start.connect.lead')}</p>
      <Form
        wrong={wrong}
        onFilled={filled => {
          onBegin()
          const server = serverAddressFrom(filled.text('server'))
          if (server === null) setWrong({ server: t('start.connect.wrong') })
          else connect.mutate(server)
        }}
      >
        <TextInput
          name="server"
          label={t('start.connect.address')}
          help={t('start.connect.help')}
          isRequired
          maxLength={2000}
        />
        <div className="form-actions">
          <Button type="submit" isPending={connect.isPending}>
            {t('start.connect.button')}
          </Button>
        </div>
      </Form>
    </section>
  )
}
