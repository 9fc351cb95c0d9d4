// What other rooms read here.
export { evidenceOf, findComment, registrationOf } from './queries.ts'
