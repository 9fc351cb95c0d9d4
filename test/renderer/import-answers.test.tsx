// The answers of whoever imports a sheet: one for each question, which can be taken back from any row that asks it.
import { expect, it } from 'vitest'
import type { ImportMapping, ImportQuestion } from '#shared/register-import.ts'
import { withAnswer } from '../../renderer/pages/register-import/question.tsx'

const MAPPING: ImportMapping = {
  ...{ sheet: 0, headingRow: 1, columns: [] },
  otherwise: { department: null, responsible: null, purpose: null }
}
const ASKED: ImportQuestion = {
  ...{ about: 'person', name: 'Bo Ek', department: 'Skola', email: null },
  ...{ choices: [{ is: 'another', label: '' }], answer: null }
}

it('is taken back from a row that writes the name in another way, and not from one with an address', () => {
  const answered = withAnswer(MAPPING, ASKED, 'another')
  expect(withAnswer(answered, { ...ASKED, name: 'BO  Ek', department: 'skola' }, null).answers).toEqual([])
  expect(withAnswer(answered, { ...ASKED, email: 'bo@norrby.example' }, null).answers).toHaveLength(1)
})
