// Why a field asks for what it does: the guideline, folded below the field.
import { useTranslation } from 'react-i18next'
import { Button } from '../components/button.tsx'
import type { sv } from '../locales/sv.ts'
import { help } from './help.ts'

/** The question, which opens to its answer; from there one comes to all of the guidelines. */
export function Why({ of }: { of: Exclude<keyof typeof sv.help.why, 'more'> }) {
  const { t } = useTranslation()
  return (
    <details className="why">
      <summary>{t(`help.why.${of}.ask`)}</summary>
      <div className="stack-tight">
        <p className="field-help">{t(`help.why.${of}.because`)}</p>
        <div>
          <Button variant="small" onPress={() => help.set({ document: 'plikterna', section: null })}>
            {t('help.why.more')}
          </Button>
        </div>
      </div>
    </details>
  )
}
