// What other rooms read here.
export { listDisclosures } from './queries.ts'
