// Taking a folder into use for backups, encrypted or not.
import { useMutation } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { capitalised } from '#shared/in-language.ts'
import { BACKUP_PLANS } from '#shared/words/values.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Choice } from '../../components/fields.tsx'
import { type Filled, Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { useLanguage } from '../../settings.ts'
import { BackupPlace, type PlaceKind, placeIn } from './backup-place.tsx'

const NEVER = 'never'

export function AddBackup({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [kind, setKind] = useState<PlaceKind>('folder')
  const [dir, setDir] = useState<string | null>(null)
  const [isMissed, setMissed] = useState(false)
  const [how, setHow] = useState<'open' | 'encrypted'>('open')
  const key = useMutation(api.backups.makeKey.mutationOptions())
  const add = useMutation({
    mutationFn: async (filled: Filled) => {
      const folder = await placeIn(filled, kind, dir)
      const plan = filled.text('plan')
      if (folder === null) return
      await api.backups.add.call({
        folder,
        recipient: how === 'encrypted' ? (key.data?.recipient ?? null) : null,
        plan: plan === 'day' || plan === 'week' ? plan : null
      })
    },
    onSuccess: () => {
      notify(t('backups.added'))
      onClose()
    }
  })
  const isKeyLacking = how === 'encrypted' && key.data === undefined
  return (
    <Dialog title={t('backups.add')} onClose={onClose}>
      <Form
        onFilled={filled => {
          if ((kind === 'folder' && dir === null) || isKeyLacking) return setMissed(true)
          add.mutate(filled)
        }}
      >
        <p>{t('backups.addLead')}</p>
        <BackupPlace
          label={t('backups.folder')}
          {...{ kind, dir, isMissed }}
          onKind={setKind}
          onDir={setDir}
        />
        <Choice
          name="plan"
          label={t('backups.plan')}
          help={t('backups.planHelp')}
          isRequired
          defaultValue="day"
          options={[
            { id: 'day', label: capitalised(BACKUP_PLANS.day[language]) },
            { id: 'week', label: capitalised(BACKUP_PLANS.week[language]) },
            { id: NEVER, label: t('backups.never') }
          ]}
        />
        <OneOf
          name="how"
          label={t('backups.how')}
          value={how}
          onChange={setHow}
          options={[
            { id: 'open', label: t('backups.open') },
            { id: 'encrypted', label: t('backups.encrypted') }
          ]}
        />
        {how === 'encrypted' ? (
          <>
            <p>{t('backups.encryptedText')}</p>
            {key.data === undefined ? (
              <div>
                <Button
                  icon={<KeyRound size={20} />}
                  isPending={key.isPending}
                  onPress={() => key.mutate(undefined)}
                >
                  {t('backups.makeKey')}
                </Button>
              </div>
            ) : (
              <Alert tone="warn" icon={KeyRound} title={t('backups.words')} isUrgent>
                <p className="mono">{key.data.words}</p>
                <p>{t('backups.wordsText')}</p>
              </Alert>
            )}
            {isMissed && isKeyLacking ? (
              <span className="field-error" role="alert">
                {t('backups.keyNeeded')}
              </span>
            ) : null}
          </>
        ) : null}
        {key.isError ? <Refused error={key.error} /> : null}
        <FormActions of={add} onClose={onClose}>
          {t('backups.add')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
