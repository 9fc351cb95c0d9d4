// The paragraph that the masks of a disclosure rest on until another is written, in whichever part of it one masks.
import { useTranslation } from 'react-i18next'
import type { DisclosureId } from '#shared/ids.ts'
import { TextInput } from '../../components/text-input.tsx'
import { useRemembered } from '../../remembered.ts'

/** Nothing until somebody has written it in this disclosure: the ground of a mask is a person's decision, and so is another's. */
export const useParagraph = (id: DisclosureId) => useRemembered(`disclosures.paragraph ${id}`, '')

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
