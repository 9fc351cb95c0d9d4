// A folder that something was written to.
import { FolderOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

/** Whether the shell can show it: in the app, what lies in the archive. */
export const canReveal = (folder: string) => folder.startsWith('exports/') && window.shell.where === 'desktop'

/** Its path, and a button that opens it; `isNamed` where there are several on the page. Only what lies in the archive can be shown by the shell. */
export function Folder({ folder, isNamed = false }: { folder: string; isNamed?: boolean }) {
  const { t } = useTranslation()
  return (
    <span className="row">
      <span className="mono">{folder}</span>
      {canReveal(folder) ? (
        <Button
          variant="small"
          icon={<FolderOpen size={16} />}
          {...(isNamed ? { label: t('exports.revealNamed', { folder }) } : {})}
          onPress={() => void window.shell.revealInArchive(folder)}
        >
          {t('exports.reveal')}
        </Button>
      ) : null}
    </span>
  )
}
