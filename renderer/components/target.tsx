// Where something that is handed over is written.
import { FolderOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

/** Where it goes: in the archive's own folder, or on a disk that is handed over. */
export function Target({
  into,
  onChange
}: {
  into: string | null
  onChange: (folder: string | null) => void
}) {
  const { t } = useTranslation()
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
        <Button icon={<FolderOpen size={18} />} onPress={() => void choose()}>
          {t('exports.chooseInto')}
        </Button>
        {into === null ? null : (
          <Button variant="quiet" onPress={() => onChange(null)}>
            {t('exports.dropInto')}
          </Button>
        )}
      </div>
    </fieldset>
  )
}
