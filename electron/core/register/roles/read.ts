// What other rooms read here.
export { findUser, userNamed } from './queries.ts'
