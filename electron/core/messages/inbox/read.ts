// What other rooms read here.
export { countThreads, listAnswers } from './queries.ts'
