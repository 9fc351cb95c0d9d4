// The paragraph that masks rest on until another is written, in whichever part of a disclosure one masks.
import { useTranslation } from 'react-i18next'
import { TextInput } from '../../components/text-input.tsx'
import { useRemembered } from '../../remembered.ts'

export const useParagraph = () => useRemembered('disclosures.paragraph', 'OSL 21 kap. 1 §')

/** The field for it. */
export function ParagraphField(props: {
  value: string
  onChange: (paragraph: string) => void
  help?: string
}) {
  const { t } = useTranslation()
  return (
    <TextInput name="paragraph" label={t('disclosures.paragraph')} isRequired maxLength={100} {...props} />
  )
}
