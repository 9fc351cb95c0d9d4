// What other rooms read here.
export { evidenceOf, findComment, registrationsOf } from './queries.ts'
