// What other rooms read here.
export { answersTo, countThreads, listAnswers } from './queries.ts'
