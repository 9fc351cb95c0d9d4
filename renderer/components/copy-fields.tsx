// Copies the four fields of the diary to the clipboard, from a record's own page or from a list of records.
import { useMutation } from '@tanstack/react-query'
import { ClipboardCopy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RecordRef } from '#shared/record.ts'
import { client } from '../api.ts'
import { refusalSentence } from '../refusal.ts'
import { useLanguage } from '../settings.ts'
import { Button } from './button.tsx'
import { notify } from './notice.tsx'

/** The button; `named` is what tells the record from the others of a list, and `says` what stands on it. */
export function CopyFields({
  record,
  named,
  says = 'copyFields'
}: {
  record: RecordRef
  named?: string
  says?: 'copyFields' | 'copy'
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const copy = useMutation({
    mutationFn: async () => navigator.clipboard.writeText((await client.exports.fourFields(record)).text),
    onSuccess: () => notify(t('exports.fieldsCopied')),
    onError: error => notify(refusalSentence(error, language))
  })
  return (
    <Button
      variant={named === undefined ? 'quiet' : 'small'}
      {...(named === undefined ? {} : { label: t('exports.copyFieldsNamed', { record: named }) })}
      icon={<ClipboardCopy size={18} />}
      isPending={copy.isPending}
      onPress={() => copy.mutate()}
    >
      {t(`exports.${says}`)}
    </Button>
  )
}
