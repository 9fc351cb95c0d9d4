// What other rooms read here.
export { disposedOf } from './carried-out.ts'
export { allDisposals, listItems } from './queries.ts'
