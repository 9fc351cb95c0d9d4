// What other rooms read here.
export { findActor } from './queries.ts'
