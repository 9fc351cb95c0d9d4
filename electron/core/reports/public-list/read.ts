// What other rooms read here.
export { listPublications } from './queries.ts'
