// What the acts of the journal are called.
import { useTranslation } from 'react-i18next'
import { sv } from '../../locales/sv.ts'

type Act = keyof typeof sv.journal.acts

const isNamed = (act: string): act is Act => Object.hasOwn(sv.journal.acts, act)

/** The act in words; one from a newer program is shown by its code. */
export function useActName(): (act: string) => string {
  const { t } = useTranslation()
  // The codes hold full stops, which in a path of keys would part them.
  return act => (isNamed(act) ? t('journal.acts', { returnObjects: true })[act] : act)
}
