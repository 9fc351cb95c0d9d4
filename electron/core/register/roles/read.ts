// What other rooms read here.
export { findUser, hasRole, userNamed } from './queries.ts'
