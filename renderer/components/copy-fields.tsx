// Copies the four fields of the registry to the clipboard, from a record's own page.
import { useMutation } from '@tanstack/react-query'
import { ClipboardCopy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RecordRef } from '#shared/record.ts'
import { client } from '../api.ts'
import { refusalSentence } from '../refusal.ts'
import { useLanguage } from '../settings.ts'
import { Button } from './button.tsx'
import { notify } from './notice.tsx'

/** The button. */
export function CopyFields({ record }: { record: RecordRef }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const copy = useMutation({
    mutationFn: async () => navigator.clipboard.writeText((await client.exports.fourFields(record)).text),
    onSuccess: () => notify(t('exports.fieldsCopied')),
    onError: error => notify(refusalSentence(error, language))
  })
  return (
    <Button
      look="quiet"
      icon={<ClipboardCopy size={18} />}
      isPending={copy.isPending}
      onPress={() => copy.mutate()}
    >
      {t('exports.copyFields')}
    </Button>
  )
}
