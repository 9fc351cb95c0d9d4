// Where something that is handed over is written.
import { FolderOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ErrorCode } from '#shared/errors.ts'
import { Button } from './button.tsx'
import { useWrongChoice } from './form.tsx'

/** What is written cannot be written there: the refusals of a folder that was chosen so. */
export const OF_TARGET: readonly ErrorCode[] = [
  ...(['folder-unusable', 'target-too-small', 'target-full', 'target-gone'] as const),
  'file-too-large-for-disk'
]

/** Where it goes: in the archive's own folder, or on a disk that is handed over. */
export function Target({
  into,
  onChange
}: {
  into: string | null
  onChange: (folder: string | null) => void
}) {
  const { t } = useTranslation()
  const wrong = useWrongChoice('into')
  const choose = async () => {
    const folder = await window.shell.chooseFolder()
    if (folder !== null) onChange(folder)
  }
  // A package that a server writes stays there, and is fetched as one file.
  if (window.shell.where === 'web') return null
  return (
    <fieldset className="fieldset">
      <legend>{t('exports.into')}</legend>
      <div className="row">
        <span className="wrap">{into ?? t('exports.intoArchive')}</span>
        <Button {...wrong.props} icon={<FolderOpen size={18} />} onPress={() => void choose()}>
          {t('exports.chooseInto')}
        </Button>
        {into === null ? null : (
          <Button variant="quiet" onPress={() => onChange(null)}>
            {t('exports.dropInto')}
          </Button>
        )}
      </div>
      {wrong.said}
    </fieldset>
  )
}
