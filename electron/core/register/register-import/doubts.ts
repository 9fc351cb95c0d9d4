// Doubts of a trial that whoever imports has answered: whether a name in the sheet is somebody, or a department, that is there already.
import type { Department } from '#shared/register.ts'
import type { ImportAnswer, ImportField, ImportQuestion } from '#shared/register-import.ts'
import type { RowCells } from './cells.ts'
import { mayBeDepartment, sameName } from './names.ts'

type Asked = Pick<ImportQuestion, 'about' | 'name' | 'department' | 'email'>

type Ask = ReturnType<typeof answerTo>

/** What was answered to a question; what is none of its choices is no answer. */
export const answerTo =
  (answers: readonly ImportAnswer[]) =>
  (asked: Asked, choices: ImportQuestion['choices']): ImportQuestion => {
    const ofName = answers.filter(
      each =>
        each.about === asked.about &&
        sameName(each.name) === sameName(asked.name) &&
        isSame(each.department, asked.department) &&
        isSame(each.email, asked.email)
    )
    const found =
      ofName.find(({ department, email }) => department !== undefined && email !== undefined) ?? ofName[0]
    const answer = choices.find(({ is }) => is === found?.is)?.is ?? null
    return { ...asked, choices, answer }
  }

/** An answer that leaves out in which department, or by which address, holds for all of that name; null is a row that says none. */
const isSame = (said: string | null | undefined, asked: string | null) =>
  said === undefined || sameName(said ?? '') === sameName(asked ?? '')

/** How somebody who may be meant is told apart from others of the name. */
export const labelOf = ({
  name,
  email,
  department
}: {
  readonly name: string
  readonly email: string | null
  readonly department: string
}): string => [name, department, email].filter(part => part !== null && part !== '').join(', ')

/** What was answered is told with the row, and can be answered anew. */
export function sayAnswer(cells: RowCells, field: ImportField, question: ImportQuestion): void {
  const value = question.name
  const who = question.choices.find(({ is }) => is === question.answer)?.label ?? ''
  if (question.answer === 'another') cells.say('answered-another', field, { value }, question)
  else cells.say('answered-same', field, { value, who }, question)
}

/** A new department that may be one that is there: which; null: it is another, or nobody has said. */
export function askDepartment(
  ask: Ask,
  cells: RowCells,
  name: string,
  { departments, made }: { readonly departments: readonly Department[]; readonly made: Iterable<string> }
): Department | string | null {
  const alike = departments.filter(each => mayBeDepartment(name, each.name))
  const earlier = [...made].find(each => mayBeDepartment(name, each))
  const [first = earlier] = alike.map(each => each.name)
  if (first === undefined) return null
  const question = ask({ about: 'department', name, department: null, email: null }, [
    ...alike.map(each => ({ is: each.id, label: each.name })),
    ...(earlier === undefined ? [] : [{ is: 'earlier' as const, label: earlier }]),
    { is: 'another', label: '' }
  ])
  if (question.answer !== null) sayAnswer(cells, 'department', question)
  else cells.say('department-maybe-known', 'department', { value: name, department: first }, question)
  if (question.answer === 'earlier') return earlier ?? null
  return alike.find(({ id }) => id === question.answer) ?? null
}
