// What those who see to the computers have to say where an archive is opened: that it is on a server, and what is wrong on this computer.
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, Server } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { computerSentences } from '#shared/computer-words.ts'
import { serverAddressFrom } from '#shared/server-address.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { useLanguage } from '../../settings.ts'

/** Nothing where nothing is decided and all is well. */
export function Decided() {
  const { t } = useTranslation()
  const language = useLanguage()
  const computer = useQuery(api.computer.check.queryOptions())
  if (computer.data === undefined) return null
  const { serverAddress } = computer.data.policies.policies
  // A server is its address alone, whatever is decided after it.
  const server = serverAddressFrom(serverAddress ?? '')
  const told = computerSentences(computer.data, language)
  return (
    <>
      {serverAddress === null ? null : (
        <Alert tone="accent" icon={Server} title={t('start.server.title')}>
          <p className="wrap">{serverAddress}</p>
          {server === null ? <p>{t('start.connect.wrong')}</p> : null}
          <div className="row">
            {server === null ? null : (
              <Button variant="small" onPress={() => void window.shell.connectTo(server)}>
                {t('start.connect.button')}
              </Button>
            )}
            <Button variant="small" onPress={() => void window.shell.openExternal(serverAddress)}>
              {t('start.server.open')}
            </Button>
          </div>
        </Alert>
      )}
      {told.length === 0 ? null : (
        <Alert tone="warn" icon={CircleAlert} title={t('start.told')}>
          {told.map(sentence => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Alert>
      )}
    </>
  )
}
