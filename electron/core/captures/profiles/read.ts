// What other rooms read here.
export { findProfile, profileOf, profilesByChannel } from './queries.ts'
