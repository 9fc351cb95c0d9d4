// The answers of whoever imports a sheet: one for each question, which can be taken back from any row that asks it.
import { expect, it } from 'vitest'
import type { ImportMapping, ImportQuestion } from '#shared/register-import.ts'
import { offered, withAnswer } from '../../renderer/pages/register-import/question.tsx'

const MAPPING: ImportMapping = {
  ...{ sheet: 0, headingRow: 1, columns: [] },
  otherwise: { department: null, responsible: null, purpose: null }
}
const ASKED: ImportQuestion = {
  ...{ about: 'person', name: 'Bo Ek', department: 'Skola', email: null },
  ...{ choices: [{ is: 'another', label: '' }], answer: null, isRemembered: false }
}

it('is taken back from a row that writes the name in another way, and not from one with an address', () => {
  const answered = withAnswer(MAPPING, ASKED, 'another')
  expect(withAnswer(answered, { ...ASKED, name: 'BO  Ek', department: 'skola' }, null).answers).toEqual([])
  expect(withAnswer(answered, { ...ASKED, email: 'bo@norrby.example' }, null).answers).toHaveLength(1)
})

it('offers another answer than the one of an earlier import, and takes back its own first', () => {
  const known = '00000000-0000-4000-8000-000000000007'
  const asked = { ...ASKED, choices: [{ is: known, label: 'Bo Ek, Kultur' }, ...ASKED.choices] }
  const left = (question: ImportQuestion) => offered(question).map(({ is }) => is)
  expect(left(asked)).toEqual([known, 'another'])
  expect(left({ ...asked, answer: known, isRemembered: true })).toEqual(['another'])
  expect(left({ ...asked, answer: known })).toEqual([])
})
