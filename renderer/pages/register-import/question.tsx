// What whoever imports is asked of a row: whether a name is somebody, or a department, that is there already, or another.
import { useTranslation } from 'react-i18next'
import { normalized } from '#shared/normal-form.ts'
import type { ImportAnswer, ImportMapping, ImportQuestion } from '#shared/register-import.ts'
import { Button } from '../../components/button.tsx'

type Is = ImportAnswer['is']
export type OnAnswer = (asks: ImportQuestion, is: Is | null) => void

/** A button for each choice, or the one that takes the answer back. */
export function Question({ asks, onAnswer }: { asks: ImportQuestion; onAnswer: OnAnswer }) {
  const { t } = useTranslation()
  const { about, name } = asks
  const choices = offered(asks)
  if (choices.length === 0)
    return (
      <div className="row">
        <Button
          variant="small"
          label={t('registerImport.askAgainNamed', { name })}
          onPress={() => onAnswer(asks, null)}
        >
          {t('registerImport.askAgain')}
        </Button>
      </div>
    )
  return (
    <div className="row">
      {choices.map(({ is, label }) => {
        const another = about === 'person' ? 'registerImport.isAnother' : 'registerImport.isAnotherDepartment'
        const said = is === 'another' ? t(another) : t('registerImport.isSame', { who: label })
        return (
          <Button key={is} variant="small" label={`${name}: ${said}`} onPress={() => onAnswer(asks, is)}>
            {said}
          </Button>
        )
      })}
    </div>
  )
}

/** What can be answered. What was answered is taken back first; what an earlier import came to is none of this one's answers, and is answered otherwise. */
export const offered = ({ choices, answer, isRemembered }: ImportQuestion): ImportQuestion['choices'] =>
  answer === null || isRemembered ? choices.filter(({ is }) => is !== answer) : []

/** The mapping with the answer; null takes the one that was given back. */
export function withAnswer(
  mapping: ImportMapping,
  { about, name, department, email }: ImportQuestion,
  is: Is | null
): ImportMapping {
  const asked = { about, name, department, email }
  const others = (mapping.answers ?? []).filter(each => questionOf(each) !== questionOf(asked))
  return { ...mapping, answers: is === null ? others : [...others, { ...asked, is }] }
}

// Rows that write a name in other case or with other spaces ask the same.
const questionOf = ({ about, name, department, email }: Omit<ImportAnswer, 'is'>) =>
  JSON.stringify(
    [about, name, department, email].map(each =>
      each == null ? null : normalized(each, 'NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
    )
  )
