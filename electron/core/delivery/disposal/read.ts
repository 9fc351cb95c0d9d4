// What other rooms read here.
export { allDisposals, listItems } from './queries.ts'
