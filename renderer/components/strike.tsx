// What was entered by mistake: the button that leads to striking it, and what is said of it afterwards.
import { useTranslation } from 'react-i18next'
import type { Struck as StruckEntry } from '#shared/correction.ts'
import { Button } from './button.tsx'
import { Time } from './facts.tsx'

/** The button; `name` says what would be struck. */
export function StrikeButton({ name, onPress }: { name: string; onPress: () => void }) {
  const { t } = useTranslation()
  return (
    <Button variant="small" label={t('common.mistakenNamed', { name })} onPress={onPress}>
      {t('common.mistaken')}
    </Button>
  )
}

/** Who struck it, when and why. */
export function Struck({ struck: { because, struckAt, struckBy } }: { struck: StruckEntry }) {
  const { t } = useTranslation()
  return (
    <div className="table-second">
      {t('common.struckBy', { name: struckBy, because })} <Time at={struckAt} />
    </div>
  )
}
