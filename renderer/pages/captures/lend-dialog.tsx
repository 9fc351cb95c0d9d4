// A login for the server, which has no screen to log in at: made on the person's own computer, and lent.
import { useMutation, useQuery } from '@tanstack/react-query'
import { FileKey, FileX, LogIn } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { loginLink, SealedLogin } from '#shared/lent-login.ts'
import type { BrowserProfile } from '#shared/profile.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused, Waiting } from '../../components/states.tsx'

/** The dialog; it closes when a login has come, by whatever way. */
export function LendDialog({ profile, onClose }: { profile: BrowserProfile; onClose: () => void }) {
  const { t } = useTranslation()
  const { id, checkedAt, startAddress } = profile
  const [isNoLogin, setNoLogin] = useState(false)
  const before = useRef(checkedAt)
  useEffect(() => {
    if (checkedAt !== before.current) onClose()
  }, [checkedAt, onClose])
  const wanted = useQuery(api.profiles.loginWanted.queryOptions({ input: { id } }))
  const take = useMutation(
    api.profiles.takeLogin.mutationOptions({
      onSuccess: ({ name, state }) =>
        notify(t('profiles.checked', { name, state: t(`profiles.states.${state}`) }))
    })
  )
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    const sealed = SealedLogin.safeParse((await file.slice(0, MOST_FILE).text()).trim())
    setNoLogin(!sealed.success)
    if (sealed.success) take.mutate({ id, sealed: sealed.data })
  }
  return (
    <Dialog title={t('profiles.lend.title')} onClose={onClose}>
      <div className="stack">
        <p className="wrap">{t('profiles.lend.lead', { address: startAddress })}</p>
        <p>{t('profiles.lend.steps')}</p>
        <Asked query={wanted}>
          {asked => (
            <Button
              variant="primary"
              icon={<LogIn size={18} />}
              onPress={() => location.assign(loginLink(asked))}
            >
              {t('profiles.lend.logIn')}
            </Button>
          )}
        </Asked>
        <p className="muted">{t('profiles.lend.connected')}</p>
        <FileTrigger onSelect={files => void read(files?.[0])}>
          <Button icon={<FileKey size={18} />} isDisabled={take.isPending}>
            {t('profiles.lend.file')}
          </Button>
        </FileTrigger>
        {take.isPending ? <Waiting label={t('profiles.lend.waiting')} /> : null}
        {isNoLogin ? <Alert tone="warn" icon={FileX} title={t('profiles.lend.notFile')} /> : null}
        {take.isError ? <Refused error={take.error} /> : null}
        <div className="form-actions">
          <Button onPress={onClose}>{t('common.close')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

/** More than any is; of a larger file no more is read. */
const MOST_FILE = 3_000_000
