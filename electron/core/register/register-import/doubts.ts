// Doubts of a trial that whoever imports has answered: whether a name in the sheet is somebody, or a department, that is there already.
import type { Department } from '#shared/register.ts'
import { ImportAnswer, type ImportField, type ImportQuestion } from '#shared/register-import.ts'
import type { RowCells } from './cells.ts'
import type { departmentNames } from './department-names.ts'
import type { Asked, Decided, NamedDepartment } from './row-draft.ts'
import { sameName } from './same-name.ts'

export type Doubts = ReturnType<typeof answersTo>

/** What was answered to questions of names, now and in earlier imports. */
export function answersTo(answers: readonly ImportAnswer[], decided: readonly Decided[]) {
  const earlier = new Map<string, string>(decided.map(each => [wordsOf(each), each.is]))
  /** The entry that the same words came to in an earlier import. */
  const before = (asked: Asked) => earlier.get(wordsOf(asked))

  return {
    before,
    /** The question with its answer. What is none of its choices is no answer; where nothing is said of it now, it is as before. */
    ask(asked: Asked, choices: ImportQuestion['choices']): ImportQuestion {
      const ofName = answers.filter(
        each =>
          each.about === asked.about &&
          sameName(each.name) === sameName(asked.name) &&
          isSame(each.department, asked.department) &&
          isSame(each.email, asked.email)
      )
      const found =
        ofName.find(({ department, email }) => department !== undefined && email !== undefined) ?? ofName[0]
      const said = found?.is ?? before(asked)
      const answer = choices.find(({ is }) => is === said)?.is ?? null
      return { ...asked, choices, answer, isRemembered: found === undefined && answer !== null }
    }
  }
}

/** Whether somebody can answer to it: a department that is not given, or a name that is too long, is told as that. */
export const isAskable = (asked: Asked): boolean => ImportAnswer.omit({ is: true }).safeParse(asked).success

const wordsOf = ({ about, name, department, email }: Asked) =>
  JSON.stringify([about, ...[name, department, email].map(each => sameName(each ?? ''))])

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
  if (question.isRemembered) cells.say('answered-before', field, { value, who }, question)
  else if (question.answer === 'another') cells.say('answered-another', field, { value }, question)
  else cells.say('answered-same', field, { value, who }, question)
}

/** No authority has more; a column with more is another one, and there is nothing to tell apart in it. */
const MOST_MADE = 500

/** A new department that may be one that is there, or that an earlier row makes: which it is, or a new one where it is another or nobody has said. */
export function askDepartment(
  { ask, before }: Doubts,
  cells: RowCells,
  name: string,
  {
    departments,
    made,
    mayBeOne
  }: {
    readonly departments: readonly Department[]
    readonly made: Iterable<string>
  } & ReturnType<typeof departmentNames>
): Pick<NamedDepartment, 'name' | 'known' | 'asked'> {
  const asked = { about: 'department', name, department: null, email: null } as const
  const was = before(asked)
  const alike = departments.filter(each => each.id === was || mayBeOne(name, each.name))
  const earlier = [...made].slice(0, MOST_MADE).find(each => mayBeOne(name, each))
  const [first = earlier] = alike.map(each => each.name)
  if (first === undefined || !isAskable(asked)) return { name, known: null }
  const question = ask(asked, [
    ...alike.map(each => ({ is: each.id, label: each.name })),
    ...(earlier === undefined ? [] : [{ is: 'earlier' as const, label: earlier }]),
    { is: 'another', label: '' }
  ])
  if (question.answer === null) {
    cells.say('department-maybe-known', 'department', { value: name, department: first }, question)
    return { name, known: null }
  }
  sayAnswer(cells, 'department', question)
  if (question.answer === 'earlier') return { name: earlier ?? name, known: null, asked }
  const known = alike.find(({ id }) => id === question.answer) ?? null
  return { name: known?.name ?? name, known, asked }
}
