// The form that brings an archive back from a backup.
import { useMutation } from '@tanstack/react-query'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Restored } from '#shared/backup.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { ChosenFolder } from '../../components/chosen-folder.tsx'
import { DateField } from '../../components/fields.tsx'
import { type Filled, Form } from '../../components/form.tsx'
import { Progress } from '../../components/progress.tsx'
import { Refused } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { refusalOf } from '../../refusal.ts'
import { BackupPlace, type PlaceKind, placeIn } from '../backups/backup-place.tsx'

/** From where, to where and as of when; what was restored can be opened. */
export function RestoreArchive({ onOpen }: { onOpen: (dir: string) => void }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<PlaceKind>('folder')
  const [dir, setDir] = useState<string | null>(null)
  const [into, setInto] = useState<string | null>(null)
  const [isMissed, setMissed] = useState(false)
  const restore = useMutation({
    mutationFn: async (filled: Filled) => {
      const from = await placeIn(filled, kind, dir)
      if (from === null || into === null) return null
      const [asOf, key] = [filled.optional('asOf'), filled.optional('key')]
      return api.backups.restore.call({ from, into, asOf, key })
    }
  })
  const code = restore.isError ? refusalOf(restore.error).code : null
  // Asked for only where it is needed, and then for as long as it is not right.
  const [isKeyAsked, setKeyAsked] = useState(false)
  if (code === 'backup-key-needed' && !isKeyAsked) setKeyAsked(true)
  if (restore.isSuccess && restore.data !== null) return <Told restored={restore.data} onOpen={onOpen} />
  return (
    <Form
      onFilled={filled => {
        if ((kind === 'folder' && dir === null) || into === null) return
        restore.mutate(filled)
      }}
    >
      <BackupPlace
        label={t('start.restoreFrom')}
        {...{ kind, dir, isMissed }}
        onKind={setKind}
        onDir={setDir}
      />
      <ChosenFolder label={t('start.restoreInto')} dir={into} isMissed={isMissed} onChosen={setInto} />
      <DateField name="asOf" label={t('start.restoreAsOf')} />
      {isKeyAsked ? <TextInput name="key" label={t('start.restoreKey')} isRequired maxLength={2000} /> : null}
      {restore.isError && code !== 'backup-key-needed' ? <Refused error={restore.error} /> : null}
      {restore.isPending ? <Progress label={t('start.restoring')} /> : null}
      <div className="form-actions">
        {/* With the fields that the form itself finds empty, and not at the next try. */}
        <Button variant="primary" type="submit" isPending={restore.isPending} onPress={() => setMissed(true)}>
          {t('start.restoreButton')}
        </Button>
      </div>
    </Form>
  )
}

function Told({ restored, onOpen }: { restored: Restored; onOpen: (dir: string) => void }) {
  const { t } = useTranslation()
  const { into, number, objects, lines, damaged, unfinished } = restored
  const isWhole = damaged.length === 0 && unfinished === 0
  return (
    <Alert
      tone={isWhole ? 'good' : 'warn'}
      icon={isWhole ? CircleCheck : CircleAlert}
      title={t('start.restored')}
      isUrgent
    >
      <p>{t('start.restoredText', { number, objects, lines })}</p>
      {damaged.length === 0 ? null : <p>{t('start.restoredDamaged', { count: damaged.length })}</p>}
      {unfinished === 0 ? null : <p>{t('start.restoredUnfinished', { count: unfinished })}</p>}
      {into === null ? null : (
        <Button variant="primary" onPress={() => onOpen(into)}>
          {t('start.openRestored')}
        </Button>
      )}
    </Alert>
  )
}
