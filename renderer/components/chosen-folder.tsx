// A folder that is chosen with the system's own dialog.
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

/** The field; `isMissed` says that it must be chosen. */
export function ChosenFolder(props: {
  label: string
  dir: string | null
  isMissed: boolean
  onChosen: (dir: string) => void
}) {
  const { t } = useTranslation()
  const choose = async () => {
    const chosen = await window.shell.chooseFolder()
    if (chosen !== null) props.onChosen(chosen)
  }
  return (
    <fieldset className="field fieldset-bare">
      <legend className="field-label">{props.label}</legend>
      <span className={props.dir === null ? 'muted' : 'mono wrap'}>{props.dir ?? t('start.noFolder')}</span>
      <div>
        <Button label={`${t('start.chooseFolder')} ${props.label}`} onPress={() => void choose()}>
          {t('start.chooseFolder')}
        </Button>
      </div>
      {props.isMissed && props.dir === null ? (
        <span className="field-error" role="alert">
          {t('start.folderNeeded')}
        </span>
      ) : null}
    </fieldset>
  )
}
